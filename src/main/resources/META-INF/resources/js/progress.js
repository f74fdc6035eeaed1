// A replacement is watched without losing one's place: what changed is shown every two seconds until it has ended.
const EVERY = 2000;

function show(id, page) {
  const element = page.getElementById(id);
  const stream = `<turbo-stream action="replace" method="morph" target="${id}"><template>${element.outerHTML}</template></turbo-stream>`;
  window.Turbo.renderStreamMessage(stream);
}

async function look() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
  if (answer?.redirected) return location.reload(); // the session is over
  if (answer?.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.title = page.title;
    ["answer", "steps"].forEach(id => show(id, page));
    if (!page.querySelector("#answer[data-moving]")) return;
  }
  setTimeout(look, EVERY);
}

setTimeout(look, EVERY);
