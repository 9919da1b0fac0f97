"""DATABASE_URL does not reach the database

What it looks for
    `POSTGRES_PASSWORD` holds a character that has a meaning in a URL (`@ / ? # : %`, brackets, white space), or Compose reads another
    value than was written (`$`, quotes, `#`), or DATABASE_URL carries another password than postgres is given. Or it leads to a
    host, a port, a user or a database that this project's postgres does not have.

Why it matters
    Compose puts the password into DATABASE_URL as it is. Some characters make DaoFlow look for another host or database, so that
    PostgreSQL does not even log an attempt; others change the password. DaoFlow says `MIGRATION_OPERATION_FAILED` in every case.

How to confirm
    `docker compose config | grep DATABASE_URL` on the host (it shows the password: do not paste it anywhere).

What to do
    Use letters and digits only (`openssl rand -hex 24`), in the database and in `.env`; the other characters need percent-encoding in the
    URL, which the Compose file does not do. A `$` is kept by single quotes.

When it is wrong
    A host that is an alias in some network is not known here. Some of these characters are harmless at some places. While DaoFlow serves,
    its DATABASE_URL works.

Playbook
    Control Plane Will Not Start, item 1: .env contains non-empty POSTGRES_PASSWORD.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Containers
from daoflow_analyzer.facts.env import EnvFile, EnvKey
from daoflow_analyzer.facts.health import Health
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
from daoflow_analyzer.rule import Rule

from daoflow_rules.control_plane.database_address import NO_DATABASE, Astray, astray
from daoflow_rules.control_plane.database_password import KEY, PasswordTrail, password_trail
from daoflow_rules.control_plane.startup_lines import APPLY, POSTGRES_READY, STARTUP_FAILED, daoflow_serves
from daoflow_rules.steps import compose_files, edit_env, edit_files, make_secret, read_logs

RULE = Rule(
    code="CP010",
    name="database-url-broken",
    title="DATABASE_URL does not reach the database",
    section=Section.CONTROL_PLANE,
    item=".env contains non-empty POSTGRES_PASSWORD",
    severity=Severity.CRITICAL,
    explains=(
        "postgres-password-mismatch",
        "env-changed-not-recreated",
        "changed-after-freeze",
        "database-lost-after-start",
        "migration-failed",
        "control-plane-crash-loop",
        "control-plane-not-ready",
    ),
    signatures=(STARTUP_FAILED, APPLY, NO_DATABASE, POSTGRES_READY),
)

READ_AS_MEANT = Doubt(
    "the driver reads the password as it is meant, and the start fails of something else",
    "docker compose logs --tail=200 daoflow postgres",
    "another error than of a password, a host or a URL",
)
ANY_MARK = ("one of @ / ? # : % [ ] or white space", "the URL ends or splits there")
MARKS = {
    "path": ("a / or ? or #", "the address ends there, and the rest of the password and the host are read as a path"),
    "at": ("an @", "the host begins there for some readers"),
    "percent": ("a %", "it and the two characters behind it are read as one other character"),
    "bracket": ("a [ or ]", "what follows is read as an IPv6 address"),
    "white-space": ("white space", "the URL ends there or does not parse"),
    "colon": ("a :", "what follows is read as a port by some readers"),
}
"""What does harm in a URL, by the class that `env/sanity.json` gives, and what it does; the character itself is the host's secret."""

PLACES = {"first": " as its first character", "last": " as its last character", "inside": " inside"}


def check(
    env: EnvFile, containers: Containers | None, health: Health | None, logs: Logs | None, compose: Compose | None
) -> Iterator[Finding | NotApplicable]:
    """Yield a finding when DaoFlow does not serve and its URL leads elsewhere, or the password cannot arrive whole at the driver."""
    elsewhere = astray(containers, logs)
    if elsewhere is not None and (elsewhere.breaks_at_once or not daoflow_serves(containers, health)):
        yield _leads_elsewhere(elsewhere, compose)
        return
    key = env.get(KEY)
    if key is None or not key.has_value:
        yield NotApplicable(f"{KEY} has no value in .env")
        return
    trail = password_trail(env, containers)
    problem = _problem(key, trail)
    if problem is None:
        return
    works = daoflow_serves(containers, health) and not trail.stale
    if works and not trail.cut:
        return
    failed = _failed(logs)
    sure = trail.cut or trail.url_differs or trail.url_unreadable
    confidence = Confidence.CERTAIN if sure else Confidence.LIKELY if failed is not None else Confidence.POSSIBLE
    message = f"{problem}."
    if works:
        message += " DaoFlow runs, because the database was set up with the same shortened password."
    yield Finding(
        message=message,
        confidence=confidence,
        severity=Severity.MEDIUM if works else None,
        evidence=(
            *_mark(key, trail),
            key.evidence(),
            *_fingerprints(trail),
            *((failed.evidence().related(),) if failed is not None and not works else ()),
        ),
        next_steps=_steps(),
        subject={"key": KEY},
        doubt=None if trail.cut or trail.url_differs else READ_AS_MEANT,
    )


