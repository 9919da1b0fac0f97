"""A lane for each service: DaoFlow's own and those that it deployed, with what their logs say and lack."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from daoflow_analyzer.calendar_bounds import within_calendar
from daoflow_analyzer.facts.applications import STAGING, WORKING_DIR, Applications
from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Container, Containers
from daoflow_analyzer.facts.deployments import Deployments
from daoflow_analyzer.facts.engine import Engine, EngineEvent
from daoflow_analyzer.facts.logs import LogSummary
from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.load import Facts
from daoflow_analyzer.result_parts.timeline import Event, EventKind, Lane, LaneKind, Span, SpanState
from daoflow_analyzer.scan.scanner import ScanResult
from daoflow_analyzer.timeline.container_history import container_history

PROJECT, SERVICE = "com.docker.compose.project", "com.docker.compose.service"
ORDER = ("daoflow", "postgres", "redis", "temporal-postgresql", "temporal", "temporal-ui")
"""DaoFlow's own services; what else somebody runs in its project is a neighbour."""

WORDS_CHARACTERS = 160
MIN_BURST = 10
BURST_OVER_MEAN = 4

_RECREATED = re.compile(r"[0-9a-f]{12}_")
"""What Compose puts before a container's name while it replaces the one that has it."""


@immutable
class _Key:
    """Whose history it is: `project` is empty for DaoFlow's own services."""

    project: str
    service: str
    number: int = 1

    @property
    def name(self) -> str:
        service = self.service if self.number == 1 else f"{self.service}.{self.number}"
        return f"{self.project}/{service}" if self.project else service


def service_lanes(facts: Facts, scan: ScanResult, start: datetime, collected_at: datetime) -> tuple[Lane, ...]:
    """Return the lanes; `start` is where the evidence begins: a log that is missing is a gap from there on."""
    containers = _containers(facts)
    events = _events(facts)
    summaries = scan.logs.summaries
    keys = dict.fromkeys([*containers, *events])
    known = {key.name for key in keys}
    for name in summaries:
        if name not in known:
            keys[_Key("", name)] = None
            known.add(name)
    compose = facts.get(Compose)
    for service in scan.logs.missing:
        wanted = compose is not None and compose.wants(service)
        if wanted and service not in known:
            keys[_Key("", service)] = None
            known.add(service)
    lanes = []
    for key in sorted(keys, key=_place):
        shown, spans = container_history(events.get(key, ()), containers.get(key), collected_at)
        summary = summaries.get(key.name)
        gaps = tuple(_gaps(key, summary, scan, start, collected_at))
        times = tuple(_counts(scan.error_times.get(summary.member, {}))) if summary is not None else ()
        marks = (*_first_error(summary), *_bursts(times))
        lanes.append(
            Lane(
                name=key.name,
                kind=_kind(key),
                spans=spans,
                events=tuple(sorted((*shown, *marks), key=lambda event: event.time)),
                gaps=gaps,
                error_counts=times,
                log=key.name if summary is not None else None,
            )
        )
    return tuple(lane for lane in lanes if lane.spans or lane.events or lane.gaps)


def _kind(key: _Key) -> LaneKind:
    if key.project:
        return LaneKind.APPLICATION
    return LaneKind.SERVICE if key.service in ORDER else LaneKind.NEIGHBOUR


def _place(key: _Key) -> tuple[bool, int, str]:
    return bool(key.project), ORDER.index(key.service) if key.service in ORDER else len(ORDER), key.name


def _containers(facts: Facts) -> dict[_Key, Container]:
    own, deployed = facts.get(Containers), facts.get(Applications)
    found = {_Key("", item.service, item.number): item for item in (own.all if own is not None else ())}
    for application in deployed.all if deployed is not None else ():
        found |= {_Key(application.project, item.service, item.number): item for item in application.containers}
    return found


def _events(facts: Facts) -> dict[_Key, list[EngineEvent]]:
    """Return the engine's events of Compose's containers, by whose they are: DaoFlow's own, and of what it deployed, nobody else's."""
    engine, containers, ours = facts.get(Engine), facts.get(Containers), _deployed(facts)
    found: dict[_Key, list[EngineEvent]] = {}
    numbers: dict[tuple[str, str], list[str]] = {}
    own = containers.project if containers is not None else "daoflow"
    for event in engine.events if engine is not None else ():
        project, service = event.attributes.get(PROJECT, own), event.attributes.get(SERVICE)
        if event.type != "container" or not service:
            continue
        if project != own and project not in ours and not STAGING.fullmatch(event.attributes.get(WORKING_DIR, "")):
            continue
        name = _RECREATED.sub("", event.attributes.get("name", ""))
        number = re.search(r"-(\d{1,3})$", name)
        known = numbers.setdefault((project, service), [])
        if name not in known:
            known.append(name)
        key = _Key("" if project == own else project, service, int(number[1]) if number is not None else 1)
        found.setdefault(key, []).append(event)
    return found


def _deployed(facts: Facts) -> frozenset[str]:
    """Return the Compose projects that DaoFlow is known to have deployed."""
    applications, deployments = facts.get(Applications), facts.get(Deployments)
    names = [item.project for item in applications.all] if applications is not None else []
    names += [item.compose_project for item in deployments.all] if deployments is not None else []
    return frozenset(names)


def _gaps(
    key: _Key, summary: LogSummary | None, scan: ScanResult, start: datetime, collected_at: datetime
) -> Iterator[Span]:
    if summary is None:
        if not key.project:
            reason = scan.logs.missing.get(key.service, "its log is not in the bundle")
            yield Span(start, collected_at, SpanState.NO_EVIDENCE, f"no log: {reason}")
        return
    if summary.dropped_lines and summary.whole_from is not None and summary.whole_from > start:
        words = f"{summary.dropped_lines:,} older lines were left out by the collector"
        if summary.first_time != summary.whole_from:
            words += ", those kept that tell of trouble, a start or an end"
        yield Span(start, summary.whole_from, SpanState.NO_EVIDENCE, words)
    if summary.member in scan.damaged and summary.last_time is not None and summary.last_time < collected_at:
        yield Span(summary.last_time, collected_at, SpanState.NO_EVIDENCE, f"damaged: {scan.damaged[summary.member]}")


def _counts(times: Mapping[str, int]) -> Iterator[tuple[datetime, int]]:
    for prefix, count in sorted(times.items()):
        try:
            moment = within_calendar(datetime.fromisoformat(prefix).replace(tzinfo=UTC))
        except ValueError:
            continue
        if moment is not None:
            yield moment, count


def _first_error(summary: LogSummary | None) -> Iterator[Event]:
    hit = summary.first_error if summary is not None else None
    if hit is not None and hit.time is not None:
        words = f"first error: {' '.join(hit.text.split())[:WORDS_CHARACTERS]}"
        yield Event(hit.time, EventKind.FIRST_ERROR, words, hit.evidence())


def _bursts(times: Sequence[tuple[datetime, int]]) -> Iterator[Event]:
    """Yield the minutes in which far more went wrong than in the others."""
    minutes: dict[datetime, int] = {}
    for moment, count in times:
        minute = moment.replace(second=0)
        minutes[minute] = minutes.get(minute, 0) + count
    if len(minutes) < 2:
        return
    span_min = (max(minutes) - min(minutes)).total_seconds() / 60 + 1
    mean = sum(minutes.values()) / span_min
    for minute, count in minutes.items():
        if count >= MIN_BURST and count > BURST_OVER_MEAN * mean:
            yield Event(minute, EventKind.BURST, f"{count:,} bad lines within this minute")
