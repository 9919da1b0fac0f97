""".env was edited, and the containers were not recreated

What it looks for
    A key whose value in `.env`, as Compose reads it, is another one than the running container has (compared by fingerprint), or a
    published port that differs from the container's.

Why it matters
    `docker compose restart` does not reread `.env`: the edit had no effect, and it takes effect by surprise at the next
    `docker compose up`. The services whose values changed are recreated then, postgres included when its password changed.

How to confirm
    `docker compose up -d --dry-run` (Compose 2.17 and later) lists what would be recreated.

What to do
    Check that the edit is what you want, then `docker compose up -d`. For `POSTGRES_PASSWORD` first: the data volume keeps the old
    password, whatever `.env` says; for `ENCRYPTION_KEY`: what is stored can only be read with the old one.

When it is wrong
    When the stack is brought up with other settings than the collector saw (exported variables, `--env-file`, other `-f` files).

Playbook
    Control Plane Will Not Start: correct the values and recreate daoflow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Container, Containers
from daoflow_analyzer.facts.env import EnvFile, EnvKey, EnvUse
from daoflow_analyzer.facts.health import Health
from daoflow_analyzer.finding import Confidence, Effect, Evidence, Finding, NextStep, NotApplicable, Section, Severity
from daoflow_analyzer.rule import Rule

from daoflow_rules.control_plane.required_keys import COST_OF_ANOTHER, has_text
from daoflow_rules.steps import edit_env, recreate

RULE = Rule(
    code="CP016",
    name="env-changed-not-recreated",
    title=".env was edited, and the containers were not recreated",
    section=Section.CONTROL_PLANE,
    item="correct the DAOFLOW_INITIAL_ADMIN_* values and restart daoflow",
    severity=Severity.HIGH,
)

STARTS = ("control-plane-crash-loop", "control-plane-not-ready")
EXPLAINS = {
    "POSTGRES_PASSWORD": ("postgres-password-mismatch", "migration-failed", *STARTS),
    "DAOFLOW_DATABASE_NAME": ("migration-failed", *STARTS),
    "ENCRYPTION_KEY": ("secret-too-short", "encryption-key-changed", *STARTS),
    "BETTER_AUTH_SECRET": ("secret-too-short", *STARTS),
    "BETTER_AUTH_URL": ("auth-url-invalid", "auth-url-origin-mismatch"),
    "CORS_ORIGIN": ("auth-url-origin-mismatch",),
    "DAOFLOW_INITIAL_ADMIN_EMAIL": ("owner-bootstrap-failed", "control-plane-not-ready"),
    "DAOFLOW_INITIAL_ADMIN_PASSWORD": ("owner-bootstrap-failed", "control-plane-not-ready"),
    "DAOFLOW_ENABLE_TEMPORAL": ("temporal-not-running", "temporal-settings-incoherent"),
    "TEMPORAL_POSTGRES_PASSWORD": ("temporal-database-auth-failed", "temporal-not-running"),
}
CAUTION = {
    "POSTGRES_PASSWORD": NextStep(
        "Only if the new password is not yet the database's: set it there first",
        "docker compose exec postgres psql -U daoflow -c '\\password daoflow'",
        effect=Effect.CHANGES_STATE,
    ),
    **{
        name: edit_env(f"Only if the change was not meant: put the old {name} back into .env")
        for name in ("ENCRYPTION_KEY", "BETTER_AUTH_SECRET")
    },
}
OWNER = ("DAOFLOW_INITIAL_ADMIN_EMAIL", "DAOFLOW_INITIAL_ADMIN_PASSWORD")


def check(
    env: EnvFile, containers: Containers, compose: Compose | None, health: Health | None
) -> Iterator[Finding | NotApplicable]:
    """Yield one finding a key whose new value has not arrived."""
    if not containers.all:
        yield NotApplicable("no container has been made from these settings")
        return
    owner_failed = health is not None and any(
        (item.name, item.status) == ("initial-owner", "failed") for item in health.checks
    )
    for key in env.keys.values():
        # Once an owner exists these two are read no more, and taking them out of .env is good practice.
        if key.in_process_environment or (key.name in OWNER and not owner_failed):
            continue
        # A required key without a value is CP001's.
        if key.required and not key.has_value:
            continue
        stale: dict[str, str] = {}
        for use in key.uses:
            for name in _stale(key, use, env, containers):
                stale.setdefault(name, use.service)
        if stale:
            yield _finding(key, stale, certain=any(use.compose is not None for use in key.uses))
    yield from _ports(containers, compose)


def _stale(key: EnvKey, use: EnvUse, env: EnvFile, containers: Containers) -> Iterator[str]:
    """Yield the containers that have another value of the variable than Compose would give them now."""
    # Where Compose refuses to say, our own reading of the file stands in, not what is written: a `$` may cut that.
    wanted = use.compose or (key.expected if use.part != "embedded" else None)
    if wanted is None or (use.part == "embedded" and _fed_by_another(key, use, env)):
        return
    for name, has in use.running.items():
        container = next((item for item in containers.all if item.name == name), None)
        empty = container is not None and has is None and _is_blank(container, use)
        if (has is not None and has != wanted) or empty:
            yield name


def _is_blank(container: Container, use: EnvUse) -> bool:
    return use.part == "whole" and use.variable in container.env and not has_text(container.env[use.variable])


def _fed_by_another(key: EnvKey, use: EnvUse, env: EnvFile) -> bool:
    """Whether another key is part of the same variable: then a difference of the whole says nothing about this one."""
    return any(
        (other.service, other.variable) == (use.service, use.variable)
        for item in env.keys.values()
        if item.name != key.name
        for other in item.uses
    )


def _finding(key: EnvKey, stale: dict[str, str], *, certain: bool) -> Finding:
    services = list(dict.fromkeys(stale.values()))
    caution = CAUTION.get(key.name)
    names = " and ".join(stale)
    return Finding(
        message=f"{key.name} was changed in .env, and {names} still {'has' if len(stale) == 1 else 'have'} the old value.",
        confidence=Confidence.CERTAIN if certain else Confidence.LIKELY,
        evidence=(
            Evidence(
                "env/sanity.json",
                f"{key.name}: not the same fingerprint in .env and in {names}",
                pointer=f"/keys/{key.name}/uses",
            ),
            key.evidence().related(),
        ),
        next_steps=(
            NextStep(
                "See what Compose would recreate",
                "docker compose up -d --dry-run",
                expect=f"Recreate for {', '.join(services)}",
            ),
            *((caution,) if caution is not None else ()),
            replace(
                recreate(*services, expect=f"{', '.join(services)} recreated with the value of .env"),
                impact=COST_OF_ANOTHER.get(key.name, ""),
            ),
        ),
        subject={"key": key.name},
        explains=(*EXPLAINS.get(key.name, ()), "changed-after-freeze"),
    )


def _ports(containers: Containers, compose: Compose | None) -> Iterator[Finding]:
    """Yield a finding when daoflow is published elsewhere than the settings say."""
    daoflow = containers.one("daoflow")
    declared = compose.services.get("daoflow") if compose is not None and compose.interpolated else None
    if daoflow is None or declared is None:
        return
    wanted = {host for _, host, inside in declared.published_ports if inside == 3000}
    has = {port.host_port for port in daoflow.ports if port.container_port == 3000 and port.host_port is not None}
    if wanted and has and wanted != has:
        new, old = (", ".join(str(port) for port in sorted(ports)) for ports in (wanted, has))
        yield Finding(
            message=f"The settings publish daoflow on port {new}, and the container still has port {old}.",
            confidence=Confidence.CERTAIN,
            evidence=(daoflow.evidence("/HostConfig/PortBindings", f"daoflow is published on port {old}"),),
            next_steps=(
                NextStep("See what Compose would publish", "docker compose config", expect=f"published: {new}"),
                recreate("daoflow", expect=f"daoflow is published on port {new}"),
            ),
            subject={"key": "DAOFLOW_PORT"},
            explains=("auth-url-origin-mismatch", "changed-after-freeze"),
        )