def _leads_elsewhere(found: Astray, compose: Compose | None) -> Finding:
    return Finding(
        message=f"{found.words}.",
        confidence=found.confidence,
        evidence=found.evidence,
        next_steps=(
            found.look,
            edit_files(
                found.cure, ".env", *compose_files(compose), expect="docker compose config --quiet says nothing"
            ),
            NextStep(
                "Make both containers anew",
                "docker compose up -d --force-recreate postgres daoflow",
                effect=Effect.CHANGES_STATE,
                expect="[migrate] Database migrations completed, then healthy",
            ),
        ),
        subject={"key": "DATABASE_URL"},
        doubt=found.doubt,
    )


def _problem(key: EnvKey, trail: PasswordTrail) -> str | None:
    if trail.cut:
        why = "a $ starts a variable" if key.has_dollar else "of its quotes or a #"
        return f"Compose reads another {KEY} than is written in .env, because {why}"
    if key.url_unsafe:
        mark, effect = MARKS.get(key.url_mark, ANY_MARK)
        where = PLACES.get(key.url_mark_place, "")
        return f"{KEY} holds {mark}{where}, and Compose puts it into DATABASE_URL as it is: {effect}"
    if trail.url_differs:
        return f"DATABASE_URL carries another password than postgres is given as {KEY}"
    return None


def _mark(key: EnvKey, trail: PasswordTrail) -> tuple[Evidence, ...]:
    """Show what the token hides: the class of the character, and where in the value it stands."""
    if trail.cut or not key.url_unsafe or not key.url_mark:
        return ()
    mark, _ = MARKS.get(key.url_mark, ANY_MARK)
    words = f"{KEY}: {mark}{PLACES.get(key.url_mark_place, '')} (url_mark: {key.url_mark})"
    return (Evidence("env/sanity.json", words, pointer=f"/keys/{KEY}/url_mark"),)


def _failed(logs: Logs | None) -> LogHit | None:
    """Return the line that names why the last start failed; the one before it may hold no more than a piece of source code."""
    hits = [hit for item in (STARTUP_FAILED, APPLY) if logs is not None and (hit := logs.last(item.id)) is not None]
    return max(hits, key=lambda hit: (hit.raw_time, hit.line), default=None)


def _fingerprints(trail: PasswordTrail) -> tuple[Evidence, ...]:
    named = {
        ".env": trail.written,
        "Compose": trail.composed,
        "DATABASE_URL": trail.composed_url or trail.client,
    }
    alike: dict[str, list[str]] = {}
    for place, fingerprint in named.items():
        if fingerprint is not None:
            alike.setdefault(fingerprint, []).append(place)
    if sum(map(len, alike.values())) < 2:
        return ()
    words = "; another value in ".join(" and ".join(places) for places in alike.values())
    words = f"{KEY}: the same value in {words}" if len(alike) == 1 else f"{KEY}: one value in {words}"
    return (Evidence("env/sanity.json", words, pointer=f"/keys/{KEY}").related(),)


def _steps() -> tuple[NextStep, ...]:
    return (
        read_logs(
            "postgres", tail=100, expect="password authentication failed, or no attempt at all: the URL leads elsewhere"
        ),
        make_secret(48, expect="48 letters and digits: keep them for the next two steps, and out of any ticket"),
        edit_env(f"Write it into .env as the new {KEY}"),
        NextStep(
            "Give the database the same one; type it when asked",
            "docker compose exec postgres psql -U daoflow -c '\\password daoflow'",
            effect=Effect.CHANGES_STATE,
            expect="no error (a database that has started once has the old password, also while it holds nothing of DaoFlow's)",
        ),
        NextStep(
            "Recreate what changed (`docker compose restart` would keep the old values)",
            "docker compose up -d",
            effect=Effect.CHANGES_STATE,
            expect="[migrate] Database migrations completed, then healthy",
        ),
    )
