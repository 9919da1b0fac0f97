"""The files that findings cite, other than logs, as a value for reading: whole where they are short, else around the cited places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from daoflow_analyzer.immutable import immutable


@immutable
class FilePart:
    """Consecutive lines of a file; `first` is the 1-based number of the first."""

    first: int
    lines: tuple[str, ...]


@immutable
class CitedFile:
    """One file. `total` counts its lines, `cited` holds the numbers of those that evidence names, `cited_by` the findings' codes."""

    member: str
    size_bytes: int
    total: int
    parts: tuple[FilePart, ...]
    cited: frozenset[int]
    cited_by: tuple[str, ...]

    @property
    def shown(self) -> int:
        """How many lines are here."""
        return sum(len(part.lines) for part in self.parts)


@immutable
class CitedFiles:
    """All of them, in the order of the findings. `places` gives a JSON pointer's line by (member, pointer).

    `left_out` names the cited files for which there was no room.
    """

    files: tuple[CitedFile, ...] = ()
    places: Mapping[tuple[str, str], int] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
