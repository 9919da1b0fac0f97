"""The lines around a place in a log, as a report shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from daoflow_analyzer.result import ExcerptLine
from daoflow_analyzer.scan.line_ranges import lines_in, merged
from daoflow_analyzer.scan.lines import LogSource, decode_text

EXCERPT_CHARACTERS = 2_000
"""Longer lines are cut for display."""


def excerpt(
    source: LogSource, member: str, lines: Iterable[int], before: int = 3, after: int = 3
) -> Mapping[int, tuple[ExcerptLine, ...]]:
    """Return the lines around each of the cited 1-based `lines` of a member, reading it once and no further than needed.

    Raises what the source's `stream` raises. A cited line that the member does not have gives no entry.
    """
    cited = sorted(set(lines))
    ranges = merged([(max(1, line - before), line + after) for line in cited])
    texts = {
        first + index: displayed(decode_text(raw))
        for first, block in lines_in(source, member, ranges)
        for index, raw in enumerate(block)
    }
    return {
        line: tuple(
            ExcerptLine(at, texts[at], at == line) for at in range(line - before, line + after + 1) if at in texts
        )
        for line in cited
        if line in texts
    }


def displayed(text: str) -> str:
    """Return a line as it is shown: cut where it is very long."""
    return text if len(text) <= EXCERPT_CHARACTERS else text[:EXCERPT_CHARACTERS] + "…"
