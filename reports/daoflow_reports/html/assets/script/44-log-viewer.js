// The log viewer's controls. It is opened when it first comes near the view, or when something leads into it.
class LogViewer {
  static opened = null;

  static open() {
    if (!byId("viewer") || !byId("log-directory")) return Promise.resolve(null);
    LogViewer.opened ??= LogStore.open().then((store) => new LogViewer(store));
    return LogViewer.opened;
  }

  constructor(store) {
    this.store = store;
    this.pane = byId("lines");
    this.lines = new LogLines(store, this.pane);
    this.rail = new LogRail(byId("rail"), this.lines);
    this.only = null;
    this.levels = new Set(Object.keys(LEVELS));
    this.hits = [];
    this.hitIndex = -1;
    this.search = 0;
    this.makeChips();
    this.listen();
    // On a narrow screen time and name leave a line's text no room beside them.
    byId("log-wrap").checked = matchMedia("(max-width: 720px)").matches;
    this.pane.classList.toggle("wrap", byId("log-wrap").checked);
    this.rebuild();
    // Where the cause shows, else the newest lines: nobody looks for what was said at the first start.
    if (store.from) this.lines.scrollTo(store.rowAt(store.from));
    if (byId("log-search").value) this.find(); // typed before there was anything to search
  }

  makeChips() {
    const sources = byId("sources");
    this.sourceChips = new Map([[null, byId("all-sources")]]);
    for (const [index, log] of this.store.logs.entries()) {
      const chip = element("button", "chip", log.key + " ");
      chip.type = "button";
      chip.append(element("b", "", log.count.toLocaleString("en")));
      this.sourceChips.set(index, chip);
      sources.append(chip);
    }
    for (const [index, chip] of this.sourceChips) {
      chip.setAttribute("aria-pressed", String(index === this.only));
      chip.addEventListener("click", () => this.choose(index));
    }
    const counts = {};
    for (const log of this.store.logs) for (const level of log.levels) counts[level] = (counts[level] ?? 0) + 1;
    for (const [level, word] of Object.entries(LEVELS)) {
      const chip = element("button", "chip", word + " ");
      chip.type = "button";
      chip.append(element("b", "", (counts[level] ?? 0).toLocaleString("en")));
      chip.setAttribute("aria-pressed", "true");
      chip.disabled = !counts[level];
      chip.addEventListener("click", () => {
        if (this.levels.has(level)) this.levels.delete(level); else this.levels.add(level);
        chip.setAttribute("aria-pressed", String(this.levels.has(level)));
        this.rebuild();
      });
      byId("levels").append(chip);
    }
  }

  listen() {
    let typing = 0;
    byId("log-search").addEventListener("input", () => { clearTimeout(typing); typing = setTimeout(() => this.find(), 120); });
    byId("log-search").addEventListener("keydown", (event) => {
      if (event.key === "Enter") { event.preventDefault(); this.step(event.shiftKey ? -1 : 1); }
    });
    byId("log-regex").addEventListener("change", () => this.find());
    byId("log-only").addEventListener("change", () => this.rebuild());
    byId("log-context").addEventListener("change", () => this.rebuild());
    byId("log-next").addEventListener("click", () => this.step(1));
    byId("log-previous").addEventListener("click", () => this.step(-1));
    byId("log-cancel").addEventListener("click", () => { this.search += 1; this.count("stopped", false); byId("log-cancel").hidden = true; });
    byId("log-wrap").addEventListener("change", (event) => { this.keepPlace(() => this.pane.classList.toggle("wrap", event.target.checked)); });
    byId("log-time").addEventListener("change", (event) => {
      this.lines.isRelative = event.target.value === "relative";
      this.keepPlace(() => this.lines.show(this.lines.rows, this.lines.showsLog));
    });
    byId("log-copy").addEventListener("click", (event) => this.copyLines(event.currentTarget));
    byId("log-in-context").addEventListener("click", () => { byId("log-only").checked = false; this.allLevels(); this.rebuild(); this.lines.scrollTo(this.lines.chosen[0]); });
    this.pane.addEventListener("click", (event) => this.press(event));
    this.pane.addEventListener("keydown", (event) => this.walk(event));
  }

  keepPlace(change) {
    const top = this.topRow();
    change();
    if (top >= 0) this.lines.scrollTo(top);
  }

  topRow() {
    const box = this.pane.getBoundingClientRect();
    const under = document.elementFromPoint(box.left + 40, box.top + box.height / 2)?.closest?.("[data-row]");
    return under && this.pane.contains(under) ? Number(under.dataset.row) : this.lines.chosen[0];
  }

