// What the reader has in hand survives an update: the field being typed in and what was unfolded. What an update
// changes is marked once, and the window is called as the page now is.
const MARKED = 1600; // as long as feedback.css fades it
const settled = (a, b) => a.textContent.trim() === b.textContent.trim() && a.dataset.verdict === b.dataset.verdict;

function keepField(event) {
  const field = event.target;
  if (field === document.activeElement && field.matches("input, select, textarea")) event.preventDefault();
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

export function keepWhatIsTheReaders() {
  document.addEventListener("turbo:morph-element", retitle);
  document.addEventListener("turbo:before-morph-element", keepField);
  document.addEventListener("turbo:before-morph-element", mark);
  document.addEventListener("turbo:before-morph-attribute", keepUnfolded);
}
