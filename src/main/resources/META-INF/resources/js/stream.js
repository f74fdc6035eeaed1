// One EventSource a page. It is closed while the tab is hidden, reopened with a random, growing pause when it breaks,
// and the page says so once nothing was heard for two beats. A connection that is silently dead, after a sleep perhaps,
// breaks nothing: silence alone opens it anew.
import { announce } from "./announce.js";
import { inWords, setClock } from "./ages.js";

const LOST = "This page has lost its connection to Everynode.";
const FOUND = "This page is connected again.";
const SILENCE = 33_000;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
let reopen = () => {};

// The page now shows something else, whose stream is this one.
export const follow = address => reopen(address);

export function openStream(first) {
  let address = first;
  const lost = document.getElementById("lost");
  let source, retry, opened = 0, attempts = 0, lastId = "", heard = Date.now(), patientUntil = 0, told = false;

  function hear(event) {
    heard = Date.now();
    attempts = 0;
    if (event.lastEventId) lastId = event.lastEventId;
    showAge();
  }

  function open() {
    clearTimeout(retry);
    source?.close();
    opened = Date.now();
    const place = new URL(address, location.href);
    if (lastId) place.searchParams.set("since", lastId);
    source = new EventSource(place);
    source.addEventListener("hello", event => { hear(event); setClock(event.data); });
    source.addEventListener("beat", event => { hear(event); setClock(event.data); });
    source.addEventListener("frame", event => { hear(event); window.Turbo.renderStreamMessage(event.data); });
    source.addEventListener("error", () => { source.close(); reopenLater(); });
  }

  function reopenLater() {
    clearTimeout(retry);
    const most = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** attempts++);
    retry = setTimeout(open, FIRST_PAUSE + Math.random() * most);
    if (attempts > 1) reloadIfLoggedOut();
  }

  // A stream cannot say that its session is over; the page can, and comes back by way of the log-in.
  async function reloadIfLoggedOut() {
    const asked = { method: "HEAD", redirect: "manual", headers: { Accept: "text/html" } };
    const answer = await fetch(location.href, asked).catch(() => null);
    if (answer?.type === "opaqueredirect" || answer?.status === 401) location.reload();
  }

  function showAge() {
    const now = Date.now();
    const silence = now - heard;
    const stale = silence > SILENCE && now > patientUntil;
    document.body.toggleAttribute("data-stale", stale);
    if (stale && !told) announce([LOST]);
    if (told && silence <= SILENCE) announce([FOUND]);
    told = stale || told && silence > SILENCE;
    lost.hidden = !stale;
    if (stale) lost.querySelector("[data-lost-age]").textContent = inWords(silence);
    if (stale && now - opened > SILENCE) open();
  }

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      clearTimeout(retry);
      source?.close();
    } else {
      patientUntil = Date.now() + 3000; // whoever comes back is not shown a banner that goes away at once
      open();
    }
  });
  addEventListener("online", () => document.hidden || open());
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", event => event.persisted && open());
  setInterval(() => document.hidden || showAge(), 1000);
  reopen = other => {
    address = other; // what was heard so far still holds: from there on it tells
    open();
  };
  if (!document.hidden) open();
}
