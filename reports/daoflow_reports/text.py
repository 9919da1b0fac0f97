"""The terminal summary: verdict and next steps in at most 25 lines, the same as the report's first screen."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence

from daoflow_analyzer.finding import Effect, Evidence, NextStep, Severity
from daoflow_analyzer.result import ReportedFinding, Result, Role, RuleOutcome

from daoflow_reports.columns import columns_of, cut, shortened, wrapped
from daoflow_reports.wording import (
    EFFECTS,
    SCOPES,
    brief,
    is_again,
    moment,
    outcome_counts,
    place,
    since,
    visible,
    with_numbers,
)

MAX_LINES = 25
MIN_WIDTH = 40
LABEL_WIDTH = 11
SHOWN_STEPS = 3
SHOWN_UNEXPLAINED = 4
SHOWN_SYMPTOM_STEPS = 2
ROOM_FOR_A_STEP = 3

HEADS = ((4, True), (2, True), (2, False), (1, False))
"""How many lines of the headline, and whether its doubt: the first that leaves room for the steps."""

COLOURS = {
    Severity.CRITICAL: "1;31",
    Severity.HIGH: "1;33",
    Severity.MEDIUM: "33",
    Severity.LOW: "36",
    Severity.INFO: "36",
}
HEALTHY, UNKNOWN = "32", "1;35"
COMMAND, LABEL, CHANGE = "1", "90", "1;33"


def render(result: Result, *, width: int = 80, colour: bool = False, lines: int = MAX_LINES) -> str:
    """Return the summary, ending with a newline: at most `lines` rows of a terminal `width` columns wide.

    `colour` adds SGR sequences, and nothing else ever does.
    """
    page = _Page(max(width, MIN_WIDTH), colour=colour)
    tail = _tail(page, result)
    tail = ["", *tail] if tail else []
    heads = [[*_heading(page, result), "", *_verdict(page, result, most, doubts)] for most, doubts in HEADS]
    rooms = [(lines - _rows(page, head) - _rows(page, tail) - 1, head) for head in heads]
    # What mends is worth more than the second line of a reason.
    wanted = (max(ROOM_FOR_A_STEP, _rows_to_mend(page, result)), ROOM_FOR_A_STEP)
    fitting = [pair for least in wanted for pair in rooms if pair[0] >= least]
    room, head = next(iter(fitting), rooms[-1])
    body = _steps(page, result, room) if result.verdict.finding else _unexplained(page, result)[: max(room, 0)]
    whole = [*head, *(["", *body] if body else []), *tail]
    return "\n".join(whole[:lines]) + "\n"


_SGR = re.compile(r"\x1b\[[0-9;]*m")


class _Page:
    """Lays out labelled paragraphs."""

    def __init__(self, width: int, *, colour: bool) -> None:
        self.width = width
        self._colour = colour

    def field(self, label: str, text: str, most: int, code: str = LABEL) -> list[str]:
        """Return a paragraph of at most `most` lines beside its label."""
        indent = " " * (LABEL_WIDTH + 1)
        lines = wrapped(visible(text), self.width, f"{label:<{LABEL_WIDTH}} ", indent)
        lines = shortened(lines, most, self.width)
        if label:
            lines[0] = self.painted(label, code) + lines[0][len(label) :]
        return lines

    def painted(self, text: str, code: str) -> str:
        """Return the text in a colour, where colours are wanted."""
        return f"\x1b[{code}m{text}\x1b[0m" if self._colour else text

    def command(self, text: str) -> str:
        """Return a command as one line, never broken by us: it is there to be copied."""
        flat = " ".join(visible(text).split("\n"))
        return f"{'':{LABEL_WIDTH}} $ {self.painted(flat, COMMAND)}"


def _rows(page: _Page, lines: list[str]) -> int:
    """Return how many rows of the terminal the lines take: a long command takes several."""
    return sum(max(1, -(-columns_of(_SGR.sub("", line)) // page.width)) for line in lines)


def _heading(page: _Page, result: Result) -> list[str]:
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
    state = f"{bundle.integrity}, {result.members} files, {'complete' if bundle.complete else 'partial'}"
    lines = [
        *page.field("host", f"{bundle.host}, collected {moment(bundle.collected_at)}", 1),
        *(page.field("note", bundle.note, 3) if bundle.note else ()),
        *page.field("bundle", state, 1),
        *page.field("rules", f"{sum(counts.values())}: {rules}", 1),
    ]
    if bundle.integrity == "tampered":
        lines.insert(
            0,
            page.painted(cut("TAMPERED: the file is not what was collected. Trust nothing below.", page.width), "1;31"),
        )
    if bundle.replay is not None:
        lines.insert(0, "REPLAY of a recording, not of a live host.")
    return lines


def _verdict(page: _Page, result: Result, most: int, doubts: bool) -> list[str]:
    """Return the verdict; `most` lines for its headline, at most half of that for its reason and its evidence; its doubt, if `doubts`."""
    verdict, cause = result.verdict, result.cause
    if cause is not None:
        label, code = cause.severity.value.upper(), COLOURS[cause.severity]
    else:
        label, code = ("HEALTHY", HEALTHY) if verdict.scope.value == "none" else ("UNKNOWN", UNKNOWN)
    lines = page.field(label, verdict.headline, most, code)
    confidence = verdict.confidence.value if verdict.confidence is not None else "none"
    lines += page.field(
        "confidence", *_whole_clauses(page, f"{confidence}: {brief(verdict.reason)}", max(1, most // 2))
    )
    if cause is not None:
        began = f", since {since(verdict)}" if verdict.since else ""
        lines += page.field("scope", f"{SCOPES[verdict.scope]}{began}", 1)
        lines += page.field(
            "evidence", "; ".join(brief(place(item)) for item in _witnesses(cause)[:3]), max(1, most // 2)
        )
        against = [brief(place(item)) for item in cause.evidence if item.contradicts]
        lines += page.field("against", "; ".join(against), 1) if against else []
        if cause.doubt is not None and doubts:
            lines += page.field("unless", f"{cause.doubt.otherwise}; then this shows {cause.doubt.shows}:", MAX_LINES)
            lines.append(page.command(cause.doubt.command))
    return lines


def _witnesses(cause: ReportedFinding) -> list[Evidence]:
    """Return where it is read, one place of each file first: three lines of one log are one witness."""
    found = [item for item in cause.evidence if item.is_witness]
    first = list({item.member: item for item in reversed(found)}.values())
    return sorted(found, key=lambda item: item not in first)


def _whole_clauses(page: _Page, text: str, most: int) -> tuple[str, int]:
    """Return as many of the text's clauses as fit `most` lines, and `most`; the first one always: half a reason can say the opposite."""
    ends = [match.start() for match in re.finditer(r"[.;](?=\s)", text)]
    for end in reversed([*ends, len(text)]):
        part = text[:end] + ("." if end < len(text) else "")
        if len(page.field("confidence", part, MAX_LINES)) <= most:
            return part, most
    return text[: ends[0]] + "." if ends else text, most


