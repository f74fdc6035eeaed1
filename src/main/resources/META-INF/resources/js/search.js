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
    document.getElementById("results").replaceChildren(...found.childNodes);
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
    first.focus();
  });
}
