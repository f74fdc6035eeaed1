// The cells of the canvas: a byte each, the smaller the worse, in the order in which the page has them; and the order in
// which they are shown. The page's own elements are the only source: whatever the stream changes there is read again.
const LETTER = "a".charCodeAt(0);
const ZERO = "0".charCodeAt(0);

function unpack(runs, take) {
  let alike = 0;
  for (let i = 0; i < runs.length; i++) {
    const c = runs.charCodeAt(i);
    if (c < LETTER) alike = alike * 10 + c - ZERO;
    else {
      take(c - LETTER, alike || 1);
      alike = 0;
    }
  }
}

export class Cells {
  constructor(box) {
    this.box = box;
    this.codes = [...box.querySelectorAll(".legend i")].map(i => i.dataset.verdict);
    this.words = [...box.querySelectorAll(".legend > span")].map(s => s.textContent.trim());
    this.ok = this.codes.indexOf("ok");
    this.calm = this.codes.indexOf("updating"); // what is worse is trouble
    this.names = [];
    this.load();
  }

  load() {
    this.groups = [...document.getElementById("canvas.columns").children]
      .map(i => ({ name: i.textContent, size: Number(i.dataset.nodes) }));
    this.size = this.groups.reduce((sum, g) => sum + g.size, 0);
    this.rows = [...document.getElementById("canvas.rows").children]
      .sort((a, b) => a.dataset.place - b.dataset.place)
      .map((li, i) => ({ li, at: i * this.size }));
    this.bytes = new Uint8Array(this.rows.length * this.size);
    this.places = new Map();
    for (const row of this.rows) {
      let at = row.at;
      for (let k = 0, piece; (piece = document.getElementById(`cells.${k}.${row.li.id}`)); k++) {
        this.places.set(piece.id, at);
        unpack(piece.dataset.runs, (verdict, alike) => this.bytes.fill(verdict, at, at += alike));
      }
    }
    this.order();
  }

  // A morph may put a new element in a row's place. False where the rows are no longer the same.
  keepRows() {
    const heads = new Map([...document.getElementById("canvas.rows").children].map(li => [li.id, li]));
    const same = heads.size === this.rows.length && this.rows.every(r => heads.has(r.li.id));
    if (same) for (const row of this.rows) row.li = heads.get(row.li.id);
    return same;
  }

  // Takes in one piece; tells of each cell that differs, and of those that came to be in trouble or no longer are. False
  // where it is none that was known.
  read(piece, changed, turned) {
    let at = this.places.get(piece.id);
    if (at === undefined || !piece.isConnected) return false;
    const past = at - at % this.size + this.size;
    unpack(piece.dataset.runs, (verdict, alike) => {
      for (const end = Math.min(at + alike, past); at < end; at++) {
        const was = this.bytes[at];
        if (was === verdict) continue;
        this.bytes[at] = verdict;
        if (was < this.calm !== verdict < this.calm) turned.push({ at, was });
        changed.push(at);
      }
    });
    return true;
  }

  // The nodes' names come apart from the cells. Until those of these very columns are there, none are known; where they
  // could not be had, the next call asks anew.
  callByName() {
    const { href } = document.getElementById("canvas.columns").dataset;
    if (this.named !== href) {
      [this.named, this.names] = [href, []];
      this.calling = this.ask(href);
    }
    return this.calling;
  }

  async ask(href) {
    const names = await fetch(href).then(answer => answer.json()).catch(() => ({}));
    if (this.named !== href) return;
    if (href.endsWith(`&v=${names.version}`)) this.names = names.groups.flatMap(g => g.nodes);
    else this.named = undefined;
  }

  // Rows and, in each group, columns: trouble first, or as they come. Says whether that is another order than before.
  order() {
    const before = [this.shownRows, this.shown];
    const trouble = "troubleFirst" in this.box.dataset;
    this.shownRows = trouble ? this.rowsByTrouble() : [...this.rows];
    this.shown = trouble ? this.columnsByTrouble() : Uint32Array.from({ length: this.size }, (_, i) => i);
    this.shownAt = new Uint32Array(this.size);
    this.shown.forEach((column, i) => this.shownAt[column] = i);
    return !before[0] || before[0].some((r, i) => r !== this.shownRows[i]) || before[1].some((c, i) => c !== this.shown[i]);
  }

  rowsByTrouble() {
    const worst = new Map(this.rows.map(r => [r, this.bytes.subarray(r.at, r.at + this.size).reduce((a, b) => a < b ? a : b, 99)]));
    return [...this.rows].sort((a, b) =>
      a.li.dataset.rank - b.li.dataset.rank || worst.get(a) - worst.get(b) || a.at - b.at);
  }

  // By the worst cell of a node, then by how many are not as they should be.
  columnsByTrouble() {
    const worst = new Uint8Array(this.size).fill(this.ok);
    const off = new Uint16Array(this.size);
    for (let i = 0; i < this.bytes.length; i++) {
      if (this.bytes[i] >= this.ok) continue;
      const column = i % this.size;
      off[column]++;
      if (this.bytes[i] < worst[column]) worst[column] = this.bytes[i];
    }
    const shown = new Uint32Array(this.size);
    let from = 0;
    for (const { size } of this.groups) {
      const columns = Array.from({ length: size }, (_, i) => from + i);
      const troubled = columns.filter(c => off[c]).sort((a, b) => worst[a] - worst[b] || off[b] - off[a] || a - b);
      shown.set([...troubled, ...columns.filter(c => !off[c])], from);
      from += size;
    }
    return shown;
  }

  // The worst of these shown columns in that row: its verdict, its column, how many are not as they should be.
  worst(row, from, to) {
    let verdict = 99, column = 0, off = 0;
    for (let i = from; i < to; i++) {
      const cell = this.bytes[row.at + this.shown[i]];
      if (cell < this.ok) off++;
      if (cell < verdict) [verdict, column] = [cell, this.shown[i]];
    }
    return { verdict, column, off };
  }
}
