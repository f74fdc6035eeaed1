// What a screen reader is told of the canvas: the cells that came to be in trouble, and those that no longer are.
import { announce } from "./announce.js";

export async function tellOf(cells, turned) {
  await cells.callByName();
  const sentences = turned.filter(({ at }) => cells.bytes.length > at).map(({ at, was }) => {
    const now = cells.bytes[at], row = cells.rows[Math.floor(at / cells.size)];
    const where = `${row.li.firstElementChild.textContent} on ${cells.names[at % cells.size] ?? "a node"}`;
    return now < cells.calm ? `${where}: ${cells.words[now]}.` : `No longer: ${where}: ${cells.words[was]}.`;
  });
  if (sentences.length) announce(sentences);
}
