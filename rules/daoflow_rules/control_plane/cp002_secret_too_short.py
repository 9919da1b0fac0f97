"""A secret is shorter than the server accepts

What it looks for
    `ENCRYPTION_KEY` or `BETTER_AUTH_SECRET` (or, when they are set, the backup-destination keys) has fewer than 32 characters, without
    surrounding white space, as Compose passes it on; or the server's own error line says so.

Why it matters
    Since 0.8 the server refuses such a key at start, before it logs anything else, and Docker restarts it forever. Up to 0.7 it was
    accepted, so this typically appears with an upgrade. `POSTGRES_PASSWORD` has no minimum.

How to confirm
    The last `error:` line of `docker compose logs daoflow`. The numbered lines above it are source code that quotes other errors.

What to do
    Set a key of at least 32 characters and recreate daoflow. A changed `ENCRYPTION_KEY` cannot decrypt what the old one encrypted,
    a changed `BETTER_AUTH_SECRET` signs everybody out: if a longer original is known, put that back.

When it is wrong
    When the value reaches the server by another way than `.env` (an override file), the length in `.env` says nothing.

Playbook
    Control Plane Will Not Start, item 1: .env contains non-empty BETTER_AUTH_SECRET, ENCRYPTION_KEY.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Containers
from daoflow_analyzer.facts.env import EnvFile, EnvKey
from daoflow_analyzer.facts.logs import LogHit, Logs
from daoflow_analyzer.facts.version import DaoflowVersion
from daoflow_analyzer.finding import Confidence, Finding, NotApplicable, Section, Severity
from daoflow_analyzer.rule import Rule, Signature
from daoflow_bundle.token import Token, parse_token

from daoflow_rules.control_plane.required_keys import COST_OF_ANOTHER, holders
from daoflow_rules.control_plane.startup_lines import LISTENING, is_history
from daoflow_rules.steps import edit_env, read_logs, recreate

MUST_BE_LONGER = Signature(
    id="secret-must-be-longer",
    pattern=r"^error: (?P<key>ENCRYPTION_KEY|BETTER_AUTH_SECRET|Encryption keys) must be at least 32 characters",
    matches="error: ENCRYPTION_KEY must be at least 32 characters in production.",
    misses='112 |     throw new Error("ENCRYPTION_KEY must be at least 32 characters in production.");',
    services=("daoflow",),
)

RULE = Rule(
    code="CP002",
    name="secret-too-short",
    title="A secret is shorter than the server accepts",
    section=Section.CONTROL_PLANE,
    item=".env contains non-empty BETTER_AUTH_SECRET, ENCRYPTION_KEY",
    severity=Severity.CRITICAL,
    explains=("control-plane-crash-loop", "control-plane-not-ready", "env-changed-not-recreated"),
    signatures=(MUST_BE_LONGER, LISTENING),
)

MINIMUM = 32
AT_START = ("ENCRYPTION_KEY", "BETTER_AUTH_SECRET")
WHEN_SET = ("DAOFLOW_BACKUP_DESTINATION_ENCRYPTION_KEY", "DAOFLOW_PREVIOUS_BACKUP_DESTINATION_ENCRYPTION_KEY")


def check(
    env: EnvFile,
    logs: Logs | None,
    compose: Compose | None,
    containers: Containers | None,
    version: DaoflowVersion | None,
) -> Iterator[Finding | NotApplicable]:
    """Yield one finding a key that is too short for the server."""
    if version is not None and version.at_least(0, 8) is False:
        yield NotApplicable("DaoFlow before 0.8 accepts a key of any length")
        return
    for name in (*AT_START, *WHEN_SET):
        key = env.get(name)
        if key is None or not key.has_value:
            continue
        length = _too_short(key, compose)
        if length is None:
            continue
        hit = _said(name, logs)
        known = version is not None and version.at_least(0, 10 if name in WHEN_SET else 8) is True
        yield Finding(
            message=_message(key, length, hit, [] if hit is not None else holders(name, env, containers)),
            confidence=Confidence.CERTAIN if hit is not None or known else Confidence.LIKELY,
            evidence=(hit.evidence(), key.evidence().related()) if hit is not None else (key.evidence(),),
            next_steps=(
                read_logs("daoflow", expect=f"error: {name} must be at least 32 characters, or no such line"),
                edit_env(
                    f"Set {name} to at least 32 characters; to the longer original where there was one",
                    impact=COST_OF_ANOTHER.get(name, ""),
                ),
                recreate("daoflow", expect="[migrate] Database migrations completed, then healthy"),
            ),
            subject={"key": name},
        )


def _too_short(key: EnvKey, compose: Compose | None) -> str | None:
    """Return the length in words when what Compose passes on is too short, else None. Spaces at the ends do not count."""
    declared = compose.services.get("daoflow") if compose is not None and compose.interpolated else None
    passed = parse_token((declared.environment.get(key.name) or "") if declared is not None else "")
    if passed is not None:
        return _words(passed)
    expects = bool(key.expected_length_class)
    length = key.expected_length if expects else key.length
    if length is not None:
        return f"{length} characters" if length < MINIMUM else None
    known = key.expected_length_class if expects else key.length_class
    return {"short": "fewer than 8 characters", "8-15": "8 to 15 characters"}.get(known)


def _words(token: Token) -> str | None:
    if token.length is not None:
        return f"{token.length} characters" if token.length < MINIMUM else None
    if "len=8-15" in token.flags:
        return "8 to 15 characters"
    return "fewer than 8 characters" if "short" in token.flags else None


def _said(name: str, logs: Logs | None) -> LogHit | None:
    """Return the server's complaint about this key unless it started after that."""
    wanted = name if name in AT_START else "Encryption keys"
    hits = [hit for hit in (logs.hits(MUST_BE_LONGER.id) if logs is not None else ()) if hit.groups["key"] == wanted]
    return hits[-1] if hits and logs is not None and not is_history(hits[-1], logs, LISTENING) else None


def _message(key: EnvKey, length: str, hit: LogHit | None, having: list[str]) -> str:
    text = f"{key.name} has only {length}; DaoFlow needs at least {MINIMUM}"
    if hit is not None:
        return f"{text} and refuses to start."
    if having:
        return f"{text}. {' and '.join(having)} was started before and will not come back from the next docker compose up -d."
    return f"{text} and will refuse to start."
