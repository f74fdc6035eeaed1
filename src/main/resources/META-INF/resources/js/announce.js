// The live region tells what matters, once: a problem that came, one that is over, a rollout that finished. Counts and
// ages that move say nothing. The server marks what matters: data-matter names it, data-say, its title or its text tells it.
// Of a data-list that is data-cut nothing is told: what comes to be shown, or no longer is, may have lasted or last unseen.
const TOGETHER = 400; // milliseconds in which what comes in several pieces is told as one
const NAMED = 3;
let known, pause;

const words = text => text.trim().replace(/\s+/g, " ");
const all = (selector, entry) => new Map([...document.querySelectorAll(selector)].map(entry));
const moving = rollout => rollout?.state === "progressing" || rollout?.state === "stalled";

function state() {
  return {
    problems: all("[data-matter]", e => [e.dataset.matter, { say: words(e.dataset.say ?? (e.title || e.textContent)), over: e.dataset.over, list: e.closest("[data-list]")?.id }]),
    cut: new Set([...document.querySelectorAll("[data-cut]")].map(e => e.id)),
    rollouts: all("[data-rollout]", e => [e.dataset.of, { state: e.dataset.rollout, name: e.dataset.name }]),
  };
}

function look() {
  pause = undefined;
  const before = known;
  known = state();
  const { problems, rollouts } = known;
  const sentences = [];
  const whole = list => !before.cut.has(list) && !known.cut.has(list);
  for (const [key, { say, list }] of problems) if (!before.problems.has(key) && whole(list)) sentences.push(say);
  for (const [key, { say, over, list }] of before.problems) {
    if (!problems.has(key) && whole(list)) sentences.push(over ?? `No longer: ${say}`);
  }
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
