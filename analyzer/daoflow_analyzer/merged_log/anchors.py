"""What `--around` names → the log lines it stands for."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from datetime import MAXYEAR, timedelta

from daoflow_analyzer.decode.json_value import time as read_time
from daoflow_analyzer.errors import UsageError
from daoflow_analyzer.result import ReportedFinding, Result

Anchors = frozenset[tuple[str, int]]
"""(member, line) pairs."""

AROUND = timedelta(minutes=1)
CODE = re.compile(r"[A-Z]{2}\d{3}")
_LINE = re.compile(r"(?P<log>.+):L?(?P<line>\d{1,12})")


def line_anchor(text: str, logs: Mapping[str, str]) -> Anchors | None:
    """Return the line that `postgres:20` or `logs/postgres.log:20` names; None when the text has not that form or names no log."""
    match = _LINE.fullmatch(text)
    if match is None:
        return None
    member = logs.get(match["log"], match["log"])
    return frozenset({(member, int(match["line"]))}) if member in logs.values() else None


def finding_anchors(text: str, result: Result) -> Anchors:
    """Return the log lines that a finding cites, by its code or name. Raises `UsageError` when it was not found or cites none."""
    wanted = text.lower()
    chosen = [item for item in result.findings if wanted in (item.code.lower(), item.name)]
    if not chosen:
        known = [word for item in result.findings for word in (item.code, item.name)]
        # A code next to the wanted one is another rule's, not a slip of the finger.
        near = () if CODE.fullmatch(text) else difflib.get_close_matches(text, known, n=1)
        raise UsageError(
            f"this bundle has no finding '{text}'",
            f"did you mean '{near[0]}'?" if near else f"it has {', '.join(dict.fromkeys(known)) or 'none at all'}",
            "A line is named by its log and number, like postgres:20.",
        )
    lines = {(item.member, item.line) for finding in chosen for item in finding.evidence if item.line is not None}
    anchors = frozenset((member, line) for member, line in lines if member.endswith(".log"))
    if not anchors:
        raise UsageError(
            f"{chosen[0].code} {chosen[0].name} cites no log line",
            "it rests on other evidence",
            _where_to_look(chosen, result),
        )
    return anchors


def _where_to_look(chosen: Sequence[ReportedFinding], result: Result) -> str:
    """Return the options that show what the logs said when it began, as far as that is known."""
    told = [item.time for finding in chosen for item in finding.evidence if item.time]
    if result.cause in chosen and result.verdict.since:
        told.append(result.verdict.since)
    begun = min((moment for text in told if (moment := read_time(text)) is not None), default=None)
    if begun is None or begun.year >= MAXYEAR:
        return "Give a time with --since and --until, or a line like postgres:20."
    start, end = (f"{moment:%Y-%m-%dT%H:%M:%SZ}" for moment in (begun - AROUND, begun + AROUND))
    return f"What all logs said when it began: --since {start} --until {end}"
