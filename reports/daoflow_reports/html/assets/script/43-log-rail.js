// The strip beside the lines: where errors, hits and cited lines are. A press on it goes there.
const RAIL_STEPS = 500;

class LogRail {
  constructor(rail, lines) {
    this.rail = rail;
    this.lines = lines;
    const space = "http://www.w3.org/2000/svg";
    this.picture = document.createElementNS(space, "svg");
    this.picture.setAttribute("viewBox", "0 0 14 " + RAIL_STEPS);
    this.picture.setAttribute("preserveAspectRatio", "none");
    this.paths = {};
    for (const kind of ["errors", "hits", "cited"]) {
      this.paths[kind] = document.createElementNS(space, "path");
      this.paths[kind].setAttribute("class", kind);
      this.picture.append(this.paths[kind]);
    }
    this.view = document.createElementNS(space, "rect");
    this.view.setAttribute("width", "14");
    this.picture.append(this.view);
    rail.replaceChildren(this.picture);
    rail.addEventListener("pointerdown", (event) => {
      const box = rail.getBoundingClientRect();
      const index = Math.floor(((event.clientY - box.top) / box.height) * lines.rows.length);
      if (lines.rows.length) lines.scrollTo(lines.rows[Math.min(index, lines.rows.length - 1)]);
    });
    lines.pane.addEventListener("scroll", () => this.showView(), { passive: true });
  }

  draw(hits) {
    const { store, rows } = this.lines;
    const steps = { errors: new Set(), hits: new Set(), cited: new Set() };
    const stepOf = (index) => Math.floor((index / Math.max(1, rows.length)) * RAIL_STEPS);
    for (let index = 0; index < rows.length; index += 1) {
      const level = store.level(rows[index]);
      if (level === "e" || level === "F") steps.errors.add(stepOf(index));
    }
    for (const log of store.logs) {
      for (const number of log.cited) {
        const row = store.row(log.key, number);
        const index = row < 0 ? rows.length : this.lines.indexOf(row);
        if (rows[index] === row) steps.cited.add(stepOf(index));
      }
    }
    for (const row of hits) {
      const index = this.lines.indexOf(row);
      if (rows[index] === row) steps.hits.add(stepOf(index));
    }
    const columns = { errors: "M0", hits: "M5", cited: "M10" };
    for (const [kind, found] of Object.entries(steps)) {
      this.paths[kind].setAttribute("d", [...found].map((step) => columns[kind] + " " + (step + .5) + "h4").join(""));
    }
    this.showView();
  }

  showView() {
    const pane = this.lines.pane;
    const share = RAIL_STEPS / Math.max(1, pane.scrollHeight);
    this.view.setAttribute("y", String(pane.scrollTop * share));
    this.view.setAttribute("height", String(Math.max(4, pane.clientHeight * share)));
  }
}
