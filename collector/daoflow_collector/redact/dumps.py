"""Secrets that a dump in hex cuts over its rows (`hexdump -C`, `xxd`): the rows are read as the bytes they show."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from daoflow_collector.redact.spans import Span

_ROW = re.compile(
    rb"(?:[^\s|]{1,40} +\| +)?(?:(?P<offset>[0-9a-f]{7,8})(?::|  ?)|[ \t]{0,8}(?:0x)?(?P<short>[0-9a-f]{4}):)"
    rb"(?P<hex>(?: {0,2}[0-9a-f]{2}){1,16}) "
)
_TEXT_ROW = re.compile(rb"(?:[^\s|]{1,40} +\| +)?(?P<short>[0-9a-f]{4}): (?P<text>.{0,64})\Z")
"""`curl --trace-ascii`: what was sent as text, cut after 64 bytes and at line ends."""
_WORDS_ROW = re.compile(rb"(?:[^\s|]{1,40} +\| +)?[0-9a-f]{7,8} {1,2}(?P<hex>(?: {0,3}[0-9a-f]{4}){1,8})\s*\Z")
"""`hexdump` and `od -x`: words of 16 bits, the low byte last."""
_BYTES_ROW = re.compile(
    rb"(?:[^\s|]{1,40} +\| +)?(?P<offset>[0-7]{7}) {1,2}(?P<hex>[0-9a-f]{2}(?: [0-9a-f]{2}){0,15})\s*\Z"
)
"""`od -tx1`, which counts in octal."""
_PAIR = re.compile(rb"[0-9a-f]{2}")
FIRST_ROWS = frozenset((b"00000000", b"00000010", b"0000000", b"0000010", b"0000020", b"0010", b"0x0010", b"0040"))
"""The offsets that give a dump away."""
MAX_ROWS = 16
_LINE_END = b"\r\n"
MAX_LINE = 160


@dataclass(frozen=True)
class Row:
    """One row: its bytes, where each stands in hex, and where their text begins."""

    content: bytes
    places: tuple[int, ...]
    text: int | None = None
    offset: int | None = None
    """Where its bytes stand in all, where the row says so in hex."""


def parse(line: bytes) -> Row | None:
    """Return the row that a line is, or None."""
    if len(line) > MAX_LINE:
        return None
    words = _in_words(line)
    match = None if words else _ROW.match(line)
    if match is None:
        return words or _as_text(line)
    places = tuple(pair.start() for pair in _PAIR.finditer(line, *match.span("hex")))
    content = bytes(int(line[place : place + 2], 16) for place in places)
    text = len(line.rstrip(b"|")) - len(content)
    if any(seen not in (byte, 0x2E) for seen, byte in zip(line[text : text + len(content)], content)):
        return None
    offset = match["offset"] or match["short"]
    return Row(content, places, text, int(offset, 16)) if text >= match.end("hex") else None


def _as_text(line: bytes) -> Row | None:
    match = _TEXT_ROW.match(line)
    return Row(match["text"], (), match.start("text"), int(match["short"], 16)) if match else None


def _goes_on(row: Row, later: Row) -> bool:
    """Say whether a row stands right before another one, but for the end of a line between two of text."""
    if row.offset is None or later.offset is None:
        return True
    gap = later.offset - row.offset - len(row.content)
    return gap == 0 or (gap == len(_LINE_END) and not later.places)


def _in_words(line: bytes) -> Row | None:
    plain = _BYTES_ROW.match(line)
    match = plain or _WORDS_ROW.match(line)
    if match is None:
        return None
    written = [pair.start() for pair in _PAIR.finditer(line, *match.span("hex"))]
    pairs = zip(written[::2], written[1::2])
    places = tuple(written if plain else (place for high, low in pairs for place in (low, high)))
    content = bytes(int(line[place : place + 2], 16) for place in places)
    return Row(content, places, offset=int(plain["offset"], 8) if plain else None)


def spans(lines: Sequence[bytes], index: int, find: Callable[[bytes], list[Span]]) -> Iterator[tuple[int, Span]]:
    """Yield, with its line's index, each part of a secret that ends in the row at `index` or in one before it. `find`: all passes."""
    rows: list[tuple[int, Row]] = []
    while len(rows) < MAX_ROWS and index >= 0 and (row := parse(lines[index])):
        if rows and not _goes_on(row, rows[0][1]):
            break
        rows.insert(0, (index, row))
        index -= 1
    if len(rows) < 2:
        return
    begins: list[int] = []
    joined = b""
    for (_, row), (_, later) in zip(rows, (*rows[1:], rows[-1])):
        begins.append(len(joined))
        is_ended = row.offset is not None and (later.offset or 0) > row.offset + len(row.content)
        joined += row.content + (_LINE_END if is_ended else b"")
    for span in find(joined):
        for (number, row), offset in zip(rows, begins):
            begin, end = max(span.start - offset, 0), min(span.end - offset, len(row.content))
            if begin < end and span.rendered is None:
                if row.places:
                    touched = row.places[begin:end]
                    yield number, replace(span, start=min(touched), end=max(touched) + 2, exact=True)
                if row.text is not None:
                    yield number, replace(span, start=row.text + begin, end=row.text + end, exact=True)
