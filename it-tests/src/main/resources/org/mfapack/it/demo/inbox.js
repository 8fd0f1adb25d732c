const list = document.getElementById('messages');
const template = document.getElementById('message');
const status = document.getElementById('status');
const empty = document.getElementById('empty');
const kinds = { EMAIL: 'E-mail', SMS: 'Text message' };
const shown = new Set();
let opened = Date.now();

const stream = new EventSource('/messages');
stream.onopen = () => { opened = Date.now(); status.textContent = ''; };
stream.onerror = () => { status.textContent = 'Not connected: is the demo still running?'; };
stream.onmessage = event => show(JSON.parse(event.data));

function show(message) {
  if (shown.has(message.id)) return;
  shown.add(message.id);
  empty.hidden = true;
  const item = template.content.cloneNode(true);
  const kind = kinds[message.channel];
  item.querySelector('article').classList.add(message.channel.toLowerCase());
  item.querySelector('h2').textContent = message.subject ? `${kind}: ${message.subject}` : kind;
  const at = new Date(message.at);
  const time = item.querySelector('time');
  time.dateTime = message.at;
  time.textContent = at.toLocaleTimeString();
  item.querySelector('.from').textContent = message.from;
  item.querySelector('.to').textContent = message.to;
  item.querySelector('pre').textContent = message.text.trim();
  offerCode(item.querySelector('.copy'), message.text);
  if (message.html) offerHtml(item.querySelector('.html'), message);
  list.prepend(item);
  if (at.getTime() >= opened) status.textContent = `${kind} to ${message.to} has arrived.`;
}

function offerCode(button, text) {
  const code = /^@\S+ #(\S+)$/m.exec(text)?.[1]
    ?? /(?:^|\s)(\d{6,10})(?=\s|[.,]|$)/m.exec(text)?.[1];
  if (!code) return;
  button.hidden = false;
  button.textContent = `Copy ${code}`;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(code);
    status.textContent = 'The code is in the clipboard.';
  });
}

function offerHtml(details, message) {
  details.hidden = false;
  details.addEventListener('toggle', () => {
    if (!details.open || details.querySelector('iframe')) return;
    const frame = document.createElement('iframe');
    frame.title = `HTML version of: ${message.subject}`;
    frame.setAttribute('sandbox', '');
    frame.src = `/mails/${message.id}`;
    details.append(frame);
  });
}
