// Ages count on without the server, in the words of Ages.java and by the cluster's clock.
let ahead = 0; // of this browser's clock

export function setClock(now) {
  const time = Date.parse(now);
  if (!Number.isNaN(time)) ahead = time - Date.now();
}

export const clusterNow = () => Date.now() + ahead;

export function inWords(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (minutes < 1) return `${seconds} s`;
  if (hours < 1) return `${minutes} min`;
  if (days < 1) return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
  return days < 365 ? `${days} d` : `${Math.floor(days / 365)} y`;
}

function tick() {
  for (const time of document.querySelectorAll("time[data-age]")) {
    const words = inWords(clusterNow() - Date.parse(time.dateTime));
    if (time.textContent !== words) time.textContent = words;
  }
}

// The exact time in the reader's own zone, made when it is about to be read.
function exact(event) {
  const time = event.target.closest?.("time[datetime]");
  const moment = time && Date.parse(time.dateTime);
  if (moment) time.title = new Date(moment).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "long" });
}

export function tickAges() {
  setClock(document.body.dataset.now);
  setInterval(tick, 1000);
  document.addEventListener("pointerover", exact);
  document.addEventListener("focusin", exact);
}
