// What the server knows of one cell of the canvas: its sentence, and the inspector in which it is read.
import { follow } from "./stream.js";

function addressOf(path, cells, { row, column }) {
  const here = new URL(document.getElementById("canvas.columns").dataset.href, location.href);
  here.pathname = path;
  here.searchParams.delete("v");
  here.searchParams.set("cell", `${row.li.dataset.ref}@${cells.names[column] ?? ""}`);
  return here;
}

// Empty where there is none.
export async function sentenceOf(cells, cell) {
  if (!cells.names[cell.column]) return "";
  const answer = await fetch(addressOf("/matrix/cells.json", cells, cell), { headers: { Accept: "application/json" } });
  return answer.ok ? (await answer.json())[0]?.sentence ?? "" : "";
}

// From now on the address and the stream are of this cell, too.
export async function inspect(cells, cell) {
  if (!cells.names[cell.column]) return;
  const answer = await fetch(addressOf("/matrix/inspector", cells, cell), { headers: { Accept: "text/html" } });
  const inspector = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("inspector");
  const page = addressOf("/matrix", cells, cell);
  if (!answer.ok || !inspector) return location.assign(page);
  document.getElementById("inspector").replaceWith(inspector);
  history.replaceState(null, "", page);
  const stream = new URL(document.body.dataset.stream, location.href);
  stream.searchParams.set("cell", page.searchParams.get("cell"));
  follow(stream.href);
}
