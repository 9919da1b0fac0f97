"""A managed server has no Docker Compose

What it looks for
    `docker: 'compose' is not a docker command` or `unknown shorthand flag: 'f' in -f` before a failed step, or a readiness check that
    finds Docker without Compose.

Why it matters
    Images can be pulled by hand and everything looks right; every Compose deployment fails at its first command.

How to confirm
    `ssh USER@HOST docker compose version`.

What to do
    Install the Compose plugin (package `docker-compose-plugin` or `docker-compose-v2`) for that user.

When it is wrong
    The old `docker-compose` program does not count: DaoFlow calls the plugin.

Playbook
    Deployments Fail Or Stall: Docker and Docker Compose availability on the managed host.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.deployments import Deployments
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.facts.servers import Servers
from daoflow_analyzer.finding import Effect, Finding, NextStep, Section, Severity, Where
from daoflow_analyzer.rule import Rule

from daoflow_rules.deployments.failures import LINES
from daoflow_rules.deployments.targets import Wording, target_findings

RULE = Rule(
    code="DP006",
    name="target-compose-missing",
    title="A managed server has no Docker Compose",
    section=Section.DEPLOYMENTS,
    item="Docker and Docker Compose availability on the managed host",
    severity=Severity.HIGH,
    explains=("artifact-staging-failed", "image-pull-failed", "docker-execution-failed", "deployment-stalled"),
    signatures=LINES,
)
WORDING = Wording(
    finding=RULE.name,
    says="Server {server} has Docker but no Compose plugin",
    steps=(
        NextStep(
            "See what DaoFlow last saw of the server",
            "daoflow status --json",
            where=Where.CLI,
            expect="its checkedAt and issues",
        ),
        NextStep(
            "See whether the plugin is there for that user",
            "ssh USER@HOST docker compose version",
            expect="Docker Compose version v2 or later",
        ),
        NextStep(
            "Install the Compose plugin on the server",
            effect=Effect.CHANGES_STATE,
            expect="the next check, within a minute, says ready",
        ),
    ),
)


def check(
    deployments: Deployments | None, servers: Servers | None, logs: Logs | None, incident: Incident
) -> Iterator[Finding]:
    """Yield a finding for each failed deployment that says so, and for each other server whose last check does."""
    yield from target_findings(WORDING, deployments, servers, logs, incident)
