"""A source of logs that a forked process reads as well."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, runtime_checkable

from daoflow_bundle.defect import Defect

from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.scan.lines import LogSource


@immutable
class ReadState:
    """What reading showed of the file: the members that were checked, what is wrong with it, and chunks of what may be read again."""

    checked: frozenset[str]
    defects: tuple[Defect, ...]
    kept: Mapping[str, Sequence[bytes]]


@runtime_checkable
class SharedSource(LogSource, Protocol):
    """What a source needs for that. In the forked process: `tell_instead`, `read_state`; in the first one: the others."""

    @property
    def is_shareable(self) -> bool:
        """Whether both may read the file at once."""

    def tell_instead(self, on_read: Callable[[int], None]) -> None:
        """Tell from now on the bytes read since then, instead of drawing on the terminal."""

    def read_state(self) -> ReadState:
        """Return what was checked and found so far."""

    def note_elsewhere(self, done: int) -> None:
        """Take in how many bytes the other process has read so far."""

    def adopt(self, state: ReadState) -> None:
        """Take in what the other process has checked."""
