"""Rows of `INSERT INTO t VALUES …`, whose columns stand in the `CREATE TABLE` above them, as dumps have it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from daoflow_collector.redact import sql
from daoflow_collector.redact.names import Verdict, judge
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import to_text

_CREATE = re.compile(
    rb"\bcreate\s+(?:temp(?:orary)?\s+|unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?(?P<table>[\w.\"`\[\]-]{1,130})\s*\((?P<columns>.*)\Z",
    re.IGNORECASE,
)
_COLUMN = re.compile(rb"[ \t]*[\"`\[]?(?P<name>[A-Za-z_][A-Za-z0-9_]{0,62})[\"`\]]?[ \t]+[A-Za-z]")
_NO_COLUMN = frozenset(
    (b"primary", b"unique", b"constraint", b"key", b"foreign", b"check", b"index", b"exclude", b"like")
)
_INSERT = re.compile(
    rb"\b(?:insert|replace)\s+(?:or\s+[a-z]+\s+|ignore\s+)?into\s+(?P<table>[\w.\"`\[\]-]{1,130})\s*(?:\((?P<columns>[^()]*)\)\s*)?values\s*",
    re.IGNORECASE,
)
MAX_ABOVE = 64
MAX_TABLES = 256


class Columns:
    """Remembers the tables that have a secret's column, and those of settings."""

    def __init__(self) -> None:
        self._tables: dict[bytes, list[str]] = {}
        self._filled: list[str] | None = None
        """Columns of the table that is being described."""
        self._rows: Sequence[str] = ()
        """Columns of the statement whose rows are on lines of their own."""

    @property
    def open(self) -> bool:
        """Say whether the next line may be a column, or a row."""
        return self._filled is not None or bool(self._rows)

    def follow(self, lines: Sequence[bytes], index: int) -> None:
        """Take the line at `index`; the columns above the first that tells of a secret, which nothing gave away, are counted backwards."""
        line = lines[index]
        if self._filled is not None:
            self._fill(line)
        elif insert := _INSERT.search(line):
            self._rows = self._columns(insert) if b";" not in line[insert.end() :] else ()
        elif self._rows:
            self._rows = self._rows if line.lstrip()[:1] == b"(" and not line.rstrip().endswith(b";") else ()
        elif (column := _COLUMN.match(line)) and judge(to_text(column["name"])) is Verdict.SECRET:
            self._begin(lines, index)

    def _begin(self, lines: Sequence[bytes], index: int) -> None:
        for above in range(index, max(-1, index - MAX_ABOVE), -1):
            create = _CREATE.search(lines[above])
            if create:
                self._filled = []
                if len(self._tables) < MAX_TABLES:
                    self._tables[_plain(create["table"])] = self._filled
                for line in (create["columns"], *lines[above + 1 : index + 1]):
                    self._fill(line)
                return
            if above < index and not _COLUMN.match(lines[above]):
                return

    def _fill(self, line: bytes) -> None:
        if self._filled is None or not line.strip():
            return
        column = _COLUMN.match(line)
        if column is None:
            self._filled = None
        elif column["name"].lower() not in _NO_COLUMN:
            self._filled.append(to_text(column["name"]))

    def _columns(self, insert: re.Match[bytes]) -> Sequence[str]:
        return sql.columns_of(insert["columns"]) if insert["columns"] else self._tables.get(_plain(insert["table"]), ())

    def spans(self, line: bytes) -> Iterator[Span]:
        """Yield the secret cells of rows."""
        insert = _INSERT.search(line) if b"'" in line else None
        if insert and not insert["columns"]:
            yield from sql.rows(line, insert.end(), self._columns(insert))
        elif self._rows and line.lstrip()[:1] == b"(":
            yield from sql.rows(line, 0, self._rows)


def _plain(name: bytes) -> bytes:
    return name.rpartition(b".")[2].strip(b'"`[]').lower()
