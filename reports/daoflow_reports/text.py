"""The terminal summary: verdict and next steps in at most 25 lines, the same as the report's first screen."""

from __future__ import annotations

import textwrap

from daoflow_analyzer.finding import Severity
from daoflow_analyzer.result import ReportedFinding, Result, Role, RuleOutcome

from daoflow_reports.wording import EFFECTS, SCOPES, moment, outcome_counts, place, visible

MAX_LINES = 25
LABEL_WIDTH = 11
SHOWN_STEPS = 3
SHOWN_FINDINGS = 4
SHOWN_UNEXPLAINED = 4

COLOURS = {
    Severity.CRITICAL: "1;31",
    Severity.HIGH: "1;33",
    Severity.MEDIUM: "33",
    Severity.LOW: "36",
    Severity.INFO: "36",
}


def render(result: Result, *, width: int = 80, colour: bool = False) -> str:
    """Return the summary, ending with a newline. `width` is the terminal's; `colour` adds SGR sequences."""
    lines = [*_heading(result, width), "", *_verdict(result, width, colour=colour)]
    tail = _tail(result, width)
    room = MAX_LINES - len(lines) - len(tail) - 2
    body = _steps(result, width) if result.verdict.finding else _unexplained(result, width)
    lines += ["", *body[:room]] if body else []
    lines += tail
    return "\n".join(lines[:MAX_LINES]) + "\n"


def _heading(result: Result, width: int) -> list[str]:
    bundle = result.bundle
    counts = outcome_counts(result)
    rules = ", ".join(
        f"{counts[outcome]} {word}"
        for outcome, word in (
            (RuleOutcome.FOUND, "found something"),
            (RuleOutcome.CLEAR, "clear"),
            (RuleOutcome.NOT_APPLICABLE, "not applicable"),
            (RuleOutcome.CANNOT_TELL, "cannot tell"),
            (RuleOutcome.BROKEN, "broken"),
        )
        if counts[outcome] or outcome in (RuleOutcome.FOUND, RuleOutcome.CLEAR)
    )
    lines = [
        _field("host", f"{bundle.host}, collected {moment(bundle.collected_at)}", width)[0],
        _field(
            "bundle",
            f"{bundle.integrity}, {result.members} members, {'complete' if bundle.complete else 'partial'}",
            width,
        )[0],
        _field("rules", f"{sum(counts.values())}: {rules}", width)[0],
    ]
    if bundle.replay is not None:
        lines.insert(0, "REPLAY of a recording, not of a live host.")
    return lines


def _verdict(result: Result, width: int, *, colour: bool) -> list[str]:
    verdict = result.verdict
    cause = next((item for item in result.findings if item.name == verdict.finding), None)
    label = (
        cause.severity.value.upper()
        if cause is not None
        else ("HEALTHY" if verdict.scope.value == "none" else "UNKNOWN")
    )
    lines = _short(_field(label, verdict.headline, width), 4)
    if colour:
        code = COLOURS[cause.severity] if cause is not None else "32" if label == "HEALTHY" else "1;35"
        lines[0] = f"\x1b[{code}m{label}\x1b[0m{lines[0][len(label) :]}"
    confidence = verdict.confidence.value if verdict.confidence is not None else "none"
    lines += _short(_field("confidence", f"{confidence}: {verdict.reason}", width), 2)
    if verdict.finding is not None:
        since = f", since {moment(verdict.since)}" if verdict.since else ""
        lines += _field("scope", f"{SCOPES[verdict.scope]}{since}", width)[:1]
    if cause is not None:
        lines += _field("evidence", "; ".join(place(item) for item in cause.evidence[:3]), width)[:2]
    return lines


def _steps(result: Result, width: int) -> list[str]:
    cause = next((item for item in result.findings if item.name == result.verdict.finding), None)
    lines: list[str] = []
    for number, step in enumerate(cause.next_steps[:SHOWN_STEPS] if cause is not None else (), start=1):
        label = "next" if number == 1 else ""
        lines += _short(_field(label, f"{number}. {step.do} ({EFFECTS[step.effect]})", width), 2)
        if step.command is not None:
            # A command is never wrapped: it is there to be copied.
            lines.append(f"{'':{LABEL_WIDTH}} $ {visible(step.command)}")
    return lines


def _unexplained(result: Result, width: int) -> list[str]:
    lines: list[str] = []
    for item in result.unexplained[:SHOWN_UNEXPLAINED] if result.verdict.scope.value != "none" else ():
        label = "" if lines else "read first"
        lines += _field(label, f"{item.member}:{item.line} ({item.count}x) {item.excerpt}", width)[:1]
    return lines


def _tail(result: Result, width: int) -> list[str]:
    others = [item for item in result.findings if item.name != result.verdict.finding and item.role is not Role.SYMPTOM]
    symptoms = [item for item in result.findings if item.role is Role.SYMPTOM]
    lines: list[str] = []
    if symptoms:
        lines += _field("explains", ", ".join(_names(symptoms)), width)[:2]
    if others:
        lines += _field("also", ", ".join(_names(others)), width)[:2]
    gaps = [row.source for row in result.coverage if row.is_gap]
    if gaps:
        lines += _field("missing", ", ".join(gaps), width)[:1]
    return ["", *lines] if lines else []


def _names(findings: list[ReportedFinding]) -> list[str]:
    names = list(dict.fromkeys(f"{item.code} {item.name}" for item in findings))
    more = len(names) - SHOWN_FINDINGS
    return [*names[:SHOWN_FINDINGS], f"{more} more"] if more > 0 else names


def _short(lines: list[str], most: int) -> list[str]:
    """Return at most so many lines, the last one saying with an ellipsis that there is more."""
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]


def _field(label: str, text: str, width: int) -> list[str]:
    flat = " ".join(visible(text).split())
    return textwrap.wrap(
        flat,
        max(width, 40),
        initial_indent=f"{label:<{LABEL_WIDTH}} ",
        subsequent_indent=" " * (LABEL_WIDTH + 1),
        break_long_words=True,
        break_on_hyphens=False,
    ) or [label]
