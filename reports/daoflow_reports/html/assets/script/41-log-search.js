// Searching: plain text without regard to case, or a regular expression that cannot run away.
const LONGEST_MATCHED = 1000;
const SLICE_MS = 12;
const TOO_SLOW_MS = 250;

// A repeated group that repeats or chooses inside, and many open-ended repeats, take exponential or high polynomial time on some line.
function riskOf(pattern) {
  const groups = [];
  let openEnded = 0;
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at];
    if (character === "\\") { at += 1; continue; }
    if (character === "[") {
      at += 1;
      if (pattern[at] === "^") at += 1;
      if (pattern[at] === "]") at += 1;
      while (at < pattern.length && pattern[at] !== "]") at += pattern[at] === "\\" ? 2 : 1;
      continue;
    }
    if (character === "(") { groups.push(false); continue; }
    if (character === "|" && groups.length) groups[groups.length - 1] = true;
    const repeats = /^(?:[*+]|\{\d*,\}|\{\d*,\d{2,}\})/.test(pattern.slice(at));
    if (repeats) {
      openEnded += 1;
      if (groups.length) groups[groups.length - 1] = true;
    }
    if (character === ")") {
      const inner = groups.pop();
      if (inner && groups.length) groups[groups.length - 1] = true;
      if (inner && /^(?:[*+]|\{\d*,\}|\{\d*,\d{2,}\})/.test(pattern.slice(at + 1))) return "a repeated group must not repeat or choose inside";
    }
  }
  return openEnded > 4 ? "at most four open repeats (* or +)" : "";
}

function matcherFor(words, isRegex) {
  if (!isRegex) {
    const wanted = words.toLowerCase();
    return {
      test: (text) => text.toLowerCase().includes(wanted),
      ranges(text) {
        const lower = text.toLowerCase();
        const found = [];
        // Some letters change their length in lower case: then places would not fit.
        if (lower.length !== text.length) return found;
        for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + wanted.length)) found.push([at, at + wanted.length]);
        return found;
      },
    };
  }
  const risk = riskOf(words);
  if (risk) throw new Error(risk);
  const pattern = new RegExp(words, "iu");
  const every = new RegExp(words, "giu");
  return {
    test: (text) => pattern.test(text.length > LONGEST_MATCHED ? text.slice(0, LONGEST_MATCHED) : text),
    ranges: (text) => [...text.slice(0, LONGEST_MATCHED).matchAll(every)].filter((match) => match[0]).map((match) => [match.index, match.index + match[0].length]),
  };
}

const pause = () => new Promise((resolve) => { const channel = new MessageChannel(); channel.port1.onmessage = resolve; channel.port2.postMessage(0); });

// Return the rows that match, working in slices so that the page stays alive; `isWanted` false ends it.
async function searchRows(store, rows, matcher, isWanted) {
  const hits = [];
  let sliceEnds = performance.now() + SLICE_MS;
  for (let index = 0; index < rows.length; index += 1) {
    const before = index % 64 === 0 ? performance.now() : 0;
    if (matcher.test(store.fields(rows[index]).text)) hits.push(rows[index]);
    if (index % 64 !== 0) continue;
    const now = performance.now();
    if (now - before > TOO_SLOW_MS) throw new Error("too slow: stopped after " + (index + 1).toLocaleString("en") + " lines");
    if (now < sliceEnds) continue;
    await pause();
    if (!isWanted()) return null;
    sliceEnds = performance.now() + SLICE_MS;
  }
  return hits;
}
