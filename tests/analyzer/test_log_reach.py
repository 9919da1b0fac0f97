"""Silence is told from a log that does not reach so far."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from daoflow_analyzer.result import Result, RuleOutcome

from tests.reports.states import analysed, case
from tests.rules.case_bundle import build

STOPPED = {
    "containers/daoflow-postgres-1/inspect.json": {
        "/State/Status": "exited",
        "/State/Running": False,
        "/State/ExitCode": 0,
        "/State/FinishedAt": "2026-11-23T12:44:00Z",
    }
}


def _result(**bundle: Any) -> Result:
    return analysed(build({"name": "reach", **bundle}))


def test_a_log_that_ends_long_before_is_said_beside_no_fault() -> None:
    """DaoFlow logs every health check: three hours of nothing are no sign of health."""
    verdict = _result(collected_at="2026-11-23T15:44:50Z").verdict

    assert verdict.finding is None
    assert verdict.confidence is not None
    assert verdict.confidence.value == "likely"
    assert verdict.reason.endswith(
        "Where a log does not reach, its silence proves nothing: daoflow's log ends 3 h before the collection."
    )
    assert "log ends" not in _result().verdict.reason


def test_a_rule_that_saw_nothing_in_such_a_log_says_so() -> None:
    """Clear, because no line matched: of the hours that the log does not cover the rule knows nothing."""
    outcomes = {item.code: item for item in _result(collected_at="2026-11-23T15:44:50Z").outcomes}

    assert outcomes["CP012"].outcome is RuleOutcome.CLEAR
    assert "daoflow's log ends 3 h before the collection" in outcomes["CP012"].reason
    assert "log ends" not in {item.code: item for item in _result().outcomes}["CP012"].reason


def test_a_stopped_container_ends_its_log() -> None:
    """Of what has ended nothing more can be heard: its log is held against its end."""
    verdict = _result(patch=STOPPED, collected_at="2026-11-23T15:44:50Z").verdict
    assert verdict.finding == "postgres-not-running"
    assert "postgres's log" not in verdict.reason

    long_after = {name: {**changes, "/State/FinishedAt": "2026-11-23T15:00:00Z"} for name, changes in STOPPED.items()}
    verdict = _result(patch=long_after, collected_at="2026-11-23T15:44:50Z").verdict
    assert "postgres's log ends 2 h before its container did" in verdict.reason


def test_a_log_that_begins_after_the_failure_is_said() -> None:
    """Whoever reads it looks for the beginning, which it cannot have."""
    late = "2026-11-23T12:58:00.000000000Z stderr 2026-11-23 12:58:00.000 UTC [1] LOG:  database system is ready to accept connections\n"
    verdict = _result(patch=STOPPED, replace={"logs/postgres.log": late}).verdict

    assert verdict.since is not None
    assert datetime.fromisoformat(verdict.since) == datetime(2026, 11, 23, 12, 44, tzinfo=UTC)
    assert "postgres's log begins 14 min after it began" in verdict.reason


def test_an_applications_log_is_held_against_its_container_too() -> None:
    """The same of what DaoFlow deployed: a crash loop whose log says nothing of its last hours has lost it."""
    looping = dict(case("dp017", "fires_on_a_loop_that_happens_to_run"))
    log = {"applications/shop/logs/web.log": "2026-11-23T09:00:00.000000000Z stderr listening\n"}
    words = analysed(build({**looping, "replace": {**looping.get("replace", {}), **log}})).verdict.reason

    assert "web's log ends 4 h before the collection" in words
