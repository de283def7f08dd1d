// Keeps what was typed from being left behind by accident, and hides what only browsers without scripts need.

for (const element of document.querySelectorAll("[data-without-script]")) element.hidden = true;

for (const form of document.querySelectorAll("form[data-keep]")) {
  let isTouched = false;
  form.addEventListener("input", () => { isTouched = true; });
  form.addEventListener("submit", () => { isTouched = false; });
  window.addEventListener("beforeunload", (event) => { if (isTouched) event.preventDefault(); });
}

// What was open in the preview stays open when it is written anew.
const preview = document.getElementById("preview");
if (preview) {
  let open = [];
  const sections = () => [...preview.querySelectorAll("details")];
  preview.addEventListener("htmx:beforeSwap", () => { open = sections().map((section) => section.open); });
  preview.addEventListener("htmx:afterSwap", () => {
    sections().forEach((section, index) => { section.open = open[index] ?? section.open; });
  });
}
