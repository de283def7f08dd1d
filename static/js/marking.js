// Takes the words that were marked in a mail over: as the proof of a corrected cause, or to begin a rule with.

let marked = "";

document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  const place = selection.anchorNode?.parentElement?.closest(".evidence");
  const text = selection.toString().trim();
  if (!place || !text) return;
  marked = text;
  for (const field of document.querySelectorAll("[data-marked]")) field.value = text;
});

for (const field of document.querySelectorAll("[data-proof]")) {
  field.closest("details")?.addEventListener("toggle", () => { if (!field.value && marked) field.value = marked; });
}
