"""PostgreSQL is not running

What it looks for
    No container of the service `postgres` is running: it exited, was only created, restarts, is paused, or does not exist. A
    container that crashes again and again counts too when it was caught in the moment it was up.

Why it matters
    DaoFlow makes one attempt to reach its database at start and exits when that fails. When PostgreSQL goes away later, DaoFlow's
    endpoints keep answering 200 while every request that needs data fails.

How to confirm
    `docker compose ps --all postgres` shows the state and the exit code; its last log lines say why it stopped.

What to do
    Read the last lines of PostgreSQL's log first. If it was stopped by hand or by a reboot, start it; DaoFlow comes back by itself
    within a minute, since its restart policy keeps trying. What it ended of by itself has to be cured first; a paused one is let go on with
    `docker compose unpause`, which `docker compose up` does not do.

When it is wrong
    If DaoFlow is pointed at a PostgreSQL outside this Compose project, the missing container means nothing.

Playbook
    Control Plane Will Not Start, item 4: postgres is healthy before daoflow starts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Container, Containers, State
from daoflow_analyzer.facts.exit_codes import coded
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import LogHit, Logs
from daoflow_analyzer.finding import (
    Confidence,
    Doubt,
    Effect,
    Evidence,
    Finding,
    NextStep,
    NotApplicable,
    Section,
    Severity,
)
from daoflow_analyzer.rule import Rule, Signature

from daoflow_rules.control_plane.crash_loop import SEVERAL, cannot_stay_up, times
from daoflow_rules.control_plane.doubts import paused_for_a_copy, stopped_on_purpose
from daoflow_rules.control_plane.engine_words import engine_words
from daoflow_rules.control_plane.last_words import WRITTEN_DOWN, in_a_sentence, last_words
from daoflow_rules.control_plane.postgres_refusals import steps_against
from daoflow_rules.steps import compose_files, edit_files, past_events, read_logs, show_containers, unpause

STARTING = Signature(
    id="postgres-starting",
    pattern=r"LOG:  starting PostgreSQL \d",
    matches="2026-11-23 12:44:32.012 UTC [1] LOG:  starting PostgreSQL 15.18 (Debian 15.18-0+deb12u1) on x86_64-pc-linux-gnu",
    misses="2026-11-23 12:44:32.032 UTC [1] LOG:  database system is ready to accept connections",
    services=("postgres",),
)

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
    signatures=(STARTING,),
)

WORDS = {
    State.EXITED: "has exited",
    State.CREATED: "was created but never started",
    State.RESTARTING: "keeps restarting",
    State.PAUSED: "is paused",
    State.REMOVING: "is being removed",
    State.DEAD: "is dead",
}


ENDED_FROM_OUTSIDE = (0, 137, 143)
START = NextStep(
    "Start it, and DaoFlow with it",
    "docker compose up -d postgres daoflow",
    effect=Effect.CHANGES_STATE,
    expect="postgres becomes healthy within 30 seconds",
)
UP = NextStep(
    "Let Compose start everything, and read its last line: what it refuses for one service keeps the others from starting",
    "docker compose up -d",
    effect=Effect.CHANGES_STATE,
    expect="an error that names a service and a setting; none: postgres becomes healthy within 30 seconds",
)
READ = read_logs("postgres", expect="the last FATAL, PANIC or shutdown line")
REMOVED = (
    past_events("event=destroy", "postgres", expect="the time of the removal"),
    NextStep(
        "See that its data is still there",
        "docker volume ls --filter name=pgdata",
        expect="the volume of this project; without it the start makes an empty database, and a dump has to be put back",
    ),
    START,
)
USED_ELSEWHERE = Doubt(
    "DaoFlow is to use a PostgreSQL outside this project",
    "docker compose config | sed -n 's/.*DATABASE_URL:.*@//p'",
    "another host than postgres",
)
ON_PURPOSE = stopped_on_purpose("postgres", "a copy or an upgrade")
PAUSED_FOR_A_COPY = paused_for_a_copy("postgres", "its data")
STAYS_UP_NOW = Doubt("it stays up this time", "docker compose ps postgres", "Up for more than a minute, (healthy)")
LAST_WORDS = Doubt(
    "what is quoted is an older complaint, and it ended of something else",
    "docker compose logs --tail=50 postgres",
    "other last lines",
)


def check(
    containers: Containers, compose: Compose | None, incident: Incident, logs: Logs | None
) -> Iterator[Finding | NotApplicable]:
    """Yield one finding when no postgres container runs, or none can stay up."""
    postgres = containers.of("postgres")
    if not postgres and compose is not None and compose.services and "postgres" not in compose.services:
        yield NotApplicable("the Compose project declares no service postgres")
    elif not postgres:
        yield _finding(
            "There is no postgres container in this project, running or stopped.",
            Confidence.LIKELY,
            (_nothing(containers),),
            USED_ELSEWHERE,
            REMOVED,
        )
    elif not any(container.is_running for container in postgres):
        container = postgres[0]
        said, lines = _last_words(container, logs)
        yield _finding(
            f"The postgres container {WORDS[container.state]}{_exit_code(container)}.{said}",
            Confidence.CERTAIN,
            (container.state_evidence(), *lines),
            _doubt(container, said),
            _steps(container, said, compose),
        )
    elif all(cannot_stay_up(container, incident, _unanswered(container, logs)) for container in postgres):
        container = postgres[0]
        said, lines = _last_words(container, logs)
        loops = container.restart_count >= SEVERAL
        yield _finding(
            f"The postgres container keeps restarting ({times(container)}; it was up for a moment only).{said}",
            Confidence.CERTAIN if loops else Confidence.LIKELY,
            (container.state_evidence(), *lines),
            _doubt(container, said) if loops else STAYS_UP_NOW,
            _steps(container, said, compose),
        )


def _exit_code(container: Container) -> str:
    """Return what it ended with, where something ran: a program's code is no code of a container that Docker could not start."""
    if container.state in (State.PAUSED, State.CREATED):
        return ""
    return f" (exit code {container.exit_code if container.error else coded(container.exit_code)})"


