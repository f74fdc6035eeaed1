// Rows do not jump under the pointer or the keys' focus: a table that came whole, in another order perhaps, waits until
// both have left it. What it says of rows that are there, and what comes for them meanwhile, is shown at once.
const held = new Map(); // by id: the newest stream element that waits

const busy = element => element?.matches(":hover") || element?.querySelector(":focus-visible");

// Cells stand under the heads of their columns: with other columns, a row has to wait as the table does.
const columns = root => [...root.querySelectorAll("th[data-node]")].map(head => head.dataset.node).join();

function hold(event) {
  const stream = event.target;
  if ("released" in stream.dataset) return;
  const element = document.getElementById(stream.target);
  if (element && "hold" in element.dataset && busy(element)) {
    event.preventDefault();
    held.set(stream.target, stream.cloneNode(true));
    showRows(element, stream);
    return;
  }
  held.delete(stream.target);
  for (const [id, waiting] of held) {
    const content = waiting.templateElement.content;
    const place = content.getElementById(stream.target);
    if (!place) continue;
    place.replaceWith(stream.templateContent);
    if (columns(content) !== columns(document.getElementById(id))) event.preventDefault();
  }
}

function showRows(element, stream) {
  const content = stream.templateContent;
  if (columns(content) !== columns(element)) return;
  for (const row of content.querySelectorAll(":is(tr, li)[id]")) {
    if (document.getElementById(row.id)) show(streamOf(row, stream));
  }
}

function streamOf(row, stream) {
  const one = stream.cloneNode(false);
  one.setAttribute("target", row.id);
  one.append(document.createElement("template"));
  one.firstChild.content.append(row.cloneNode(true));
  return one;
}

function show(stream) {
  stream.dataset.released = "";
  document.documentElement.append(stream);
}

function release() {
  for (const [id, stream] of held) {
    if (busy(document.getElementById(id))) continue;
    held.delete(id);
    show(stream);
  }
}

export function holdOrderWhileInUse() {
  document.addEventListener("turbo:before-stream-render", hold);
  for (const moved of ["pointerover", "focusin", "focusout"]) document.addEventListener(moved, () => setTimeout(release));
  document.documentElement.addEventListener("pointerleave", () => setTimeout(release));
}
