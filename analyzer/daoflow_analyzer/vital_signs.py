"""What is visibly broken, by the facts alone: the question that a verdict has to answer.

A sign says that something is wrong, never why. Without signs and findings, a stack counts as healthy.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Container, Containers, HealthState, State
from daoflow_analyzer.facts.engine import Engine, EngineState
from daoflow_analyzer.facts.exit_codes import coded
from daoflow_analyzer.facts.health import Endpoint, Health
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.ledger import SchemaLedger
from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.load import Facts

RESTARTS = 3
FRESH = timedelta(minutes=3)
"""A container with several restarts that started this shortly before collection is in a loop: back-off ends at a minute."""

JUST_STARTED = timedelta(minutes=1)
"""DaoFlow migrates and then listens within that, on a slow host, too."""

SLOW_S = 4.5
"""Endpoints wait five seconds for a database that is gone (reference: they answer 200 all the same). Where the database answered the
collector, so slow an answer is a busy host's."""

COMPLETED_POLICIES = ("no", "")


@immutable
class Sign:
    """One thing that is wrong, in words that fit into a sentence; `service` whose it is, None for the host's engine."""

    words: str
    service: str | None


def vital_signs(facts: Facts) -> tuple[Sign, ...]:
    """Return what is broken: engine, containers, then endpoints."""
    return (
        *_engine(facts.get(Engine)),
        *_containers(facts.get(Containers), facts.get(Compose), facts.get(Incident)),
        *_endpoints(facts.get(Health), database_answered=facts.get(SchemaLedger) is not None),
    )


def just_started(facts: Facts) -> tuple[str, ...]:
    """Return which services had started so shortly before that what is wrong may be over by now."""
    containers, incident = facts.get(Containers), facts.get(Incident)
    if containers is None or incident is None:
        return ()
    names = [
        item.service
        for item in containers.all
        if item.state is State.RUNNING
        and item.health is not HealthState.HEALTHY
        and item.restart_count == 0
        and item.started_at is not None
        and incident.collected_at - item.started_at < JUST_STARTED
    ]
    return tuple(dict.fromkeys(names))


def can_tell_healthy(facts: Facts) -> bool:
    """Whether there is enough evidence for the absence of signs to mean something: containers and endpoints were both seen."""
    containers = facts.get(Containers)
    return containers is not None and bool(containers.of("daoflow")) and facts.get(Health) is not None


def _engine(engine: Engine | None) -> Iterator[Sign]:
    if engine is not None and engine.state in (EngineState.DOWN, EngineState.HUNG, EngineState.ABSENT):
        state = "does not answer" if engine.state is EngineState.HUNG else f"is {engine.state.value}"
        yield Sign(f"the Docker Engine {state}", None)


def _containers(containers: Containers | None, compose: Compose | None, incident: Incident | None) -> Iterator[Sign]:
    if containers is None:
        return
    for container in containers.all:
        words = _container(container, incident)
        if words:
            yield Sign(f"{container.service} {words}", container.service)
    for service in compose.services if compose is not None and compose.interpolated else ():
        if compose is not None and compose.wants(service) and not containers.of(service):
            yield Sign(f"{service} has no container", service)


def _container(container: Container, incident: Incident | None) -> str | None:
    if container.state is State.EXITED:
        done = container.exit_code == 0 and container.restart_policy in COMPLETED_POLICIES
        return None if done else f"has exited ({coded(container.exit_code)})"
    if container.state is State.RESTARTING:
        return "keeps restarting"
    if container.state is not State.RUNNING:
        return f"is {container.state.value}"
    if container.health is HealthState.UNHEALTHY:
        return "is unhealthy"
    started = container.started_at
    fresh = incident is not None and started is not None and incident.collected_at - started < FRESH
    # The engine's count stays after the cure; a health check that passes is of this start.
    if fresh and container.health is not HealthState.HEALTHY and container.restart_count >= RESTARTS:
        return f"has restarted {container.restart_count} times"
    return None


def _endpoints(health: Health | None, *, database_answered: bool) -> Iterator[Sign]:
    for endpoint in health.endpoints.values() if health is not None else ():
        words = _endpoint(endpoint, database_answered=database_answered)
        if words:
            yield Sign(words, "daoflow")


def _endpoint(endpoint: Endpoint, *, database_answered: bool) -> str | None:
    name = f"/{endpoint.name.replace('trpc-', 'trpc/')}"
    if endpoint.status is None:
        return f"{name} gives no answer ({endpoint.error_kind or 'unknown error'})"
    if endpoint.status >= 400:
        return f"{name} answers {endpoint.status}"
    if endpoint.duration_s >= SLOW_S and not database_answered:
        return f"{name} takes {endpoint.duration_s:.1f} s to answer"
    return None
