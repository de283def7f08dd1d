// Single keys: never inside inputs, never while a text is being composed, and only where the account has them on.

const GO = { i: "inbox", m: "mine", n: "unassigned", r: "review", d: "due", w: "waiting", q: "unclear" };
const PLACES = { k: "/knowledge/", c: "/codes/", p: "/ask/", u: "/upload/", s: "/settings/", h: "/help/" };
const isOn = document.body.dataset.shortcuts === "on";
let goingUntil = 0;

/** Whether `event` belongs to what is being typed, chosen or composed. */
function isTaken(event) {
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return true;
  const place = event.target;
  if (!(place instanceof HTMLElement)) return false;
  if (place.isContentEditable || document.querySelector("dialog[open]")) return true;
  return place.matches("textarea, select, input:not([type=checkbox], [type=radio])");
}

function go(key) {
  if (key in GO) document.querySelector(`.rail [data-view="${GO[key]}"]`)?.click();
  else if (key in PLACES) document.querySelector(`a[href="${PLACES[key]}"]`)?.click();
}

function press(selector) {
  const found = document.querySelector(selector);
  if (!found) return false;
  if (found instanceof HTMLDetailsElement) {
    found.open = true;
    found.querySelector("form :is(button, select, input:not([type=hidden]))")?.focus();
  } else if (found.matches("textarea, input")) found.focus();
  else found.click();
  return true;
}

function act(key) {
  if (key === "/") return press("[data-key-search]");
  if (key === "?") {
    document.getElementById("keys").showModal();
    return true;
  }
  if (key === "g") {
    goingUntil = Date.now() + 1500;
    return true;
  }
  const event = new CustomEvent("desk:key", { detail: { key }, cancelable: true });
  if (!document.dispatchEvent(event)) return true;
  if (!/^[a-z]$/.test(key)) return false;
  if (key === "n" && !document.querySelector("[data-key-focus]")) return press("[data-tab=history]");
  return press(`[data-key="${key}"], [data-key-menu="${key}"], [data-key-focus="${key}"]`);
}

/** Whether `event` is ctrl k (⌘ k) outside of what is being typed. */
function isPalette(event) {
  if (event.key !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.isComposing) return false;
  return !document.querySelector("dialog[open]") && !event.target.closest?.("textarea, select, input:not([type=checkbox], [type=radio])");
}

if (isOn) {
  document.addEventListener("keydown", (event) => {
    if (isPalette(event)) {
      document.getElementById("palette").showModal();
      event.preventDefault();
      return;
    }
    if (isTaken(event)) return;
    if (Date.now() < goingUntil) {
      goingUntil = 0;
      go(event.key);
      event.preventDefault();
    } else if (act(event.key)) event.preventDefault();
  });
}
