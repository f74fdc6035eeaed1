// Rows do not jump under the pointer or the focus: a table that came whole, in another order perhaps, waits until both
// have left it. What it says of rows that are there, and what comes for them meanwhile, is shown at once.
let held;
let later = [];

const busy = element => element?.matches(":hover") || element?.contains(document.activeElement);

function hold(event) {
  const stream = event.target;
  if ("released" in stream.dataset) return;
  const element = document.getElementById(stream.target);
  if (element && "hold" in element.dataset && busy(element)) {
    event.preventDefault();
    held = stream.cloneNode(true);
    later = [];
    for (const row of held.templateContent.querySelectorAll("tr[id]")) {
      if (document.getElementById(row.id)) show(streamOf(row, stream));
    }
  } else if (held?.templateContent.getElementById(stream.target)) {
    later.push(stream.cloneNode(true));
  } else if (held?.target === stream.target) {
    held = undefined;
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
  if (!held || busy(document.getElementById(held.target))) return;
  const streams = [held, ...later];
  held = undefined;
  later = [];
  streams.forEach(show);
}

export function holdOrderWhileInUse() {
  document.addEventListener("turbo:before-stream-render", hold);
  for (const moved of ["pointerover", "focusin", "focusout"]) document.addEventListener(moved, () => setTimeout(release));
  document.documentElement.addEventListener("pointerleave", () => setTimeout(release));
}
