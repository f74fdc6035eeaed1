// Rows do not jump under the pointer or the focus: a table that came in another order waits until both have left it.
// What came for its rows meanwhile is shown at once, and again after the table.
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
  } else if (held?.templateContent.getElementById(stream.target)) {
    later.push(stream.cloneNode(true));
  } else if (held?.target === stream.target) {
    held = undefined;
  }
}

function release() {
  if (!held || busy(document.getElementById(held.target))) return;
  const streams = [held, ...later];
  held = undefined;
  later = [];
  for (const stream of streams) {
    stream.dataset.released = "";
    document.documentElement.append(stream);
  }
}

export function holdOrderWhileInUse() {
  document.addEventListener("turbo:before-stream-render", hold);
  for (const moved of ["pointerover", "focusin", "focusout"]) document.addEventListener(moved, () => setTimeout(release));
  document.documentElement.addEventListener("pointerleave", () => setTimeout(release));
}
