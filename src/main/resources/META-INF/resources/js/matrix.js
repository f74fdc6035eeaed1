// The matrix: a cross-hair, arrow keys over every cell, and a chosen cell that is shown without leaving the place.
import { WALKS } from "./keys.js";

const cellsOf = row => [...row.querySelectorAll(".cell")];

function address(cell) {
  if (cell.href) return new URL(cell.href);
  const row = cell.closest("tr");
  const column = cellsOf(row).indexOf(cell);
  const node = document.querySelectorAll(".matrix thead th[data-node]")[column].dataset.node;
  const here = new URL(location.href);
  here.searchParams.set("cell", `${row.dataset.ref}@${node}`);
  here.hash = "inspector";
  return here;
}

function light(cell) {
  for (const lit of document.querySelectorAll(".matrix [data-lit]")) delete lit.dataset.lit;
  if (!cell) return;
  const row = cell.closest("tr");
  row.dataset.lit = "";
  const head = document.querySelectorAll(".matrix thead th[data-node]")[cellsOf(row).indexOf(cell)];
  if (head) head.dataset.lit = "";
}

async function choose(cell) {
  const { showInspector } = await import("./matrix-inspector.js"); // no other page needs it
  if (!await showInspector(address(cell))) return;
  document.querySelector(".matrix .cell[aria-current]")?.removeAttribute("aria-current");
  cell.setAttribute("aria-current", "true");
}

function walk(event) {
  const cell = event.target.closest(".matrix .cell");
  if (!cell || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Enter") {
    event.preventDefault();
    choose(cell);
    return;
  }
  const step = WALKS[event.key];
  if (!step) return;
  const rows = [...document.querySelectorAll(".matrix tbody tr")];
  const row = rows[rows.indexOf(cell.closest("tr")) + step[1]];
  const next = row && cellsOf(row)[cellsOf(cell.closest("tr")).indexOf(cell) + step[0]];
  if (!next) return;
  event.preventDefault();
  next.tabIndex = next.href ? 0 : -1;
  next.focus();
}

export function walkTheMatrix() {
  const page = document.querySelector(".matrix-page");
  if (!page) return;
  page.addEventListener("keydown", walk);
  page.addEventListener("click", event => {
    const cell = event.target.closest(".matrix .cell");
    if (!cell || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(cell);
  });
  for (const moved of ["pointerover", "focusin"]) page.addEventListener(moved, event => light(event.target.closest(".matrix .cell")));
}
