// Saving recovery codes: as a file, to the clipboard, on paper. Without JavaScript they are text to be selected.

const page = document.getElementById("mfa");
const codes = [...document.querySelectorAll("#mfa-codes li")].map((item) => item.textContent.trim());

if (page && codes.length > 0) {
  document.getElementById("mfa-print-date").textContent = dateLine();
  document.getElementById("mfa-download").addEventListener("click", download);
  document.getElementById("mfa-copy").addEventListener("click", copy);
  document.getElementById("mfa-print").addEventListener("click", () => window.print());
  document.getElementById("mfa-keep").hidden = false;
}

function download() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([sheet("\r\n")], { type: "text/plain;charset=utf-8" }));
  link.download = page.dataset.fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

async function copy() {
  try {
    await navigator.clipboard.writeText(codes.join("\n"));
  } catch {
    copySelection(); // not a secure context, or not allowed
  }
  document.getElementById("mfa-kept").textContent = page.dataset.copiedText;
}

function copySelection() {
  const range = document.createRange();
  range.selectNodeContents(document.getElementById("mfa-codes"));
  const selection = window.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  document.execCommand("copy");
}

/** What realm, what day, the codes, what they are. */
function sheet(newline) {
  return [page.dataset.fileTitle, dateLine(), "", ...codes, "", page.dataset.fileNote, ""].join(newline);
}

function dateLine() {
  const day = new Date().toLocaleDateString(document.documentElement.lang || undefined, { dateStyle: "long" });
  return page.dataset.fileDate.replace("{0}", day);
}
