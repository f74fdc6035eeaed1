// A choice in a filter form applies at once; without this file its button does. Fields left empty stay out of the address.
export function applyFilters() {
  document.addEventListener("change", event => event.target.closest(".filter")?.requestSubmit());
  document.addEventListener("submit", event => {
    if (!event.target.matches(".filter")) return;
    for (const field of event.target.elements) if (field.name && !field.value) field.disabled = true;
  });
  addEventListener("pageshow", () => {
    for (const field of document.querySelectorAll(".filter :disabled")) field.disabled = false;
  });
}
