"""The timeline: whose lanes there are, what happened in each, where the cause began, and what is not known."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from daoflow_analyzer.decode.json_value import time as read_time
from daoflow_analyzer.result_parts.timeline import Event, EventKind, Lane, LaneKind, SpanState, Timeline
from daoflow_analyzer.timeline.condense import KEPT_EACH_END, condensed
from daoflow_analyzer.timeline.windows import windows

from tests.reports.states import STATES, analysed
from tests.rules.case_bundle import build

AT = datetime(2026, 11, 23, 12, 55, tzinfo=UTC)


def timeline_of(case: dict[str, Any], *events: dict[str, Any]) -> Timeline:
    """Return the timeline of a case's bundle; `events` are added to the engine's."""
    source = build({"name": "case", **case})
    if events:
        known = json.loads(source.content["engine/events.json"])
        source.content = {**source.content, "engine/events.json": json.dumps([*known, *events]).encode()}
    page = analysed(source).page
    assert page is not None
    assert page.timeline is not None
    return page.timeline


def engine_event(project: str, action: str = "die", seconds: int = 0, **attributes: str) -> dict[str, Any]:
    """Return an event of a container of a Compose project as the engine tells it."""
    labels = {"com.docker.compose.project": project, "com.docker.compose.service": "web", "name": f"{project}-web-1"}
    time = int(AT.timestamp()) + seconds
    actor = {"ID": "f" * 64, "Attributes": {**labels, **attributes}}
    return {"Type": "container", "Action": action, "Actor": actor, "time": time, "timeNano": time * 10**9}


def lane(timeline: Timeline, name: str) -> Lane:
    """Return a lane by its name."""
    return next(one for one in timeline.lanes if one.name == name)


def test_a_killed_database_has_its_states_its_kill_and_the_mark_of_the_cause() -> None:
    """Starting, then down until the collection; the cause stands where it was killed, in its own lane."""
    page = analysed(STATES["cause"]()).page
    assert page is not None
    timeline = page.timeline
    assert timeline is not None
    postgres = lane(timeline, "postgres")

    assert postgres.spans[-1].state is SpanState.DOWN
    assert postgres.spans[-1].end == timeline.collected_at
    assert timeline.cause_lane == "postgres"
    marks = [event for event in postgres.events if event.kind is EventKind.CAUSE]
    assert [mark.time for mark in marks] == [timeline.cause_at]
    assert list(postgres.events) == sorted(postgres.events, key=lambda event: event.time)


def test_the_mark_of_the_cause_was_read_in_the_line_that_has_its_time() -> None:
    """The line is the first of those that repeat, and leads the evidence: neither says another time than the mark."""
    result = analysed(STATES["cited"]())
    assert result.page is not None
    assert result.page.timeline is not None
    (mark,) = (one for lane in result.page.timeline.lanes for one in lane.events if one.kind is EventKind.CAUSE)

    assert mark.evidence == result.verdict.began == result.findings[0].evidence[0]
    assert mark.evidence is not None
    assert mark.time == read_time(mark.evidence.time) == result.page.timeline.cause_at


def test_other_peoples_projects_on_the_same_engine_have_no_lane() -> None:
    """What DaoFlow neither is nor deployed is nobody's business here; what came from its staging folder has one, gone or not."""
    staged = {"com.docker.compose.project.working_dir": f"/app/staging/{'a' * 32}"}
    timeline = timeline_of({}, engine_event("wordpress"), engine_event("gone", **staged))
    names = {one.name for one in timeline.lanes}

    assert "wordpress/web" not in names
    assert lane(timeline, "gone/web").kind is LaneKind.APPLICATION
    assert {"daoflow", "postgres", "redis"} <= names


