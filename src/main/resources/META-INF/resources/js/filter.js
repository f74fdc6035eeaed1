// A choice in a filter form applies at once, unless it is made by keys, where each arrow is a choice: then Enter applies
// it. Without this file a button does. Fields left empty stay out of the address.
let byKeys = false;

const formOf = event => event.target.closest?.(".filter");

export function applyFilters() {
  document.addEventListener("pointerdown", () => { byKeys = false; });
  document.addEventListener("keydown", event => {
    byKeys = true;
    if (event.key === "Enter" && event.target.matches(".filter select")) formOf(event).requestSubmit();
  });
  document.addEventListener("change", event => {
    if (!byKeys && event.target.matches("select")) formOf(event)?.requestSubmit();
  });
  document.addEventListener("formdata", event => {
    if (!event.target.matches(".filter")) return;
    for (const [name, value] of [...event.formData]) if (!value) event.formData.delete(name);
  });
}
