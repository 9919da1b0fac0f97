"""The whole timeline: every lane, the windows, where the cause began, and what to know about the clocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from daoflow_analyzer.decode.json_value import time as read_time
from daoflow_analyzer.facts.host import Clock
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.load import Facts
from daoflow_analyzer.result import ReportedFinding, Verdict
from daoflow_analyzer.result_parts.timeline import Event, EventKind, Lane, LaneKind, Timeline
from daoflow_analyzer.scan.scanner import ScanResult
from daoflow_analyzer.timeline.condense import condensed, most_telling
from daoflow_analyzer.timeline.record_lanes import record_lanes
from daoflow_analyzer.timeline.service_lanes import service_lanes
from daoflow_analyzer.timeline.windows import windows

SKEW_FINDING = "clock-skew"
WORK = ("deployment", "restore", "backup_run", "server")
"""What a finding can be about that has a lane of its own."""


def build_timeline(
    facts: Facts,
    scan: ScanResult,
    verdict: Verdict,
    findings: Sequence[ReportedFinding],
    *,
    finished_at: datetime | None = None,
) -> Timeline | None:
    """Return the timeline, None where the bundle does not say when it was made. `finished_at`: when the collection was over."""
    incident = facts.get(Incident)
    if incident is None or incident.collected_at.year <= 1:
        return None
    collected_at = incident.collected_at
    first = _first_time(facts.get(Logs), collected_at)
    lanes = [*service_lanes(facts, scan, first, collected_at), *record_lanes(facts, collected_at)]
    cause = next((item for item in findings if item.name == verdict.finding), None)
    since = read_time(verdict.since)
    lane = _cause_lane(cause, lanes, scan) if cause is not None else None
    if cause is not None and since is not None and lane is not None:
        event = Event(since, EventKind.CAUSE, f"the cause shows: {cause.title}", verdict.began or cause.evidence[0])
        lanes = [_with(one, event) if one.name == lane else one for one in lanes]
    every = len(lanes)
    lanes = condensed(most_telling(lanes, lane))
    return Timeline(
        windows=windows(lanes, since, collected_at, max(collected_at, finished_at or collected_at)),
        lanes=tuple(lanes),
        collected_at=collected_at,
        cause_at=since,
        cause_lane=lane,
        notes=(*_notes(facts, findings, lanes), *_left_out(every - len(lanes))),
        finished_at=finished_at,
    )


def _first_time(logs: Logs | None, collected_at: datetime) -> datetime:
    times = [one.first_time for one in (logs.summaries.values() if logs is not None else ()) if one.first_time]
    return min((moment for moment in times if moment < collected_at), default=collected_at)


def _cause_lane(cause: ReportedFinding, lanes: Sequence[Lane], scan: ScanResult) -> str | None:
    """Return the lane of the cause: of the piece of work or the server it is about, else its first cited log's, else its service's."""
    names = {lane.name for lane in lanes}
    keys = {summary.member: key for key, summary in scan.logs.summaries.items()}
    logs = (keys.get(item.member) for item in cause.evidence)
    subjects = (cause.subject.get(key) for key in WORK)
    work = (lane.name for subject in subjects for lane in lanes if subject in lane.about)
    return next((name for name in (*work, *logs, cause.subject.get("service")) if name in names), None)


def _with(lane: Lane, event: Event) -> Lane:
    return replace(lane, events=tuple(sorted((*lane.events, event), key=lambda one: one.time)))


def _left_out(lanes: int) -> Iterator[str]:
    if lanes:
        yield f"{lanes:,} services more have no lane here: those that tell least."


def _notes(facts: Facts, findings: Sequence[ReportedFinding], lanes: Sequence[Lane]) -> Iterator[str]:
    skew = next((item for item in findings if item.name == SKEW_FINDING), None)
    clock = facts.get(Clock)
    if skew is not None:
        yield f"{skew.message} Times of different sources may be off against each other by that much."
    elif clock is None:
        yield "Whether the host's clock was right is not known: it was not collected."
    elif clock.synchronised is None:
        yield "Times are the host's own; whether its clock was synchronised could not be told."
    else:
        yield "Times are the host's own, and its clock was synchronised."
    if any(lane.kind is LaneKind.SERVER for lane in lanes):
        yield "Checks of managed servers carry the control plane's time."
