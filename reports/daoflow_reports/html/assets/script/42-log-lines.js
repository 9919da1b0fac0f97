// The lines in the page: blocks of text, so that the browser's own search finds every one of them and a hundred thousand open at once.
// Only blocks near the view are marked up line by line.
const BLOCK_ROWS = 200;
const RICH_BLOCKS = 24;
const WIDEST_NAME = 24;
// The stream of the collector's marks. Their sign stands in a column that no program's text reaches.
const LEFT_OUT = "collector";

class LogLines {
  constructor(store, pane) {
    this.store = store;
    this.pane = pane;
    this.rows = [];
    this.matcher = null;
    this.hit = -1;
    this.choose(-1, -1);
    this.isRelative = false;
    this.showsLog = true;
    this.rich = new Set();
    this.nameWidth = Math.min(WIDEST_NAME, Math.max(...store.logs.map((log) => log.key.length)));
    this.watcher = new IntersectionObserver((entries) => this.seen(entries), { root: pane, rootMargin: "600px 0px" });
  }

  // Rows from one to the other; of one log only where a link names its lines, and other logs' are in between.
  choose(first, last, log = null) {
    this.chosen = [first, last];
    this.chosenLog = log;
  }

  isChosen(row) {
    return row >= this.chosen[0] && row <= this.chosen[1] && (this.chosenLog === null || this.store.rowLog[row] === this.chosenLog);
  }

  // Show these rows (numbers, in order); where some are left out between them, a line says how many.
  show(rows, showsLog, whyNone = "") {
    this.rows = rows;
    this.showsLog = showsLog;
    this.watcher.disconnect();
    this.rich.clear();
    this.place = new Map();
    const blocks = [];
    for (let from = 0; from < rows.length; from += BLOCK_ROWS) {
      const block = element("pre", "block");
      block.dataset.from = from;
      block.textContent = this.blockText(from);
      blocks.push(block);
    }
    this.pane.replaceChildren(...blocks);
    if (!rows.length) this.pane.append(element("p", "none", whyNone));
    for (const block of blocks) this.watcher.observe(block);
  }

  blockRows(from) { return this.rows.slice(from, from + BLOCK_ROWS); }

  blockText(from) {
    let text = "";
    let before = from ? this.rows[from - 1] : -1;
    for (const row of this.blockRows(from)) {
      const gap = this.gapBefore(row, before);
      if (gap) text += gap + "\n";
      text += this.lineParts(row).join("") + "\n";
      before = row;
    }
    return text;
  }

  gapBefore(row, before) {
    if (!this.isFiltered) return "";
    const hidden = row - before - 1;
    return hidden > 0 && before >= 0 ? "⋯ " + hidden.toLocaleString("en") + (hidden === 1 ? " line hidden" : " lines hidden") : "";
  }

  lineParts(row) {
    const { time, stream, text } = this.store.fields(row);
    const name = this.showsLog ? this.shortName(this.store.log(row).key).padEnd(this.nameWidth) + " " : "";
    return [this.timeText(time).padEnd(13), name, String(this.store.number(row)).padStart(6), stream === LEFT_OUT ? "⋯" : " ", text];
  }

  // Names differ at either end: what is cut is the middle, and it shows.
  shortName(key) {
    const half = (this.nameWidth - 1) / 2;
    return key.length <= this.nameWidth ? key : key.slice(0, Math.ceil(half)) + "…" + key.slice(-Math.floor(half));
  }

  timeText(time) {
    if (!time) return "";
    if (!this.isRelative || this.store.zero === null) return time.slice(11, 23);
    const length = Date.parse(time.slice(0, 23) + "Z") - this.store.zero;
    const rest = Math.abs(length) / 1000;
    const hours = Math.floor(rest / 3600);
    const clock = String(Math.floor(rest / 60) % 60).padStart(2, "0") + ":" + (rest % 60).toFixed(2).padStart(5, "0");
    return (length < 0 ? "-" : "+") + (hours ? hours + ":" : "") + clock;
  }

