// The logs in memory: one text a log, and where each of its lines begins. A row is a number: the place of a line in the order of time.
const LEVELS = { F: "fatal", e: "error", f: "failure", w: "warning", " ": "other" };

class LogStore {
  static async open() {
    const directory = JSON.parse(await unpacked("log-directory"));
    const store = new LogStore(directory);
    await Promise.all(directory.logs.map((log, index) => store.load(log, index)));
    store.merge(directory.order);
    return store;
  }

  constructor(directory) {
    this.file = directory.file;
    this.sha256 = directory.sha256;
    this.from = directory.zero;
    this.zero = directory.zero ? Date.parse(directory.zero) : null;
    this.logs = directory.logs;
  }

  async load(log, index) {
    const packed = await unpacked("log-" + index);
    const end = packed.indexOf("\n");
    log.levels = packed.slice(0, end);
    log.text = packed.slice(end + 1);
    log.count = log.levels.length;
    log.starts = new Uint32Array(log.count + 1);
    for (let line = 1, at = 0; line <= log.count; line += 1) {
      at = log.text.indexOf("\n", at) + 1 || log.text.length + 1;
      log.starts[line] = at;
    }
    log.cited = new Set(log.cited);
    log.rowOf = new Uint32Array(log.count);
  }

  merge(order) {
    const total = this.logs.reduce((sum, log) => sum + log.count, 0);
    this.count = total;
    this.rowLog = new Uint16Array(total);
    this.rowLine = new Uint32Array(total);
    const next = new Uint32Array(this.logs.length);
    let row = 0;
    for (const run of order ? order.split(" ") : []) {
      const dot = run.indexOf(".");
      const index = parseInt(run.slice(0, dot), 36);
      for (let left = parseInt(run.slice(dot + 1), 36); left > 0; left -= 1) {
        this.rowLog[row] = index;
        this.rowLine[row] = next[index];
        this.logs[index].rowOf[next[index]] = row;
        next[index] += 1;
        row += 1;
      }
    }
  }

  log(row) { return this.logs[this.rowLog[row]]; }

  level(row) { return this.log(row).levels[this.rowLine[row]]; }

  raw(row) {
    const log = this.log(row);
    const line = this.rowLine[row];
    return log.text.slice(log.starts[line], log.starts[line + 1] - 1);
  }

  // The number of the line in its member, and back. Parts are stretches of consecutive lines.
  number(row) {
    let before = this.rowLine[row];
    for (const [first, count] of this.log(row).parts) {
      if (before < count) return first + before;
      before -= count;
    }
    return 0;
  }

  row(key, number) {
    const log = this.logs.find((one) => one.key === key);
    if (!log) return -1;
    let before = 0;
    for (const [first, count] of log.parts) {
      if (number >= first && number < first + count) return log.rowOf[before + number - first];
      before += count;
    }
    return -1;
  }

  // Time, stream and text of a line: "2026-11-23T12:44:02.669529057Z stderr text".
  fields(row) {
    const raw = this.raw(row);
    const first = raw.indexOf(" ");
    const second = raw.indexOf(" ", first + 1);
    if (raw[10] !== "T" || second < 0) return { time: "", stream: "", text: raw };
    return { time: raw.slice(0, first), stream: raw.slice(first + 1, second), text: raw.slice(second + 1) };
  }

  // The first row at or after a time (any RFC 3339 prefix): lines without a time belong to the one before them.
  rowAt(time) {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      let row = middle;
      while (row > low && !this.fields(row).time) row -= 1;
      const here = this.fields(row).time;
      if (here && here < time) low = middle + 1; else high = row === middle ? middle : Math.max(low, row);
      if (!here && row === low) { low = middle + 1; }
    }
    return Math.min(low, this.count - 1);
  }
}
