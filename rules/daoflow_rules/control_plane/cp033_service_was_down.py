"""A service was down for a while, and is well again

What it looks for
    A container of DaoFlow's project ended (or was paused) within the last day, came back half a minute or more later, and is well at the
    collection: by the engine's events, else by the times of its last end and start. Ends within a minute of each other are one outage.

Why it matters
    Somebody reports what was broken an hour ago, and everything is green by now. Deployments and backups that fell into that time may have
    failed for it.

How to confirm
    `docker events --since 24h --until 0s` for the container, and its log of those minutes.

What to do
    Nothing has to be mended now. Read why it ended: what came once may come again.

When it is wrong
    Somebody stopped it on purpose, for a copy or an upgrade: the event before its end is then a kill. What came before its last end is seen
    in the newest 256 events only, and nobody sees a service that ran and could not be reached.

Playbook
    First Five Minutes: docker compose ps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from daoflow_analyzer.facts.containers import Container, Containers, HealthState
from daoflow_analyzer.facts.coverage import Coverage
from daoflow_analyzer.facts.engine import Engine, EngineEvent
from daoflow_analyzer.facts.exit_codes import coded
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.finding import (
    PLAIN,
    Confidence,
    Evidence,
    FactMissingError,
    Finding,
    NextStep,
    Section,
    Severity,
)
from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.rule import Rule

from daoflow_rules.steps import WITH_TEMPORAL, past_events

RULE = Rule(
    code="CP033",
    name="service-was-down",
    title="A service was down for a while, and is well again",
    section=Section.FIRST_FIVE_MINUTES,
    item="docker compose ps",
    severity=Severity.INFO,
)

EVENTS = "engine/events"
DOWN, UP = ("die", "pause"), ("start", "unpause")
LONG = timedelta(seconds=30)
"""A restart or a new container takes less; nobody reports that."""

SAME_OUTAGE = timedelta(minutes=1)
"""The engine waits up to a minute before it starts a crashing container again."""

AROUND = timedelta(minutes=1)
A_DAY = timedelta(days=1)


@immutable
class Outage:
    """From its first end to its last start; `ends` counts how often it ended meanwhile, `exit_code` is of the first end."""

    container: Container
    shown_by: tuple[Evidence, ...]
    began: datetime
    ended: datetime
    ends: int
    exit_code: int | None


def check(containers: Containers, engine: Engine, incident: Incident, coverage: Coverage | None) -> Iterator[Finding]:
    """Yield a finding for each time that services were down together and are well again."""
    asked = coverage.sources.get(EVENTS) if coverage is not None else None
    well = [item for item in containers.all if _is_well(item, incident.collected_at)]
    found = ((item, tuple(_outages(item, engine))) for item in well)
    told = [one for item, seen in found for one in seen or _by_its_state(item, incident.collected_at)]
    outages = sorted(told, key=lambda one: one.began)
    if not outages and asked is not None and asked.outcome.is_gap:
        raise FactMissingError(f"the engine's events are not in the bundle: {asked.reason}", EVENTS)
    for together in _together(outages):
        yield _finding(together)


def _is_well(container: Container, now: datetime) -> bool:
    """Whether it runs, and has shown that it stays: by its health check, else by a minute without an end."""
    if not container.is_running or container.health in (HealthState.UNHEALTHY, HealthState.STARTING):
        return False
    lasts = container.started_at is not None and now - container.started_at >= SAME_OUTAGE
    return container.health is HealthState.HEALTHY or lasts


def _outages(container: Container, engine: Engine) -> Iterator[Outage]:
    own = (one for one in engine.events if one.type == "container" and one.attributes.get("name") == container.name)
    found: Outage | None = None
    down: EngineEvent | None = None
    for event in own:
        if event.time is None:
            continue
        if event.action in DOWN and down is None:
            down = event
        elif event.action in UP and down is not None and down.time is not None:
            if found is not None and down.time - found.ended <= SAME_OUTAGE:
                shown_by = (found.shown_by[0], event.evidence())
                found = Outage(container, shown_by, found.began, event.time, found.ends + 1, found.exit_code)
            else:
                if found is not None and found.ended - found.began >= LONG:
                    yield found
                shown_by = (down.evidence(), event.evidence())
                found = Outage(container, shown_by, down.time, event.time, 1, down.exit_code)
            down = None
    if found is not None and found.ended - found.began >= LONG:
        yield found


def _by_its_state(container: Container, now: datetime) -> Iterator[Outage]:
    """Yield the last time it was down as its own state tells: the engine keeps 256 events, some minutes of health checks."""
    began, ended = container.finished_at, container.started_at
    if began is None or ended is None or ended - began < LONG or now - ended > A_DAY:
        return
    words = f"{container.service}: FinishedAt {_clock(began)}, StartedAt {_clock(ended)} UTC"
    yield Outage(container, (container.evidence("/State/FinishedAt", words),), began, ended, 1, None)


def _together(outages: Iterable[Outage]) -> Iterator[Sequence[Outage]]:
    """Yield outages that overlap as one: a host that restarts takes all of them along."""
    group: list[Outage] = []
    for one in outages:
        if group and one.began > max(other.ended for other in group):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _finding(outages: Sequence[Outage]) -> Finding:
    began, ended = min(one.began for one in outages), max(one.ended for one in outages)
    services = list(dict.fromkeys(one.container.service for one in outages))
    *others, last = services
    names = f"{', '.join(others)} and {last}" if others else last
    be, is_again = ("were", "are") if others else ("was", "is")
    one = outages[0]
    return Finding(
        message=f"{names} {be} down from {_clock(began)} to {_clock(ended, began)} UTC ({_length(ended - began)}"
        f"{'' if others else _how(one)}), and {is_again} well again.",
        confidence=Confidence.CERTAIN,
        evidence=(
            one.shown_by[0],
            *(item.shown_by[0].related() for item in outages[1:]),
            *(shown.related() for item in outages for shown in item.shown_by[1:]),
        ),
        next_steps=(
            past_events(
                "type=container",
                one.container.service,
                container=one.container.name,
                expect="its end; a kill before it was asked for, by somebody or by a program",
            ),
            _read_log(services, began, ended),
        ),
        subject={"service": one.container.service},
        is_outcome=True,
    )


def _read_log(services: Sequence[str], began: datetime, ended: datetime) -> NextStep:
    asked = [name for name in dict.fromkeys((*services, "daoflow")) if PLAIN.fullmatch(name)]
    compose = WITH_TEMPORAL if any(name.startswith("temporal") for name in asked) else "docker compose"
    times = f"--since {began - AROUND:%Y-%m-%dT%H:%M:%SZ} --until {ended + AROUND:%Y-%m-%dT%H:%M:%SZ}"
    return NextStep(
        "Read what was said around that time",
        f"{compose} logs --timestamps {times} {' '.join(asked)}",
        expect="why it ended, and what DaoFlow could not do meanwhile",
    )


def _how(outage: Outage) -> str:
    if outage.ends > 1:
        return f", it ended {outage.ends} times"
    return f", exit code {coded(outage.exit_code)}" if outage.exit_code is not None else ""


def _clock(moment: datetime, beside: datetime | None = None) -> str:
    return (
        f"{moment:%H:%M:%S}" if beside is not None and moment.date() == beside.date() else f"{moment:%Y-%m-%d %H:%M:%S}"
    )


def _length(length: timedelta) -> str:
    seconds = int(length.total_seconds())
    if seconds < 60:
        return f"{seconds} s"
    return (
        f"{seconds // 60} min {seconds % 60} s" if seconds < 7200 else f"{seconds // 3600} h {seconds % 3600 // 60} min"
    )