def test_the_cause_stands_in_the_lane_of_the_run_that_it_is_about() -> None:
    """A policy's lane, not the log of DaoFlow, in which the run's error may stand as well."""
    run = {"id": "f0" * 16, "policy_id": "p1", "status": "failed", "error": "rclone copy failed: InvalidAccessKeyId"}
    times = {"started_at": "2026-11-23T12:30:00Z", "completed_at": "2026-11-23T12:31:00Z"}
    policy = {"id": "p1", "name": "nightly-db", "schedule": "", "status": "active", "destination_id": "d1"}
    timeline = timeline_of({"tables": {"backup_policies": [policy], "backup_runs": [{**run, **times}]}})

    assert timeline.cause_lane == "backup nightly-db"
    assert EventKind.CAUSE in [event.kind for event in lane(timeline, "backup nightly-db").events]


def test_a_service_that_is_not_daoflows_is_a_neighbour() -> None:
    """Somebody put a proxy into the project: it has a lane, and is not taken for one of DaoFlow's."""
    timeline = timeline_of({"add_container": {"proxy": {}}})

    assert lane(timeline, "proxy").kind is LaneKind.NEIGHBOUR
    assert lane(timeline, "redis").kind is LaneKind.SERVICE


def test_a_log_that_is_missing_is_a_gap_with_its_reason() -> None:
    """From where the evidence begins up to the collection."""
    missing = {"logs": {"redis": {"outcome": "timeout", "reason": "the engine did not answer"}}}
    timeline = timeline_of({"missing": missing})
    (gap,) = lane(timeline, "redis").gaps

    assert gap.words == "no log: the engine did not answer"
    assert gap.end == timeline.collected_at


def test_a_thinned_log_is_a_gap_up_to_where_it_is_whole() -> None:
    """The kept error is shown within the stretch that is hatched: what was around it is not known."""
    thinned = (
        "-3000 collector [left out: 900 lines, 9000 bytes]\n-2500 stderr FATAL: early\n"
        "-2400 collector [left out: 99 lines, 990 bytes]\n-600 stdout whole again\n"
    )
    timeline = timeline_of({"append": {"logs/redis.log": thinned}, "truncated": {"logs/redis.log": 999}})
    (gap,) = lane(timeline, "redis").gaps

    assert (
        gap.words
        == "999 older lines were left out by the collector, those kept that tell of trouble, a start or an end"
    )
    assert gap.end == datetime(2026, 11, 23, 12, 35, tzinfo=UTC)
    assert [event.words for event in lane(timeline, "redis").events if event.kind is EventKind.FIRST_ERROR]


def test_the_minute_in_which_most_went_wrong_is_a_burst() -> None:
    """One quiet error an hour earlier, then thirty within seconds."""
    quiet = "-3000 stderr error: one\n"
    storm = "".join(f"+{60 + number} stderr error: number {number} of many\n" for number in range(30))
    events = lane(timeline_of({"append": {"logs/daoflow.log": quiet + storm}}), "daoflow").events

    assert [event.words for event in events if event.kind is EventKind.BURST] == ["30 bad lines within this minute"]


@pytest.mark.parametrize(
    ("clock", "words"),
    [
        ({"/synchronised": True}, "its clock was synchronised"),
        ({"/synchronised": None}, "could not be told"),
    ],
)
def test_the_note_says_what_is_known_of_the_clock(clock: dict[str, Any], words: str) -> None:
    """Times are worth what the host's clock is worth."""
    timeline = timeline_of({"patch": {"host/time.json": clock}})

    assert words in " ".join(timeline.notes)


def test_clocks_that_disagree_are_told_beside_the_times() -> None:
    """A server's clock is minutes behind: its events stand in the wrong place, by how much is said."""
    timeline = timeline_of({"target": [{"host": "203.0.113.9", "ahead_s": -310.2}]})

    assert "203.0.113.9 is 310 s behind" in timeline.notes[0]
    assert "may be off against each other by that much" in timeline.notes[0]


def test_without_a_look_at_the_clock_that_is_said() -> None:
    """Not collected is not the same as right."""
    timeline = timeline_of({"missing": {"host/time": {"outcome": "failed", "reason": "no timedatectl"}}})

    assert "not known: it was not collected" in " ".join(timeline.notes)


