"""Stored credentials no longer decrypt

What it looks for
    DaoFlow stops after its migrations because a backup destination's credentials were encrypted with another key (0.10 and later); or,
    while it runs, decryption fails: `Unsupported state or unable to authenticate data`.

Why it matters
    `ENCRYPTION_KEY` protects every stored credential. With another key DaoFlow restarts forever if a backup destination exists; if none
    does, it starts "ready" and fails later, at SSH keys, registries and environment variables.

How to confirm
    The `error: Backup destination …` line in DaoFlow's log, right after `Database migrations completed`.

What to do
    Put the previous `ENCRYPTION_KEY` back and recreate. Only when the change was meant: keep the new one and give the old one as
    `DAOFLOW_PREVIOUS_BACKUP_DESTINATION_ENCRYPTION_KEY`, which re-encrypts the destinations and nothing else.

When it is wrong
    A damaged row gives the same error for that row alone. After an upgrade from 0.7 or older with no `ENCRYPTION_KEY`, the data is
    encrypted under `BETTER_AUTH_SECRET`.

Playbook
    Control Plane Will Not Start, item 1: .env contains non-empty ENCRYPTION_KEY.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.env import EnvFile
from daoflow_analyzer.facts.logs import LogHit, Logs
from daoflow_analyzer.finding import Confidence, Doubt, Finding, NextStep, Section, Severity
from daoflow_analyzer.rule import Rule, Signature

from daoflow_rules.control_plane.startup_lines import LISTENING, is_history
from daoflow_rules.steps import edit_env, read_logs, recreate

DESTINATION = Signature(
    id="backup-destination-undecryptable",
    pattern=r"^error: Backup destination (?P<id>[0-9a-f]{32}): (?P<text>.+)",
    matches=(
        "error: Backup destination 4066086748694fd092e6b5b4022331aa: credentials use an unknown encryption key. Set"
        " DAOFLOW_PREVIOUS_BACKUP_DESTINATION_ENCRYPTION_KEY to the matching old destination key and retry."
    ),
    misses="[backup] Backup destination 4066086748694fd092e6b5b4022331aa: 3 objects listed",
    services=("daoflow",),
)
UNDECRYPTABLE = Signature(
    id="stored-value-undecryptable",
    pattern=r"Unsupported state or unable to authenticate data",
    matches=(
        '{"level":"error","message":"tRPC request failed","path":"environmentVariables",'
        '"error":"Unsupported state or unable to authenticate data"}'
    ),
    misses='{"level":"error","message":"tRPC request failed","path":"triggerDeploy","error":"Unsupported source type"}',
    services=("daoflow",),
)

RULE = Rule(
    code="CP013",
    name="encryption-key-changed",
    title="Stored credentials no longer decrypt",
    section=Section.CONTROL_PLANE,
    item=".env contains non-empty ENCRYPTION_KEY",
    severity=Severity.CRITICAL,
    explains=("control-plane-crash-loop", "control-plane-not-ready"),
    signatures=(DESTINATION, UNDECRYPTABLE, LISTENING),
)

KEY_IDS = (
    "docker compose exec postgres psql -U daoflow -d daoflow -c"
    " 'select id, name, credential_key_id from backup_destinations'"
)
A_FOREIGN_DUMP = Doubt(
    "the database is another installation's, put back here from its dump (then that one's key is the right one)",
    "stat -c '%y' .env",
    "a file that has not changed since before the trouble",
)
A_DAMAGED_ROW = Doubt(
    "this one row is damaged and the key is right", KEY_IDS, "the same identifier in it as in rows that work"
)
ONE_DAMAGED_VALUE = Doubt(
    "one stored value is damaged and the key is right",
    "docker compose logs --tail=2000 daoflow | grep 'unable to authenticate data'",
    "one and the same path in every line, while other stored credentials work",
)
KEY = "ENCRYPTION_KEY"
PREVIOUS = "DAOFLOW_PREVIOUS_BACKUP_DESTINATION_ENCRYPTION_KEY"


def check(logs: Logs, env: EnvFile | None) -> Iterator[Finding]:
    """Yield a finding for the start that failed, else one for decryption that fails at run time."""
    logs.require("daoflow")
    stopped = logs.last(DESTINATION.id)
    key = env.get(KEY) if env is not None else None
    related = (key.evidence().related(),) if key is not None else ()
    if stopped is not None and not is_history(stopped, logs, LISTENING):
        message, confidence = _stopped(stopped)
        yield Finding(
            message=message,
            confidence=confidence,
            evidence=(stopped.evidence(), *related),
            next_steps=_steps(),
            subject={"backup_destination": stopped.groups["id"]},
            doubt=A_FOREIGN_DUMP if confidence is Confidence.CERTAIN else A_DAMAGED_ROW,
        )
    elif (hit := logs.last(UNDECRYPTABLE.id)) is not None:
        times = logs.counts.get(UNDECRYPTABLE.id, 1)
        often = f"{times} times" if times > 1 else "once"
        yield Finding(
            message=f"DaoFlow runs, and {often} it could not decrypt a stored value: {KEY} is not the one it was stored under.",
            confidence=Confidence.LIKELY,
            evidence=(hit.evidence(), *related),
            next_steps=_steps(),
            subject={"key": KEY},
            doubt=ONE_DAMAGED_VALUE,
        )


def _stopped(hit: LogHit) -> tuple[str, Confidence]:
    text, who = hit.groups["text"], f"backup destination {hit.groups['id']}"
    if "unknown encryption key" in text:
        return f"DaoFlow does not start: {who} was stored under another {KEY} than the present one.", Confidence.CERTAIN
    if "mixed plaintext" in text:
        return (
            f"DaoFlow does not start: the credentials of {who} are half encrypted: an older image wrote them after an upgrade.",
            Confidence.LIKELY,
        )
    return f"DaoFlow does not start: the credentials of {who} cannot be decrypted.", Confidence.LIKELY


def _steps() -> tuple[NextStep, ...]:
    return (
        read_logs(
            "daoflow",
            expect="Backup destination … unknown encryption key after the migrations; once cured: no such line",
        ),
        NextStep(
            "See which key stored the destinations' credentials (an identifier, not the key)",
            KEY_IDS,
            expect="all the same identifier; the first 16 hex digits of the SHA-256 of the right key",
        ),
        edit_env(f"Put the previous {KEY} back into .env (a backup of the file has it)"),
        edit_env(
            f"Or, when the change was meant, set {PREVIOUS} in .env to the old key: it re-encrypts backup destinations only"
        ),
        recreate("daoflow", expect="DaoFlow control plane listening, and no decryption error afterwards"),
    )
