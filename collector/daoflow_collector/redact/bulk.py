"""Values that Redis keeps under a secret's name: in its protocol a line for each word, its length above it; in its files the key above."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_collector.redact import odd, values
from daoflow_collector.redact.names import Verdict, judge, label
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import to_text

_KEY = re.compile(rb"(?P<path>(?:[\w.-]{1,60}:){0,6})(?P<name>[A-Za-z_][\w.-]{1,60})\r?\Z")
_SIZE = re.compile(rb"\$(?P<size>\d{1,7})\r?\Z")
_WORD = re.compile(rb"\S{8,400}\Z")


class Bulk:
    """Remembers a key of a secret's name until the line of its value."""

    def __init__(self) -> None:
        self._name = ""
        self._size = 0
        self._has_path = False

    @property
    def open(self) -> bool:
        """Say whether the next line may be the value, or its length."""
        return bool(self._name)

    def follow(self, line: bytes) -> None:
        """Take one line: a key that is a secret's name, or the length of its value."""
        size = _SIZE.match(line) if self._name and not self._size else None
        if size:
            self._size = int(size["size"])
            return
        key = _KEY.match(line)
        is_name = key is not None and judge(to_text(key["name"])) is Verdict.SECRET
        self._name = to_text(key["name"]) if key and is_name else ""
        self._size, self._has_path = 0, bool(key and key["path"])

    def spans(self, line: bytes) -> Iterator[Span]:
        """Yield the line that is the value."""
        value = line.rstrip(b"\r")
        if not self._name or values.is_masked(to_text(value)) or values.is_reference(to_text(value)):
            return
        word = to_text(value)
        is_under_path = self._has_path and not self._size and _WORD.match(value) and not values.is_name(word)
        if (self._size and len(value) == self._size) or (is_under_path and (odd.is_odd(word) or values.is_mixed(word))):
            yield Span(0, len(value), label(self._name), value, exact=True)
