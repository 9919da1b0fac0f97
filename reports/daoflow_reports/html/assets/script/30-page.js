// Theme, folds, printing, the age of the evidence, the section that is being read.
const theme = byId("theme");
const themes = ["system", "light", "dark"];
let themeNow = themes.includes(kept("theme")) ? kept("theme") : "system";

function showTheme() {
  theme.textContent = "Theme: " + themeNow;
  if (themeNow === "system") root.removeAttribute("data-theme"); else root.setAttribute("data-theme", themeNow);
}
theme.addEventListener("click", () => {
  themeNow = themes[(themes.indexOf(themeNow) + 1) % themes.length];
  showTheme();
  keep("theme", themeNow);
});
showTheme();

const expand = byId("expand");
expand.addEventListener("click", () => {
  const open = expand.textContent === "Open all";
  for (const fold of document.querySelectorAll("main details")) fold.open = open;
  expand.textContent = open ? "Close all" : "Open all";
});

function printAs(kind) {
  root.dataset.print = kind;
  window.print();
}
byId("print-summary").addEventListener("click", () => printAs("summary"));
byId("print-full").addEventListener("click", () => printAs("full"));
let foldsBefore = [];
addEventListener("beforeprint", () => {
  foldsBefore = [...document.querySelectorAll("main details:not([open])")];
  if (root.dataset.print !== "summary") for (const fold of foldsBefore) fold.open = true;
});
addEventListener("afterprint", () => {
  for (const fold of foldsBefore) fold.open = false;
  delete root.dataset.print;
});

const collectedAt = Date.parse(byId("collected").dateTime);
if (!Number.isNaN(collectedAt)) {
  const hours = (Date.now() - collectedAt) / 3600000;
  const [number, unit] = hours < 1 ? [Math.round(hours * 60), "minute"] : hours < 48 ? [Math.round(hours), "hour"] : [Math.round(hours / 24), "day"];
  if (number >= 0) byId("age").textContent = "(" + number + " " + unit + (number === 1 ? "" : "s") + " ago)";
}

const sectionLinks = new Map([...document.querySelectorAll(".bar nav a")].map((link) => [link.hash.slice(1), link]));
const inBand = new Set();
// Short sections share the band below the header: the first of them is the one that was gone to.
const watcher = new IntersectionObserver((entries) => {
  for (const entry of entries) inBand[entry.isIntersecting ? "add" : "delete"](entry.target.id);
  const current = [...sectionLinks.keys()].find((id) => inBand.has(id));
  if (!current) return;
  for (const [id, link] of sectionLinks) if (id === current) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
}, { rootMargin: "-10% 0px -75% 0px" });
for (const id of sectionLinks.keys()) if (byId(id)) watcher.observe(byId(id));
