"""What the operator sees on stderr: one settled line a source, and the end block. A closed or broken stderr loses nothing."""

from __future__ import annotations

import os
import shutil
import textwrap
from collections.abc import Mapping, Sequence
from typing import TextIO

from daoflow_bundle import standard_streams
from daoflow_bundle.outcome import Outcome

from daoflow_collector.logs.text import line_to_show
from daoflow_collector.progress_bar import Running, bar

_WORDS = {
    Outcome.COLLECTED: "ok",
    Outcome.PARTIAL: "partial",
    Outcome.EMPTY: "none",
    Outcome.ABSENT: "none",
    Outcome.FAILED: "failed",
    Outcome.TIMEOUT: "timeout",
    Outcome.DENIED: "denied",
    Outcome.SKIPPED: "skipped",
}
_GREEN, _YELLOW, _RED, _GREY = "32", "33", "31", "90"
_COLOURS = {
    Outcome.COLLECTED: _GREEN,
    Outcome.PARTIAL: _YELLOW,
    Outcome.FAILED: _RED,
    Outcome.TIMEOUT: _RED,
    Outcome.DENIED: _RED,
}
_MIN_WIDTH = 40
_PLAIN_WIDTH = 80


def size_words(size_bytes: int) -> str:
    """Return a size for people: `812 B`, `58 KB`, `4.2 MB` (decimal, as mail programs count)."""
    if size_bytes < 1000:
        return f"{size_bytes} B"
    if size_bytes < 1_000_000:
        return f"{size_bytes / 1000:.0f} KB"
    return f"{size_bytes / 1_000_000:.1f} MB"


def wants_colour(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether colours belong on `stream`: a terminal that is not dumb, and no `NO_COLOR`."""
    return not environment.get("NO_COLOR") and environment.get("TERM") != "dumb" and stream.isatty()


class Progress:
    """Writes lines to `stream`. `quiet` keeps only warnings and the end block's essentials."""

    def __init__(self, stream: TextIO, *, quiet: bool, verbose: bool, colour: bool) -> None:
        self._stream: TextIO | None = stream
        self._quiet = quiet
        self._verbose = verbose
        self._colour = colour and wants_colour(stream, os.environ)
        self._has_bar = not quiet and stream.isatty() and os.environ.get("TERM") != "dumb"
        self._bar_is_shown = False
        width = shutil.get_terminal_size((_PLAIN_WIDTH, 24)).columns if stream.isatty() else _PLAIN_WIDTH
        self._width = max(width, _MIN_WIDTH)

    def line(self, text: str = "") -> None:
        """Write one line, unless quiet."""
        self._show(line_to_show(text))

    def working(self, done: int, total: int, running: Sequence[Running]) -> None:
        """Draw the bar anew, on a terminal that can take it back; the next line that is written takes its place."""
        if self._has_bar:
            self._put("\r" + bar(done, total, running, self._width) + "\x1b[K")
            self._bar_is_shown = True

    def rest(self) -> None:
        """Take the bar away."""
        if self._bar_is_shown:
            self._put("\r\x1b[K")
            self._bar_is_shown = False

    def detail(self, text: str) -> None:
        """Write one line only with `--verbose`."""
        if self._verbose:
            self.line(text)

    def settled(
        self, source: str, outcome: Outcome, *, reason: str, duration_s: float, size_bytes: int, masked: int
    ) -> None:
        """Write the one line of a source that has ended."""
        word = f"{_WORDS[outcome]:<8}"
        if self._colour and outcome in _COLOURS:
            word = f"\x1b[{_COLOURS[outcome]}m{word}\x1b[0m"
        facts = f"{duration_s:5.1f} s"
        if size_bytes:
            facts += f"  {size_words(size_bytes):>7}"
        if masked:
            facts += f"  {masked} masked"
        if reason:
            facts += f"  {line_to_show(reason)}"
        room = self._width - 11 - 24
        self._show(f"  {word} {line_to_show(source):<24}{facts if len(facts) <= room else facts[: room - 3] + '...'}")

    def block(self, lines: Sequence[str]) -> None:
        """Write the end block: prose is wrapped; what is indented by four (a path, a command) stays whole."""
        for line in lines:
            indent = line[: len(line) - len(line.lstrip())]
            if line.startswith("    "):
                self.line(line)
                continue
            # A name that is broken, at a hyphen or anywhere, is none that can be copied.
            wrapped = textwrap.wrap(
                line.strip(),
                self._width,
                initial_indent=indent,
                subsequent_indent=indent + "  ",
                break_on_hyphens=False,
                break_long_words=False,
            )
            for part in wrapped or [""]:
                self.line(part)

    def _show(self, line: str) -> None:
        """Write a line as it is: its colours are ours."""
        if not self._quiet:
            self.rest()
            self._put(line + "\n")

    def _put(self, text: str) -> None:
        if self._stream is None:
            return
        try:
            encoding = self._stream.encoding or "ascii"
            self._stream.write(text.encode(encoding, "replace").decode(encoding))
            self._stream.flush()
        except (OSError, ValueError):
            # Whoever read it has gone; the bundle matters more. Python would fail once more when it flushes at exit.
            standard_streams.silence(self._stream)
            self._stream = None
