// Where the columns of the canvas stand: so wide as the reader wants them or, at first, so that all nodes have room, if
// need be several of them in one column, which then shows the worst.
const WIDTHS = [0, 2, 4, 8, 16]; // CSS pixels of a column; 0: all nodes have room
const SLIM = 2;

export class Plan {
  zoom = 0;

  // Takes the groups of nodes and the room in CSS pixels.
  lay(groups, room) {
    const nodes = groups.reduce((sum, g) => sum + g.size, 0);
    const gap = groups.length > 24 ? 2 : 9;
    const free = Math.max(60, room) - gap * (groups.length - 1);
    this.fitting = Math.max(SLIM, Math.min(WIDTHS.at(-1), Math.floor(free / Math.max(1, nodes))));
    this.width = WIDTHS[this.zoom] || this.fitting;
    this.each = 1;
    const columns = each => groups.reduce((sum, g) => sum + Math.ceil(g.size / each), 0);
    this.crowded = nodes * this.fitting > free;
    if (!this.zoom) {
      while (columns(this.each) * this.width > Math.max(free, groups.length * SLIM)) this.each++;
      this.width = Math.max(SLIM, Math.min(WIDTHS.at(-1), free / Math.max(1, columns(this.each))));
    }
    let x = 0, from = 0;
    this.bands = groups.map(({ name, size }) => {
      const band = { name, size, from, x, columns: Math.ceil(size / this.each) };
      band.end = x + band.columns * this.width;
      x = band.end + gap;
      from += size;
      return band;
    });
    this.total = Math.max(1, x - gap);
    this.nodes = nodes;
  }

  // One step larger or smaller, past the sizes at which no more would be seen; 0 for all nodes.
  step(by) {
    const sizes = WIDTHS.map((_, i) => i).filter(i => !i || this.crowded || WIDTHS[i] > this.fitting);
    this.zoom = by ? sizes[Math.max(0, Math.min(sizes.length - 1, sizes.indexOf(this.zoom) + by))] : 0;
  }

  // The column at that place: where it begins and which of the shown nodes are in it.
  at(x) {
    const band = this.bands.find(b => x < b.end) ?? this.bands.at(-1);
    return band && this.column(band, Math.max(0, Math.min(band.columns - 1, Math.floor((x - band.x) / this.width))));
  }

  // The column in which the shown node is.
  of(shown) {
    const band = this.bands.find(b => shown < b.from + b.size);
    return this.column(band, Math.floor((shown - band.from) / this.each));
  }

  column(band, index) {
    const from = band.from + index * this.each;
    return { x: band.x + index * this.width, from, to: Math.min(from + this.each, band.from + band.size) };
  }

  // All columns of which something lies between these places.
  *between(left, right) {
    for (const band of this.bands) {
      if (band.end <= left || band.x >= right) continue;
      const first = Math.max(0, Math.floor((left - band.x) / this.width));
      const last = Math.min(band.columns, Math.ceil((right - band.x) / this.width));
      for (let index = first; index < last; index++) yield this.column(band, index);
    }
  }
}
