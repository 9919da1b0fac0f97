// Single-letter keys: never while typing, never with a modifier, and they can be turned off.
const keysDialog = byId("keys");
const keysOn = byId("keys-on");
keysOn.checked = kept("keys", "on") === "on";
keysOn.addEventListener("change", () => keep("keys", keysOn.checked ? "on" : "off"));
byId("help").addEventListener("click", () => keysDialog.showModal());

const views = { f: "/findings", l: "/logs", t: "/timeline", s: "/state", v: "/verdict" };
let leads = false;

function goToView(name) {
  const section = byId(name);
  if (!section) { say("This report has no " + name.slice(1)); return; }
  if (location.hash === "#" + name) section.scrollIntoView(); else location.hash = "#" + name;
  section.querySelector(".event[tabindex='0']")?.focus({ preventScroll: true }); // the arrow keys go on from there
}

function stepFinding(direction) {
  const findings = [...document.querySelectorAll("details.finding")].filter((one) => one.checkVisibility());
  const heads = findings.map((one) => one.querySelector("summary"));
  const at = heads.indexOf(document.activeElement);
  const next = heads[at < 0 ? 0 : Math.max(0, Math.min(at + direction, heads.length - 1))];
  if (!next) return;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "start" });
}

const isTyping = (target) => target.closest?.("input:not([type=checkbox]), select, textarea, [contenteditable]");

addEventListener("keydown", async (event) => {
  if (event.key === "Escape" && event.target === byId("log-search")) {
    event.target.value = "";
    event.target.blur();
    (await LogViewer.open())?.find();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || keysDialog.open) return;
  if (event.key === "?") { keysDialog.showModal(); return; }
  if (!keysOn.checked) return;
  if (leads) {
    leads = false;
    if (views[event.key]) { event.preventDefault(); goToView(views[event.key]); }
    return;
  }
  switch (event.key) {
    case "g": leads = true; setTimeout(() => { leads = false; }, 1500); break;
    case "/":
      if (!byId("viewer")) return;
      event.preventDefault();
      byId("/logs").scrollIntoView({ behavior: "instant" }); // typing would stop a smooth one halfway, with the lines below the window
      byId("log-search").focus({ preventScroll: true });
      LogViewer.open();
      break;
    case "n":
    case "N":
      (await LogViewer.open())?.step(event.key === "n" ? 1 : -1);
      break;
    case "j": stepFinding(1); break;
    case "k": stepFinding(-1); break;
    case "c": copy(ticketText(), byId("copy-ticket"), "Copied"); break;
  }
});
