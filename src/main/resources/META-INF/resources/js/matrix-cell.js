// What the server knows of one cell of the canvas: its sentence, and the inspector in which it is read.
import { follow } from "./stream.js";

let asked = 0;

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

// From now on the address and the stream are of this cell, too. False where another was asked for meanwhile.
export async function inspect(cells, cell) {
  if (!cells.names[cell.column]) return false;
  const turn = ++asked;
  const answer = await fetch(addressOf("/matrix/inspector", cells, cell), { headers: { Accept: "text/html" } });
  const chosen = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("inspector");
  if (turn !== asked) return false;
  const page = addressOf("/matrix", cells, cell);
  if (!answer.ok || answer.redirected || !chosen) return location.assign(page);
  document.getElementById("inspector").replaceChildren(...chosen.childNodes); // the element that is read out stays
  history.replaceState(null, "", page);
  const stream = new URL(document.body.dataset.stream, location.href);
  stream.searchParams.set("cell", page.searchParams.get("cell"));
  follow(stream.href);
  return true;
}
