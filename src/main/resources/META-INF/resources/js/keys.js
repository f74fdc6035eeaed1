// Keys: / searches, ? opens the sheet of keys, g and a letter goes to a section, arrows walk tiles and matches.
const SECTIONS = { d: "/", n: "/nodes", m: "/matrix", c: "/clusters", a: "/activity" };
export const WALKS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
const LETTERS = "keys.letters"; // "off" for whoever speaks to the browser, or whose keyboard does more by itself
let going = 0;

const typing = element =>
  element.matches("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]");
const middle = element => {
  const box = element.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
};

function go(letter) {
  const link = [...document.querySelectorAll(".sections a")]
    .find(a => new URL(a.href).pathname === SECTIONS[letter]);
  link?.click();
}

// The nearest one in that direction; across it counts double, so that rows and columns are kept.
function walk(event, [x, y]) {
  const from = event.target;
  const all = [...from.closest("[data-walk]").querySelectorAll("a")];
  const [fromX, fromY] = middle(from);
  let best, least = Infinity;
  for (const candidate of all) {
    const [toX, toY] = middle(candidate);
    const along = (toX - fromX) * x + (toY - fromY) * y;
    const across = Math.abs((toX - fromX) * y) + Math.abs((toY - fromY) * x);
    if (along > 2 && along + 2 * across < least) [best, least] = [candidate, along + 2 * across];
  }
  if (!best) return;
  event.preventDefault();
  best.focus();
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const step = WALKS[event.key];
  if (step && event.target.matches("[data-walk] a")) return walk(event, step);
  if (typing(event.target) || document.querySelector("dialog[open]") || localStorage.getItem(LETTERS) === "off") return;
  if (event.key === "/") {
    const field = document.querySelector(".search input") ?? document.querySelector(".find input");
    if (!field) return;
    event.preventDefault();
    if (field.checkVisibility()) field.focus(); else location.assign("/search");
  } else if (event.key === "?") {
    document.getElementById("help").showModal();
  } else if (event.key === "g") {
    going = Date.now();
  } else if (SECTIONS[event.key] && Date.now() - going < 1500) {
    go(event.key);
  }
}

export function listenToKeys() {
  document.addEventListener("keydown", press);
  const letters = document.querySelector("[data-letters]");
  letters.checked = localStorage.getItem(LETTERS) !== "off";
  letters.addEventListener("change", () => localStorage.setItem(LETTERS, letters.checked ? "on" : "off"));
  for (const button of document.querySelectorAll("[data-help]")) {
    delete button.dataset.script;
    button.addEventListener("click", () => document.getElementById("help").showModal());
  }
}
