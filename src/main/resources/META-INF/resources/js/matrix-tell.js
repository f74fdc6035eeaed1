// What a screen reader is told of the canvas: the cells that came to be in trouble, and those that no longer are.
import { announce } from "./announce.js";

// Rows and columns may be others once the names are there: what is told is taken down before.
export async function tellOf(cells, turned) {
  const cases = turned.map(({ at, was }) => ({
    was, now: cells.bytes[at], column: at % cells.size,
    row: cells.rows[Math.floor(at / cells.size)].li.firstElementChild.textContent,
  }));
  const names = await namesOf(cells);
  announce(cases.map(({ was, now, column, row }) => {
    const where = `${row} on ${names[column] ?? "a node"}`;
    return now < cells.calm ? `${where}: ${cells.words[now]}.` : `No longer: ${where}: ${cells.words[was]}.`;
  }));
}

// Of the columns as they are now; none where others have come before their names did.
async function namesOf(cells) {
  const called = cells.callByName(), { named } = cells;
  await called;
  return cells.named === named ? cells.names : [];
}
