"""Tables in HTML that have a line for each cell, as `psql --html` and many reports write them: headings first, then rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from daoflow_collector.redact import slots
from daoflow_collector.redact.names import Verdict, judge
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import to_bytes, to_text

_HEADING = re.compile(rb"\s*<th\b[^<>]{0,80}>\s*(?P<name>[^<>]{0,80}?)\s*</th>\s*\Z", re.IGNORECASE)
_CELL = re.compile(rb"\s*<td\b[^<>]{0,80}>\s*(?P<v>[^<>]*?)\s*</td>\s*\Z", re.IGNORECASE)
_ROW = re.compile(rb"\s*</?(?:tr|tbody|thead)\b[^<>]{0,80}>\s*\Z", re.IGNORECASE)
MAX_COLUMNS = 64


class Cells:
    """Remembers which columns of the table at hand are secrets'."""

    def __init__(self) -> None:
        self._names: dict[int, str] = {}
        self._column = 0

    @property
    def open(self) -> bool:
        """Say whether the next line may be a cell under a secret's heading."""
        return bool(self._names)

    def follow(self, lines: Sequence[bytes], index: int) -> None:
        """Take the line at `index`; the headings before it, which nothing gave away, are counted backwards."""
        line = lines[index]
        heading = _HEADING.match(line)
        if heading:
            column = 0
            while column < min(index, MAX_COLUMNS) and _HEADING.match(lines[index - column - 1]):
                column += 1
            self._names = {known: name for known, name in self._names.items() if known < column}
            name = to_text(heading["name"])
            if judge(name) is Verdict.SECRET:
                self._names[column] = name
        elif _CELL.match(line):
            self._column += 1
        elif _ROW.match(line):
            self._column = 0
        elif self._names:
            self._names = {}

    def spans(self, line: bytes) -> Iterator[Span]:
        """Yield the cell that this line is, where its column is a secret's."""
        name = self._names.get(self._column)
        cell = _CELL.match(line) if name else None
        if name and cell:
            yield from slots.found(cell, "v", to_bytes(name), Verdict.SECRET, quoted=True)
