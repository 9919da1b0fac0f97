"""One line of the merged log."""

from __future__ import annotations

from daoflow_bundle import left_out

from daoflow_analyzer.immutable import immutable


@immutable
class LogEntry:
    """Line `line` (1-based) of `member`. `time` is as the log has it, empty where it has none; `text` is untrusted.

    `key` sorts entries by time: the time without its zone, or that of the line before where a line has none or steps back.
    """

    key: str
    member: str
    service: str
    line: int
    time: str
    stream: str
    text: str

    @property
    def is_mark(self) -> bool:
        """Whether it stands for lines that the collector left out."""
        return self.stream == left_out.STREAM


@immutable
class Shown:
    """An entry that is to be shown: `hidden` lines were left out before it; `selected` when it is what was looked for, not context."""

    entry: LogEntry
    hidden: int
    selected: bool
