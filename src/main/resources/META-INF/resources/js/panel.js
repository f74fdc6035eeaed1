// The countdown of a simulated cluster's next event; once it has ended the server is asked what comes then.
import { clusterNow } from "./ages.js";

const words = seconds => seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min${seconds % 60 ? ` ${seconds % 60} s` : ""}`;

async function tick() {
  const time = document.querySelector("time[data-until]");
  if (!time || document.hidden) return;
  const left = Math.floor((Date.parse(time.dateTime) - clusterNow()) / 1000);
  if (left >= 0) {
    if (time.textContent !== words(left)) time.textContent = words(left);
    return;
  }
  if (left % 2) return; // asked every other second until the next one is known
  const next = time.closest("[data-from]");
  const answer = await fetch(next.dataset.from, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const fragment = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("panel.next");
  if (fragment) next.replaceWith(fragment);
}

export function countDown() {
  if (document.getElementById("panel")) setInterval(tick, 1000);
}
