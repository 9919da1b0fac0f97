"""A deployed service has no container

What it looks for
    A service of the newest good deployment on this host for which the engine has no container at all, running or not.

Why it matters
    It was removed (`docker compose down`, a prune, another Compose file with `--remove-orphans`) or never started. DaoFlow still
    says healthy.

How to confirm
    `docker ps --all --filter label=com.docker.compose.project=PROJECT`.

What to do
    Find out who removed it before redeploying: its named volumes are kept unless somebody used `--volumes`.

When it is wrong
    A service behind a profile that is not active is left out.

Playbook
    Compose State Recovery: only then fall back to host-level docker compose ps, docker inspect, or manual file inspection.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.applications import Applications, unheard
from daoflow_analyzer.facts.deployments import Deployments
from daoflow_analyzer.facts.servers import Servers
from daoflow_analyzer.facts.state import States
from daoflow_analyzer.finding import Confidence, Doubt, Effect, Finding, NextStep, Section, Severity, Where
from daoflow_analyzer.rule import Rule

from daoflow_rules.compose_state.rows import server_of, subject_of
from daoflow_rules.deployments.targets import on_the_server
from daoflow_rules.steps import past_events

RULE = Rule(
    code="ST003",
    name="service-missing-at-run-time",
    title="A deployed service has no container",
    section=Section.COMPOSE_STATE,
    item="only then fall back to host-level docker compose ps, docker inspect, or manual file inspection",
    severity=Severity.HIGH,
    explains=("deployment-record-contradicts-runtime", "live-section-unusable"),
)
NAMES = "docker ps --all --format '{{.Names}} {{.Image}} {{.Status}}'"
REDEPLOY = NextStep(
    "Redeploy the service",
    where=Where.DASHBOARD,
    effect=Effect.CHANGES_STATE,
    expect="the deployment goes through, and the containers are there",
)


def check(
    states: States, deployments: Deployments | None, servers: Servers | None, applications: Applications | None
) -> Iterator[Finding]:
    """Yield a finding for each deployed service that has no container."""
    for item in states.of_class("only-frozen"):
        if item.path == "container" and item.deployment:
            record = deployments.get(item.deployment) if deployments is not None else None
            home = applications.project(record.compose_project) if applications and record else None
            mute = unheard(home, [item.service])
            server = server_of(item.deployment, deployments)
            yield Finding(
                message=f"{item.service} of deployment {item.deployment[:8]} has no container: {item.who}.{mute}",
                # A project that was not sought by name, and has no container from a staging workspace, may run, made by hand.
                confidence=Confidence.LIKELY if "another folder" in item.who else Confidence.CERTAIN,
                evidence=item.evidence,
                next_steps=on_the_server(_steps(item.service), server, servers),
                subject=subject_of(item.deployment, item.service, deployments),
                doubt=_doubt(server, servers),
            )


def _doubt(server: str, servers: Servers | None) -> Doubt:
    (look,) = on_the_server((NextStep("Look", NAMES),), server, servers)
    return Doubt(
        "it runs under another name, or was a job that is removed when it is done",
        look.command or NAMES,
        "its image, or the rest of its project well without it",
    )


def _steps(service: str) -> tuple[NextStep, ...]:
    return (
        NextStep(
            "Look for the containers", "docker ps --all", expect="none of that project, or some under another name"
        ),
        NextStep("See whether its volumes are still there", "docker volume ls", expect="PROJECT_NAME volumes"),
        past_events("event=destroy", service, expect="the time of the removal"),
        REDEPLOY,
    )
