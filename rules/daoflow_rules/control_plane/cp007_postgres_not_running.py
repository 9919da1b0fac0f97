"""PostgreSQL is not running

What it looks for
    No container of the service `postgres` is running: it exited, was only created, restarts, is paused, or does not exist.

Why it matters
    DaoFlow makes one attempt to reach its database at start and exits when that fails. When PostgreSQL goes away later, DaoFlow's
    endpoints keep answering 200 while every request that needs data fails.

How to confirm
    `docker compose ps --all postgres` shows the state and the exit code; its last log lines say why it stopped.

What to do
    Read the last lines of PostgreSQL's log first. If it was stopped by hand or by a reboot, start it; DaoFlow comes back by itself
    within a minute, since its restart policy keeps trying.

When it is wrong
    If DaoFlow is pointed at a PostgreSQL outside this Compose project, the missing container means nothing.

Playbook
    Control Plane Will Not Start, item 4: postgres is healthy before daoflow starts.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Containers, State
from daoflow_analyzer.finding import Confidence, Effect, Finding, NextStep, NotApplicable, Section, Severity
from daoflow_analyzer.rule import Rule

RULE = Rule(
    code="CP007",
    name="postgres-not-running",
    title="PostgreSQL is not running",
    section=Section.CONTROL_PLANE,
    item="postgres is healthy before daoflow starts",
    severity=Severity.CRITICAL,
    explains=(
        "migration-failed",
        "control-plane-crash-loop",
        "control-plane-not-ready",
        "database-lost-after-start",
    ),
)

WORDS = {
    State.EXITED: "has exited",
    State.CREATED: "was created but never started",
    State.RESTARTING: "keeps restarting",
    State.PAUSED: "is paused",
    State.REMOVING: "is being removed",
    State.DEAD: "is dead",
}


def check(containers: Containers, compose: Compose | None) -> Iterator[Finding | NotApplicable]:
    """Yield one finding when no postgres container runs."""
    postgres = containers.of("postgres")
    if not postgres and compose is not None and compose.services and "postgres" not in compose.services:
        yield NotApplicable("the Compose project declares no service postgres")
        return
    if any(container.is_running for container in postgres):
        return
    steps = (
        NextStep(
            "Read why it stopped",
            "docker compose logs --tail=200 postgres",
            expect="the last FATAL, PANIC or shutdown line",
        ),
        NextStep(
            "Start it, and DaoFlow with it",
            "docker compose up -d postgres daoflow",
            effect=Effect.CHANGES_STATE,
            expect="postgres becomes healthy within 30 seconds",
        ),
    )
    if not postgres:
        anchor = next(iter(containers.all), None)
        if anchor is None:
            return
        yield Finding(
            message="There is no postgres container in this project, running or stopped.",
            confidence=Confidence.LIKELY,
            evidence=(
                anchor.evidence("/Config/Labels", f"project {containers.project}: no container of service postgres"),
            ),
            next_steps=steps,
            subject={"service": "postgres"},
        )
        return
    container = postgres[0]
    yield Finding(
        message=f"The postgres container {WORDS[container.state]} (exit code {container.exit_code}).",
        confidence=Confidence.CERTAIN,
        evidence=(container.state_evidence(),),
        next_steps=steps,
        subject={"service": "postgres"},
    )
