"""The logs as a value for reading: shown lines of each log, their levels, and the order of all of them by time."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from daoflow_analyzer.immutable import immutable

LEVELS = " wfeF"
"""A line's level as one character: none, warning, failure, error, fatal."""


@immutable
class LogPart:
    """Consecutive lines of a log: the 1-based number of the first, and how many there are."""

    first: int
    count: int


@immutable
class ShownLog:
    """One log. `text` holds the lines of all `parts` as they stand in the member, joined by newlines; `levels` a character a line.

    `total` counts the lines that the member has, `dropped` those that the collector left out before its first.
    """

    key: str
    member: str
    service: str
    total: int
    dropped: int
    parts: tuple[LogPart, ...]
    text: str
    levels: str
    note: str = ""

    @property
    def shown(self) -> int:
        """How many lines are here."""
        return sum(part.count for part in self.parts)

    def count(self, level: str) -> int:
        """Count the shown lines of a level."""
        return self.levels.count(level)


OnShown = Callable[[ShownLog], object]
"""What is given each log as soon as its lines are chosen."""


@immutable
class ShownLogs:
    """The logs that can be read. `order` merges their shown lines by time: (index of the log, how many of its next lines).

    `missing` says by service why its log is not there. `others` counts the logs that are not here because they tell least, `other_lines`
    their lines.
    """

    logs: tuple[ShownLog, ...]
    order: tuple[tuple[int, int], ...]
    missing: Mapping[str, str]
    others: int = 0
    other_lines: int = 0

    @property
    def total(self) -> int:
        """How many lines the bundle has."""
        return sum(log.total for log in self.logs) + self.other_lines

    @property
    def shown(self) -> int:
        """How many lines are here."""
        return sum(log.shown for log in self.logs)
