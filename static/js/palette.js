// The palette: ctrl k opens it, arrows move through the places, enter goes to the first.

const palette = document.querySelector("[data-palette]");
const field = palette.querySelector("input");
const places = () => [...palette.querySelectorAll(".places a")];

palette.querySelector("form").addEventListener("submit", (event) => {
  const first = places()[0];
  if (!first) return;
  event.preventDefault();
  location.assign(first.href);
});

palette.addEventListener("keydown", (event) => {
  if (event.isComposing || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
  const all = [field, ...places()];
  const step = event.key === "ArrowDown" ? 1 : -1;
  all[(all.indexOf(document.activeElement) + step + all.length) % all.length].focus();
  event.preventDefault();
});

palette.addEventListener("click", (event) => { if (event.target === palette) palette.close(); });
palette.addEventListener("close", () => { field.value = ""; });
