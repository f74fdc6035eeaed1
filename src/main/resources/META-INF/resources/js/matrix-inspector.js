// The chosen cell, read beside the table or the canvas.
import { follow } from "./stream.js";

let asked = 0;

// Takes the page's address with the cell. From now on the window's and the stream's are of this cell, too. False where
// another was asked for meanwhile.
export async function showInspector(page) {
  const turn = ++asked, part = new URL(page);
  part.pathname = "/matrix/inspector";
  const answer = await fetch(part, { headers: { Accept: "text/html" } });
  const chosen = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("inspector");
  if (turn !== asked) return false;
  if (!answer.ok || answer.redirected || !chosen) return location.assign(page);
  const inspector = document.getElementById("inspector");
  inspector.replaceChildren(...chosen.childNodes); // the element that is read out stays
  if (matchMedia("(max-width: 72rem)").matches) inspector.scrollIntoView({ block: "nearest" });
  page.hash = "";
  history.replaceState(null, "", page);
  const stream = new URL(document.body.dataset.stream, location.href);
  stream.searchParams.set("cell", page.searchParams.get("cell"));
  follow(stream.href);
  return true;
}
