"""Temporal cannot log in to its own database

What it looks for
    Temporal's log or its database's log says that the password of user `temporal` was refused, or the database refused to
    initialise because its password is blank.

Why it matters
    Temporal never starts, and with it no backup, restore or schedule; DaoFlow waits a while and falls back.

How to confirm
    `docker compose logs --tail=100 temporal-postgresql`: the `FATAL` line names the user and the matching line of pg_hba.conf.

What to do
    `TEMPORAL_POSTGRES_PASSWORD` must be the one that the volume `temporal-pgdata` was initialised with. Put the old value back, or
    change the password inside the database, where none is asked. Keep the volume: it holds the workflows.

When it is wrong
    A single refused login while somebody tried a password by hand looks the same; Temporal itself repeats it every few seconds.

Playbook
    Control Plane Will Not Start, item 1: TEMPORAL_POSTGRES_PASSWORD.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from daoflow_analyzer.facts.containers import Containers
from daoflow_analyzer.facts.env import EnvFile
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import LogHit, Logs
from daoflow_analyzer.finding import Confidence, Effect, Finding, NextStep, NotApplicable, Section, Severity
from daoflow_analyzer.rule import Rule, Signature

from daoflow_rules.steps import (
    FALL_BACK_FROM_TEMPORAL,
    KEEP_THE_PROFILE,
    RECONNECT_TO_TEMPORAL,
    WITH_TEMPORAL,
    edit_env,
    read_logs,
)

REFUSED = Signature(
    id="temporal-password-refused",
    pattern=r'password authentication failed for user \\?"temporal\\?"',
    matches='2026-11-23 12:45:04.519 UTC [58] FATAL:  password authentication failed for user "temporal"',
    misses='2026-11-23 12:45:04.519 UTC [58] FATAL:  password authentication failed for user "daoflow"',
    services=("temporal", "temporal-postgresql"),
)
BLANK = Signature(
    id="temporal-database-password-blank",
    pattern=r"Database is uninitialized and superuser password is not specified",
    matches="Error: Database is uninitialized and superuser password is not specified.",
    misses="PostgreSQL init process complete; ready for start up.",
    services=("temporal-postgresql",),
)

OLD_VOLUME = Signature(
    id="temporal-database-kept-its-volume",
    pattern=r"PostgreSQL Database directory appears to contain a database; Skipping initialization",
    matches="PostgreSQL Database directory appears to contain a database; Skipping initialization",
    misses="PostgreSQL init process complete; ready for start up.",
    services=("temporal-postgresql",),
)

RULE = Rule(
    code="CP018",
    name="temporal-database-auth-failed",
    title="Temporal cannot log in to its own database",
    section=Section.CONTROL_PLANE,
    item="TEMPORAL_POSTGRES_PASSWORD",
    severity=Severity.HIGH,
    explains=("temporal-not-running", "control-plane-not-ready"),
    signatures=(REFUSED, BLANK, OLD_VOLUME),
)

CURRENT = timedelta(minutes=15)
AFTER_THAT = replace(
    RECONNECT_TO_TEMPORAL,
    do="After that, start Temporal and its database, then let daoflow connect again (it does not by itself)",
)
KEEP_THE_PROFILE_TOO = replace(
    KEEP_THE_PROFILE,
    do=KEEP_THE_PROFILE.do.replace("After that, set", "Where Temporal is kept, set"),
)
SET_A_PASSWORD = (edit_env("Give TEMPORAL_POSTGRES_PASSWORD a value in .env: the volume is still empty, any will do"),)
CORRECT_THE_PASSWORD = (
    edit_env(
        "Either put back the TEMPORAL_POSTGRES_PASSWORD that the volume was initialised with, where an old copy of .env has it"
    ),
    AFTER_THAT,
    NextStep(
        "Or give Temporal's database the password that .env has now, where no copy has the old one; type it when asked"
        " (and keep the volume: it holds the workflows)",
        f"{WITH_TEMPORAL} exec temporal-postgresql psql -U temporal -c '\\password temporal'",
        effect=Effect.CHANGES_STATE,
        expect="no error",
    ),
    AFTER_THAT,
)


def check(
    containers: Containers, logs: Logs, incident: Incident, env: EnvFile | None
) -> Iterator[Finding | NotApplicable]:
    """Yield a finding when a login of Temporal failed lately, or while Temporal is down."""
    temporal = containers.one("temporal")
    if temporal is None and containers.one("temporal-postgresql") is None:
        yield NotApplicable("Temporal is not part of this installation")
        return
    hit = logs.last(BLANK.id) or logs.last(REFUSED.id)
    if hit is None:
        if not logs.has("temporal") and not logs.has("temporal-postgresql"):
            logs.require("temporal-postgresql")
        return
    down = temporal is None or not temporal.is_running or temporal.restart_count > 0
    if not down and hit.time is not None and incident.collected_at - hit.time > CURRENT:
        return
    key = env.get("TEMPORAL_POSTGRES_PASSWORD") if env is not None else None
    blank = hit.signature == BLANK.id
    kept = logs.last(OLD_VOLUME.id)
    yield Finding(
        message=(
            "Temporal's database refused to initialise: its password is blank."
            if blank
            else "Temporal's database refuses the password in TEMPORAL_POSTGRES_PASSWORD."
        ),
        confidence=Confidence.CERTAIN,
        # A key that has a value proves nothing of a refusal; a blank one says why.
        evidence=(
            hit.evidence(),
            *(item.evidence().related() for item in _other_side(hit, logs)),
            *((key.evidence().related(),) if key is not None and blank else ()),
            *((kept.evidence().related(),) if kept is not None and not blank else ()),
        ),
        next_steps=(
            read_logs("temporal-postgresql", "temporal", expect="the refusal again every few seconds"),
            *((*SET_A_PASSWORD, AFTER_THAT) if blank else CORRECT_THE_PASSWORD),
            *FALL_BACK_FROM_TEMPORAL,
            *(() if _has_profile(env) else (KEEP_THE_PROFILE_TOO,)),
        ),
        subject={"service": hit.service},
    )


def _has_profile(env: EnvFile | None) -> bool:
    """Whether `.env` asks for Temporal by itself; also where nobody knows."""
    return env is None or "temporal" in env.value("COMPOSE_PROFILES").split(",")


def _other_side(hit: LogHit, logs: Logs) -> Iterator[LogHit]:
    """Yield what the other of the two, Temporal and its database, says of the same."""
    for service in ("temporal-postgresql", "temporal"):
        told = logs.hits(hit.signature, service=service) if service != hit.service else ()
        yield from told[-1:]