def _steps(page: _Page, result: Result, room: int) -> list[str]:
    """Return the steps that fit whole into `room` rows, and how many more there are; the first one always, cut where it must be."""
    cause = result.cause
    if cause is None or not cause.next_steps:
        return []
    numbered = with_numbers(cause.next_steps)
    for chosen in _choices(cause.next_steps):
        lines: list[str] = []
        for number in chosen:
            where = cause.directory if not lines else None
            lines += _step(page, numbered[number], where, MAX_LINES, is_first=number == 0)
        if _rows(page, lines) <= room:
            return _counted(page, lines, (len(chosen), len(cause.next_steps)), room)
    return _counted(page, _step(page, numbered[0], None, 2, is_first=True), (1, len(cause.next_steps)), room)


def _rows_to_mend(page: _Page, result: Result) -> int:
    """Return how many rows the first step and the one that mends take; 0 where there is none."""
    cause = result.cause
    if cause is None or not cause.next_steps:
        return 0
    *_, chosen, _ = ((0,), *_choices(cause.next_steps))
    numbered = with_numbers(cause.next_steps)
    steps = [_step(page, numbered[at], None if at else cause.directory, MAX_LINES, is_first=at == 0) for at in chosen]
    return _rows(page, [line for step in steps for line in step])


def _choices(steps: Sequence[NextStep]) -> Iterator[tuple[int, ...]]:
    """Yield which steps to show, the best choice first: the first ones, but rather the one that mends than one more that only reads."""
    mends = next((index for index, step in enumerate(steps) if step.effect is not Effect.READS_ONLY), 0)
    for count in range(min(SHOWN_STEPS, len(steps)), 1, -1):
        yield (*range(count - 1), max(count - 1, mends))
    yield (0,)


