"""Runs rules over facts. Four outcomes and broken; the engine, not the rule, derives `cannot-tell` from missing facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from daoflow_analyzer.facts.base import Missing
from daoflow_analyzer.finding import FactMissingError, Finding, NotApplicable
from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.load import Facts
from daoflow_analyzer.result import RuleOutcome
from daoflow_analyzer.ruleset import LoadedRule, RuleSet

MOST_FINDINGS = 100
"""Of one rule. A bundle may name ten thousand containers that all fail alike: nobody reads that, and what explains what is asked of
every pair."""


@immutable
class RuleRun:
    """How one rule ended: its findings when found, the reason otherwise, and the sources it would have needed."""

    loaded: LoadedRule
    outcome: RuleOutcome
    findings: tuple[Finding, ...] = ()
    reason: str = ""
    needs: tuple[str, ...] = ()


def run_rules(rules: RuleSet, facts: Facts) -> tuple[RuleRun, ...]:
    """Run every rule, in the order of codes. A rule that raises ends as broken; the others go on."""
    return tuple(run_rule(loaded, facts) for loaded in rules)


def run_rule(loaded: LoadedRule, facts: Facts) -> RuleRun:
    """Inject the facts that the rule's function asks for, and turn whatever happens into an outcome."""
    arguments: dict[str, Any] = {}
    gaps: list[Missing] = []
    for need in loaded.needs:
        missing = facts.missing(need.fact)
        if missing is not None and not need.optional:
            gaps.append(missing)
        arguments[need.parameter] = facts.get(need.fact)
    if gaps:
        reason = "; ".join(dict.fromkeys(f"{gap.fact}: {gap.reason}" for gap in gaps))
        needs = tuple(dict.fromkeys(source for gap in gaps for source in gap.needs))
        return RuleRun(loaded, RuleOutcome.CANNOT_TELL, reason=reason, needs=needs)
    return _run(loaded, arguments)


def _run(loaded: LoadedRule, arguments: Mapping[str, Any]) -> RuleRun:
    answers: list[object] = []
    missing: FactMissingError | None = None
    try:
        for answer in loaded.check(**arguments):
            answers.append(answer)  # noqa: PERF402 - what came before a missing fact was found all the same
    except FactMissingError as error:
        missing = error
    except Exception as error:  # whatever a rule raises, the report says so and the other rules still run
        words = f"{type(error).__name__}: {error}".strip(": ")
        return RuleRun(loaded, RuleOutcome.BROKEN, reason=words[:500])
    strangers = [type(answer).__name__ for answer in answers if not isinstance(answer, Finding | NotApplicable)]
    if strangers:
        return RuleRun(loaded, RuleOutcome.BROKEN, reason=f"it yielded {strangers[0]}, which is no finding")
    findings = tuple(answer for answer in answers if isinstance(answer, Finding))
    if findings:
        return RuleRun(loaded, RuleOutcome.FOUND, findings=_worst(loaded, findings))
    if missing is not None:
        return RuleRun(loaded, RuleOutcome.CANNOT_TELL, reason=missing.reason, needs=missing.needs)
    passed = [answer.reason for answer in answers if isinstance(answer, NotApplicable)]
    if passed:
        return RuleRun(loaded, RuleOutcome.NOT_APPLICABLE, reason=passed[0])
    return RuleRun(loaded, RuleOutcome.CLEAR)


def _worst(loaded: LoadedRule, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return as many findings as a rule may have, in their order, the worst of them; the first says how many are left out."""
    left_out = len(findings) - MOST_FINDINGS
    if left_out <= 0:
        return tuple(findings)

    def weight(number: int) -> tuple[int, int, int]:
        finding = findings[number]
        return (-(finding.severity or loaded.rule.severity).rank, -finding.confidence.rank, number)

    kept = [findings[number] for number in sorted(sorted(range(len(findings)), key=weight)[:MOST_FINDINGS])]
    more = f"{left_out:,} more findings of {loaded.rule.code} are left out."
    return (replace(kept[0], message=f"{kept[0].message} {more}"), *kept[1:])
