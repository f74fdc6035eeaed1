// Light or dark: what the system says, until the reader chooses the other; a cookie remembers it so that the server draws it.
// Whoever chooses what the system says anyway follows the system again.
export function toggleTheme() {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  for (const button of document.querySelectorAll("[data-theme-toggle]")) {
    delete button.dataset.script;
    button.addEventListener("click", () => {
      const wasDark = root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
      if (wasDark !== system.matches) {
        delete root.dataset.theme;
        document.cookie = "theme=; Path=/; Max-Age=0; SameSite=Strict";
      } else {
        root.dataset.theme = wasDark ? "light" : "dark";
        document.cookie = `theme=${root.dataset.theme}; Path=/; Max-Age=31536000; SameSite=Strict`;
      }
    });
  }
}
