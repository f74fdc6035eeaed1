// The live region tells what matters, once: a problem that came, one that is over, a rollout that finished. Counts and
// ages that move say nothing. The server marks what matters: data-matter names it, data-say, its title or its text tells it.
const TOGETHER = 400; // milliseconds in which what comes in several pieces is told as one
const NAMED = 3;
let known, pause;

const words = text => text.trim().replace(/\s+/g, " ");
const all = (selector, entry) => new Map([...document.querySelectorAll(selector)].map(entry));
const moving = rollout => rollout?.state === "progressing" || rollout?.state === "stalled";

function state() {
  return {
    problems: all("[data-matter]", e => [e.dataset.matter, { say: words(e.dataset.say ?? (e.title || e.textContent)), over: e.dataset.over }]),
    rollouts: all("[data-rollout]", e => [e.dataset.of, { state: e.dataset.rollout, name: e.dataset.name }]),
  };
}

function look() {
  pause = undefined;
  const before = known;
  known = state();
  const { problems, rollouts } = known;
  const sentences = [];
  const cut = document.querySelector("[data-cut]"); // what is not on a list that is cut may last all the same
  for (const [key, { say }] of problems) if (!before.problems.has(key)) sentences.push(say);
  for (const [key, { say, over }] of before.problems) if (!cut && !problems.has(key)) sentences.push(over ?? `No longer: ${say}`);
  for (const [key, rollout] of rollouts) {
    if (rollout.state === "settled" && moving(before.rollouts.get(key))) sentences.push(`The rollout of ${rollout.name} has finished.`);
  }
  if (sentences.length) announce(sentences);
}

export function announce(sentences) {
  const more = sentences.length - NAMED;
  const told = more > 0 ? [...sentences.slice(0, NAMED), `And ${more} more.`] : sentences;
  document.getElementById("said").textContent = told.join(" ");
}

export function announceWhatMatters() {
  known = state();
  document.addEventListener("turbo:before-stream-render", () => pause ??= setTimeout(look, TOGETHER));
}