  seen(entries) {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting && !this.rich.has(target)) this.enrich(target);
    }
    for (const block of this.rich) {
      if (this.rich.size <= RICH_BLOCKS) break;
      const box = block.getBoundingClientRect();
      const pane = this.pane.getBoundingClientRect();
      if (box.bottom < pane.top - 4000 || box.top > pane.bottom + 4000) this.plain(block);
    }
  }

  plain(block) {
    this.rich.delete(block);
    block.classList.remove("rich");
    block.textContent = this.blockText(Number(block.dataset.from));
  }

  enrich(block) {
    const from = Number(block.dataset.from);
    const lines = document.createDocumentFragment();
    let before = from ? this.rows[from - 1] : -1;
    for (const row of this.blockRows(from)) {
      const gap = this.gapBefore(row, before);
      if (gap) lines.append(element("span", "gap", gap + "\n"));
      lines.append(this.line(row));
      before = row;
    }
    block.replaceChildren(lines);
    this.rich.add(block);
    block.classList.add("rich");
  }

  line(row) {
    const [time, name, number, space, text] = this.lineParts(row);
    const log = this.store.log(row);
    const level = this.store.level(row);
    const made = element("span", "lr");
    made.dataset.row = row;
    if (this.isChosen(row)) made.classList.add("chosen");
    if (log.cited.has(this.store.number(row))) made.classList.add("cited");
    const link = element("a", "ln", number);
    link.href = "#/log/" + log.key + ":L" + this.store.number(row);
    link.tabIndex = -1;
    const isLeftOut = space !== " ";
    const content = isLeftOut ? element("span", "left-out", space) : element("span", level.trim());
    this.mark(content, text, row);
    made.append(element("span", "lt", time), element("span", "ls", name), link, isLeftOut ? "" : space, content, "\n");
    return made;
  }

  mark(content, text, row) {
    let at = 0;
    for (const [start, end] of this.matcher ? this.matcher.ranges(text) : []) {
      content.append(text.slice(at, start), element("mark", row === this.hit ? "now" : "", text.slice(start, end)));
      at = end;
    }
    content.append(text.slice(at));
  }

  refresh() { for (const block of [...this.rich]) this.enrich(block); }

  // Show which lines are chosen, and nothing else anew.
  showChoice() {
    for (const block of this.rich) {
      for (const line of block.querySelectorAll("[data-row]")) line.classList.toggle("chosen", this.isChosen(Number(line.dataset.row)));
    }
  }

  indexOf(row) {
    let low = 0;
    let high = this.rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.rows[middle] < row) low = middle + 1; else high = middle;
    }
    return low;
  }

  // Only the pane is scrolled, not the page: who steps through the timeline stays there. `isShown` also brings the line into the window.
  scrollTo(row, isShown = false) {
    const index = Math.min(this.indexOf(row), this.rows.length - 1);
    const block = this.pane.children[Math.floor(index / BLOCK_ROWS)];
    if (!block) return;
    if (!this.rich.has(block)) this.enrich(block);
    const line = block.querySelector('[data-row="' + this.rows[index] + '"]');
    const show = () => {
      this.center(line);
      if (isShown) line.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
    };
    // Twice: blocks in between get their true height only when they are first looked at.
    show();
    requestAnimationFrame(() => line.isConnected && show());
  }

  // Scroll the pane no further than it takes to see the row.
  reveal(row) {
    const block = this.pane.children[Math.floor(this.indexOf(row) / BLOCK_ROWS)];
    if (!this.rich.has(block)) this.enrich(block);
    const box = block.querySelector('[data-row="' + row + '"]').getBoundingClientRect();
    const pane = this.pane.getBoundingClientRect();
    const above = box.top - pane.top;
    const below = box.top + box.height - pane.top - this.pane.clientHeight;
    if (above < 0 || below > 0) this.pane.scrollBy({ top: above < 0 ? above : below, behavior: "instant" });
  }

  center(line) {
    const box = line.getBoundingClientRect();
    const pane = this.pane.getBoundingClientRect();
    this.pane.scrollTo({ top: this.pane.scrollTop + box.top - pane.top - (pane.height - box.height) / 2, left: 0, behavior: "instant" });
  }
}
