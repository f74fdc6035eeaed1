// Where a key leads from a cell of the canvas.
import { WALKS } from "./keys.js";

const within = (value, size) => Math.max(0, Math.min(size - 1, value));

// Nowhere for a key that means nothing here.
export function stepFrom(at, { key, ctrlKey }, cursor) {
  const { cells, picture } = cursor, { plan, room } = picture, rows = cells.shownRows;
  const row = rows.indexOf(at.row), { from, to } = plan.of(cells.shownAt[at.column]);
  const go = (r, shown) => cursor.cell(rows[within(r, rows.length)], plan.of(within(shown, cells.size)));
  const [right, down] = WALKS[key] ?? [0, 0], screen = plan.each * Math.floor(room / plan.width);
  if (right || down) return go(row + down, [from - 1, from, to][right + 1]);
  switch (key) {
    case "Home": return go(ctrlKey ? 0 : row, 0);
    case "End": return go(ctrlKey ? rows.length : row, cells.size);
    case "PageDown": return go(row, from + screen);
    case "PageUp": return go(row, from - screen);
    case "t": return trouble(cursor, row, to, 1) ?? at;
    case "T": return trouble(cursor, row, from - 1, -1) ?? at;
    default: return undefined;
  }
}

// The next cell that is not as it should be, row by row.
function trouble(cursor, row, shown, by) {
  const { cells, picture } = cursor, rows = cells.shownRows;
  for (; rows[row]; row += by, shown = by > 0 ? 0 : cells.size - 1) {
    for (; shown >= 0 && shown < cells.size; shown += by) {
      const verdict = cells.bytes[rows[row].at + cells.shown[shown]];
      if (verdict < cells.ok) return cursor.cell(rows[row], picture.plan.of(shown));
    }
  }
  return undefined;
}
