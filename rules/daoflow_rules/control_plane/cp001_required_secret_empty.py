"""A required secret has no value

What it looks for
    `BETTER_AUTH_SECRET`, `ENCRYPTION_KEY` or `POSTGRES_PASSWORD` (and `TEMPORAL_POSTGRES_PASSWORD` where this version or an active
    profile needs it, and any other key that the Compose file guards with `:?`) is absent, empty or blank in `.env`, and neither the
    shell's environment nor the Compose file gives it a value. Also: the server itself says that it was started without one.

Why it matters
    Since 0.8.8 Compose refuses *every* command, `ps` and `logs` included, and names only one of several missing keys. Containers that
    already run keep their old values until somebody recreates them. Up to 0.8.7 Compose goes on with a blank value.

How to confirm
    `grep -n '^BETTER_AUTH_SECRET=' .env`, and `docker compose config --quiet`, which is silent once nothing is missing.

What to do
    Put the *old* value back: a running container still has it, a backup of `.env` too. A new `ENCRYPTION_KEY` makes stored
    credentials unreadable, a new `POSTGRES_PASSWORD` does not fit the data volume. Generate one on a fresh installation only.

When it is wrong
    When the values come from somewhere the collector did not see (`--env-file`, a wrapper that exports them before it calls Compose).

Playbook
    Control Plane Will Not Start, item 1: .env contains non-empty secrets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Containers
from daoflow_analyzer.facts.env import EnvFile
from daoflow_analyzer.facts.logs import LogHit, Logs
from daoflow_analyzer.facts.version import DaoflowVersion
from daoflow_analyzer.finding import Confidence, Effect, Evidence, Finding, NextStep, Section, Severity, word
from daoflow_analyzer.rule import Rule, Signature

from daoflow_rules.control_plane.required_keys import (
    COST_OF_ANOTHER,
    HOMES,
    TEMPORAL,
    holders,
    lacks_value,
    needed_keys,
    passed_on,
)
from daoflow_rules.control_plane.startup_lines import LISTENING, MIGRATIONS_COMPLETED, is_history
from daoflow_rules.steps import compose_files, edit_compose, edit_env, make_secret, recreate

MUST_BE_SET = Signature(
    id="secret-must-be-set",
    pattern=r"^error: (?P<key>ENCRYPTION_KEY|BETTER_AUTH_SECRET) must be set in production",
    matches="error: ENCRYPTION_KEY must be set in production.",
    misses='108 |     throw new Error("ENCRYPTION_KEY must be set in production.");',
    services=("daoflow",),
)
BLANK_AT_INIT = Signature(
    id="postgres-password-not-specified",
    pattern=r"Database is uninitialized and superuser password is not specified",
    matches="Error: Database is uninitialized and superuser password is not specified.",
    misses="PostgreSQL Database directory appears to contain a database; Skipping initialization",
    services=("postgres",),
)

RULE = Rule(
    code="CP001",
    name="required-secret-empty",
    title="A required secret has no value",
    section=Section.CONTROL_PLANE,
    item=".env contains non-empty BETTER_AUTH_SECRET, ENCRYPTION_KEY, POSTGRES_PASSWORD, and TEMPORAL_POSTGRES_PASSWORD",
    severity=Severity.CRITICAL,
    explains=(
        "compose-file-invalid",
        "env-changed-not-recreated",
        "postgres-not-running",
        "postgres-unhealthy",
        "postgres-password-mismatch",
        "database-url-broken",
        "redis-blocks-start",
        "migration-failed",
        "control-plane-crash-loop",
        "control-plane-not-ready",
    ),
    signatures=(MUST_BE_SET, BLANK_AT_INIT, LISTENING, MIGRATIONS_COMPLETED),
)

COMPLAINT = re.compile(r"required variable (?P<key>\w+) is missing a value")


def check(
    env: EnvFile,
    compose: Compose | None,
    containers: Containers | None,
    logs: Logs | None,
    version: DaoflowVersion | None,
) -> Iterator[Finding]:
    """Yield one finding a key without a value, or one for all when there is no `.env` at all."""
    complaints = _complaints(compose)
    missing = [name for name in needed_keys(env, compose, version) if lacks_value(name, env, compose)]
    missing += [name for name in complaints if name not in missing]
    if missing and not env.exists:
        yield _no_file(env, missing, complaints, containers)
        return
    for name in missing:
        yield _key(name, env=env, compose=compose, complaints=complaints, containers=containers, version=version)
    for name, hit in _said_by_server(logs):
        # With a value on its way, the container only has to be recreated (CP016).
        if name not in missing and not passed_on(name, compose):
            yield _started_without(name, hit, env, compose)


def _complaints(compose: Compose | None) -> dict[str, Evidence]:
    """Return what Compose itself named: one key a command, and not always the same one."""
    found: dict[str, Evidence] = {}
    for command in compose.refused() if compose is not None else ():
        for line in command.stderr:
            if (match := COMPLAINT.search(line)) is not None:
                found.setdefault(match["key"], command.evidence(line).related())
    return found


def _key(
    name: str,
    *,
    env: EnvFile,
    compose: Compose | None,
    complaints: dict[str, Evidence],
    containers: Containers | None,
    version: DaoflowVersion | None,
) -> Finding:
    key = env.get(name)
    state = "is not set" if key is None or not key.present else "is empty" if key.empty else "is only white space"
    message = f"{name} {state} in {env.path}"
    if key is not None and key.has_value:
        message = (
            f"Compose sees no value of {name} although {env.path} sets one (an empty shell variable wins over the file)"
        )
    old = version is not None and version.at_least(0, 8) is False and name == "ENCRYPTION_KEY"
    having = holders(name, env, containers)
    if complaints:
        message += "; every docker compose command fails"
    if old:
        message += "; before 0.8 DaoFlow falls back to BETTER_AUTH_SECRET without a word"
    if having:
        message += f"; {' and '.join(having)} still {'runs' if len(having) == 1 else 'run'} with the old value"
    place = key.evidence() if key is not None else Evidence("env/sanity.json", f"{name}: not in .env", pointer="/keys")
    said = complaints.get(name) or next(iter(complaints.values()), None)
    return Finding(
        message=f"{message}.",
        confidence=Confidence.LIKELY if old or (compose is None and said is None) else Confidence.CERTAIN,
        severity=Severity.HIGH if old else None,
        evidence=(place, *((said,) if said is not None else ())),
        next_steps=_shadowed(name) if key is not None and key.has_value else _steps(name, having),
        subject={"key": name},
        explains=(*RULE.explains, "temporal-not-running", "temporal-database-auth-failed")
        if name == TEMPORAL
        else None,
    )


def _no_file(
    env: EnvFile, missing: list[str], complaints: dict[str, Evidence], containers: Containers | None
) -> Finding:
    having = holders(missing[0], env, containers)
    still = f" {' and '.join(having)} still has the old values." if having else ""
    return Finding(
        message=f"There is no {env.path}, so {', '.join(missing)} have no value.{still}",
        confidence=Confidence.CERTAIN,
        evidence=(
            Evidence("env/sanity.json", f"{env.path}: does not exist", pointer="/files"),
            *complaints.values(),
        ),
        next_steps=_steps(missing[0], having),
        subject={"file": env.path},
    )


def _said_by_server(logs: Logs | None) -> Iterator[tuple[str, LogHit]]:
    """Yield the keys that the server or postgres missed at its last start."""
    if logs is None:
        return
    newest = {hit.groups["key"]: hit for hit in logs.hits(MUST_BE_SET.id)}
    if (blank := logs.last(BLANK_AT_INIT.id)) is not None:
        newest["POSTGRES_PASSWORD"] = blank
    yield from (
        (name, hit) for name, hit in newest.items() if not is_history(hit, logs, LISTENING, MIGRATIONS_COMPLETED)
    )


def _started_without(name: str, hit: LogHit, env: EnvFile, compose: Compose | None) -> Finding:
    service, variable = HOMES[name]
    key = env.get(name)
    why = "the Compose file does not pass it on" if compose is not None else "the Compose file may not pass it on"
    return Finding(
        message=f"{service} was started without {name}, although {env.path} sets it: {why}.",
        confidence=Confidence.CERTAIN if compose is not None else Confidence.LIKELY,
        evidence=(hit.evidence(), *((key.evidence().related(),) if key is not None else ())),
        next_steps=(
            NextStep(
                f"See whether the Compose file gives {variable} to {service}",
                f"grep -n '{word(name, 'KEY')}' {' '.join(compose_files(compose))}",
                expect=f"a line under environment of {service}; without it the value never arrives",
            ),
            edit_compose(f"Pass it on again in the Compose file: {variable}: ${{{name}:?Set {name} in .env}}", compose),
            recreate(service, expect=f"{service} starts and stays up"),
        ),
        subject={"key": name},
    )


def _cost(name: str) -> str:
    cost = COST_OF_ANOTHER.get(name)
    return f"none with the value of before; with another one, {cost}" if cost else ""


def _shadowed(name: str) -> tuple[NextStep, ...]:
    return (
        NextStep(
            "See whether the shell that calls Compose has a variable of that name",
            f"sh -c 'env | grep -n ^{word(name, 'KEY')}='",
            expect="no line; an empty one is the culprit",
        ),
        NextStep(
            f"Take it out of the shell (unset {name}) and of whatever exports it",
            effect=Effect.CHANGES_STATE,
            expect="docker compose config --quiet is silent",
        ),
        recreate(expect="every service running"),
    )


def _steps(name: str, having: list[str]) -> tuple[NextStep, ...]:
    look = NextStep(
        "Look whether the value is there under another spelling",
        f"grep -n '{word(name, 'KEY')}' .env",
        expect=f"one line {name}=… with a value",
    )
    if having:
        recover = NextStep(
            "Read the old value from the container that still has it (do not paste it into a ticket)",
            f"docker inspect --format '{{{{range .Config.Env}}}}{{{{println .}}}}{{{{end}}}}' {word(having[0], 'CONTAINER')}",
            expect=f"the value of {HOMES.get(name, ('', name))[1]}",
        )
        put = edit_env(f"Put that same value back: {name}=… in .env")
    else:
        recover = NextStep(
            "Find the old value in a backup of .env",
            "ls -l .env*",
            expect="an older copy",
        )
        put = edit_env(f"Set {name}=… in .env to the value that this installation has always had", impact=_cost(name))
        new = make_secret(
            64, expect="64 letters and digits; they fit an installation that has no data yet, and no other"
        )
        new = replace(new, do="Only on a fresh installation: make a new value instead")
    last = recreate(expect="every service running; docker compose config --quiet is silent")
    return (look, recover, put, last) if having else (look, recover, new, put, last)
