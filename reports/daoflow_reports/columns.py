"""Text in the columns of a terminal, where a Chinese character takes two and a combining accent none."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category, east_asian_width

ELLIPSIS = "..."
MOST_MARKS = 2
"""Combining marks kept on one character: more would be drawn over the lines above and below."""


def columns_of(text: str) -> int:
    """Return how many columns a text takes. What cannot be printed is `wording.visible`'s matter."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Return a text as lines of at most `width` columns that begin with `first`, and then with `rest`; a longer word is broken.

    White space runs together. Neither indent may be as wide as the line. An empty text is one line.
    """
    lines, line, used = [], first, columns_of(first)
    start = used
    for word in _words(text, width - max(used, columns_of(rest))):
        size = columns_of(word)
        if used > start and used + 1 + size > width:
            lines.append(line)
            line, used = rest, columns_of(rest)
            start = used
        gap = " " if used > start else ""
        line, used = f"{line}{gap}{word}", used + len(gap) + size
    return [*lines, line.rstrip()]


def cut(text: str, width: int) -> str:
    """Return a text in at most `width` columns, with an ellipsis where something is missing."""
    return text if columns_of(text) <= width else _head(text, width - len(ELLIPSIS)).rstrip() + ELLIPSIS


def shortened(lines: list[str], most: int, width: int) -> list[str]:
    """Return at most so many lines; the last one ends with an ellipsis when there were more."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    head = _head(last, width - len(ELLIPSIS) - 1)
    # Half a word reads like another one; a single long one is cut all the same.
    if last[len(head) :].strip() and not last[len(head)].isspace() and len(head.split()) > 1:
        head = head[: head.rstrip().rfind(" ")]
    return [*lines[: most - 1], f"{head.rstrip(' ,:;')} {ELLIPSIS}"]


def _words(text: str, most: int) -> Iterator[str]:
    """Yield words no wider than `most`."""
    for word in text.split():
        left, start = _calmed(word), 0
        while piece := _head(left, most, start):
            yield piece
            start += len(piece)


def _head(text: str, width: int, start: int = 0) -> str:
    """Return the longest piece from `start` on that fits, at least one character; none at the end."""
    used = 0
    for index in range(start, len(text)):
        used += _columns(text[index])
        if used > width and index > start:
            return text[start:index]
    return text[start:]


def _columns(character: str) -> int:
    if category(character) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(character) in ("W", "F") else 1


def _calmed(word: str) -> str:
    """Return a word without the marks that would be piled onto one character."""
    if word.isascii():
        return word
    kept, marks = [], 0
    for character in word:
        marks = marks + 1 if _columns(character) == 0 else 0
        if marks <= MOST_MARKS:
            kept.append(character)
    return "".join(kept)
