// Small behaviours that any page may use: dialogs opened by a button, menus that close, texts that are copied.

const live = document.getElementById("live");

/** Tells screen readers `text`, politely. */
function say(text) {
  if (live) live.textContent = text;
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]");
  if (opener) document.getElementById(opener.dataset.open)?.showModal();
  for (const menu of document.querySelectorAll("[data-menu][open]")) {
    if (!menu.contains(event.target) || opener) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("[data-menu][open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const text = document.getElementById(button.dataset.copy)?.textContent.trim() ?? "";
  const copied = await copy(text);
  const label = button.querySelector("[data-label]") ?? button;
  const former = label.textContent;
  label.textContent = copied ? button.dataset.copied : button.dataset.failed;
  say(label.textContent);
  setTimeout(() => { label.textContent = former; }, 2500);
});

/** Puts `text` on the clipboard; false where the browser does not let us. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "visually-hidden";
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  return copied;
}

for (const control of document.querySelectorAll("[data-submit-on-change]")) {
  control.addEventListener("change", () => control.form.requestSubmit());
}

for (const current of document.querySelectorAll(".tabs > [aria-current]")) {
  const bar = current.parentElement;
  if (current.offsetLeft + current.offsetWidth > bar.offsetLeft + bar.clientWidth) bar.scrollLeft = current.offsetLeft - bar.offsetLeft;
}
