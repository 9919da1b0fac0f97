"""When the trouble began, told from the lines that the cause cites."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from daoflow_analyzer.facts.logs import LogHit, Logs, LogSummary
from daoflow_analyzer.finding import Confidence, Evidence, Finding
from daoflow_analyzer.result import Verdict
from daoflow_analyzer.since import beginning, citing

from tests.reports.states import analysed, case
from tests.rules.case_bundle import build

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def _hit(line: int, minutes: float) -> LogHit:
    time = NOON + timedelta(minutes=minutes)
    raw = time.isoformat().replace("+00:00", "Z")
    return LogHit("refused", "postgres", "logs/postgres.log", line, time, raw, "stderr", "FATAL", {})


def _logs(*hits: LogHit) -> Logs:
    return Logs(by_signature={"refused": hits}, counts={"refused": len(hits)}, summaries={}, missing={})


def since(finding: Finding, logs: Logs) -> str | None:
    """Return when it began, in words."""
    began = beginning(finding, logs, None)
    return began.words if began is not None else None


def _finding(evidence: Evidence) -> Finding:
    return Finding("It is refused.", Confidence.CERTAIN, (evidence,), ())


def test_the_present_episode_counts_not_its_last_line() -> None:
    """A line that repeats every minute began with the first of them."""
    hits = [_hit(line, float(line)) for line in range(10)]

    assert since(_finding(hits[-1].evidence()), _logs(*hits)) == "2026-11-23T12:00:00Z"


def test_an_earlier_episode_is_another_story() -> None:
    """The same line from yesterday, overcome since, is not when this began."""
    old, first, last = _hit(1, -1500), _hit(2, 0), _hit(3, 1)

    assert since(_finding(last.evidence()), _logs(old, first, last)) == "2026-11-23T12:00:00Z"


def test_evidence_without_a_time_says_nothing() -> None:
    """A line of `.env` has no time; without containers there is nothing to derive one from."""
    assert since(_finding(Evidence("env/files/.env", "KEY=", line=3)), _logs()) is None


def test_without_a_time_of_its_own_it_began_with_what_agrees() -> None:
    """A setting has no time; the log line that it explains has."""
    line = _hit(5, 10.0)
    setting = Evidence("env/files/.env", "KEY=", line=3)
    finding = replace(_finding(setting), evidence=(setting, line.evidence().related()))

    assert since(finding, _logs(line)) == "2026-11-23T12:10:00Z"


def test_another_deployments_failure_did_not_begin_this_one() -> None:
    """Lines of one kind about several things have a beginning each."""
    other, own = (replace(_hit(line, line), groups={"id": name}) for line, name in ((1, "other"), (2, "own")))

    assert since(_finding(own.evidence()), _logs(other, own)) == "2026-11-23T12:02:00Z"


def test_the_line_that_it_began_with_is_cited_before_the_newest() -> None:
    """Who reads *since* finds that time in the first line that is shown; the newest one stays beside it."""
    hits = [replace(_hit(line, float(line)), text=f"[{line}] FATAL: refused") for line in range(1, 10)]
    finding = _finding(hits[-1].evidence())
    told = citing(finding, beginning(finding, _logs(*hits), None))

    assert [item.line for item in told.evidence] == [1, 9]
    assert citing(told, beginning(told, _logs(*hits), None)) == told


def test_a_first_line_that_says_it_otherwise_stands_behind_the_one_that_the_message_is_about() -> None:
    """Lines of one kind need not say the same: the proof of the headline stays the first."""
    first, last = replace(_hit(1, 0), text="FATAL: not yet"), replace(_hit(2, 1), text="FATAL: refused")
    finding = _finding(last.evidence())
    told = citing(finding, beginning(finding, _logs(first, last), None))

    assert [item.line for item in told.evidence] == [2, 1]


def test_where_it_began_is_told_by_what_is_cited_already() -> None:
    """A time of a record needs no line: nothing is added."""
    record = Evidence("database/backup_runs.json", "failed", pointer="/rows/0", time="2026-11-23T12:00:00Z")
    began = beginning(_finding(record), _logs(), None)

    assert began is not None
    assert (began.words, began.evidence) == ("2026-11-23T12:00:00Z", record)
    assert citing(_finding(record), began) == _finding(record)


def test_a_check_says_only_when_it_was_seen() -> None:
    """Whoever looks at ten finds what may have been so at nine."""
    seen = Evidence("database/servers.json", "edge-1: refused", time="2026-11-23T12:00:00Z", is_sighting=True)
    began = beginning(_finding(seen), _logs(), None)

    assert began is not None
    assert began.is_latest


def test_a_log_without_its_older_lines_knows_no_first_one() -> None:
    """The first line that was kept may be the hundredth of its kind."""
    hits = [_hit(line, float(line)) for line in range(1, 10)]
    summary = LogSummary("postgres", "logs/postgres.log", 10, NOON, NOON + timedelta(hours=2), 900, None, is_cut=True)

    def latest(log: LogSummary, *lines: LogHit) -> bool:
        began = beginning(_finding(lines[-1].evidence()), replace(_logs(*lines), summaries={"postgres": log}), None)
        assert began is not None
        return began.is_latest

    assert latest(summary, *hits)
    assert not latest(replace(summary, is_cut=False), *hits)
    assert not latest(summary, _hit(20, 60.0))


WEB = "applications/shop/containers/shop-web-1/inspect.json"


def _verdict(name: str, patch: dict[str, Any], *, ends: tuple[int, ...] = ()) -> Verdict:
    """Return the verdict of a case of DP017, whose container ended so many seconds after half past twelve."""
    started = int(datetime(2026, 11, 23, 12, 30, tzinfo=UTC).timestamp())
    attributes = {"name": "shop-web-1", "exitCode": "3"}
    events = [
        {
            "Type": "container",
            "Action": "die",
            "time": started + second,
            "Actor": {"ID": "f0", "Attributes": attributes},
        }
        for second in ends
    ]
    found = dict(case("dp017", name))
    changed = {**found["patch"], "engine/events.json": {"": events}, WEB: {**found["patch"][WEB], **patch}}
    return analysed(build({**found, "patch": changed})).verdict


def test_what_speaks_against_a_finding_did_not_begin_it() -> None:
    """A deployment was recorded as a success at 12:44; its container ended later, and nothing says when."""
    verdict = _verdict("fires_when_the_container_was_stopped", {"/State/FinishedAt": "0001-01-01T00:00:00Z"})

    assert (verdict.finding, verdict.since) == ("deployment-record-contradicts-runtime", None)


def test_a_deployed_container_ended_when_the_engine_says_so() -> None:
    """Of what DaoFlow deployed the engine knows as much as of DaoFlow's own containers."""
    verdict = _verdict("fires_when_the_container_was_stopped", {"/State/FinishedAt": "2026-11-23T12:51:07Z"})

    assert (verdict.since, verdict.is_latest) == ("2026-11-23T12:51:07Z", False)


def test_a_loop_began_with_its_first_end() -> None:
    """The engine keeps the last end of a container that is started again; its events have the earlier ones, of this episode."""
    loop, ended = "fires_on_a_crash_loop_that_counts_as_healthy", {"/State/FinishedAt": "2026-11-23T12:58:00Z"}

    known = _verdict(loop, ended, ends=(0, 1560, 1620, 1680))
    assert (known.since, known.is_latest) == ("2026-11-23T12:56:00Z", False)
    unknown = _verdict(loop, ended)
    assert (unknown.since, unknown.is_latest) == ("2026-11-23T12:58:00Z", True)
    running = _verdict("fires_on_a_loop_that_happens_to_run", {}, ends=(0, 1560, 1620, 1680))
    assert running.since == "2026-11-23T12:56:00Z"