  choose(index) {
    const place = this.topRow();
    this.only = index;
    for (const [other, chip] of this.sourceChips) chip.setAttribute("aria-pressed", String(other === index));
    this.rebuild();
    if (place >= 0) this.lines.scrollTo(place);
  }

  allLevels() {
    this.levels = new Set(Object.keys(LEVELS));
    for (const chip of byId("levels").querySelectorAll("button")) chip.setAttribute("aria-pressed", "true");
  }

  // Every row of the chosen log and levels.
  base() {
    const { store } = this;
    const everything = this.only === null && this.levels.size === Object.keys(LEVELS).length;
    const rows = [];
    for (let row = 0; row < store.count; row += 1) {
      if (everything || ((this.only === null || store.rowLog[row] === this.only) && this.levels.has(store.level(row)))) rows.push(row);
    }
    return rows;
  }

  rebuild() {
    const base = this.base();
    const inBase = new Uint8Array(this.store.count);
    for (const row of base) inBase[row] = 1;
    const hits = this.hits.filter((row) => inBase[row]);
    let rows = base;
    if (byId("log-only").checked && this.lines.matcher) {
      const context = Number(byId("log-context").value);
      const wanted = new Uint8Array(base.length);
      let at = 0;
      for (const row of hits) {
        while (base[at] !== row) at += 1;
        wanted.fill(1, Math.max(0, at - context), at + context + 1);
      }
      rows = base.filter((_, index) => wanted[index]);
    }
    this.lines.isFiltered = rows.length < this.store.count && (rows !== base || this.levels.size < Object.keys(LEVELS).length);
    this.lines.show(rows, this.only === null, this.whyNone(base));
    this.visibleHits = hits;
    this.rail.draw(hits);
    byId("log-shown").textContent = rows.length.toLocaleString("en") + " of " + this.store.count.toLocaleString("en") + " lines";
    byId("log-in-context").hidden = !this.lines.isFiltered || this.lines.chosen[0] < 0;
    this.showCount();
  }

  // What stands in place of the lines where none is left.
  whyNone(base) {
    return (this.only === null ? "No line " : "No line of this log ") + (base.length ? "has what was searched for." : "is of the chosen levels.");
  }

  count(words, isWrong) {
    byId("log-count").textContent = words;
    byId("log-count").classList.toggle("wrong", isWrong);
  }

  showCount() {
    if (!this.lines.matcher) return this.count("", false);
    const hits = this.visibleHits;
    const place = hits.indexOf(this.lines.hit);
    return this.count(hits.length ? (place >= 0 ? (place + 1).toLocaleString("en") + " of " : "") + hits.length.toLocaleString("en") + (place >= 0 ? "" : hits.length === 1 ? " hit" : " hits") : "no hit", !hits.length);
  }

  async find() {
    const words = byId("log-search").value;
    const mine = this.search += 1;
    this.hits = [];
    this.lines.hit = -1;
    this.lines.matcher = null;
    if (!words) { this.rebuild(); return; }
    try {
      const matcher = matcherFor(words, byId("log-regex").checked);
      this.count("searching", false);
      const showCancel = setTimeout(() => { byId("log-cancel").hidden = false; }, 300);
      const all = Array.from({ length: this.store.count }, (_, row) => row);
      const hits = await searchRows(this.store, all, matcher, () => mine === this.search);
      clearTimeout(showCancel);
      byId("log-cancel").hidden = true;
      if (!hits || mine !== this.search) return;
      this.lines.matcher = matcher;
      this.hits = hits;
      this.rebuild();
      if (this.visibleHits.length) this.step(1);
    } catch (error) {
      byId("log-cancel").hidden = true;
      this.lines.matcher = null;
      this.rebuild();
      this.count(error instanceof SyntaxError ? "not a regular expression" : error.message, true);
    }
  }

  step(direction) {
    const hits = this.visibleHits ?? [];
    if (!hits.length) return;
    const place = hits.indexOf(this.lines.hit);
    const next = place < 0 ? (direction > 0 ? 0 : hits.length - 1) : (place + direction + hits.length) % hits.length;
    this.lines.hit = hits[next];
    this.lines.choose(hits[next], hits[next]);
    this.lines.refresh();
    this.lines.scrollTo(hits[next], true); // what is counted must be seen
    this.showChosen();
    this.showCount();
  }

