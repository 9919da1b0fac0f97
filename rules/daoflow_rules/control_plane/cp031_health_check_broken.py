"""A health check cannot be run, or is missing

What it looks for
    A running container that is unhealthy, or does not become healthy, because the command of its health check is not there or may not be
    run: every run of it that is recorded ends with the runtime's or the shell's own complaint. Or one without a health check, for whose
    health another service waits (`condition: service_healthy`) and was not started.

Why it matters
    The service may be well, and counts as unhealthy all the same: Compose does not start what waits for it, DaoFlow's deployments and a
    proxy in front leave it out. An override with `curl` or `wget` is the usual reason; DaoFlow's image has neither.

How to confirm
    `docker inspect --format '{{json .State.Health.Log}}' CONTAINER`: the output names the command.

What to do
    Take the health check out of the override, also a `disable: true`: DaoFlow's own Compose file has one that fits its image (`bun -e`,
    `pg_isready`, `redis-cli`).

When it is wrong
    A check that ran before and fails now for the same words has lost its program in a new image; the cure is the same.

Playbook
    First Five Minutes: docker compose ps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Container, Containers, HealthCheckRun, HealthState, State
from daoflow_analyzer.facts.health import Health
from daoflow_analyzer.finding import Confidence, Finding, NextStep, Section, Severity, word
from daoflow_analyzer.rule import Rule

from daoflow_rules.control_plane.last_words import in_a_sentence
from daoflow_rules.control_plane.startup_lines import answers_ready
from daoflow_rules.service_symptoms import SYMPTOMS
from daoflow_rules.steps import compose_files, edit_files, recreate, show_containers

RULE = Rule(
    code="CP031",
    name="health-check-broken",
    title="A health check cannot be run, or is missing",
    section=Section.FIRST_FIVE_MINUTES,
    item="docker compose ps",
    severity=Severity.HIGH,
)

CANNOT_RUN = (-1, 126, 127)
"""The engine's own code where the runtime refuses, and a shell's two."""

COMPLAINT = re.compile(r"not found|[Nn]o such file or directory|[Pp]ermission denied|exec format error")
PROGRAM = re.compile(
    r"exec: \"(?P<named>[\w./+-]+)\"|(?:\d+: |: )(?P<told>[\w./+-]+): (?:command )?(?:not found|[Pp]ermission denied)"
)
SEVERAL = 2


def check(containers: Containers, health: Health | None, compose: Compose | None) -> Iterator[Finding]:
    """Yield one finding a container whose health check never runs."""
    for container in containers.all:
        broken = [run for run in container.health_log if _cannot_run(run)]
        fails = container.health is HealthState.UNHEALTHY or (
            container.health is HealthState.STARTING and len(broken) >= SEVERAL
        )
        if container.is_running and fails and broken and len(broken) == len(container.health_log):
            yield _finding(container, broken[-1], health, compose)
    yield from _waited_for_in_vain(containers, compose)


def _waited_for_in_vain(containers: Containers, compose: Compose | None) -> Iterator[Finding]:
    """Yield one finding a running service without a health check for whose health another one waits."""
    for name, declared in compose.services.items() if compose is not None else ():
        waiting = containers.one(name)
        if waiting is None or waiting.state is not State.CREATED or waiting.error:
            continue
        for needed in (one for one, condition in declared.depends_on.items() if condition == "service_healthy"):
            container = containers.one(needed)
            if container is None or not container.is_running or container.health is not HealthState.NONE:
                continue
            yield Finding(
                message=f"{needed} has no health check, and {name} is to start when it is healthy: Compose does not start it.",
                confidence=Confidence.CERTAIN,
                evidence=(
                    container.evidence("/State", f"{needed}: running, no health"),
                    waiting.state_evidence().related(),
                ),
                next_steps=_steps(container, compose),
                subject={"service": needed},
                explains=SYMPTOMS.get(name, ()),
            )


def _cannot_run(run: HealthCheckRun) -> bool:
    return run.exit_code in CANNOT_RUN and COMPLAINT.search(run.output) is not None


def _finding(container: Container, run: HealthCheckRun, health: Health | None, compose: Compose | None) -> Finding:
    said = in_a_sentence(run.output)
    named = PROGRAM.search(said)
    program = (named["named"] or named["told"]) if named is not None else ""
    why = f"it has no {program} to run" if program and "ermission" not in said else said
    well = container.service == "daoflow" and answers_ready(health)
    counts = "DaoFlow itself answers that it is ready" if well else "whether the service is well, nobody has asked"
    ready = (health.ready.evidence().related(),) if well and health is not None and health.ready is not None else ()
    return Finding(
        message=f"The health check of {container.service} cannot run: {why}; {counts}.",
        confidence=Confidence.CERTAIN,
        evidence=(container.evidence("/State/Health/Log", f"{container.service}: {said}"), *ready),
        next_steps=_steps(container, compose),
        subject={"service": container.service},
        explains=SYMPTOMS.get(container.service, ()),
    )


def _steps(container: Container, compose: Compose | None) -> tuple[NextStep, ...]:
    service = word(container.service, "SERVICE")
    return (
        NextStep(
            "See the command of the check, and what it says",
            "docker inspect --format '{{json .Config.Healthcheck}} {{json .State.Health}}' "
            + word(container.name, "CONTAINER"),
            expect="a program that the image does not have; null or NONE: no check at all",
        ),
        edit_files(
            f"Take the healthcheck of {service} out of what overrides DaoFlow's own Compose file, or name a program that the image has",
            *compose_files(compose),
            expect="docker compose config --quiet says nothing",
        ),
        recreate(service, expect=f"{service} is healthy a minute later"),
        show_containers("all up and healthy"),
    )
