// The picture of the matrix: it lays out, paints all once, and afterwards only what has changed.
import { Cells } from "./matrix-cells.js";
import { Painter } from "./matrix-paint.js";
import { Plan } from "./matrix-plan.js";
import { MARKED } from "./morph.js";

const still = matchMedia("(prefers-reduced-motion: reduce)");

export class Picture {
  plan = new Plan();
  marked = new Set();
  extras = () => {}; // painted on top

  constructor(box) {
    this.box = box;
    this.view = document.getElementById("canvas.view");
    this.view.innerHTML = `<div class="canvas__wide" role="presentation"><div class="canvas__stage" role="presentation"><canvas aria-hidden="true"></canvas><canvas aria-hidden="true"></canvas></div></div><i class="canvas__probe" hidden></i>`;
    this.cells = new Cells(box);
    const probe = this.view.querySelector(".canvas__probe");
    [this.under, this.over] = [...this.view.querySelectorAll("canvas")].map(c => new Painter(c, probe, this.cells.codes));
    new ResizeObserver(() => this.view.clientWidth === this.clientWidth || this.lay()).observe(this.view);
    this.view.addEventListener("scroll", () => this.paint());
  }

  // The rows' heads into the order of their cells.
  arrange() {
    const list = document.getElementById("canvas.rows");
    const sorted = "troubleFirst" in this.box.dataset;
    let above;
    this.cells.shownRows.forEach(({ li }, i) => {
      if (list.children[i] !== li) list.insertBefore(li, list.children[i]);
      li.toggleAttribute("data-break", sorted && above !== undefined && above !== li.dataset.rank);
      above = li.dataset.rank;
    });
    this.lay();
  }

  lay() {
    this.clientWidth = this.view.clientWidth;
    this.plan.lay(this.cells.groups, this.clientWidth);
    for (const row of this.cells.rows) {
      const head = row.li.firstElementChild;
      row.height = head.offsetHeight - 1;
      row.y = row.li.offsetTop + row.li.offsetHeight - head.offsetHeight;
    }
    this.height = Math.max(1, ...this.cells.rows.map(r => r.y + r.height + 3));
    this.room = Math.max(1, Math.min(this.clientWidth, Math.ceil(this.plan.total) + 3));
    this.view.firstElementChild.style.width = `${this.plan.total}px`;
    this.paint();
  }

  recolour() {
    for (const painter of [this.under, this.over]) painter.readColours();
    this.paint();
  }

  boxOf(row, column) {
    const { width } = this.plan;
    return [column.x - this.view.scrollLeft, row.y, width < 4 ? width : width - 1, row.height, width];
  }

  paint() {
    const left = this.view.scrollLeft, { width } = this.plan;
    const size = [this.room, this.height, devicePixelRatio].join();
    if (size !== this.size) for (const painter of [this.under, this.over]) painter.size(this.room, this.height);
    this.size = size;
    this.under.clear(0, 0, this.room, this.height);
    this.paintHeads(left);
    const boxes = this.cells.codes.map(() => []);
    const columns = [...this.plan.between(left, left + this.room)];
    for (const row of this.cells.shownRows) {
      let last, verdictOfLast;
      for (const column of columns) {
        const { verdict } = this.cells.worst(row, column.from, column.to);
        const box = this.boxOf(row, column);
        if (width < 4 && verdict === verdictOfLast && Math.abs(last[0] + last[2] - box[0]) < 0.1) last[2] += width;
        else boxes[verdict].push(last = box);
        verdictOfLast = verdict;
      }
    }
    boxes.forEach((some, verdict) => some.length && this.under.cells(verdict, some));
    this.paintOver();
  }

  paintHeads(left) {
    for (const { name, size, x, end } of this.plan.bands) {
      const from = Math.max(0, x - left);
      if (end <= left || from >= this.room) continue;
      const next = this.under.text(name, from, 12, end - left - from, true, this.under.ink);
      this.under.text(size.toLocaleString("en"), next + 6, 12, end - left - next - 6, false, this.under.dim);
    }
  }

  paintSome(changed) {
    for (const [row, column] of this.columnsOf(changed)) {
      const box = this.boxOf(row, column);
      if (box[0] + box[4] < 0 || box[0] > this.room) continue;
      this.under.clear(...box);
      this.under.cells(this.cells.worst(row, column.from, column.to).verdict, [box]);
    }
  }

  // Where the picture shows these cells; once, though several share a column.
  columnsOf(changed) {
    const found = new Map();
    for (const at of changed) {
      const row = this.cells.rows[Math.floor(at / this.cells.size)];
      const column = this.plan.of(this.cells.shownAt[at % this.cells.size]);
      found.set(row.at + column.from, [row, column]);
    }
    return found.values();
  }

  mark(changed) {
    if (still.matches || !changed.length) return;
    this.marked.add(changed);
    setTimeout(() => this.marked.delete(changed) && this.paintOver(), MARKED);
  }

  paintOver() {
    this.over.clear(0, 0, this.room, this.height);
    for (const changed of this.marked) {
      for (const [row, column] of this.columnsOf(changed)) this.over.ring(this.over.dim, ...this.boxOf(row, column));
    }
    this.extras(this.over);
  }

  // Scrolls so far that the node's column is in sight.
  reveal(node) {
    const { x } = this.plan.of(this.cells.shownAt[node]);
    const { scrollLeft, clientWidth } = this.view;
    if (x < scrollLeft + 8 || x + this.plan.width > scrollLeft + clientWidth - 8) this.view.scrollLeft = x - clientWidth / 3;
  }
}
