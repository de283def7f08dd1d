// Sends dropped or chosen files in parts, shows how far each file is, and leads to the batch when all are there.

import { partition } from "./parts.js";
import { filesOf } from "./dropped.js";

const AT_ONCE = 2;
const BYTES_A_PART = 5 * 1024 * 1024;
const FILES_A_PART = 20;
const form = document.querySelector("[data-upload]");
const panel = form.querySelector("[data-sending]");
const find = (name) => panel.querySelector(`[data-${name}]`);
const words = panel.dataset;
let batch = null;
let items = [];
let failed = [];
let isBusy = false;

for (const element of form.querySelectorAll("[data-with-script]")) element.hidden = false;
for (const element of form.querySelectorAll("[data-without-script]")) element.hidden = true;

form.elements.files.classList.add("visually-hidden");
form.elements.files.addEventListener("change", (event) => start([...event.target.files]));
find("try-again").addEventListener("click", () => sendAll(failed.splice(0)));
window.addEventListener("beforeunload", (event) => { if (isBusy) event.preventDefault(); });
document.addEventListener("dragover", (event) => {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  document.body.classList.add("dropping");
});
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) document.body.classList.remove("dropping");
});
document.addEventListener("drop", async (event) => {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  document.body.classList.remove("dropping");
  start(await filesOf(event.dataTransfer));
});

/** Takes up `files`, unless some are still being sent. */
function start(files) {
  if (!files.length || isBusy) return;
  const added = files.map((file) => ({ file, sent: 0, row: rowOf(file) }));
  items.push(...added);
  panel.hidden = false;
  const dialog = form.closest("dialog");
  if (dialog && !dialog.open) dialog.showModal();
  panel.scrollIntoView({ block: "nearest" });
  sendAll(added);
}

function rowOf(file) {
  const row = panel.querySelector("tbody").insertRow();
  const name = document.createElement("th");
  name.scope = "row";
  name.textContent = file.name;
  row.append(name);
  row.insertCell().textContent = new Intl.NumberFormat(document.documentElement.lang, {
    style: "unit", unit: "kilobyte", unitDisplay: "short", maximumFractionDigits: 0,
  }).format(Math.max(1, Math.ceil(file.size / 1000)));
  row.insertCell().textContent = words.wordWaiting;
  return row;
}

/** Sends the first part alone, for its answer names the batch; then the others, some at once. */
async function sendAll(waiting) {
  isBusy = true;
  find("trouble").hidden = find("after-trouble").hidden = true;
  const parts = partition(waiting, BYTES_A_PART, FILES_A_PART);
  while (batch === null && parts.length) await sendPart(parts.shift());
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (parts.length) await sendPart(parts.shift());
  }));
  isBusy = false;
  form.elements.files.value = "";
  if (failed.length) find("after-trouble").hidden = false;
  else location.assign(batch.url);
}

async function sendPart(part) {
  try {
    batch = await post(part);
    for (const item of part) show(item, item.file.size, words.wordSent);
  } catch (trouble) {
    failed.push(...part);
    for (const item of part) show(item, 0, words.wordFailed);
    complain(trouble.message || words.wordUnreachable);
  }
}

/** Posts one part; resolves to `{batch, url}`, rejects with a message for the person. */
function post(part) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  if (batch !== null) body.set("batch", batch.batch);
  for (const { file } of part) body.append("files", file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.dataset.upload);
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => spread(part, event.loaded));
    request.addEventListener("load", () => {
      if (request.response?.batch) resolve(request.response);
      else reject(new Error(request.response?.error || (request.status === 200 ? words.wordSignedOut : "")));
    });
    for (const name of ["error", "abort", "timeout"]) request.addEventListener(name, () => reject(new Error("")));
    request.send(body);
  });
}

/** Tells the files of a part, in their order, how many of the `loaded` bytes were theirs. */
function spread(part, loaded) {
  for (const item of part) {
    const sent = Math.min(item.file.size, loaded);
    loaded -= sent;
    show(item, sent, sent ? words.wordSending : words.wordWaiting);
  }
}

function show(item, sent, word) {
  item.sent = sent;
  const percent = item.file.size && word === words.wordSending ? ` ${Math.floor((100 * sent) / item.file.size)}%` : "";
  item.row.cells[2].textContent = word + percent;
  item.isSent = word === words.wordSent;
  const bytes = items.reduce((sum, { file }) => sum + file.size, 0);
  find("total").value = bytes ? items.reduce((sum, each) => sum + each.sent, 0) / bytes : 0;
  const count = items.filter(({ isSent }) => isSent).length;
  find("sent-of").textContent = words.wordSentOf.replace("__SENT__", count).replace("__TOTAL__", items.length);
}

function complain(message) {
  find("trouble").hidden = false;
  find("trouble").querySelector("span").textContent = message;
  find("to-batch").hidden = batch === null;
  if (batch !== null) find("to-batch").href = batch.url;
}
