"""Reads YAML's quoted scalars and flow collections (`[a, "b"]`, `{k: v}`), for `compose.scan`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Union

_SIMPLE_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", '"': '"', "\\": "\\", "/": "/", " ": " "}
_PROPERTY = re.compile(r"(?:&[^\s,\[\]{}]+|![^\s,\[\]{}]*)\s+")
_DEPTH_LIMIT = 40


Path = tuple[Union[str, int], ...]


@dataclass(frozen=True)
class FlowScalar:
    """One scalar of a flow collection: path inside it, text, how many lines below its start it stands, or the alias it is."""

    path: Path
    text: str | None
    line_offset: int
    alias: str | None = None


def strip_comment(text: str) -> str:
    """Return a plain scalar's text without a trailing comment."""
    match = re.search(r"(?:^|\s)#", text)
    return (text[: match.start()] if match else text).strip()


def read_quoted(text: str, start: int) -> tuple[str, int]:
    """Return the decoded scalar whose quote stands at `start`, and the position after it; past the end when it never closes."""
    quote = text[start]
    pieces: list[str] = []
    position = start + 1
    while position < len(text):
        character = text[position]
        if character == quote:
            if quote == "'" and text[position + 1 : position + 2] == "'":
                pieces.append("'")
                position += 2
                continue
            return "".join(pieces), position + 1
        if character == "\\" and quote == '"' and position + 1 < len(text):
            following = text[position + 1]
            pieces.append(_SIMPLE_ESCAPES.get(following, "\\" + following))
            position += 2
            continue
        pieces.append(character)
        position += 1
    return "".join(pieces), len(text) + 1


def read_flow(text: str) -> tuple[FlowScalar, ...] | None:
    """Return the scalars of the flow collection that `text` starts with, or None when it does not close in `text`."""
    reader = _Flow(text)
    return tuple(reader.scalars) if reader.value((), 0) else None


class _Flow:
    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.scalars: list[FlowScalar] = []

    def value(self, path: Path, depth: int) -> bool:
        """Read one value at the current position; False when the text ends inside it."""
        self._skip_space()
        prop = _PROPERTY.match(self.text, self.position)
        if prop:
            self.position = prop.end()
        if depth > _DEPTH_LIMIT or self.position >= len(self.text):
            return False
        character = self.text[self.position]
        if character in "[{":
            self.position += 1
            return self._sequence(path, depth) if character == "[" else self._mapping(path, depth)
        start = self.position
        text = self._scalar(ends_at_colon=False)
        if text is None:
            return False
        self._add(path, text, start)
        return True

    def _sequence(self, path: Path, depth: int) -> bool:
        index = 0
        while not self._closes("]"):
            start = self.position
            if self.position >= len(self.text) or not self.value((*path, index), depth + 1):
                return False
            index += 1
            self._skip_comma()
            if self.position == start:
                self.position += 1
        return True

    def _mapping(self, path: Path, depth: int) -> bool:
        while not self._closes("}"):
            start = self.position
            key = self._scalar(ends_at_colon=True)
            if key is None:
                return False
            self._skip_space()
            if self.text[self.position : self.position + 1] == ":":
                self.position += 1
                self._skip_space()
                if self.text[self.position : self.position + 1] in (",", "}"):
                    self._add((*path, key), None, start)
                elif not self.value((*path, key), depth + 1):
                    return False
            else:
                self._add((*path, key), None, start)
            self._skip_comma()
            if self.position == start:
                self.position += 1
        return True

    def _scalar(self, *, ends_at_colon: bool) -> str | None:
        if self.position >= len(self.text):
            return None
        if self.text[self.position] in "'\"":
            text, end = read_quoted(self.text, self.position)
            self.position = min(end, len(self.text))
            return text if end <= len(self.text) else None
        start = self.position
        while self.position < len(self.text):
            if self.text.startswith("${", self.position):
                # YAML would end the scalar at `}`; Compose users still write it, and no valid file is read otherwise.
                self.position = self._after_brace(self.position)
                continue
            character = self.text[self.position]
            if character in ",[]{}\n" or self.text.startswith(" #", self.position):
                break
            if ends_at_colon and character == ":":
                break
            self.position += 1
        return self.text[start : self.position].strip()

    def _after_brace(self, position: int) -> int:
        newline = self.text.find("\n", position)
        limit = len(self.text) if newline < 0 else newline
        closing = self.text.find("}", position, limit)
        return closing + 1 if closing >= 0 else position + 2

    def _add(self, path: Path, text: str | None, start: int) -> None:
        offset = self.text.count("\n", 0, start)
        alias = text[1:] if text is not None and text.startswith("*") and len(text) > 1 else None
        self.scalars.append(FlowScalar(path, text, offset, alias))

    def _closes(self, bracket: str) -> bool:
        self._skip_space()
        if self.text[self.position : self.position + 1] == bracket:
            self.position += 1
            return True
        return False

    def _skip_comma(self) -> None:
        self._skip_space()
        if self.text[self.position : self.position + 1] == ",":
            self.position += 1

    def _skip_space(self) -> None:
        while self.position < len(self.text):
            if self.text[self.position] in " \t\n":
                self.position += 1
            elif self.text[self.position] == "#" and self.text[self.position - 1] in " \t\n":
                newline = self.text.find("\n", self.position)
                self.position = len(self.text) if newline < 0 else newline
            else:
                return
