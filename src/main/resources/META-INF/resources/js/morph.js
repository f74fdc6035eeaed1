// What the reader has in hand survives an update: the field being typed in or filled, what was unfolded, the focus, the
// selection. What an update changes is marked once, and the window is called as the page now is.
export const MARKED = 1600; // as long as feedback.css fades it
const settled = (a, b) => a.textContent.trim() === b.textContent.trim() && a.dataset.verdict === b.dataset.verdict;

// Of a large part that came whole, most is as it was: walking through it costs a browser seconds.
function keepEqual(event) {
  if (event.detail.newElement?.isEqualNode(event.target)) event.preventDefault();
}

function keepField(event) {
  const field = event.target;
  if (!field.matches("input, select, textarea")) return;
  if (field === document.activeElement || "defaultValue" in field && field.value !== field.defaultValue) event.preventDefault();
}

function keepUnfolded(event) {
  if (event.target.matches("details") && event.detail.attributeName === "open") event.preventDefault();
}

function mark(event) {
  const { target, detail } = event;
  if (!target.matches("[data-watch], .tile, .cell") || !detail.newElement || settled(target, detail.newElement)) return;
  detail.newElement.setAttribute("data-changed", "");
  setTimeout(() => target.removeAttribute("data-changed"), MARKED);
}

function retitle({ target }) {
  if (target.dataset.title) document.title = `${target.dataset.title} · Everynode`;
}

// Where a node stands, so that what took its place is found: the nearest id above it, and the way down from there.
function placeOf(node) {
  const way = [];
  for (let at = node; at?.parentNode; at = at.parentNode) {
    if (at.id) return () => way.reduce((parent, index) => parent?.childNodes[index], document.getElementById(at.id));
    way.unshift([...at.parentNode.childNodes].indexOf(at));
  }
  return () => null;
}

function keepFocus() {
  const focused = document.activeElement;
  const place = focused === document.body ? () => null : placeOf(focused);
  return () => {
    const heir = focused.isConnected ? null : place();
    if (!heir?.focus || document.activeElement !== document.body) return;
    if (!heir.matches("a[href], button, input, select, textarea, summary, [tabindex]")) heir.tabIndex = -1;
    heir.focus({ preventScroll: true });
  };
}

function keepSelection() {
  const selection = getSelection();
  if (selection.isCollapsed) return () => {};
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  const ends = [[anchorNode, placeOf(anchorNode), anchorOffset], [focusNode, placeOf(focusNode), focusOffset]];
  return () => {
    if (selection.toString() && anchorNode === selection.anchorNode && anchorOffset === selection.anchorOffset
      && focusNode === selection.focusNode && focusOffset === selection.focusOffset) return;
    const found = ends.map(([node, place, offset]) => {
      const heir = node.isConnected ? node : place();
      return [heir, Math.min(offset, heir?.length ?? heir?.childNodes.length ?? 0)];
    });
    if (found.every(([heir]) => heir)) selection.setBaseAndExtent(...found.flat());
  };
}

function keepPlace(event) {
  const render = event.detail.render;
  event.detail.render = async stream => {
    const kept = [keepFocus(), keepSelection()];
    await render(stream);
    kept.forEach(restore => restore());
  };
}

export function keepWhatIsTheReaders() {
  document.addEventListener("turbo:before-stream-render", keepPlace);
  document.addEventListener("turbo:morph-element", retitle);
  for (const keep of [keepEqual, keepField]) document.addEventListener("turbo:before-morph-element", keep);
  document.addEventListener("turbo:before-morph-element", mark);
  document.addEventListener("turbo:before-morph-attribute", keepUnfolded);
}
