"""Secrets that a dump in hex cuts over its rows (`hexdump -C`, `xxd`): the rows are read as the bytes they show."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from daoflow_collector.redact.spans import Span

_ROW = re.compile(rb"(?:[^\s|]{1,40} +\| +)?[0-9a-f]{7,8}(?::|  ?)(?P<hex>(?: {0,2}[0-9a-f]{2}){1,16}) ")
_WORDS_ROW = re.compile(rb"(?:[^\s|]{1,40} +\| +)?[0-9a-f]{7,8} {1,2}(?P<hex>(?: {0,3}[0-9a-f]{4}){1,8})\s*\Z")
"""`hexdump` and `od -x`: words of 16 bits, the low byte last."""
_PAIR = re.compile(rb"[0-9a-f]{2}")
FIRST_ROWS = frozenset((b"00000000", b"00000010", b"0000000", b"0000010", b"0000020"))
"""The offsets that give a dump away."""
MAX_ROWS = 12
MAX_LINE = 160


@dataclass(frozen=True)
class Row:
    """One row: its bytes, where each stands in hex, and where their text begins."""

    content: bytes
    places: tuple[int, ...]
    text: int | None = None


def parse(line: bytes) -> Row | None:
    """Return the row that a line is, or None."""
    if len(line) > MAX_LINE:
        return None
    words = _in_words(line)
    match = None if words else _ROW.match(line)
    if match is None:
        return words
    places = tuple(pair.start() for pair in _PAIR.finditer(line, *match.span("hex")))
    content = bytes(int(line[place : place + 2], 16) for place in places)
    shown = bytes(byte if 0x20 <= byte < 0x7F else 0x2E for byte in content)
    text = line.rfind(shown)
    return Row(content, places, text) if text >= match.end("hex") else None


def _in_words(line: bytes) -> Row | None:
    match = _WORDS_ROW.match(line)
    if match is None:
        return None
    written = [pair.start() for pair in _PAIR.finditer(line, *match.span("hex"))]
    places = tuple(place for high, low in zip(written[::2], written[1::2]) for place in (low, high))
    return Row(bytes(int(line[place : place + 2], 16) for place in places), places)


def spans(lines: Sequence[bytes], index: int, find: Callable[[bytes], list[Span]]) -> Iterator[tuple[int, Span]]:
    """Yield, with its line's index, each part of a secret that ends in the row at `index` or in one before it. `find`: all passes."""
    rows: list[tuple[int, Row]] = []
    while len(rows) < MAX_ROWS and index >= 0 and (row := parse(lines[index])):
        rows.insert(0, (index, row))
        index -= 1
    if len(rows) < 2:
        return
    for span in find(b"".join(row.content for _, row in rows)):
        offset = 0
        for number, row in rows:
            begin, end = max(span.start - offset, 0), min(span.end - offset, len(row.content))
            offset += len(row.content)
            if begin < end and span.rendered is None:
                touched = row.places[begin:end]
                yield number, replace(span, start=min(touched), end=max(touched) + 2, exact=True)
                if row.text is not None:
                    yield number, replace(span, start=row.text + begin, end=row.text + end, exact=True)
