"""The database refuses the password in `.env`

What it looks for
    PostgreSQL refuses DaoFlow's password (`password authentication failed`), at the latest start and not since answered by a good
    one, while `.env`, Compose and the containers agree with each other: so the data volume has another password.

Why it matters
    `POSTGRES_PASSWORD` is used once, when the volume is first initialised. A regenerated `.env` beside an old volume locks DaoFlow out:
    it restarts forever and says only `MIGRATION_OPERATION_FAILED`. `pg_isready` and the health check stay green.

How to confirm
    `docker compose logs --tail=100 postgres`: the FATAL line repeats with every restart of daoflow.

What to do
    Put the previous password back into `.env` and run `docker compose up -d`; or set the database's password to the one in `.env`, from
    inside the postgres container, where no password is asked. Never delete the volume: it is the data.

When it is wrong
    When somebody else tries to log in as the same user. A DaoFlow that starts and runs has the right password.

Playbook
    Control Plane Will Not Start, item 1: .env contains non-empty POSTGRES_PASSWORD.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.containers import Containers
from daoflow_analyzer.facts.env import EnvFile, EnvKey
from daoflow_analyzer.facts.health import Health
from daoflow_analyzer.facts.logs import LogHit, Logs
from daoflow_analyzer.finding import Confidence, Doubt, Effect, Evidence, Finding, NextStep, Section, Severity, word
from daoflow_analyzer.rule import Rule, Signature

from daoflow_rules.control_plane.database_address import ANOTHER_VOLUME
from daoflow_rules.control_plane.database_password import KEY, PasswordTrail, password_trail
from daoflow_rules.control_plane.startup_lines import MIGRATIONS_COMPLETED, daoflow_serves, is_history
from daoflow_rules.steps import edit_env, read_logs

REFUSED = Signature(
    id="postgres-password-refused",
    pattern=r'FATAL:  password authentication failed for user "(?P<user>[^"]+)"',
    matches='2026-11-23 12:44:47.640 UTC [37] FATAL:  password authentication failed for user "daoflow"',
    misses='2026-11-23 12:44:47.640 UTC [37] FATAL:  role "daoflow" does not exist',
    services=("postgres",),
)
SAID_BY_DAOFLOW = Signature(
    id="database-password-refused",
    pattern=r'^(?:error|\[[\w -]+\][^|]*?): password authentication failed for user \\?"(?P<user>[^"\\]+)',
    matches='[migrate] Auto-migration failed: password authentication failed for user "daoflow"',
    misses='812 |  // error: password authentication failed for user "daoflow"',
    services=("daoflow",),
)
NO_ROLE = Signature(
    id="postgres-role-unknown",
    pattern=r'DETAIL:  Role "(?P<user>[^"]+)" does not exist',
    matches='2026-11-23 12:44:47.640 UTC [37] DETAIL:  Role "daoflow" does not exist.',
    misses='2026-11-23 12:44:47.640 UTC [37] DETAIL:  Connection matched file "/var/lib/postgresql/data/pg_hba.conf" line 128',
    services=("postgres",),
)
OLD_VOLUME = Signature(
    id="postgres-kept-its-volume",
    pattern=r"PostgreSQL Database directory appears to contain a database; Skipping initialization",
    matches="PostgreSQL Database directory appears to contain a database; Skipping initialization",
    misses="PostgreSQL init process complete; ready for start up.",
    services=("postgres",),
)

RULE = Rule(
    code="CP009",
    name="postgres-password-mismatch",
    title="The database refuses the password in .env",
    section=Section.CONTROL_PLANE,
    item=".env contains non-empty POSTGRES_PASSWORD",
    severity=Severity.CRITICAL,
    explains=("migration-failed", "control-plane-crash-loop", "control-plane-not-ready", "database-lost-after-start"),
    signatures=(REFUSED, SAID_BY_DAOFLOW, NO_ROLE, OLD_VOLUME, MIGRATIONS_COMPLETED),
)
ANOTHER_CLIENT = Doubt(
    "another program logs in as the same user, and DaoFlow fails of something else",
    "docker compose logs --tail=200 --timestamps daoflow postgres",
    "refusals at other times than those at which daoflow starts",
)


def check(logs: Logs, containers: Containers | None, env: EnvFile | None, health: Health | None) -> Iterator[Finding]:
    """Yield a finding while PostgreSQL refuses the password that everything else agrees on."""
    hit = _current(logs, containers, health)
    if hit is None:
        if not logs.hits(SAID_BY_DAOFLOW.id):
            logs.require("postgres")
        return
    trail = password_trail(env, containers) if env is not None else None
    if trail is not None and (trail.cut or trail.url_differs or trail.stale):
        # The volume is not to blame yet: daoflow does not send what .env says (CP010, CP016).
        return
    role = logs.last(NO_ROLE.id)
    kept = logs.last(OLD_VOLUME.id)
    key = env.get(KEY) if env is not None else None
    yield Finding(
        message=_message(hit, role) + _twice(key),
        confidence=_confidence(key, trail, kept),
        evidence=(
            hit.evidence(),
            *(item.evidence().related() for item in (role, kept) if item is not None),
            *_agreement(trail),
            *((key.evidence().related(),) if key is not None else ()),
        ),
        next_steps=_steps(hit.groups["user"]),
        subject={"service": "postgres"},
        doubt=ANOTHER_VOLUME if logs.hits(SAID_BY_DAOFLOW.id) else ANOTHER_CLIENT,
    )


def _current(logs: Logs, containers: Containers | None, health: Health | None) -> LogHit | None:
    """Return the newest refusal of DaoFlow's user if DaoFlow still suffers from it."""
    user = _user(containers)
    own = [hit for hit in logs.hits(SAID_BY_DAOFLOW.id) if hit.groups["user"] == user]
    refused = [hit for hit in logs.hits(REFUSED.id) if hit.groups["user"] == user]
    if own and not is_history(own[-1], logs, MIGRATIONS_COMPLETED):
        return refused[-1] if refused else own[-1]
    if not refused or is_history(refused[-1], logs, MIGRATIONS_COMPLETED) or daoflow_serves(containers, health):
        return None
    daoflow = containers.one("daoflow") if containers is not None else None
    created, last = daoflow.created_at if daoflow is not None else None, refused[-1]
    return None if created is not None and last.time is not None and last.time < created else last


