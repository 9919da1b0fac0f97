"""What could not be judged in a bundle, for the terminal: once for each reason, with the rules that it silences and how to get it."""

from __future__ import annotations

from collections.abc import Sequence

from daoflow_analyzer.result import ReportedOutcome, Result, RuleOutcome

from daoflow_reports.columns import wrapped
from daoflow_reports.wording import OUTCOMES, visible

LABEL = 8


def render(result: Result, *, width: int = 80) -> str:
    """Return the text, ending with a newline: the reason that silences most rules first."""
    groups: dict[tuple[RuleOutcome, str, tuple[str, ...]], list[ReportedOutcome]] = {}
    for item in result.outcomes:
        if item.outcome in (RuleOutcome.CANNOT_TELL, RuleOutcome.BROKEN):
            groups.setdefault((item.outcome, item.reason, item.needs), []).append(item)
    if not groups:
        return "Every rule could be judged.\n"
    silent = sum(map(len, groups.values()))
    lines = [f"{silent} of {len(result.outcomes)} rules could not be judged."]
    for (outcome, reason, needs), items in sorted(groups.items(), key=lambda group: -len(group[1])):
        prefix = f"{OUTCOMES[outcome]}: " if outcome is RuleOutcome.BROKEN else ""
        lines += ["", *wrapped(visible(f"{prefix}{reason}"), width)]
        lines += _field("rules", [f"{item.code} {item.name}" for item in items], width)
        lines += _field("needs", [" or ".join(needs)] if needs else [], width)
        lines += [
            f"  {'get it' if not index else '':<{LABEL}}$ {one}"
            for index, one in enumerate(commands_for(result, needs))
        ]
    return "\n".join(lines) + "\n"


def _field(label: str, words: Sequence[str], width: int) -> list[str]:
    indent = " " * (LABEL + 2)
    return wrapped(visible(", ".join(words)), width, f"  {label:<{LABEL}}", indent) if words else []


def commands_for(result: Result, needs: Sequence[str]) -> tuple[str, ...]:
    """Return the commands that get what is needed, each once."""
    found = {
        row.command: None
        for row in result.coverage
        if row.is_gap and row.command and any(row.source == need or row.source.startswith(f"{need}/") for need in needs)
    }
    return tuple(map(visible, found))