def test_repetitions_are_counted_and_both_ends_kept() -> None:
    """A thousand restarts stay a lane that one can step through, and what is left out is told by number."""
    moments = (datetime(2026, 11, 23, number // 60, number % 60, tzinfo=UTC) for number in range(1000))
    events = tuple(Event(moment, EventKind.STARTED, "started") for moment in moments)
    kept = condensed([Lane("daoflow", LaneKind.SERVICE, events=events)])[0].events

    assert len(kept) == 2 * KEPT_EACH_END
    assert (kept[0], kept[-1]) == (events[0], events[-1])
    assert sum(event.more for event in kept) == 1000 - len(kept)


def test_the_incident_has_a_window_also_when_it_began_during_the_collection() -> None:
    """It ends with the collection, of which it shows no more than of what went before."""
    collected = datetime(2026, 11, 23, 13, tzinfo=UTC)
    lane = Lane("x", LaneKind.SERVICE, events=(Event(collected - timedelta(hours=1), EventKind.STARTED, "started"),))

    shown, whole = windows([lane], collected + timedelta(seconds=1), collected, collected + timedelta(minutes=2))

    assert shown.name == "the incident"
    assert timedelta(seconds=10) <= shown.end - shown.start < timedelta(seconds=12)
    assert whole.end >= collected + timedelta(minutes=2)


BEGINS = '-0.9 stdout The files belonging to this database system will be owned by user "postgres".\n'
EARLY = '-0.8 stdout 2026-11-23 12:44:59.200 UTC [41] FATAL:  database "daoflow" does not exist\n'
DONE = "-0.7 stdout PostgreSQL init process complete; ready for start up.\n"
LATE = '+5 stderr 2026-11-23 12:45:05.000 UTC [58] FATAL:  database "daoflow" does not exist\n'


@pytest.mark.parametrize(
    ("lines", "times"),
    [
        (BEGINS + EARLY + DONE, []),
        (EARLY + DONE, []),
        (BEGINS + EARLY + DONE + LATE, ["12:45:05"]),
        (LATE + BEGINS.replace("-0.9", "+6") + DONE.replace("-0.7", "+7"), ["12:45:05"]),
        (BEGINS + EARLY, ["12:44:59"]),
        (EARLY + "-0.75 collector [left out: 9 lines, 99 bytes]\n" + DONE, ["12:44:59"]),
        (BEGINS + EARLY + DONE.replace("stdout", "stderr"), ["12:44:59"]),
    ],
    ids=[
        "done",
        "cut at its beginning",
        "again afterwards",
        "before it",
        "never done",
        "another life",
        "said by another",
    ],
)
def test_what_came_too_early_in_the_databases_first_start_is_no_error(lines: str, times: list[str]) -> None:
    """A health check asks before the database is made. An initialisation that never ended, and what comes after one, is trouble."""
    events = lane(timeline_of({"replace": {"logs/postgres.log": lines}}), "postgres").events

    assert [f"{event.time:%H:%M:%S}" for event in events if event.kind is EventKind.FIRST_ERROR] == times


def test_a_kill_in_a_container_of_others_does_not_stretch_the_axis() -> None:
    """It stays in the lane, hence in the table; a kill without a container is the host's own, and is shown."""
    older = AT - timedelta(days=2)
    kill = {
        "time": f"{older:%Y-%m-%dT%H:%M:%SZ}",
        "process": "bun",
        "pid": 7,
        "constraint": "memcg",
        "line": "Killed process 7 (bun)",
    }

    def start(container: str | None) -> datetime:
        told = {"readable": True, "source": "dmesg", "kills": [{**kill, "container_id": container}]}
        timeline = timeline_of({"replace": {"host/kernel-oom.json": json.dumps(told)}})
        assert [event.time for event in lane(timeline, "host").events] == [older]
        return timeline.windows[-1].start

    assert start("f" * 64) > older
    assert start(None) <= older
