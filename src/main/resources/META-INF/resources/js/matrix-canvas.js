// The matrix where a table would be too large: one picture of all cells, kept true by the page's stream. Where cells stand
// is decided anew when nobody has the pointer or the focus on them.
import { Cursor } from "./matrix-cursor.js";
import { Picture } from "./matrix-picture.js";
import { tellOf } from "./matrix-tell.js";

const MANY = 4000; // changed cells: painting all is no dearer
const PARTS = ["canvas.columns", "canvas.rows", "canvas.cells"];
const WHOLES = ["roster", ...PARTS]; // children of them come and go together
const OURS = ["canvas.view", "canvas.say", "canvas.zoom"]; // the server knows nothing of what is in them
let shown; // the canvas on this page
const observer = new MutationObserver(follow);

class Canvas {
  constructor(box) {
    this.box = box;
    this.picture = new Picture(box);
    this.cursor = new Cursor(this.picture);
    this.picture.arrange();
    this.callByName();
    box.querySelector("[data-script]").removeAttribute("data-script");
    for (const button of box.querySelectorAll("[data-zoom]")) {
      button.addEventListener("click", () => this.cursor.zoom(Number(button.dataset.zoom)));
    }
    const { signal } = this.open = new AbortController(), recolour = () => this.picture.recolour();
    for (const moved of ["pointerleave", "focusout"]) box.addEventListener(moved, () => setTimeout(() => this.rearrange()), { signal });
    this.themes = new MutationObserver(recolour);
    this.themes.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour, { signal });
  }

  // A table has taken its place, or another canvas.
  close() {
    this.open.abort();
    this.themes.disconnect();
  }

  rearrange() {
    const busy = !this.picture.view.isConnected || this.box.matches(":hover") || this.box.contains(document.activeElement);
    const moves = !busy && this.picture.cells.order();
    if (moves) this.picture.arrange();
    return moves;
  }

  async callByName() {
    await this.picture.cells.callByName();
    this.cursor.recall();
  }

  // After the stream has changed the page's elements.
  follow(records) {
    const { cells } = this.picture, changed = [], turned = [];
    const pieces = records.filter(r => r.attributeName === "data-runs").map(r => r.target);
    const children = records.filter(r => r.type === "childList").map(r => r.target.id);
    const ranked = records.some(r => r.attributeName === "data-rank");
    const anew = children.some(id => id !== "canvas.rows") || records.some(r => r.attributeName === "data-href")
      || !cells.keepRows() || pieces.some(p => !cells.read(p, changed, turned));
    if (anew) {
      this.cursor.remember();
      this.picture.marked.clear();
      cells.load();
      this.picture.arrange();
    } else if (!(ranked || changed.length) || !this.rearrange()) {
      if (children.length) this.picture.arrange(); // they have come in the server's order
      else if (changed.length > MANY) this.picture.paint();
      else this.picture.paintSome(changed);
    }
    if (!anew && changed.length < MANY) this.picture.mark(changed);
    if (anew || !cells.names.length) this.callByName();
    this.cursor.refresh();
    if (!anew && turned.length) tellOf(cells, turned);
  }
}

function follow(records) {
  const view = document.getElementById("canvas.view");
  if (view !== shown?.picture.view) {
    shown?.close();
    shown = view && new Canvas(document.getElementById("roster"));
  } else {
    const telling = records.filter(r => r.type === "attributes" || WHOLES.includes(r.target.id));
    if (telling.length) shown.follow(telling);
  }
  observer.takeRecords(); // rows that were put in order just now
}

// Of a piece one attribute changes, of a row its numbers and its rank: they are set at once, without comparing trees. So
// whatever says where they stand does not wait for the next repaint either: one message is followed as one change.
document.addEventListener("turbo:before-stream-render", event => {
  const stream = event.target, element = document.getElementById(stream.target);
  if (PARTS.includes(stream.target)) {
    event.preventDefault();
    return event.detail.render(stream);
  }
  if (!element?.matches("#canvas\\.cells > i, .canvas__row")) return;
  event.preventDefault();
  const fresh = stream.templateContent.firstElementChild;
  for (const { name, value } of fresh.attributes) if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  element.toggleAttribute("data-trouble", fresh.hasAttribute("data-trouble"));
  element.lastElementChild?.replaceWith(fresh.lastElementChild);
});
document.addEventListener("turbo:before-morph-element", event => {
  if (OURS.includes(event.target.id) && event.detail.newElement) event.preventDefault();
});
observer.observe(document.querySelector(".matrix-page"), {
  subtree: true, childList: true, attributeFilter: ["data-runs", "data-rank", "data-href"],
});
follow([]);