def _steps(container: Container, said: str, compose: Compose | None) -> tuple[NextStep, ...]:
    """Return what brings it back: what ended of its own complaint ends of it again, and no `up` lets a paused one go on."""
    if container.state is State.PAUSED:
        return (show_containers("postgres (Paused); once cured: Up (healthy)"), unpause("postgres"))
    if not said:
        return (UP,) if container.state is State.CREATED else (READ, START)
    known = steps_against(said)
    if known:
        return (READ, *known, START)
    cure = edit_files(
        "Cure what it says first: left as it is, it ends of the same. Its settings stand in the Compose files and in .env",
        ".env",
        *compose_files(compose),
        impact="What it says of the data itself is not cured by a setting: copy the volume before anything else is tried.",
    )
    return (READ, cure, START)


def _doubt(container: Container, said: str) -> Doubt | None:
    """Return what else may be behind the state; where Docker itself says why, nothing is."""
    if container.state is State.PAUSED:
        return PAUSED_FOR_A_COPY
    if container.error:
        return None
    if said:
        return LAST_WORDS
    return ON_PURPOSE if container.state is State.EXITED and container.exit_code in ENDED_FROM_OUTSIDE else None


def _last_words(container: Container, logs: Logs | None) -> tuple[str, tuple[Evidence, ...]]:
    """Return why it ended by itself, in its own words. What it complained of before somebody stopped it is no reason."""
    if container.error:
        error = container.evidence("/State/Error", container.error).related()
        return f" Docker could not start it: {engine_words(container)}.", (error,)
    by_itself = container.is_running or container.exit_code not in ENDED_FROM_OUTSIDE
    last = last_words(container, logs) if by_itself and container.state is not State.PAUSED else None
    if last is None:
        return "", ()
    words = in_a_sentence(re.split(r"(?:FATAL|PANIC|ERROR):\s+", last.text)[-1])
    return f" It says: {words}.", (last.evidence().related(),)


def _unanswered(container: Container, logs: Logs | None) -> LogHit | None:
    """Return what a run said that ended of it, unless the one that is up is past its shell: then PostgreSQL may be in recovery."""
    further = logs.last(STARTING.id) if logs is not None else None
    since = container.started_at
    if further is not None and further.time is not None and since is not None and further.time >= since - WRITTEN_DOWN:
        return None
    return last_words(container, logs)


def _nothing(containers: Containers) -> Evidence:
    anchor = next(iter(containers.all), None)
    words = f"project {containers.project}: no container of service postgres"
    if anchor is None:
        return Evidence("manifest.json", f"{words}, nor of any other", pointer="/sources")
    return anchor.evidence("/Config/Labels", words)


def _finding(
    message: str,
    confidence: Confidence,
    evidence: tuple[Evidence, ...],
    doubt: Doubt | None,
    steps: tuple[NextStep, ...],
) -> Finding:
    return Finding(
        message=message,
        confidence=confidence,
        evidence=evidence,
        next_steps=steps,
        subject={"service": "postgres"},
        doubt=doubt,
    )
