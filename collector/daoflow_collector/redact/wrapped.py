"""Base64 in rows of one width, as `base64` and mail print it: a secret that begins in one row and ends in the next is in neither alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Callable

from daoflow_collector.redact import encodings, views
from daoflow_collector.redact.spans import Span

_ROW = re.compile(rb"(?P<lead>[ \t>|]{0,40})(?P<v>[A-Za-z0-9+/]{8,400}={0,2})[ \t]*\r?\Z")
WIDTHS = frozenset(range(40, 101, 4))
"""Characters of a full row."""
MAX_ROWS = 3
"""Rows that are decoded together: a longer secret fills whole rows, which go by being random."""


def is_full(line: bytes) -> bool:
    """Say whether a line is a row of base64 after which another may come."""
    row = _ROW.match(line) if len(line) <= max(WIDTHS) + 40 else None
    return row is not None and len(row["v"]) in WIDTHS


def spans(lines: Sequence[bytes], index: int, find: Callable[[bytes], list[Span]]) -> Iterator[tuple[int, Span]]:
    """Yield, with its line's index, each row up to the one at `index` that holds part of a secret. `find`: all passes."""
    rows: list[tuple[int, re.Match[bytes]]] = []
    last = index
    while len(rows) < MAX_ROWS and index >= 0 and (row := _ROW.match(lines[index])):
        if index < last and len(row["v"]) not in WIDTHS:
            break
        rows.insert(0, (index, row))
        index -= 1
    decoded = encodings.decode_base64(b"".join(row["v"] for _, row in rows)) if len(rows) > 1 else None
    if decoded is None or not views.is_readable(decoded):
        return
    for span in find(decoded):
        start = 0
        for number, row in rows:
            end = start + len(row["v"]) * 3 // 4
            if span.start < end and start < span.end and span.rendered is None:
                yield number, Span(*row.span("v"), span.what, row["v"], exact=True)
            start = end
