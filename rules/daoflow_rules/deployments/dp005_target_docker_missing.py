"""A managed server has no Docker

What it looks for
    `docker: command not found` before a failed step, or a readiness check that reaches the server and finds neither Docker nor Compose.

Why it matters
    SSH works, so that the server looks connected; nothing can be built, pulled or started on it.

How to confirm
    `ssh USER@HOST docker version`.

What to do
    Install Docker Engine with the Compose plugin on the server, or put its folder on the PATH of non-interactive shells.

When it is wrong
    A check that finds neither may also mean that this user may not use Docker at all: `docker version` on the server tells.

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
    code="DP005",
    name="target-docker-missing",
    title="A managed server has no Docker",
    section=Section.DEPLOYMENTS,
    item="Docker and Docker Compose availability on the managed host",
    severity=Severity.HIGH,
    explains=(
        "artifact-staging-failed",
        "image-pull-failed",
        "docker-execution-failed",
        "deployment-stalled",
        "backup-target-unreachable",
    ),
    signatures=LINES,
)
WORDING = Wording(
    finding=RULE.name,
    says="Server {server} has no Docker for the SSH user",
    steps=(
        NextStep(
            "See what DaoFlow last saw of the server",
            "daoflow status --json",
            where=Where.CLI,
            expect="its checkedAt and issues",
        ),
        NextStep(
            "See whether Docker is there for that user",
            "ssh USER@HOST docker version",
            expect="client and server version; `command not found` means that it is not installed",
        ),
        NextStep(
            "Install Docker Engine and its Compose plugin on the server",
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
