"""The engine: injection by type, the four outcomes, broken."""

from collections.abc import Callable, Iterator
from typing import Any

from daoflow_analyzer.engine import RuleRun, run_rule
from daoflow_analyzer.facts.base import Missing
from daoflow_analyzer.facts.host import Clock, Memory
from daoflow_analyzer.finding import (
    Confidence,
    Evidence,
    FactMissingError,
    Finding,
    NextStep,
    NotApplicable,
    Section,
    Severity,
)
from daoflow_analyzer.load import Facts
from daoflow_analyzer.result import RuleOutcome
from daoflow_analyzer.rule import Rule
from daoflow_analyzer.ruleset import LoadedRule, needs_of

FINDING = Finding("It is so.", Confidence.CERTAIN, (Evidence("host/memory.json", "0"),), (NextStep("Look"),))
MEMORY = Memory(1, 1, 0, 0)


def run(check: Callable[..., Any], **values: object) -> RuleRun:
    """Run one function as a rule; memory is there and the clock is not."""
    rule = Rule("CP999", "made-up", "Made up", Section.CONTROL_PLANE, Severity.HIGH)
    facts = Facts({Memory: MEMORY, Clock: Missing("Clock", "timed out", ("host/time",)), **values})  # type: ignore[dict-item]
    return run_rule(LoadedRule(rule, check, needs_of(check, "test"), "", "test"), facts)


def test_a_finding_means_found() -> None:
    """A rule that yields a finding has found something."""

    def check(memory: Memory) -> Iterator[Finding]:
        assert memory is MEMORY
        yield FINDING

    assert run(check).outcome is RuleOutcome.FOUND
    assert run(check).findings == (FINDING,)


def test_nothing_means_clear() -> None:
    """A rule that yields nothing is clear."""

    def check(memory: Memory) -> Iterator[Finding]:  # noqa: ARG001
        return iter(())

    assert run(check).outcome is RuleOutcome.CLEAR


def test_a_missing_fact_means_cannot_tell() -> None:
    """A rule whose fact is missing is not run; the outcome carries the fact's reason and sources."""

    def check(clock: Clock) -> Iterator[Finding]:
        raise AssertionError(clock)

    ended = run(check)
    assert ended.outcome is RuleOutcome.CANNOT_TELL
    assert ended.reason == "Clock: timed out"
    assert ended.needs == ("host/time",)


def test_an_optional_fact_may_be_missing() -> None:
    """A parameter that allows None gets None instead of ending the rule."""

    def check(memory: Memory, clock: Clock | None) -> Iterator[Finding]:  # noqa: ARG001
        assert clock is None
        yield FINDING

    assert run(check).outcome is RuleOutcome.FOUND


def test_not_applicable_carries_its_reason() -> None:
    """A question that does not arise is neither clear nor found."""

    def check(memory: Memory) -> Iterator[NotApplicable]:  # noqa: ARG001
        yield NotApplicable("Temporal is off")

    ended = run(check)
    assert ended.outcome is RuleOutcome.NOT_APPLICABLE
    assert ended.reason == "Temporal is off"


def test_a_part_that_was_not_collected_means_cannot_tell() -> None:
    """A fact that lacks the asked part ends the rule as cannot-tell, with the needs that the fact names."""

    def check(memory: Memory) -> Iterator[Finding]:  # noqa: ARG001
        raise FactMissingError("no log of postgres", "logs/postgres")
        yield FINDING

    ended = run(check)
    assert ended.outcome is RuleOutcome.CANNOT_TELL
    assert ended.needs == ("logs/postgres",)


def test_a_rule_that_raises_is_broken_and_says_how() -> None:
    """A defect of a rule is shown with the exception's type and text, and its half-made findings are not believed."""

    def check(memory: Memory) -> Iterator[Finding]:  # noqa: ARG001
        yield FINDING
        raise KeyError("postgres")

    ended = run(check)
    assert ended.outcome is RuleOutcome.BROKEN
    assert ended.reason == "KeyError: 'postgres'"
    assert ended.findings == ()


def test_a_rule_that_yields_something_else_is_broken() -> None:
    """Only findings and not-applicable are answers."""

    def check(memory: Memory) -> Iterator[Any]:  # noqa: ARG001
        yield "postgres is down"

    assert run(check).outcome is RuleOutcome.BROKEN
