// Keeps what is typed into [data-draft] on this machine until it is saved, for a week at most.

const PREFIX = "draft:";
const DAYS = 7;

function forgetOld() {
  const limit = Date.now() - DAYS * 24 * 3600 * 1000;
  for (const key of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))) {
    if (!(read(key)?.at > limit)) localStorage.removeItem(key);
  }
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function restore(root) {
  for (const area of root.querySelectorAll("[data-draft]")) {
    const kept = read(PREFIX + area.dataset.draft);
    if (!kept) continue;
    if (kept.sent && document.querySelector(".messages .success")) localStorage.removeItem(PREFIX + area.dataset.draft);
    else if (!area.value) area.value = kept.text;
  }
}

document.addEventListener("input", (event) => {
  const key = event.target.dataset?.draft;
  if (!key) return;
  if (event.target.value) localStorage.setItem(PREFIX + key, JSON.stringify({ at: Date.now(), text: event.target.value }));
  else localStorage.removeItem(PREFIX + key);
});

document.addEventListener("submit", (event) => {
  for (const area of event.target.querySelectorAll("[data-draft]")) {
    localStorage.setItem(PREFIX + area.dataset.draft, JSON.stringify({ at: Date.now(), text: area.value, sent: true }));
  }
  if (event.target.hasAttribute("data-forget")) {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  }
});

document.addEventListener("htmx:load", (event) => restore(event.detail.elt));
forgetOld();
restore(document);
