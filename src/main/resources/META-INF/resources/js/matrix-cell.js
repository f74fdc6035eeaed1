// What the server knows of one cell of the canvas: its sentence, and the inspector in which it is read.
import { showInspector } from "./matrix-inspector.js";

function addressOf(path, cells, { row, column }) {
  const here = new URL(document.getElementById("canvas.columns").dataset.href, location.href);
  here.pathname = path;
  here.searchParams.delete("v");
  here.searchParams.set("cell", `${row.li.dataset.ref}@${cells.names[column]}`);
  return here;
}

const known = (cells, { row, column }) => row.li.isConnected && column in cells.names;

// Empty where there is none.
export async function sentenceOf(cells, cell) {
  if (!known(cells, cell)) return "";
  const answer = await fetch(addressOf("/matrix/cells.json", cells, cell), { headers: { Accept: "application/json" } });
  return answer.ok ? (await answer.json())[0]?.sentence ?? "" : "";
}

// False where it is not known which cell it is, or another was asked for meanwhile.
export async function inspect(cells, cell) {
  return known(cells, cell) && showInspector(addressOf("/matrix", cells, cell));
}
