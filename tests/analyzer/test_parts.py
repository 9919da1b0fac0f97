"""A part of the report that raises costs itself alone, and the report says so."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import daoflow_analyzer.analyze
import daoflow_analyzer.page
import daoflow_analyzer.scan.scanner
import pytest
from daoflow_analyzer.analyze import analyze
from daoflow_analyzer.document import to_document
from daoflow_analyzer.result import Result, Role, RuleOutcome, Scope
from daoflow_analyzer.result_parts.logs import ShownLog
from daoflow_analyzer.ruleset import RuleSet
from daoflow_analyzer.scan.lines import LogSource
from daoflow_analyzer.scan.scanned_log import ScannedLog
from daoflow_analyzer.schema import findings_schema
from daoflow_reports import html, markdown, text
from daoflow_reports.packed_logs import PackedLogs
from jsonschema import Draft202012Validator

from tests.rules.case_bundle import build

STOPPED: Mapping[str, Any] = {
    "name": "stopped",
    "patch": {
        "containers/daoflow-postgres-1/inspect.json": {
            "/State/Status": "exited",
            "/State/Running": False,
            "/State/ExitCode": 0,
            "/State/FinishedAt": "2026-11-23T12:50:00.5Z",
            "/State/Health/Status": "unhealthy",
        }
    },
}
ANALYSIS = {
    "_unexplained": ("the lines that stand out", "unexplained"),
    "checklist": ("the checklist", "checklist"),
    "_state": ("the state table", "state"),
    "coverage_rows": ("what is missing in the bundle", "coverage"),
    "_strip": ("the facts above the verdict", "facts"),
    "_excerpts": ("the lines around the evidence", "excerpts"),
    "log_reaches": ("how far the logs reach", "outcomes"),
}
PAGE = {
    "build_timeline": ("the timeline", "timeline"),
    "state_tables": ("the tables of states", "states"),
    "sides_missing": ("which states are missing", "sides_missing"),
    "provenance_of": ("where everything comes from", "provenance"),
    "cited_files": ("the cited files", "files"),
}


def analysed(rules: RuleSet) -> tuple[Result, PackedLogs]:
    """Return the result, with its logs for reading."""
    logs = PackedLogs()
    return analyze(build(dict(STOPPED)), rules, on_shown=logs.add), logs


def shown(result: Result, logs: PackedLogs) -> str:
    """Return the report as HTML; every other one can be made, too, and the document fits its schema."""
    document = to_document(result)
    Draft202012Validator(findings_schema()).validate(document)
    for page in (markdown.render(result), text.render(result, width=80, colour=False, lines=60), json.dumps(document)):
        assert page
    return html.render_bounded(result, logs_packed=logs)


def told(result: Result, part: str) -> None:
    """Assert that one finding tells the part, the class of the error and where it was raised."""
    (finding,) = [item for item in result.findings if item.code == "EV000"]
    assert part in finding.message
    (evidence,) = finding.evidence
    assert evidence.excerpt.startswith(f"{part}: it met what nobody expected (ZeroDivisionError at ")


def raises(*_: object, **__: object) -> Any:
    """Stand in for a part that a bundle brings to its end."""
    raise ZeroDivisionError("\x1b[2J something from the bundle")


@pytest.fixture(scope="module")
def undisturbed(rules: RuleSet) -> Result:
    """Return the result without a fault."""
    result, _ = analysed(rules)
    assert result.cause is not None
    assert not [item for item in result.findings if item.code == "EV000"]
    return result


@pytest.mark.parametrize("function", ANALYSIS)
def test_a_part_that_raises_costs_itself_alone(
    function: str, rules: RuleSet, undisturbed: Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Verdict, findings and everything else are as they were."""
    part, own = ANALYSIS[function]
    monkeypatch.setattr(daoflow_analyzer.analyze, function, raises)
    result, logs = analysed(rules)

    told(result, part)
    for field in fields(Result):
        if field.name not in (own, "findings", "page"):
            assert getattr(result, field.name) == getattr(undisturbed, field.name), field.name
    assert result.findings[:-1] == undisturbed.findings
    assert part in shown(result, logs)


