"""A command whose arguments stand on lines of their own: `Cmd` of a document in a ticket, `command:` of a Compose file, as items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from daoflow_collector.redact import commands, quotes
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import to_bytes, to_text

_ITEM = re.compile(
    rb"(?P<lead>[ \t]*(?:- )?)(?:\"(?P<d>(?:[^\"\\\r\n]|\\.){1,1000})\"|'(?P<s>[^'\r\n]{1,1000})'|"
    rb"(?<=- )(?P<b>[^\s\"'\[\]{}&*!|>#%@`][^\r\n]{0,1000}?))(?P<comma>,?)[ \t]*\r?\Z"
)
MAX_ITEMS = 24
MAX_LINE = 1100


def is_item(line: bytes) -> bool:
    """Say whether a line is one item of a list, and nothing else."""
    return len(line) <= MAX_LINE and _ITEM.match(line) is not None


def spans(lines: Sequence[bytes], index: int) -> Iterator[tuple[int, Span]]:
    """Yield, with its line's index, what is a secret among the arguments that end at the line `index`."""
    items: list[re.Match[bytes]] = []
    first = index
    while (
        len(items) < MAX_ITEMS and first >= 0 and len(lines[first]) <= MAX_LINE and (item := _ITEM.match(lines[first]))
    ):
        if items and (item["lead"] != items[-1]["lead"] or not (item["comma"] or b"-" in item["lead"])):
            break
        items.append(item)
        first -= 1
    if len(items) < 2:
        return
    items.reverse()
    written = [quotes.unescape(item["d"], b'"') if item["d"] else item["s"] or item["b"] for item in items]
    for number, (item, text, span) in enumerate(
        zip(items, written, commands.in_arguments(list(map(to_text, written))))
    ):
        if span is None:
            continue
        group = next(name for name in ("d", "s", "b") if item[name] is not None)
        start, end = item.span(group)
        if text == item[group] and text.isascii():
            start, end = start + span.start, start + span.end
        row = first + 1 + number
        yield row, Span(start, end, span.what, to_bytes(to_text(text)[span.start : span.end]), exact=True)
