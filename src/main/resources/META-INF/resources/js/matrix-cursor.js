// The cell that is looked at: under the pointer, or under the cursor that keys move. Its sentence stands above the picture;
// a screen reader has it as the one cell of the grid that is there in words.
import { inspect, sentenceOf } from "./matrix-cell.js";
import { stepFrom } from "./matrix-keys.js";

const ZOOMS = { "+": 1, "=": 1, "-": -1, 0: 0 };
const REST = 120;

export class Cursor {
  constructor(picture) {
    [this.picture, this.cells, this.view] = [picture, picture.cells, picture.view];
    this.say = document.getElementById("canvas.say");
    this.silent = this.say.textContent;
    picture.extras = pen => this.paint(pen);
    const attributes = { role: "grid", tabindex: 0, "aria-label": "DaemonSets by nodes", "aria-describedby": "canvas.keys" };
    for (const [name, value] of Object.entries(attributes)) this.view.setAttribute(name, value);
    this.view.insertAdjacentHTML("beforeend", `<div class="sr" role="row"><span role="gridcell"></span></div>`);
    this.view.addEventListener("keydown", event => this.press(event));
    this.view.addEventListener("pointermove", event => this.point(event));
    this.view.addEventListener("pointerleave", () => this.look(undefined, this.at));
    this.view.addEventListener("focus", () => this.look(this.over, this.at ?? this.first()));
    this.view.addEventListener("blur", () => picture.paintOver());
    this.view.addEventListener("click", event => {
      this.point(event);
      if (this.over) this.choose(this.over);
    });
  }

  // The cell in that row and column of the picture: where several nodes share the column, the worst.
  cell(row, column) {
    return row && column && { row, ...this.cells.worst(row, column.from, column.to), among: column.to - column.from };
  }

  first() {
    return this.cells.size ? this.cell(this.cells.shownRows[0], this.picture.plan.of(0)) : undefined;
  }

  point({ clientX, clientY }) {
    const { left, top } = this.view.getBoundingClientRect();
    const row = this.cells.rows.find(r => clientY - top >= r.y && clientY - top <= r.y + r.height + 1);
    this.look(this.cell(row, this.picture.plan.at(clientX - left + this.view.scrollLeft)), this.at);
  }

  look(over, at) {
    const same = over?.row === this.over?.row && over?.column === this.over?.column && at === this.at;
    [this.over, this.at] = [over, at];
    if (same) return;
    this.picture.paintOver();
    this.tell();
  }

  // Before rows and columns are read anew, and after.
  remember() {
    if (this.at) this.kept = [this.at.row.li.dataset.ref, this.cells.names[this.at.column]];
    this.over = this.at = this.chosen = undefined;
  }

  recall() {
    if (!this.cells.names.length) return;
    const find = (ref, node) => {
      const row = this.cells.rows.find(r => r.li.dataset.ref === ref), column = this.cells.names.indexOf(node);
      const shown = this.cells.shownAt[column];
      return row && column >= 0 ? this.cell(row, { from: shown, to: shown + 1 }) : undefined;
    };
    if (this.kept) this.at = find(...this.kept);
    this.kept = undefined;
    this.chosen = find(...new URL(location.href).searchParams.get("cell")?.split("@") ?? []);
    this.refresh();
    this.tell();
  }

  // After cells have changed under it. What has not is left as it is said.
  refresh() {
    const again = cell => {
      const now = cell && this.cell(cell.row, this.picture.plan.of(this.cells.shownAt[cell.column]));
      return now && Object.keys(now).every(k => now[k] === cell[k]) ? cell : now;
    };
    const [over, at] = [this.over, this.at];
    [this.over, this.at] = [again(over), again(at)];
    this.picture.paintOver();
    if (over !== this.over || at !== this.at) this.tell();
  }

  tell() {
    clearTimeout(this.rest);
    const cell = this.over ?? this.at;
    for (const { li } of this.cells.rows) li.toggleAttribute("data-lit", li === cell?.row.li);
    if (!cell) return this.say.replaceChildren(this.silent);
    const { row, column, verdict, off, among } = cell;
    const fact = `${row.li.firstElementChild.textContent} on ${this.cells.names[column] ?? "…"}: ${this.cells.words[verdict]}.`;
    const others = among < 2 ? "" : ` The worst of ${among} nodes in this column, ${off} of them not as they should be.`;
    this.show(fact, others);
    this.rest = setTimeout(async () => {
      const sentence = await sentenceOf(this.cells, cell);
      if (sentence && cell === (this.over ?? this.at)) this.show(fact, ` ${sentence}${others}`);
    }, REST);
  }

  show(fact, rest) {
    const bold = document.createElement("b");
    bold.textContent = fact;
    this.say.replaceChildren(bold, rest);
    if (this.over || !this.at) return;
    const place = this.view.querySelector("[role=gridcell]"), spoken = place.cloneNode();
    spoken.id = place.id === "canvas.at" ? "canvas.here" : "canvas.at"; // another id: it is read out
    spoken.textContent = fact + rest;
    spoken.ariaColIndex = this.cells.shownAt[this.at.column] + 1;
    place.replaceWith(spoken);
    spoken.parentElement.ariaRowIndex = this.cells.shownRows.indexOf(this.at.row) + 1;
    [this.view.ariaRowCount, this.view.ariaColCount] = [this.cells.rows.length, this.cells.size];
    this.view.setAttribute("aria-activedescendant", spoken.id);
  }

  async choose(cell) {
    await this.cells.callByName();
    if (this.cells.rows.includes(cell.row) && await inspect(this.cells, cell)) this.recall();
  }

  zoom(by) {
    const { plan, view } = this.picture;
    const seen = this.at?.column ?? this.cells.shown[plan.at(view.scrollLeft)?.from ?? 0];
    plan.step(by);
    this.picture.lay();
    this.picture.reveal(seen);
    this.refresh();
  }

  press(event) {
    const at = this.at ?? this.first();
    if (event.altKey || event.metaKey || !at || event.ctrlKey && !["Home", "End"].includes(event.key)) return;
    if (event.key in ZOOMS) this.zoom(ZOOMS[event.key]);
    else if (event.key === "Enter") this.choose(at);
    else {
      const next = stepFrom(at, event, this);
      if (!next) return;
      this.look(undefined, next);
      this.picture.reveal(next.column);
      next.row.li.scrollIntoView({ block: "nearest" });
    }
    event.preventDefault();
  }

  paint(pen) {
    const ring = (colour, cell) => cell && pen.ring(colour, ...this.picture.boxOf(cell.row, this.picture.plan.of(this.cells.shownAt[cell.column])));
    ring(pen.ink, this.over);
    ring(pen.focus, this.chosen);
    if (document.activeElement === this.view) ring(pen.focus, this.at);
  }
}
