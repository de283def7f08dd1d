// The list: the row in focus, the preview beside it, and the bar for what is selected.

const list = document.querySelector("[data-rows]");
const pane = document.querySelector("[data-preview]");
const bar = document.querySelector("[data-bulk-bar]");
const wide = window.matchMedia("(width >= 80rem)");
const phone = window.matchMedia("(width < 48rem)");

const rows = () => [...(list?.querySelectorAll(".row") ?? [])];
const link = (row) => row.querySelector(".who");

/** Makes `row` the only one that Tab reaches, and moves the focus there when asked. */
function reach(row, { focus = false } = {}) {
  for (const other of rows()) {
    link(other).tabIndex = other === row ? 0 : -1;
    const box = other.querySelector("input");
    if (box) box.tabIndex = other === row ? 0 : -1;
  }
  if (focus) link(row).focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

/** Shows the ticket of `row` in the pane. */
async function select(row) {
  const chosen = list.querySelector("[data-selected]");
  if (chosen === row && pane.childElementCount) return;
  if (chosen) {
    delete chosen.dataset.selected;
    link(chosen).removeAttribute("aria-current");
  }
  row.dataset.selected = "";
  link(row).setAttribute("aria-current", "true");
  await htmx.ajax("GET", row.dataset.previewUrl, { target: pane, swap: "innerHTML" });
  pane.scrollTop = 0;
}

function close() {
  delete pane.dataset.open;
  const row = list?.querySelector("[data-selected]");
  if (row) link(row).focus();
}

function move(step) {
  const all = rows();
  if (!all.length) return;
  const at = all.findIndex((row) => row.contains(document.activeElement));
  const from = at < 0 ? all.findIndex((row) => "selected" in row.dataset) : at;
  const row = all[Math.min(Math.max(from + step, 0), all.length - 1)];
  reach(row, { focus: true });
  if (wide.matches || "open" in pane.dataset) select(row);
}

/** Counts what is chosen; letting go of one row also lets go of all that match. */
function count(event) {
  if (!bar) return;
  const all = bar.querySelector("[data-bulk-all]");
  if (all && event?.target.name === "ticket" && !event.target.checked) all.checked = false;
  const chosen = list.querySelectorAll("input:checked").length;
  bar.hidden = chosen === 0;
  if (all && chosen === 0) all.checked = false;
  bar.querySelector("[data-bulk-count]").textContent = all?.checked ? all.dataset.bulkAll : chosen;
}

if (list) {
  reach(list.querySelector("[data-selected]") ?? rows()[0]);
  list.addEventListener("focusin", (event) => reach(event.target.closest(".row")));
  list.closest("form").addEventListener("change", count);
  list.closest("form").addEventListener("reset", () => setTimeout(count));
  list.addEventListener("click", (event) => {
    const row = event.target.closest(".row");
    if (!row || event.target.closest(".pick") || phone.matches) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.detail === 0) return;
    event.preventDefault();
    reach(row, { focus: true });
    pane.dataset.open = "";
    select(row);
  });
  list.addEventListener("dblclick", (event) => {
    const row = event.target.closest(".row");
    if (row && !event.target.closest(".pick")) location.assign(link(row).href);
  });
  count();
}

pane?.addEventListener("click", (event) => { if (event.target.closest("[data-close-preview]")) close(); });
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && pane && "open" in pane.dataset && !wide.matches) close(); });

document.addEventListener("desk:key", (event) => {
  if (!list) return;
  const row = list.querySelector(".row:focus-within") ?? list.querySelector("[data-selected]");
  const { key } = event.detail;
  if (key === "j" || key === "k") move(key === "j" ? 1 : -1);
  else if (key === "x" && row) row.querySelector("input")?.click();
  else if (key === "Enter" && row && !document.activeElement.closest("a, button, summary, input")) location.assign(link(row).href);
  else if ((key === "m" || key === "e") && bar && !bar.hidden) bar.querySelector(`[value="${key === "m" ? "mine" : "done"}"]`).click();
  else return;
  event.preventDefault();
});