def _twice(key: EnvKey | None) -> str:
    """Return a sentence about a key with two values: the first one may be what the volume knows."""
    if key is None or len({item.text.partition("=")[2].strip() for item in key.definitions}) < 2:
        return ""
    lines = " and ".join(str(item.line) for item in key.definitions)
    return f" {KEY} stands there several times (lines {lines}); the last one counts."


def _user(containers: Containers | None) -> str:
    postgres = containers.one("postgres") if containers is not None else None
    return (postgres.env.get("POSTGRES_USER") if postgres is not None else None) or "daoflow"


def _confidence(key: EnvKey | None, trail: PasswordTrail | None, kept: LogHit | None) -> Confidence:
    if key is not None and key.url_unsafe:
        # The driver may read another password out of DATABASE_URL than the one that was put in (CP010).
        return Confidence.POSSIBLE
    return Confidence.CERTAIN if kept is not None or _agree(trail) else Confidence.LIKELY


def _agree(trail: PasswordTrail | None) -> bool:
    return trail is not None and trail.client is not None and trail.client == (trail.server or trail.written)


def _agreement(trail: PasswordTrail | None) -> tuple[Evidence, ...]:
    if not _agree(trail):
        return ()
    words = f"{KEY}: the same value in .env, in postgres and in daoflow's DATABASE_URL; only the volume can differ"
    return (Evidence("env/sanity.json", words, pointer=f"/keys/{KEY}/fingerprints").related(),)


def _message(hit: LogHit, role: LogHit | None) -> str:
    user = hit.groups["user"]
    if role is not None and role.groups["user"] == user:
        return f"PostgreSQL knows no user {user}: its data volume was initialised for another one."
    return (
        f"PostgreSQL refuses the password of user {user}: its data volume was initialised with another {KEY}"
        " than the one in .env."
    )


def _steps(user: str) -> tuple[NextStep, ...]:
    return (
        read_logs("postgres", tail=100, expect="the refusal repeats with every restart of daoflow"),
        NextStep(
            "See that the data is there (inside the container no password is asked)",
            f"docker compose exec postgres psql -U {word(user, 'USER')} -c '\\l'",
            expect="the database daoflow in the list; do not delete the volume",
        ),
        edit_env(
            f"Either put the previous {KEY} back into .env; if all of it was made anew, the whole old file",
            expect="the old ENCRYPTION_KEY stands in it as well: a new one cannot read what the database holds",
        ),
        NextStep(
            f"Or give the database the {KEY} that .env has now, if that alone was changed; type it when asked",
            f"docker compose exec postgres psql -U {word(user, 'USER')} -c '\\password {word(user, 'USER')}'",
            effect=Effect.CHANGES_STATE,
            expect="no error",
        ),
        NextStep(
            "Start again with it",
            "docker compose up -d",
            effect=Effect.CHANGES_STATE,
            expect="[migrate] Database migrations completed, then healthy",
        ),
    )
