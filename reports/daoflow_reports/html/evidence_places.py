"""Evidence as the page shows and links it: excerpts with an anchor a line, and the way into the log viewer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.result import Result, UnexplainedLine

from daoflow_reports.wording import visible

MAX_EXCERPT_LINES = 12
LOG_LINE = re.compile(
    r"\d{4}-\d\d-\d\dT(?P<clock>\d\d:\d\d:\d\d(?:\.\d{1,3})?)\d*Z (?:stdout|stderr|journal|collector) ?"
)
"""A log member's line begins so; a reader wants its time to the millisecond, and its text."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of an excerpt; `clock` is a log line's time of day.

    `anchor` is its HTML id where it is the first place that shows this line as evidence.
    """

    number: int
    clock: str
    text: str
    is_evidence: bool
    anchor: str | None


class Places:
    """Knows which logs the page has, and which lines have an anchor already. One for each page."""

    def __init__(self, result: Result) -> None:
        """Take the excerpts and the names of the logs."""
        self._excerpts = result.excerpts
        self._keys = {log.member: log.key for log in result.page.logs.logs} if result.page is not None else {}
        self._anchored: set[str] = set()

    def link(self, evidence: Evidence | UnexplainedLine) -> str | None:
        """Return the fragment that leads to a log line, None for evidence elsewhere."""
        key = self._keys.get(evidence.member)
        return f"#/log/{key}:L{evidence.line}" if key is not None and evidence.line is not None else None

    def excerpt(self, evidence: Evidence) -> tuple[PageLine, ...]:
        """Return the lines around the evidence, or the evidence alone where there are none."""
        lines = self._excerpts.get((evidence.member, evidence.line)) if evidence.line is not None else None
        if not lines:
            own = evidence.excerpt.splitlines() or [""]
            return tuple(
                _line(evidence.line or 0, text, anchor=None, is_evidence=True) for text in own[:MAX_EXCERPT_LINES]
            )
        return tuple(
            _line(
                line.line,
                line.text,
                anchor=self._anchor(evidence, line.line) if line.is_evidence else None,
                is_evidence=line.is_evidence,
            )
            for line in lines
        )

    def _anchor(self, evidence: Evidence, line: int) -> str | None:
        key = self._keys.get(evidence.member)
        name = f"/log/{key}:L{line}"
        if key is None or name in self._anchored:
            return None
        self._anchored.add(name)
        return name


def proof(evidence: Evidence) -> str:
    """Return what stands at a place in one line, without a log line's time and stream."""
    text = " ".join(visible(evidence.excerpt).split())
    match = LOG_LINE.match(text)
    return text[match.end() :] if match is not None else text


def _line(number: int, text: str, *, anchor: str | None, is_evidence: bool) -> PageLine:
    match = LOG_LINE.match(text)
    if match is None:
        return PageLine(number, "", text, is_evidence, anchor)
    return PageLine(number, match["clock"], text[match.end() :], is_evidence, anchor)
