"""The application's port is in use on the server

What it looks for
    `port is already allocated` or `address already in use` before a failed start.

Why it matters
    The new containers were created and could not start; with Compose, the old ones may already be gone.

How to confirm
    `ss -ltnp` on the server that the deployment ran on.

What to do
    Stop what listens there, or publish another port.

When it is wrong
    Two deployments at once may meet each other's containers: the second try then works.

Playbook
    Deployments Fail Or Stall: whether the failure is in plan generation, artifact staging, Docker execution, or post-start health.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from daoflow_analyzer.facts.deployments import Deployments
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.facts.servers import Servers
from daoflow_analyzer.facts.targets import Target, Targets
from daoflow_analyzer.finding import Confidence, Effect, Evidence, Finding, NextStep, Section, Severity, Where
from daoflow_analyzer.rule import Rule

from daoflow_rules.deployments.failures import LINES, failures
from daoflow_rules.deployments.shown import target_of
from daoflow_rules.deployments.targets import on_the_server

RULE = Rule(
    code="DP014",
    name="app-port-taken",
    title="The application's port is in use on the server",
    section=Section.DEPLOYMENTS,
    item="whether the failure is in plan generation, artifact staging, Docker execution, or post-start health",
    severity=Severity.HIGH,
    explains=(
        "docker-execution-failed",
        "post-start-health-failed",
        "service-missing-at-run-time",
        "drifted-at-run-time",
    ),
    signatures=LINES,
)
ADDRESS = re.compile(r"(?:Bind for|listen tcp[46]?) \S*?:(\d{1,5})\b")
STEPS = (
    NextStep(
        "See what listens on the port, on the server that the deployment ran on",
        "ss -ltnp",
        expect="the program, or docker-proxy for another container",
    ),
    NextStep(
        "See which container publishes it",
        "docker ps --format '{{.Names}} {{.Ports}}'",
        expect="another project's container with that port",
    ),
    NextStep(
        "Stop that one, or publish another port, then deploy again",
        where=Where.DASHBOARD,
        effect=Effect.CHANGES_STATE,
        expect="Start services: completed",
    ),
)


def check(
    deployments: Deployments | None,
    servers: Servers | None,
    targets: Targets | None,
    logs: Logs | None,
    incident: Incident,
) -> Iterator[Finding]:
    """Yield a finding for each deployment that could not have its port."""
    for failure in failures(deployments, logs, incident):
        if failure.cause == RULE.name:
            lines = (line.message for line in failure.lines)
            match = next((found for words in (*lines, failure.told) if (found := ADDRESS.search(words))), None)
            port = f"Port {match[1]}" if match is not None else "A port"
            holder = _holder(target_of(failure.server, servers, targets), match[1]) if match is not None else None
            told = "" if match is not None else f": {failure.told}"
            yield Finding(
                message=f"{port} is in use{failure.where or ' on the server'}, so that {failure.mention} could not start{told}.",
                confidence=Confidence.CERTAIN,
                evidence=(*failure.evidence, *((holder,) if holder is not None else ())),
                next_steps=on_the_server(_steps(match[1] if match is not None else None), failure.server, servers),
                subject=failure.subject,
                severity=failure.severity,
            )


def _steps(port: str | None) -> tuple[NextStep, ...]:
    """Return the steps, asking for the port alone where it is known."""
    if port is None:
        return STEPS
    look, publisher, *rest = STEPS
    return (
        replace(look, command=f"ss -ltnp 'sport = :{int(port)}'"),
        replace(publisher, command=f"docker ps --filter publish={int(port)} --format '{{{{.Names}}}} {{{{.Ports}}}}'"),
        *rest,
    )


def _holder(target: Target | None, port: str) -> Evidence | None:
    """Return who holds the port on the server now, where it was looked at."""
    listeners = target.ports.on(int(port)) if target is not None and target.ports is not None else ()
    return target.here(listeners[0].evidence()).related() if target is not None and listeners else None