  press(event) {
    const line = event.target.closest("[data-row]");
    if (!line) return;
    const row = Number(line.dataset.row);
    const onNumber = event.target.closest("a.ln");
    if (onNumber && !event.shiftKey) return; // the link leads to the line
    if (onNumber) event.preventDefault();
    if (event.shiftKey && this.lines.chosen[0] >= 0) this.lines.choose(Math.min(row, this.lines.chosen[0]), Math.max(row, this.lines.chosen[1]));
    else this.lines.choose(row, row);
    this.lines.showChoice();
    this.showChosen();
  }

  // Up and down choose the line before or after, with Shift one more: what a press does, for who has no pointer.
  walk(event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const { rows, chosen: [first, last] } = this.lines;
    if (!by || event.ctrlKey || event.metaKey || event.altKey || !rows.length) return;
    event.preventDefault();
    const isMore = event.shiftKey && first >= 0;
    const head = isMore && this.head === first ? first : by > 0 || isMore ? last : first;
    const index = first < 0 ? this.lines.indexOf(this.topRow()) : this.lines.indexOf(head) + by;
    const next = rows[Math.max(0, Math.min(index, rows.length - 1))];
    const other = head === first ? last : first;
    this.head = next;
    if (isMore) this.lines.choose(Math.min(other, next), Math.max(other, next)); else this.lines.choose(next, next);
    this.lines.showChoice();
    this.lines.reveal(next);
    this.showChosen();
    say(this.store.log(next).key + " " + this.store.number(next) + ": " + this.store.fields(next).text, true);
  }

  chosenRows() { return this.lines.rows.filter((row) => this.lines.isChosen(row)); }

  showChosen() {
    const count = this.lines.chosen[0] < 0 ? 0 : this.chosenRows().length;
    byId("log-copy").disabled = !count;
    byId("log-copy").textContent = count > 1 ? "Copy " + count + " lines" : "Copy line";
    byId("log-in-context").hidden = !this.lines.isFiltered || !count;
  }

  copyLines(button) {
    const rows = this.chosenRows();
    const places = new Map();
    for (const row of rows) {
      const member = this.store.log(row).member;
      const number = this.store.number(row);
      const range = places.get(member) ?? [number, number];
      places.set(member, [Math.min(range[0], number), Math.max(range[1], number)]);
    }
    const where = [...places].map(([member, [first, last]]) => member + ":" + (first === last ? first : first + "-" + last)).join(", ");
    copy(rows.map((row) => this.store.raw(row)).join("\n") + "\n(" + where + " of " + this.store.file + ")\n", button);
  }

  // Show lines of a log; what is not in this file is said.
  goTo(key, first, last) {
    const rows = [this.store.row(key, first), this.store.row(key, last)];
    const log = this.store.logs.find((one) => one.key === key);
    const note = byId("log-note");
    if (rows[0] < 0) {
      note.textContent = log ? "Line " + first + " of " + log.member + (first > log.total ? " does not exist: it has " + log.total.toLocaleString("en") + " lines" : " is only in the bundle") : "There is no log called " + key;
      say(note.textContent); // the note stands under the lines, where a link does not lead the eye
      return;
    }
    note.textContent = "";
    if (this.only !== null && this.store.rowLog[rows[0]] !== this.only) this.choose(null);
    if (byId("log-only").checked || this.levels.size < Object.keys(LEVELS).length) { byId("log-only").checked = false; this.allLevels(); this.rebuild(); }
    this.lines.choose(rows[0], Math.max(...rows), this.store.rowLog[rows[0]]);
    this.lines.refresh();
    this.lines.scrollTo(rows[0]);
    this.showChosen();
  }

  // The line that was said then, or the first after it, is marked; of a place in a log, that line. Returns whose log it is in.
  goToTime(time, place = "") {
    const line = /^\/log\/(.+):L(\d+)$/.exec(place);
    const known = line ? this.store.row(line[1], Number(line[2])) : -1;
    const row = known < 0 ? this.store.rowAt(time) : known;
    const edge = row === 0 ? "first" : row === this.store.count - 1 ? "last" : "";
    const there = this.store.fields(row).time;
    if (edge && (edge === "first" ? there > time : there < time)) say("No line is from then: this is the " + edge + " one, of " + there.slice(0, 19) + "Z");
    this.lines.choose(row, row);
    this.lines.refresh();
    this.lines.scrollTo(row);
    this.showChosen();
    return this.store.log(row)?.key;
  }
}

if (byId("viewer")) {
  const nearby = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    nearby.disconnect();
    LogViewer.open();
  }, { rootMargin: "400px 0px" });
  nearby.observe(byId("viewer"));
}
