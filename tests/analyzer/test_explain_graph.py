"""The graph of explanations: roots, circles, ranks."""

from collections.abc import Mapping

from daoflow_analyzer.explain_graph import ExplainGraph, Found
from daoflow_analyzer.finding import Confidence, Evidence, Finding, NextStep, Section, Severity
from daoflow_analyzer.rule import Rule
from daoflow_analyzer.ruleset import LoadedRule


def found(
    name: str,
    *explains: str,
    severity: Severity = Severity.HIGH,
    confidence: Confidence = Confidence.CERTAIN,
    time: str | None = None,
    subject: Mapping[str, str] | None = None,
) -> Found:
    """Return a finding called `name` that explains others."""
    rule = Rule(f"CP{sum(name.encode()) % 1000:03}", name, name, Section.CONTROL_PLANE, severity, explains)
    evidence = (Evidence("logs/daoflow.log", "x", line=1, time=time),)
    finding = Finding(f"{name}.", confidence, evidence, (NextStep("Look"),), subject or {})
    return Found(LoadedRule(rule, lambda: (), (), "", "test"), finding)


def roots(*findings: Found) -> list[str]:
    """Return the names of the roots, best first."""
    graph = ExplainGraph(findings)
    return [graph.found[index].name for index in graph.roots()]


def test_the_root_is_what_nothing_explains() -> None:
    """A chain of three has one root: its beginning, however severe the end is."""
    assert roots(
        found("loop", severity=Severity.CRITICAL), found("migration", "loop"), found("password", "migration")
    ) == ["password"]


def test_a_note_explains_no_fault() -> None:
    """A leftover volume that is only mentioned must not turn a missing service into its symptom: nothing would be wrong then."""
    assert roots(found("note", "fault", severity=Severity.INFO), found("fault")) == ["fault", "note"]
    assert roots(found("note", "other", severity=Severity.INFO), found("other", severity=Severity.INFO)) == ["note"]


def test_reach_goes_through_others() -> None:
    """A cause explains what its symptoms explain."""
    graph = ExplainGraph([found("a", "b"), found("b", "c"), found("c")])

    assert graph.reach[0] == {1, 2}
    assert graph.direct[0] == {1}


def test_a_circle_has_one_root() -> None:
    """Findings that explain each other count once, by the best of them."""
    assert roots(found("a", "b"), found("b", "a", severity=Severity.CRITICAL)) == ["b"]


def test_a_circle_below_a_cause_has_no_root_of_its_own() -> None:
    """What a third finding explains is not a root, circle or not."""
    assert roots(found("a", "b"), found("b", "a"), found("top", "a")) == ["top"]


def test_roots_are_ranked_by_severity_confidence_reach_and_time() -> None:
    """Each criterion decides only when those before it are equal."""
    late, early = "2026-11-23T12:02:00Z", "2026-11-23T12:01:00Z"

    assert roots(found("high"), found("critical", severity=Severity.CRITICAL)) == ["critical", "high"]
    assert roots(found("likely", confidence=Confidence.LIKELY), found("certain")) == ["certain", "likely"]
    assert roots(found("alone"), found("wide", "other"), found("other")) == ["wide", "alone"]
    assert roots(found("late", time=late), found("early", time=early), found("never")) == ["early", "late", "never"]


def test_two_incidents_do_not_explain_each_other() -> None:
    """A finding about one server explains nothing about another one."""
    refused = found("refused", "stalled", subject={"server": "eu-1"})
    stalled = found("stalled", subject={"server": "us-1", "deployment": "dep_1"})

    assert set(roots(refused, stalled)) == {"refused", "stalled"}
