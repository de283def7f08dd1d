// Keeps what was typed from being left behind by accident, and hides what only browsers without scripts need.

for (const element of document.querySelectorAll("[data-without-script]")) element.hidden = true;

for (const form of document.querySelectorAll("form[data-keep]")) {
  let isTouched = false;
  form.addEventListener("input", () => { isTouched = true; });
  form.addEventListener("submit", () => { isTouched = false; });
  window.addEventListener("beforeunload", (event) => { if (isTouched) event.preventDefault(); });
}
