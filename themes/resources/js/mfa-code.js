// Comforts of the code page. Every page works without them (V4).
const page = document.getElementById("mfa");

if (page) {
  const stopWaiting = countDownToResend();
  watchDelivery(stopWaiting);
  const stopListening = readCodeFromSms();
  submitOnce(stopListening);
}

/** A session code of Keycloak works once: a second click would end in "action expired". */
function submitOnce(onSubmit) {
  const patience = 10_000;
  let submitted = false;
  page.addEventListener("submit", (event) => {
    if (submitted) {
      event.preventDefault();
      return;
    }
    submitted = true;
    onSubmit();
    setTimeout(() => (submitted = false), patience);
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      submitted = false;
    }
  });
}

/** Disables the resend button until a new code may be asked for; returns what ends the wait at once. */
function countDownToResend() {
  const form = document.getElementById("mfa-resend-form");
  const seconds = Number(form?.dataset.resendIn);
  if (!(seconds > 0)) {
    return () => {};
  }
  const button = document.getElementById("mfa-resend");
  const wait = document.getElementById("mfa-resend-wait");
  const end = Date.now() + seconds * 1000;

  const show = () => {
    const left = Math.ceil((end - Date.now()) / 1000);
    if (left <= 0) {
      finish();
      document.getElementById("mfa-resend-ready").textContent = form.dataset.readyText;
      return;
    }
    const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    wait.textContent = form.dataset.waitText.replace("{0}", time);
  };
  const finish = () => {
    clearInterval(timer);
    button.disabled = false;
    wait.hidden = true;
  };

  button.disabled = true;
  wait.hidden = false;
  const timer = setInterval(show, 1000);
  show();
  return finish;
}

/** Asks whether the message went out, after one second and then every two, for at most a minute of looking (D4). */
function watchDelivery(onFailure) {
  const { deliveryUrl, deliveryState, sentText } = page.dataset;
  if (!deliveryUrl || deliveryState !== "pending") {
    return;
  }
  const status = document.getElementById("mfa-status");
  let questions = 30;
  let timer = setTimeout(ask, 1000);

  async function ask() {
    questions -= 1;
    const state = await deliveryStateAt(deliveryUrl);
    if (state === "sent") {
      stop();
      status.textContent = sentText;
    } else if (state === "failed") {
      stop();
      status.hidden = true;
      document.getElementById("mfa-failure").append(document.getElementById("mfa-failure-content").content.cloneNode(true));
      document.getElementById("mfa-other-ways")?.setAttribute("open", "");
      onFailure();
    } else if (questions > 0 && !document.hidden) {
      timer = setTimeout(ask, 2000);
    } else {
      timer = undefined;
    }
  }

  function onVisible() {
    if (!document.hidden && timer === undefined && questions > 0) {
      timer = setTimeout(ask, 0);
    }
  }

  function stop() {
    questions = 0;
    document.removeEventListener("visibilitychange", onVisible);
  }

  document.addEventListener("visibilitychange", onVisible);
}

async function deliveryStateAt(url) {
  try {
    const response = await fetch(url, { cache: "no-store", headers: { accept: "application/json" } });
    return response.ok ? (await response.json()).state : "pending";
  } catch {
    return "pending";
  }
}

/** WebOTP: the phone offers the code of a message that names this host; returns what stops listening (V2, D10). */
function readCodeFromSms() {
  const input = document.getElementById("code");
  if (page.dataset.channel !== "sms" || !input || !("OTPCredential" in window)) {
    return () => {};
  }
  const listening = new AbortController();
  navigator.credentials
    .get({ otp: { transport: ["sms"] }, signal: listening.signal })
    .then((otp) => {
      input.value = otp.code;
      input.form.requestSubmit();
    })
    .catch(() => {}); // declined, timed out or not allowed: the code is typed
  return () => listening.abort();
}
