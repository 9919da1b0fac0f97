"""The merged log for the terminal: one line an entry, the day where it changes, what was left out where lines are missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from daoflow_analyzer.merged_log.entry import LogEntry, Shown
from daoflow_analyzer.scan.levels import Level, level_of

from daoflow_reports.wording import visible

TIME = slice(11, 23)
NAME_WIDTH = 16
PALETTE = ("36", "35", "34", "32", "96", "95", "94", "92")
LEVEL_COLOURS = {Level.FATAL: "1;31", Level.ERROR: "31", Level.FAILURE: "33", Level.WARNING: "33"}
FAINT = "90"
HIT = "7"


class Match(Protocol):
    """Where a pattern was found."""

    def span(self) -> tuple[int, int]:
        """Return start and end."""


class Pattern(Protocol):
    """What is highlighted."""

    def finditer(self, text: str, /) -> Iterable[Match]:
        """Yield each place where it stands."""


def lines(
    shown: Iterable[Shown],
    services: Iterable[str],
    *,
    colour: bool,
    highlight: Pattern | None = None,
    marked: bool = False,
) -> Iterator[str]:
    """Yield lines with their newlines. `services`: all names that can come; `marked`: a `>` before what was looked for."""
    names = list(services)
    width = min(max(map(len, names), default=0), NAME_WIDTH)
    colours = {name: PALETTE[index % len(PALETTE)] for index, name in enumerate(names)}
    day, first = "", True
    for item in shown:
        entry = item.entry
        if entry.time[:10] not in ("", day):
            day = entry.time[:10]
            yield _painted(f"--- {visible(day)} (UTC) ---", FAINT, colour) + "\n"
        if item.hidden and not first:
            yield _painted(f"--- {item.hidden} line{'s' * (item.hidden != 1)} not shown ---", FAINT, colour) + "\n"
        first = False
        if entry.is_mark:
            yield _painted(f"--- {visible(entry.service)}: {visible(entry.text)} ---", FAINT, colour) + "\n"
            continue
        mark = ("> " if item.selected else "  ") if marked else ""
        name = entry.service if len(entry.service) <= width else f"{entry.service[: width - 3]}..."
        yield (
            f"{mark}{_painted(f'{visible(entry.time[TIME]):<12}', FAINT, colour)} "
            f"{_painted(f'{visible(name):<{width}}', colours[entry.service], colour)} "
            f"{_painted(f'{entry.line:>5}', FAINT, colour)}  {_text(entry, colour=colour, highlight=highlight)}\n"
        )


def _text(entry: LogEntry, *, colour: bool, highlight: Pattern | None) -> str:
    text = visible(entry.text).replace("\n", "\ufffd")
    if not colour:
        return text
    level = level_of(entry.text, entry.service)
    base = LEVEL_COLOURS[level] if level is not None else ""
    parts, position = [], 0
    for start, end in (match.span() for match in (highlight.finditer(text) if highlight is not None else ())):
        if end > start:
            parts += [_painted(text[position:start], base, colour), _painted(text[start:end], HIT, colour)]
            position = end
    return "".join((*parts, _painted(text[position:], base, colour)))


def _painted(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour and code and text else text
