"""A log, redacted as it streams: many lines at a time, bounded memory, and the same result however the lines are cut into calls.

Line in, line out: their number and order never change, so the caller keeps its timestamps beside. Output comes `pem.WINDOW` lines late,
because an END line of a key may still condemn the lines before it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Callable

from daoflow_collector.redact import before, dumps, kubernetes, pem, stacked, wrapped
from daoflow_collector.redact.announced import Announced
from daoflow_collector.redact.bindings import Bindings
from daoflow_collector.redact.bulk import Bulk
from daoflow_collector.redact.cells import Cells
from daoflow_collector.redact.columns import Columns
from daoflow_collector.redact.continuation import Continuation
from daoflow_collector.redact.errors import fail_closed
from daoflow_collector.redact.kubernetes import Manifest
from daoflow_collector.redact.listing import Listing
from daoflow_collector.redact.prefilter import Prefilter
from daoflow_collector.redact.scanner import MAX_DEPTH, Scanner
from daoflow_collector.redact.shells import Trace, repeated_before
from daoflow_collector.redact.spans import Counts, Span
from daoflow_collector.redact.tables import Table
from daoflow_collector.redact.templates import Templates

BLOCK_BYTES = 128 << 10
LINES_ABOVE = 4
"""In which a line may tell a secret: a trace of a shell, a report with a line for each of its members."""

LINES_BEFORE = 16
LINES_AT_ONCE = 32
BYTES_BEFORE = 8 << 10


class LineRedactor:
    """Takes lines without their newline, gives the same number back. Not for concurrent use.

    `counts` grows with each redaction, by what was removed.
    """

    def __init__(
        self, scanner: Scanner, counts: Counts | None = None, rename: Callable[[bytes], bytes] | None = None
    ) -> None:
        self.counts: Counts = {} if counts is None else counts
        self._scanner = scanner
        self._rename = rename
        self._prefilter = Prefilter(scanner)
        self._templates = Templates(scanner)
        self._pem = pem.PemState()
        self._public = pem.PublicState()
        self._names = _names_over_lines()
        self._cells = Cells()
        self._columns = Columns()
        self._is_dump = False
        """The line before was a row of a dump in hex."""
        self._is_wrapped = False
        """It was a full row of base64."""
        self._is_stacked = False
        """It was an item of a list that may be a command's arguments."""
        self._raw: list[bytes] = []
        self._read: list[bytes] = []
        """The same lines as the passes read them, with values where tokens stand."""
        self._done: list[bytes] = []
        self._extra: dict[int, list[Span]] = {}
        """Spans from the surroundings, by index into `_raw`."""
        self._is_public: set[int] = set()
        """Lines of public keys and certificates in the block at hand, by index into `_raw`: being random says nothing there."""

    def feed(self, lines: Iterable[bytes]) -> list[bytes]:
        """Take more lines; return those that are settled, oldest first (perhaps none). Raises `RedactionError`."""
        return self._named(fail_closed("a log", lambda: self._feed(lines)))

    def _feed(self, lines: Iterable[bytes]) -> list[bytes]:
        lines = list(lines)
        ends = list(accumulate([len(line) + 1 for line in lines]))
        settled: list[bytes] = []
        start = size = 0
        while start < len(lines):
            end = bisect_left(ends, size + BLOCK_BYTES, start) + 1
            settled += self._block(lines[start:end])
            start, size = end, ends[min(end, len(lines)) - 1]
        return settled

    def flush(self) -> list[bytes]:
        """Return the lines still held back; the next line starts anew. Raises `RedactionError`."""
        return self._named(fail_closed("a log", self._flush))

    def _flush(self) -> list[bytes]:
        changed: set[int] = set()
        self._pem.cut_off()
        self._first_line_of_key(len(self._raw), changed)
        for index in changed:
            self._done[index] = self._redacted(index, may_hold_known=True)
        done, self._done, self._raw, self._read, self._extra = self._done, [], [], [], {}
        self._pem = pem.PemState()
        self._public = pem.PublicState()
        self._names = _names_over_lines()
        self._cells = Cells()
        self._columns = Columns()
        self._is_dump = self._is_wrapped = self._is_stacked = False
        return done

    def _named(self, lines: list[bytes]) -> list[bytes]:
        """Return settled lines with fake names where names are to be fake."""
        rename = self._rename
        if rename is None or not lines:
            return lines
        return fail_closed("a log", lambda: rename(b"\n".join(lines)).split(b"\n"))

    def _block(self, lines: Sequence[bytes]) -> list[bytes]:
        base = len(self._raw)
        before = _last(self._raw)
        hits = self._prefilter.hits(lines, before)
        previous = self._raw[-1] if self._raw else b""
        self._raw += lines
        self._read += lines
        for index in hits.lines:  # `redacted` is a word that makes its line one of them
            self._read[base + index] = self._scanner.read(lines[index])
        self._done += lines
        changed = {base + index for index in hits.lines}
        for index in self._events(lines, hits.lines, previous):
            self._surroundings(base + index, changed, looked_at=index in hits.lines)
        if hits.spelt:
            within = {index for index in self._spelt(base - len(before), changed) if index >= base}
            changed |= within
            hits.known.update(index - base for index in within)
        for index in sorted(changed):
            self._done[index] = self._redacted(index, may_hold_known=index - base in hits.known)
        self._is_public.clear()
        return self._release()

    def _redacted(self, index: int, *, may_hold_known: bool) -> bytes:
        line, extra, is_public = self._raw[index], self._extra.get(index, ()), index in self._is_public
        if extra or is_public:
            return self._scanner.redact(line, self.counts, extra=extra, identity=is_public)
        return self._templates.redact(line, self.counts, may_hold_known=may_hold_known)

    @property
    def _goes_on(self) -> bool:
        """Say whether what an earlier line began may go on in the next."""
        states = (self._pem, self._public, self._cells, self._columns, *self._names)
        return self._is_dump or self._is_wrapped or self._is_stacked or any(state.open for state in states)

    def _events(self, lines: Sequence[bytes], hits: set[int], previous: bytes) -> Iterable[int]:
        """Yield, in order, each line whose surroundings matter: hits, lines after them, lines in an open key, values cut by a line end."""
        known = self._scanner.known
        cut = known.cut_pairs(previous, lines) if known.has_values else set()
        waiting = sorted(hits | cut, reverse=True)
        index = 0
        while index < len(lines):
            if not self._goes_on:
                if not waiting:
                    return
                index = max(index, waiting[-1])
            while waiting and waiting[-1] <= index:
                waiting.pop()
            yield index
            index += 1

    def _surroundings(self, index: int, changed: set[int], *, looked_at: bool) -> None:
        line = self._read[index]
        self._key(index, changed)
        if self._public.follows(line):
            self._is_public.add(index)
        for state in self._names:
            for span in state.spans(line):
                self._note(index, span, changed)
            if looked_at or state.open:
                state.follow(line)
        self._rows(index, changed, looked_at=looked_at)
        if looked_at or self._is_stacked:
            self._arguments(index, changed)
        if index:
            self._cut_in_two(index, changed)
        if index and looked_at:
            for span in before.spans(self._read[index - 1], line):
                self._note(index - 1, span, changed)
            above = self._read[max(0, index - LINES_ABOVE) : index]
            for distance, span in (
                *(
                    kubernetes.above(line, self._read[max(0, index - pem.WINDOW) : index])
                    if kubernetes.KIND in line
                    else ()
                ),
                *repeated_before(line, above),
                *before.given_above(line, above),
                *before.bound_above(line, above),
            ):
                self._note(index - distance, span, changed)

    def _arguments(self, index: int, changed: set[int]) -> None:
        """Note what is a secret among the items of a list that end here."""
        self._is_stacked = stacked.is_item(self._read[index])
        for row, span in stacked.spans(self._read, index) if self._is_stacked else ():
            self._note(row, span, changed)

    def _rows(self, index: int, changed: set[int], *, looked_at: bool) -> None:
        """Note what this line is as a cell under a heading, and what it ends as a row of a dump."""
        line = self._read[index]
        for state in (self._cells, self._columns):
            for span in state.spans(line):
                self._note(index, span, changed)
            if looked_at or state.open:
                state.follow(self._read, index)
        if self._is_wrapped:
            for row, span in wrapped.spans(self._read, index, self._all_passes):
                self._note(row, span, changed)
        if looked_at or self._is_wrapped:
            self._is_wrapped = wrapped.is_full(line)
        if looked_at or self._is_dump:
            self._is_dump = dumps.parse(line) is not None
            for row, span in dumps.spans(self._read, index, self._all_passes) if self._is_dump else ():
                shorter = self._extra.get(row, [])
                self._extra[row] = [part for part in shorter if (part.start, part.end) != (span.start, span.end)]
                self._note(row, span, changed)

    def _all_passes(self, text: bytes) -> list[Span]:
        found = self._scanner.spans(text, {}, depth=1)
        if any(span.rendered is not None for span in found):  # what is JSON as a whole is not in the rows
            found += self._scanner.spans(text, {}, depth=MAX_DEPTH)
        return found

    def _key(self, index: int, changed: set[int]) -> None:
        """Note what of this line, or of lines before it, belongs to a private key."""
        line = self._read[index]
        if self._pem.open:
            self._note(index, self._pem.body(line), changed)
            self._first_line_of_key(index, changed)
        elif pem.LITERAL in line:
            if self._pem.begins(line):
                pass
            elif pem.ends_without_begin(line):
                self._backwards(index, changed)

    def _first_line_of_key(self, index: int, changed: set[int]) -> None:
        """Let the first line of a key that ended at a line have the fingerprint of all of it: the line alone is every key's."""
        if self._pem.begun is not None and self._pem.begun[0] <= index:
            self._note(index - self._pem.begun[0], self._pem.begun[1], changed)

    def _cut_in_two(self, index: int, changed: set[int]) -> None:
        """Note a known value that begins on the line before and ends on this one."""
        before, line = self._raw[index - 1], self._raw[index]
        known = self._scanner.known
        for lead in sorted({0, known.lead_of_cut(before, line)}):
            for left, right, value, what in known.straddles(before[lead:], line[lead:]):
                self._note(index - 1, Span(len(before) - left, len(before), what, value, exact=True), changed)
                self._note(index, Span(lead, lead + right, what, value, exact=True), changed)

    def _spelt(self, first: int, changed: set[int]) -> Iterable[int]:
        """Note known values in a spelling of their own over lines, from the line `first` on; yield the lines that hold one within.

        Those are looked at by themselves, so that what is made of a line does not depend on what stands beside it.
        """
        for start in range(first, len(self._raw), LINES_AT_ONCE):
            lines = self._raw[start : start + LINES_AT_ONCE + LINES_BEFORE]
            starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
            for span in self._scanner.known.spelt(b"\n".join(lines)):
                touched = range(bisect_right(starts, span.start) - 1, bisect_left(starts, span.end))
                if len(touched) == 1:
                    yield start + touched[0]
                    continue
                for index in touched:
                    begin, end = max(span.start - starts[index], 0), min(span.end - starts[index], len(lines[index]))
                    self._note(start + index, replace(span, start=begin, end=end), changed)

    def _backwards(self, index: int, changed: set[int]) -> None:
        column = pem.end_column(self._read[index])
        for earlier in range(index - 1, max(-1, index - 1 - pem.WINDOW), -1):
            span = pem.body_before_end(self._read[earlier], column)
            if span is None and earlier == index - 1 > 0 and pem.body_before_end(self._read[earlier - 1], column):
                span = pem.last_row(self._read[earlier], column)
            if span is None:
                return
            self._note(earlier, span, changed)

    def _note(self, index: int, span: Span | None, changed: set[int]) -> None:
        if span is not None:
            self._extra.setdefault(index, []).append(span)
            changed.add(index)

    def _release(self) -> list[bytes]:
        spare = len(self._raw) - pem.WINDOW
        if spare <= 0:
            return []
        settled = self._done[:spare]
        del self._done[:spare]
        del self._raw[:spare]
        del self._read[:spare]
        self._extra = {index - spare: found for index, found in self._extra.items() if index >= spare}
        return settled


def _names_over_lines() -> tuple[Continuation, Table, Listing, Announced, Trace, Bindings, Bulk, Manifest]:
    """Return what remembers a name whose value may be on a later line, in the order they are asked."""
    return Continuation(), Table(), Listing(), Announced(), Trace(), Bindings(), Bulk(), Manifest()


def _last(lines: Sequence[bytes]) -> Sequence[bytes]:
    """Return the last few lines: a value in a spelling over lines may have begun there."""
    last = lines[-LINES_BEFORE:]
    while sum(map(len, last)) > BYTES_BEFORE:
        last = last[1:]
    return last