@pytest.mark.parametrize("function", PAGE)
def test_a_part_of_the_page_that_raises_costs_itself_alone(
    function: str, rules: RuleSet, undisturbed: Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same of what only the HTML report shows."""
    part, own = PAGE[function]
    monkeypatch.setattr(daoflow_analyzer.page, function, raises)
    result, logs = analysed(rules)

    told(result, part)
    assert result.page is not None
    assert undisturbed.page is not None
    for field in fields(type(result.page)):
        if field.name != own:
            assert getattr(result.page, field.name) == getattr(undisturbed.page, field.name), field.name
    assert part in shown(result, logs)


def test_a_verdict_that_raises_leaves_every_finding(
    rules: RuleSet, undisturbed: Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is called the cause, nothing explains anything, and nobody is told that all is well."""
    monkeypatch.setattr(daoflow_analyzer.analyze, "reach_verdict", raises)
    result, logs = analysed(rules)

    told(result, "the verdict")
    assert (result.verdict.finding, result.verdict.confidence, result.verdict.scope) == (None, None, Scope.UNKNOWN)
    assert "could not be reached" in result.verdict.headline
    (stopped,) = [item for item in result.findings if item.name == "postgres-not-running"]
    assert (stopped.role, stopped.explains) == (Role.INDEPENDENT, ())
    assert {item.name for item in undisturbed.findings} <= {item.name for item in result.findings}
    assert result.outcomes == undisturbed.outcomes
    assert "the verdict" in shown(result, logs)
    assert "EV000" in text.render(result, width=80, colour=False, lines=25)


def test_next_steps_that_raise_stand_as_the_rule_wrote_them(rules: RuleSet, monkeypatch: pytest.MonkeyPatch) -> None:
    """A finding is worth more than the order of its steps."""
    monkeypatch.setattr(daoflow_analyzer.analyze, "ordered", raises)
    result, logs = analysed(rules)

    assert result.cause is not None
    assert result.cause.next_steps
    assert f"the next steps of {result.cause.code}" in shown(result, logs)


def test_logs_that_raise_half_way(rules: RuleSet) -> None:
    """What was packed by then is left out of the page, which is made all the same."""
    packed = PackedLogs()
    seen: list[str] = []

    def second(log: ShownLog) -> None:
        seen.append(log.member)
        if len(seen) == 2:
            raises()
        packed.add(log)

    result = analyze(build(dict(STOPPED)), rules, on_shown=second)

    told(result, "the logs to read")
    assert "the logs to read" in shown(result, packed)


def test_a_log_that_the_scan_cannot_bear_costs_itself_alone(rules: RuleSet, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other logs are scanned, and no rule takes the silence of this one for an answer."""
    scan_log = daoflow_analyzer.scan.scanner.scan_log

    def but_postgres(source: LogSource, member: str, *given: Any, **options: Any) -> ScannedLog:
        return raises() if member == "logs/postgres.log" else scan_log(source, member, *given, **options)

    monkeypatch.setattr(daoflow_analyzer.scan.scanner, "scan_log", but_postgres)
    result, logs = analysed(rules)

    told(result, "the scan of logs/postgres.log")
    assert result.cause is not None
    waits = [item for item in result.outcomes if "its scan failed: it met what nobody expected" in item.reason]
    assert waits
    assert {item.outcome for item in waits} == {RuleOutcome.CANNOT_TELL}
    assert "the scan of logs/postgres.log" in shown(result, logs)


def test_memory_that_is_used_up_is_no_part_s_fault(rules: RuleSet, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would be used up in the next part as well: who called is told."""

    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(daoflow_analyzer.analyze, "reach_verdict", full)
    with pytest.raises(MemoryError):
        analysed(rules)
    assert sys.exc_info() == (None, None, None)
