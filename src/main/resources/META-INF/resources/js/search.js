// Matches appear while one types; arrow down from the field goes to the first of them.
export function searchWhileTyping() {
  const field = document.querySelector(".search input");
  if (!field) return;
  let pause, asked = 0;
  field.setSelectionRange(field.value.length, field.value.length);

  async function ask() {
    const turn = ++asked;
    const address = `/search?q=${encodeURIComponent(field.value)}`;
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (!answer.ok || turn !== asked) return; // a later question is under way
    const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("results");
    if (!found) return;
    const results = document.getElementById("results");
    const [said, ...others] = results.childNodes, [says, ...then] = found.childNodes;
    if (said.textContent !== says.textContent) said.textContent = says.textContent; // the node that is read out stays
    others.forEach(other => other.remove());
    results.append(...then);
    history.replaceState(null, "", address);
  }

  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(ask, 150);
  });
  field.addEventListener("keydown", event => {
    const first = document.querySelector("#results a");
    if (event.key !== "ArrowDown" || !first) return;
    event.preventDefault();
    clearTimeout(pause); // what has the focus is not replaced
    asked++;
    first.focus();
  });
}
