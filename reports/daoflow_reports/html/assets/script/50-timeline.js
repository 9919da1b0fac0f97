// Stepping through the events: one of them can be reached by Tab, the arrow keys lead to the others.
const momentBox = byId("moment");
const charts = [...document.querySelectorAll(".chart.large")].map((chart) => [...chart.querySelectorAll("a.event")]);

function chooseEvent(events, index) {
  const event = events[Math.max(0, Math.min(index, events.length - 1))];
  for (const other of events) { other.tabIndex = other === event ? 0 : -1; other.classList.toggle("current", other === event); }
  return event;
}

function showMoment(event) {
  const [, clock, words] = /^(\S+) ([^]*)$/.exec(event.getAttribute("aria-label")) ?? [];
  momentBox.replaceChildren(element("strong", "tabular", clock ?? ""), " " + (words ?? "") + " ");
  if (event.dataset.log) {
    const link = element("a", "", event.dataset.log.startsWith("/log/") ? "Show in the log" : "Show in the file");
    link.href = "#" + event.dataset.log;
    momentBox.append(link, " ");
  }
  const row = element("a", "", "Row in the table");
  row.href = event.getAttribute("href");
  momentBox.append(row);
  LogViewer.opened?.then((viewer) => {
    const whose = viewer?.goToTime(event.dataset.time, event.dataset.log);
    if (!whose || whose === event.dataset.lane || row.parentElement !== momentBox || !row.isConnected) return;
    momentBox.append(" The log below shows the next line of that time, which is " + whose + "'s.");
  });
}

for (const events of charts) {
  if (!events.length) continue;
  chooseEvent(events, Math.max(0, events.findIndex((event) => event.classList.contains("cause"))));
  for (const [index, event] of events.entries()) {
    event.addEventListener("focus", () => { chooseEvent(events, index); showMoment(event); });
    event.addEventListener("click", (press) => { press.preventDefault(); LogViewer.open().then(() => { event.focus(); showMoment(event); }); });
    event.addEventListener("keydown", (press) => {
      const steps = { ArrowRight: index + 1, ArrowDown: index + 1, ArrowLeft: index - 1, ArrowUp: index - 1, Home: 0, End: events.length - 1 };
      if (!(press.key in steps)) return;
      press.preventDefault();
      chooseEvent(events, steps[press.key]).focus();
    });
  }
}
