// Paints cells in the colours and shapes of the stylesheet. Slim ones have the shapes of a strip, short where all is calm and
// tall where it is not; wide ones those of the table, with a glyph where there is room.
const GLYPHS = 12;
const SQUARES = 8;
// Parts of the height, from the top.
const SLIM = {
  ok: [[0.2, 0.8]],
  old: [[0.5, 0.8]],
  updating: [[0.45, 0.8]],
  notReady: [[0, 1]],
  missing: [[0, 0.3], [0.7, 1]],
  pending: [[0, 0.26], [0.37, 0.63], [0.74, 1]],
  misscheduled: [[0, 0.14], [0.26, 1]],
  notWanted: [[0.46, 0.54]],
};

function glyphOf(code) {
  const lines = new Path2D(), fills = new Path2D();
  const symbol = document.getElementById(`v-${code}`);
  for (const part of symbol.querySelectorAll("path, circle")) {
    const path = new Path2D(part.getAttribute("d") ?? "");
    if (part.matches("circle")) path.arc(part.cx.baseVal.value, part.cy.baseVal.value, part.r.baseVal.value, 0, 7);
    (part.getAttribute("fill") ? fills : lines).addPath(path);
  }
  return { lines, fills, width: Number(symbol.querySelector("[stroke-width]")?.getAttribute("stroke-width") ?? 2.25) };
}

export class Painter {
  constructor(canvas, probe, codes) {
    this.canvas = canvas;
    this.pen = canvas.getContext("2d");
    this.probe = probe;
    this.codes = codes;
    this.glyphs = codes.map(glyphOf);
    this.readColours();
  }

  // Custom properties hold light and dark at once: only an element that uses them knows which it is.
  readColours() {
    const now = getComputedStyle(this.probe);
    this.colours = this.codes.map(code => {
      this.probe.dataset.verdict = code;
      const { backgroundColor, color, columnRuleColor } = now;
      return { fill: backgroundColor, on: color, say: columnRuleColor };
    });
    delete this.probe.dataset.verdict;
    this.hatch = now.textDecorationColor;
    this.ink = now.borderTopColor;
    this.dim = now.borderBottomColor;
    this.focus = now.outlineColor;
    this.font = `${now.fontSize} ${now.fontFamily}`;
  }

  // Takes CSS pixels. A ratio is lowered where the picture would have more than a browser holds: on a phone 16 million.
  size(width, height) {
    this.ratio = Math.min(devicePixelRatio || 1, 16000 / height, Math.sqrt(16e6 / (width * height)));
    this.canvas.width = Math.round(width * this.ratio);
    this.canvas.height = Math.round(height * this.ratio);
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${height}px`;
  }

  clear(x, y, width, height) {
    const [left, top, right, bottom] = [x, y, x + width, y + height].map(v => Math.round(v * this.ratio));
    this.pen.clearRect(left, top, right - left, bottom - top);
  }

  // Cells of one verdict, each [x, y, width, height] in CSS pixels.
  cells(verdict, boxes) {
    const code = this.codes[verdict], { fill, say } = this.colours[verdict];
    this.pen.fillStyle = code === "old" ? say : fill;
    for (const box of boxes) {
      if (box[4] >= SQUARES) this.square(code, verdict, box);
      else if (code === "unknown") this.hatched(verdict, box);
      else for (const [from, to] of SLIM[code]) this.part(box, from, to);
    }
  }

  part([x, y, width, height], from, to) {
    const left = Math.round(x * this.ratio), top = Math.round((y + from * height) * this.ratio);
    const right = Math.round((x + width) * this.ratio), bottom = Math.round((y + to * height) * this.ratio);
    this.pen.fillRect(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
  }

  hatched(verdict, box) {
    this.part(box, 0, 1);
    this.pen.fillStyle = this.hatch;
    for (let i = 1; i < 8; i += 2) this.part(box, i / 8, (i + 1) / 8);
    this.pen.fillStyle = this.colours[verdict].fill;
  }

  square(code, verdict, box) {
    const { fill, on } = this.colours[verdict];
    this.pen.fillStyle = fill;
    if (code === "notWanted") {
      const [x, y, width, height] = box;
      this.part([x + width / 2 - 1, y + height / 2 - 1, 2, 2], 0, 1);
      return;
    }
    if (code === "unknown") this.hatched(verdict, box);
    else this.part(box, 0, 1);
    if (code === "missing") this.clear(box[0] + 1.5, box[1] + 1.5, box[2] - 3, box[3] - 3);
    if (box[4] >= GLYPHS && code !== "ok") this.glyph(this.glyphs[verdict], on, box);
  }

  glyph({ lines, fills, width }, colour, [x, y, w, h]) {
    const scale = 10 / 16 * this.ratio;
    this.pen.setTransform(scale, 0, 0, scale, (x + w / 2 - 5) * this.ratio, (y + h / 2 - 5) * this.ratio);
    this.pen.strokeStyle = this.pen.fillStyle = colour;
    this.pen.lineWidth = width;
    this.pen.lineCap = this.pen.lineJoin = "round";
    this.pen.stroke(lines);
    this.pen.fill(fills);
    this.pen.setTransform(1, 0, 0, 1, 0, 0);
  }

  // A line of text that ends at the latest where its room does.
  text(words, x, y, room, bold, colour) {
    this.pen.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    this.pen.font = `${bold ? "600 " : ""}${this.font}`;
    this.pen.fillStyle = colour;
    let shown = words;
    while (shown && this.pen.measureText(shown).width > room) shown = shown.slice(0, -1);
    this.pen.fillText(shown, x, y);
    const end = x + this.pen.measureText(shown).width;
    this.pen.setTransform(1, 0, 0, 1, 0, 0);
    return shown === words ? end : Infinity;
  }

  ring(colour, x, y, width, height) {
    this.pen.strokeStyle = colour;
    this.pen.lineWidth = 2 * this.ratio;
    this.pen.strokeRect((x - 2) * this.ratio, (y - 2) * this.ratio, (width + 4) * this.ratio, (height + 4) * this.ratio);
  }
}
