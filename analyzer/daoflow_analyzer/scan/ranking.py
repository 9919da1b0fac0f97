"""Which unexplained lines a person should read first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from math import log10, sqrt
from typing import NamedTuple

from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.result import UnexplainedLine
from daoflow_analyzer.scan.lines import parse_time
from daoflow_analyzer.scan.templates import Template

REPORTED = 20
SAME_BURST = 8
"""Rows from one log and one ten minutes: a burst must not push everything else off the list."""

WINDOW_S = 600


@immutable
class RankedLine:
    """A line that stands out, with its score. `burst` names its log and fullest window, `signatures` those that matched it."""

    score: float
    signatures: tuple[str, ...]
    burst: tuple[str, str]
    line: UnexplainedLine


class _Scored(NamedTuple):
    """A template with what it is ranked by: there may be a hundred thousand, of which few are told of."""

    score: float
    burst: float
    late: float
    template: Template


def rank_member(
    member: str, templates: Iterable[Template], first: datetime | None, last: datetime | None
) -> list[RankedLine]:
    """Score the templates of one log that spans `first` to `last`; keep the best, of explained and unexplained ones `REPORTED` each.

    The level counts most. Then: a burst (its fullest ten minutes against its mean), being rare, and being among the last things said.
    """
    span_s = (last - first).total_seconds() if first is not None and last is not None else 0.0
    windows = max(1.0, span_s / WINDOW_S + 1)
    scored = [_scored(template, windows, first, span_s) for template in templates]
    scored.sort(key=lambda item: (-item.score, item.template.line))
    matched = [item for item in scored if item.template.signatures]
    chosen = [item for item in scored if not item.template.signatures][:REPORTED] + matched[:REPORTED]
    return [_ranked(member, item, windows) for item in chosen]


def best(ranked: Iterable[RankedLine], limit: int = REPORTED) -> tuple[UnexplainedLine, ...]:
    """Return the lines of all logs to show, most telling first."""
    taken: Counter[tuple[str, str]] = Counter()
    lines: list[UnexplainedLine] = []
    for item in sorted(ranked, key=lambda item: (-item.score, item.line.member, item.line.line)):
        taken[item.burst] += 1
        if taken[item.burst] <= SAME_BURST and len(lines) < limit:
            lines.append(item.line)
    return tuple(lines)


def _scored(template: Template, windows: float, first: datetime | None, span_s: float) -> _Scored:
    mean = template.count / windows
    burst = (template.peak - mean) / sqrt(mean + 1)
    seen_to = parse_time(template.seen_to.decode("ascii", "replace"))
    late = (
        (seen_to - first).total_seconds() / span_s if seen_to is not None and first is not None and span_s > 0 else 0.0
    )
    score = template.level + log10(1 + max(burst, 0.0)) + 0.5 / template.count + min(max(late, 0.0), 1.0)
    return _Scored(score, burst, late, template)


def _ranked(member: str, scored: _Scored, windows: float) -> RankedLine:
    template = scored.template
    seen_from = template.seen_from.decode("ascii", "replace")
    line = UnexplainedLine(
        member=member,
        line=template.line,
        excerpt=template.excerpt,
        why_it_stands_out=_why(
            template, bursts=scored.burst > 5 and windows > 2, at_end=scored.late > 0.95 and template.count > 1
        ),
        first_seen=seen_from or None,
        count=template.count,
    )
    window = template.peak_window.decode("ascii", "replace")
    return RankedLine(scored.score, template.signatures, (member, window), line)


def _why(template: Template, *, bursts: bool, at_end: bool) -> str:
    words = [f"reads as {template.level.word}"]
    if template.count == 1:
        words.append("said once")
    else:
        words.append(f"said {template.count:,} times")
    if bursts:
        minute = template.peak_window.decode("ascii", "replace")
        words.append(f"{template.peak:,} of them within the ten minutes from {minute[:10]} {minute[11:]}0 UTC")
    if at_end:
        words.append("up to the end of the log")
    return ", ".join(words)
