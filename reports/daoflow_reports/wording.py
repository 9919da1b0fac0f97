"""Words that all renderers share, so that one thing is called the same everywhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from daoflow_analyzer.finding import Effect, Evidence, NextStep, Where
from daoflow_analyzer.result import ReportedFinding, Result, Role, RuleOutcome, Scope, UnexplainedLine, Verdict

EFFECTS = {
    Effect.READS_ONLY: "reads only",
    Effect.CHANGES_STATE: "CHANGES STATE",
    Effect.DESTRUCTIVE: "DESTRUCTIVE",
}
PLACES = {Where.HOST: "host shell", Where.CLI: "DaoFlow CLI", Where.DASHBOARD: "dashboard"}
ELSEWHERE = " on a workstation: this host has none"
SCOPES = {
    Scope.CONTROL_PLANE: "control-plane-local",
    Scope.REMOTE_TARGET: "remote-target-specific",
    Scope.NONE: "nothing is broken",
    Scope.UNKNOWN: "not known",
}
SCOPES_MEAN = {
    Scope.CONTROL_PLANE: "DaoFlow's own host",
    Scope.REMOTE_TARGET: "one managed server",
}
OUTCOMES = {
    RuleOutcome.FOUND: "found",
    RuleOutcome.CLEAR: "clear",
    RuleOutcome.NOT_APPLICABLE: "not applicable",
    RuleOutcome.CANNOT_TELL: "cannot tell",
    RuleOutcome.BROKEN: "broken",
}
ROLES = {Role.CAUSE: "cause", Role.SYMPTOM: "symptom", Role.INDEPENDENT: "on its own"}
WHAT_HAPPENED = "what happened"
ONCE_CURED = "once cured:"
"""So the rules part, in what a step shows, the fault from its cure."""
LONG_ID = re.compile(r"\b([0-9a-f]{8})[0-9a-f]{8,}\b")
# Characters that change how the text around them is shown: a name could disguise itself with them.
BIDI_CONTROLS = {
    chr(code): f"\\u{code:04x}" for code in (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
}


def place(evidence: Evidence | UnexplainedLine) -> str:
    """Say where evidence stands: `logs/daoflow.log:118` or `env/sanity.json#/keys/X`."""
    if evidence.line is not None:
        return f"{evidence.member}:{evidence.line}"
    pointer = getattr(evidence, "pointer", None)
    return f"{evidence.member}#{pointer}" if pointer else evidence.member


def with_numbers(steps: Sequence[NextStep]) -> tuple[tuple[str, NextStep], ...]:
    """Return the steps with their numbers. Alternatives have one number and letters: who sees 3 and 4 would do both.

    What begins with *After that* goes with the alternative before it, the first one too: 2a.2 is done behind 2a.
    """
    found: list[tuple[str, NextStep]] = []
    number = 0
    for at, step in enumerate(steps):
        is_alternative = at > 0 and step.do.startswith("Or ")
        if is_alternative and found[-1][0].isdigit():
            number = _make_first(found)
        last = found[-1][0] if found else ""
        if is_alternative:
            found.append((f"{number}{chr(ord(last[-1]) + 1)}", step))
        elif step.do.startswith("After that") and not last.isdigit():
            found.append((last, step))
        else:
            number += 1
            found.append((str(number), step))
    given = Counter[str]()
    for at, (label, step) in enumerate(found):
        given[label] += 1
        found[at] = (f"{label}.{given[label]}" if given[label] > 1 else label, step)
    return tuple(found)


def _make_first(found: list[tuple[str, NextStep]]) -> int:
    """Make the last step, with those after which it comes, the first of several alternatives; return their number."""
    at = len(found) - 1
    while at > 0 and found[at][1].do.startswith("After that"):
        at -= 1
    first = found[at][0]
    found[at:] = [(f"{first}a", step) for _, step in found[at:]]
    return int(first)


def place_of(step: NextStep) -> str:
    """Return where a step is done; the `daoflow` command, where the host has none, on a workstation that is logged in."""
    return f"{PLACES[step.where]}{ELSEWHERE if step.is_elsewhere else ''}"


def expectations(step: NextStep) -> tuple[tuple[str, str], ...]:
    """Return what a step shows, each with its label: what one sees now or after the change, and what once all is mended."""
    now, _, later = step.expect.partition(ONCE_CURED)
    label = "Expect now" if step.effect is Effect.READS_ONLY else "Expect afterwards"
    found = ((label, now.strip().rstrip(";")), ("Expect once mended", later.strip()))
    return tuple((label, words) for label, words in found if words)


def is_again(item: ReportedFinding, cause: ReportedFinding | None) -> bool:
    """Whether it is the verdict's fault once more: of another run, deployment, server or key."""
    return cause is not None and item is not cause and item.code == cause.code


def role_of(item: ReportedFinding, cause: ReportedFinding | None) -> str:
    """Return what a finding is beside the verdict's: there is one cause, and the same fault elsewhere is *again*.

    What happened for a reason that nobody knows is not called a cause.
    """
    if is_again(item, cause):
        return "again"
    return WHAT_HAPPENED if item.is_outcome and item.role is not Role.SYMPTOM else ROLES[item.role]


def moment(time: str) -> str:
    """Return an RFC 3339 time as a person reads it, to the second: `2026-11-23 12:45:00 UTC`; anything else as it is."""
    match = re.fullmatch(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?(?:Z|\+00:00)", time)
    return f"{match[1]} {match[2]} UTC" if match is not None else time


def since(verdict: Verdict) -> str:
    """Return when it began as a person reads it, an empty string where the evidence does not say."""
    latest = "at the latest " if verdict.is_latest else ""
    return f"{latest}{moment(verdict.since)}" if verdict.since else ""


def brief(text: str) -> str:
    """Return text with long ids cut to the eight digits by which DaoFlow's dashboard and this report name them."""
    return LONG_ID.sub(r"\1…", text)


def visible(text: str) -> str:
    """Return text from a bundle with control characters made harmless: nothing in it may move a cursor or turn a line round."""
    if text.isprintable():
        return text
    return "".join(
        character if character in "\n\t" or character.isprintable() else BIDI_CONTROLS.get(character, "\ufffd")
        for character in text
    )


def outcome_counts(result: Result) -> dict[RuleOutcome, int]:
    """Count the rules by how they ended, every outcome present."""
    counts = dict.fromkeys(RuleOutcome, 0)
    for item in result.outcomes:
        counts[item.outcome] += 1
    return counts
