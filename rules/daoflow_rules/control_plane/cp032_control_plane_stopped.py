"""DaoFlow is stopped: nothing crashed, and nothing runs

What it looks for
    No container of daoflow, postgres or redis runs, and none of them failed: all were stopped within a few minutes, by hand or with the
    host; or Compose made none at all, or none is left.

Why it matters
    A stopped database, a stopped Redis and a DaoFlow that does not answer are one matter then, and no log says why: who looks for the
    error of a single one looks in vain. `docker compose stop`, a maintenance script, an engine that was stopped, a host that started again
    with containers that have no restart policy, or an `up` that failed before it made anything, all end like this.

How to confirm
    `docker compose ps --all`: every container is exited or created within the same minutes, or the list is empty.

What to do
    `docker compose up -d`, and read what it says: an image that cannot be pulled or a refused setting shows there, and nowhere else.

When it is wrong
    Somebody stopped it on purpose and is not done. Or DaoFlow runs under another project of this host.

Playbook
    First Five Minutes: docker compose ps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.compose_ps import ComposePs
from daoflow_analyzer.facts.containers import Container, Containers, State
from daoflow_analyzer.facts.engine import Engine, EngineState
from daoflow_analyzer.facts.host import OperatingSystem
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.finding import (
    PLAIN,
    Confidence,
    Doubt,
    Effect,
    Evidence,
    FactMissingError,
    Finding,
    NextStep,
    Section,
    Severity,
)
from daoflow_analyzer.rule import Rule

from daoflow_rules.steps import show_containers

RULE = Rule(
    code="CP032",
    name="control-plane-stopped",
    title="DaoFlow is stopped: nothing crashed, and nothing runs",
    section=Section.FIRST_FIVE_MINUTES,
    item="docker compose ps",
    severity=Severity.CRITICAL,
    explains=(
        "postgres-not-running",
        "redis-blocks-start",
        "temporal-not-running",
        "control-plane-not-started",
        "control-plane-crash-loop",
        "control-plane-not-ready",
        "database-lost-after-start",
    ),
)

CORE = ("daoflow", "postgres", "redis")
STOPPED = (0, 137, 143)
WITH_THE_HOST = (*STOPPED, 255)
"""255: the engine found the container's process gone when it came up again."""

TOGETHER = timedelta(minutes=5)
SIGNALLED = 128
"""Codes above are of a signal. The engine starts such a container again, unless it was stopped and ended badly on being asked to."""

START = NextStep(
    "Start everything, and read what it says",
    "docker compose up -d",
    effect=Effect.CHANGES_STATE,
    expect="all are up and healthy within a minute; or Compose says what it lacks (an image, a port, a setting)",
)
ELSEWHERE = Doubt(
    "it runs under another project of this host, and this folder is an old one",
    "docker ps --all --filter label=com.docker.compose.service=daoflow",
    "a container whose name begins with that project",
)


def check(
    containers: Containers,
    incident: Incident,
    compose: Compose | None,
    engine: Engine | None,
    *,
    system: OperatingSystem | None,
    listed: ComposePs | None,
) -> Iterator[Finding]:
    """Yield one finding when nothing of the control plane runs and nothing of it failed."""
    if containers.from_disk or (engine is not None and engine.state is not EngineState.UP):
        return
    core = [item for item in containers.all if item.service in CORE]
    if core:
        if all(_rests(item) for item in core) and {item.service for item in core} >= {"daoflow", "postgres"}:
            yield from _stopped(containers.project, core, incident, system)
        return
    if listed is not None and any(row.service in CORE for row in listed.rows):
        raise FactMissingError("docker compose ps lists containers, and they were not inspected", "containers")
    if compose is not None and "daoflow" in compose.services:
        yield _nothing_made(containers, compose)


def _on_purpose(project: str) -> Doubt:
    label = f" --filter label=com.docker.compose.project={project}" if PLAIN.fullmatch(project) else ""
    return Doubt(
        "somebody who works on this host has stopped it for a copy, an upgrade or a move (ask before you start it)",
        f"docker events --since 24h --until 0s --filter event=kill{label}",
        "the kills of all of them, one after the other",
    )


def _rests(container: Container) -> bool:
    """Whether it does not run, and not for a fault of its own."""
    if container.error or container.oom_killed:
        return False
    if container.is_kept_up:
        was_stopped = container.exit_code in STOPPED or container.exit_code > SIGNALLED
    else:
        was_stopped = container.exit_code in WITH_THE_HOST
    return container.state is State.CREATED or (container.state is State.EXITED and was_stopped)


def _stopped(
    project: str, core: Sequence[Container], incident: Incident, system: OperatingSystem | None
) -> Iterator[Finding]:
    ends = [item.finished_at for item in core if item.state is State.EXITED and item.finished_at is not None]
    if not ends or max(ends) - min(ends) > TOGETHER:
        return
    first, last = min(ends), max(ends)
    how = _how(core, last, incident, system)
    yield Finding(
        message=f"DaoFlow is stopped: its {len(core)} containers {how}, and {_none_failed(core)}.",
        confidence=Confidence.LIKELY,
        evidence=_states(core, first),
        next_steps=(show_containers("all of them exited or created; once cured: all are up and healthy"), START),
        subject={"service": "daoflow"},
        doubt=_on_purpose(project),
    )


def _how(core: Sequence[Container], ended: datetime, incident: Incident, system: OperatingSystem | None) -> str:
    uptime_s = system.uptime_s if system is not None else None
    booted = incident.collected_at - timedelta(seconds=uptime_s) if uptime_s is not None else None
    idle = [item.service for item in core if not item.is_kept_up]
    if booted is not None and booted > ended and idle:
        return f"ended with the host, which has started again ({', '.join(idle)} without a restart policy)"
    return f"ended together at {ended:%Y-%m-%d %H:%M:%S} UTC"


def _none_failed(core: Sequence[Container]) -> str:
    badly = [f"{item.service} ended with code {item.exit_code}" for item in core if item.exit_code not in WITH_THE_HOST]
    return f"none was started again ({', '.join(badly)})" if badly else "none failed"


def _states(core: Sequence[Container], first: datetime) -> tuple[Evidence, ...]:
    evidence = [item.state_evidence() for item in sorted(core, key=lambda item: item.finished_at != first)]
    return (evidence[0], *(item.related() for item in evidence[1:]))


def _nothing_made(containers: Containers, compose: Compose) -> Finding:
    return Finding(
        message=f"Nothing of DaoFlow runs: the project {compose.name} has no container of it, running or stopped.",
        confidence=Confidence.LIKELY,
        evidence=(
            Evidence(
                "manifest.json", f"project {containers.project}: no container of {', '.join(CORE)}", pointer="/sources"
            ),
        ),
        next_steps=(
            NextStep(
                "See which image Compose wants, and which ones are there",
                "docker compose config --images; docker images",
                expect="an image in the first list that is missing from the second: up ends there when it cannot be pulled",
            ),
            NextStep(
                "See that the data is still there",
                "docker volume ls --filter name=pgdata",
                expect="the volume of this project; without it the start makes an empty database, and a dump has to be put back",
            ),
            START,
        ),
        subject={"service": "daoflow"},
        doubt=ELSEWHERE,
    )
