"""The logs as the HTML report carries them: compressed by C beside Python, each from the moment its lines are chosen."""

from __future__ import annotations

import base64
import gzip
from threading import Semaphore

from daoflow_analyzer.background import Background
from daoflow_analyzer.result_parts.logs import ShownLog

from daoflow_reports.wording import visible

AT_ONCE = 4
"""Logs that are compressed beside each other: that is C, and needs no lock of Python's."""

COMPRESSION = 1
"""Six makes logs an eighth smaller and takes three times as long."""

_HARMLESS = bytes(range(32, 127)) + b"\n\t"
"""What `visible` leaves as it is, in ASCII."""


class PackedLogs:
    """Logs that are being packed, by their members."""

    def __init__(self) -> None:
        self._turn = Semaphore(AT_ONCE)
        self._texts: dict[str, Background[str]] = {}

    def add(self, log: ShownLog) -> None:
        """Begin with a log: its levels, a character a line, and below them its lines."""
        self._texts[log.member] = Background(lambda: self._packed(log))

    def text(self, member: str) -> str:
        """Return a log that was added; waits for it."""
        return self._texts[member].result()

    def _packed(self, log: ShownLog) -> str:
        with self._turn:
            return packed(f"{log.levels}\n{_visible_lines(log)}")


def packed(text: str) -> str:
    """Return a text as gzip in base64, the same for the same text."""
    return base64.b64encode(gzip.compress(text.encode("utf-8", "replace"), COMPRESSION, mtime=0)).decode("ascii")


def _visible_lines(log: ShownLog) -> str:
    # Most logs have nothing that needs a look at each line; in ASCII that is seen at once.
    if log.text.isascii() and not log.text.encode().translate(None, _HARMLESS):
        return log.text
    if log.text.replace("\n", "").replace("\t", "").isprintable():
        return log.text
    return "\n".join(
        line if line.isprintable() else visible(line).replace("\n", "\ufffd") for line in log.text.split("\n")
    )
