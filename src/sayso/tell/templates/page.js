(() => {
  "use strict";
  const root = document.documentElement;
  const tools = document.querySelector(".tools");
  const all = document.getElementById("all");
  const theme = document.getElementById("theme");
  const lines = () => document.querySelectorAll("main details:not(.report)");

  // A file opened from disk may have no storage: the choice then lasts for this view alone.
  const recall = () => { try { return localStorage.getItem("sayso-theme"); } catch { return null; } };
  const store = (name) => { try { localStorage.setItem("sayso-theme", name); } catch { /* no storage */ } };
  const paint = (name) => { if (name === "dark" || name === "light") root.dataset.theme = name; };
  paint(recall());

  const follow = () => {
    const key = location.hash.slice(1);
    if (key === "dark" || key === "light") { paint(key); return; }
    const target = key && document.getElementById(key);
    const holder = target && target.closest("details");
    if (!holder) return;
    holder.open = true;
    target.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", follow);
  follow();

  tools.hidden = false;
  theme.addEventListener("click", () => {
    const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    const next = (root.dataset.theme || system) === "dark" ? "light" : "dark";
    paint(next);
    store(next);
  });
  all.addEventListener("click", () => {
    const open = all.getAttribute("aria-pressed") !== "true";
    all.setAttribute("aria-pressed", String(open));
    all.textContent = open ? "Hide exact words" : "Show exact words";
    for (const line of lines()) line.open = open;
  });
})();
