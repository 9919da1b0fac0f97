"""A key in `.env` reaches no container

What it looks for
    A setting that DaoFlow's server knows, or a key spelled almost like one that counts, which stands in `.env` and which no Compose
    file refers to.

Why it matters
    DaoFlow's Compose file has no `env_file`: only the keys it lists reach the process. Whoever set the key believes that it works.

How to confirm
    `docker compose exec daoflow env | grep '^KEY='` shows nothing.

What to do
    Correct the spelling, or pass the key on in an override file (`docker-compose.override.yml`, `services.daoflow.environment`).

When it is wrong
    Other programs may read the same `.env`.

Playbook
    Control Plane Will Not Start, item 1: .env contains …
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.env import EnvFile, EnvKey
from daoflow_analyzer.finding import Confidence, Finding, NextStep, NotApplicable, Section, Severity, word
from daoflow_analyzer.rule import Rule

from daoflow_rules.steps import edit_env, recreate

RULE = Rule(
    code="CP023",
    name="env-key-has-no-effect",
    title="A key in .env reaches no container",
    section=Section.CONTROL_PLANE,
    item=".env contains …",
    severity=Severity.LOW,
)

SERVER_SETTINGS = {
    "DAOFLOW_ALLOW_START_WITH_MIGRATION_FAILURE",
    "DAOFLOW_RETRY_FAILED_MIGRATION",
    "DAOFLOW_RUN_MIGRATIONS_ONLY",
    "DAOFLOW_REPOSITORY_KNOWN_HOSTS_FILE",
    "DEPLOYMENT_WATCHDOG_TIMEOUT_MS",
    "DEPLOYMENT_WATCHDOG_POLL_INTERVAL_MS",
    "SERVER_READINESS_POLL_INTERVAL_MS",
    "OPERATIONAL_MAINTENANCE_POLL_INTERVAL_MS",
    "TEMPORAL_CONNECT_TIMEOUT_MS",
    "TEMPORAL_CONNECT_RETRY_DELAY_MS",
    "DISABLE_WORKER",
    "MAILER_FROM_ADDRESS",
    "DOCKER_BIN",
    "SSH_BIN",
    "SCP_BIN",
    "SSH_USER",
}
SERVER_PREFIXES = ("SMTP_", "RESEND_", "VAPID_", "S3_")
# Read by Compose itself or by DaoFlow's installer, never by a container.
READ_ELSEWHERE = (
    "COMPOSE_",
    "DOCKER_",
    "DAOFLOW_WORKFLOW_PROFILE",
    "DAOFLOW_DOMAIN",
    "DAOFLOW_ACME_EMAIL",
    "DAOFLOW_PROXY_NETWORK",
    "CLOUDFLARE_TUNNEL_TOKEN",
    "TEMPORAL_",
)


def check(env: EnvFile, compose: Compose) -> Iterator[Finding | NotApplicable]:
    """Yield one finding a key that a server setting or a misspelling makes worth saying."""
    referenced = {reference.key for reference in compose.references}
    if not env.exists or not referenced:
        yield NotApplicable("there is no .env file, or no Compose file refers to any key")
        return
    for key in env.keys.values():
        if not key.present or not key.definitions or key.name in referenced or key.uses:
            continue
        if key.name in SERVER_SETTINGS or key.name.startswith(SERVER_PREFIXES):
            yield _finding(
                key, "DaoFlow's server would read it, but the Compose file does not pass it on", certain=True
            )
        elif not key.name.startswith(READ_ELSEWHERE):
            close = _nearest(key.name, referenced)
            if close:
                yield _finding(key, f"it is spelled almost like {close}", certain=False)


def _nearest(name: str, referenced: Iterable[str]) -> str | None:
    # Nearly no host has such a key, and every run would pay for the import.
    from difflib import get_close_matches  # noqa: PLC0415

    return next(iter(get_close_matches(name, list(referenced), n=1, cutoff=0.88)), None)


def _finding(key: EnvKey, why: str, *, certain: bool) -> Finding:
    return Finding(
        message=f"{key.name} in .env has no effect: {why}.",
        confidence=Confidence.CERTAIN if certain else Confidence.LIKELY,
        evidence=(key.evidence(),),
        next_steps=(
            NextStep(
                "See that the container does not have it",
                f"docker compose exec daoflow env | grep -c '^{word(key.name, 'KEY')}='",
                expect="0",
            ),
            edit_env(f"Correct the spelling in .env, or pass {key.name} on in docker-compose.override.yml"),
            recreate("daoflow", expect="the key appears in the container's environment"),
        ),
        subject={"key": key.name},
    )
