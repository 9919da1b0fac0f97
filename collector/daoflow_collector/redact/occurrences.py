"""Where values stand in a text as they are; many are looked up by their first bytes, where a search for each of them would take longer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

HEAD = 4
MANY = 150
"""Values: fewer are searched for as fast as every place of a text is looked up."""
MAX_LOOKED_UP = 16_384
"""Bytes of a text whose places are held at once."""


class Heads:
    """Values of four bytes and more, by their first four."""

    def __init__(self, values: Iterable[bytes]) -> None:
        self._values = list(values)
        self._by_head: dict[bytes, list[bytes]] = {}
        for value in self._values:
            self._by_head.setdefault(value[:HEAD], []).append(value)

    def begun_in(self, text: bytes) -> list[bytes]:
        """Return the values that may stand in a text: those whose first bytes do; all, where they are few or it is long."""
        if len(self._values) < MANY or len(text) > MAX_LOOKED_UP:
            return self._values
        there = {text[at : at + HEAD] for at in range(len(text) - HEAD + 1)}
        return [value for head in there & self._by_head.keys() for value in self._by_head[head]]

    def any_in(self, text: bytes) -> bool:
        """Say whether one of them stands in a text."""
        return any(value in text for value in self.begun_in(text))


def places(text: bytes, wanted: Iterable[bytes]) -> Iterator[tuple[int, int, bytes]]:
    """Yield (start, end, needle) of each occurrence of the wanted needles, also over themselves."""
    for needle in wanted:
        position = text.find(needle)
        while position >= 0:
            yield position, position + len(needle), needle
            position = text.find(needle, position + 1)
