"""Work that several processes share out among themselves: whoever is free takes the next piece."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Generic, Self, TypeVar

Piece = TypeVar("Piece")

_NUMBER_BYTES = 4
_AT_MOST = 4_096
"""So many numbers fit into any pipe at once; beyond it each stands for several pieces."""


class SharedOut(Generic[Piece]):
    """Pieces of work. This process and those that are forked from it take from the same ones, and each is taken once.

    The numbers of the pieces lie in a pipe: the system hands each to one reader, without a lock that a process that died could hold.
    """

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._hands = min(len(pieces), _AT_MOST)
        self._read, write = os.pipe()
        with os.fdopen(write, "wb") as pipe:
            pipe.write(b"".join(number.to_bytes(_NUMBER_BYTES, "big") for number in range(self._hands)))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        os.close(self._read)

    def take(self) -> Iterator[Piece]:
        """Yield pieces that nobody else has taken, in their order, until there are none."""
        while number := os.read(self._read, _NUMBER_BYTES):
            yield from self._pieces[int.from_bytes(number, "big") :: self._hands]