def _counted(page: _Page, lines: list[str], shown_of: tuple[int, int], room: int) -> list[str]:
    """Return the lines of the steps with how many more there are: on a row of its own where there is one, else beside the second."""
    shown, count = shown_of
    left = count - shown
    if not left:
        return lines
    more = page.field("", f"+{left} more step{'s' if left > 1 else ''} in the report", 1)
    if _rows(page, [*lines, *more]) <= room or len(lines) == 1:
        return [*lines, *more]
    label = f"of {count} steps"
    return [lines[0], page.painted(label, LABEL) + lines[1][len(label) :], *lines[2:]]


def _step(page: _Page, numbered: tuple[str, NextStep], where: str | None, most: int, *, is_first: bool) -> list[str]:
    number, step = numbered
    effect = EFFECTS[step.effect]
    place = f", in {where}" if where else ", by the CLI of a workstation" if step.is_elsewhere else ""
    lines = page.field("next" if is_first else "", f"{number}. {step.do} ({effect}{place})", most)
    if step.effect is not Effect.READS_ONLY:
        lines = [line.replace(f"({effect}", f"({page.painted(effect, CHANGE)}") for line in lines]
    return [*lines, page.command(step.command)] if step.command is not None else lines


def _unexplained(page: _Page, result: Result) -> list[str]:
    """Return where to read when nothing explains what is broken; nothing for a healthy installation."""
    if result.verdict.scope.value == "none":
        return []
    lines: list[str] = []
    for item in result.unexplained[:SHOWN_UNEXPLAINED]:
        label = "" if lines else "read first"
        lines += page.field(label, f"{item.member}:{item.line} ({item.count}x) {item.excerpt}", 1)
    file = shlex.quote(visible(result.bundle.file))
    symptom = result.leading_symptom
    told = symptom.next_steps if symptom is not None else ()
    reads = [step for step in told if step.effect is Effect.READS_ONLY][:SHOWN_SYMPTOM_STEPS]
    steps: list[tuple[str, str | None]] = [(f"{step.do} ({EFFECTS[step.effect]})", step.command) for step in reads]
    if result.bundle.integrity == "tampered":
        steps.append(("Ask for the file again, over another channel: this one was changed", None))
    if result.bundle.integrity == "truncated":
        steps.append(("Ask for the whole file: this one was cut off on its way", None))
    if result.members and any(row.source.startswith("logs/") and not row.is_gap for row in result.coverage):
        steps.append(("Read on, all logs by time", f"daoflow-analyze logs {file} --level warning"))
    if outcome_counts(result)[RuleOutcome.CANNOT_TELL]:
        steps.append(("See what could not be judged, and what it takes", f"daoflow-analyze rules --missing {file}"))
    for number, (words, command) in enumerate(steps, start=1):
        lines += page.field("next" if number == 1 else "", f"{number}. {words}", 1)
        lines += [page.command(command)] if command is not None else []
    return lines


def _tail(page: _Page, result: Result) -> list[str]:
    """Return every other finding by its code at least, and what is missing."""
    cause = result.cause
    again = [item for item in result.findings if is_again(item, cause)]
    others = [item for item in result.findings if item is not cause and item not in again]
    lines = _again(page, again)
    if cause is None:
        lines += _named(page, "found", others)
    else:
        lines += _named(page, "explains", [item for item in others if item.role is Role.SYMPTOM])
        lines += _named(page, "also", [item for item in others if item.role is not Role.SYMPTOM])
    gaps = [row.source for row in result.coverage if row.is_gap]
    return lines + (page.field("missing", ", ".join(gaps), 1) if gaps else [])


def _again(page: _Page, findings: list[ReportedFinding]) -> list[str]:
    """Return where the verdict's fault is once more."""
    if not findings:
        return []
    where = ", ".join(dict.fromkeys(brief(next(iter(item.subject.values()), item.name)) for item in findings))
    return page.field("again", f"{findings[0].code} {len(findings)} more: {where}", 2)


def _named(page: _Page, label: str, findings: list[ReportedFinding]) -> list[str]:
    if not findings:
        return []
    full = page.field(label, ", ".join(dict.fromkeys(f"{item.code} {item.name}" for item in findings)), MAX_LINES)
    return (
        full
        if len(full) <= 2
        else page.field(label, " ".join(dict.fromkeys(item.code for item in findings)), MAX_LINES)
    )
