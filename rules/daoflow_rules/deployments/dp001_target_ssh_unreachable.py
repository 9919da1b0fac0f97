"""A managed server cannot be reached over SSH

What it looks for
    ssh's own words before a failed step (`connect to host … refused`, `timed out`, `No route to host`, `Could not resolve hostname`),
    or the same in the last readiness check of the server.

Why it matters
    DaoFlow reports every SSH failure as *Failed to prepare remote workspace*; the line before it says which one it was. Nothing can be
    deployed to that server.

How to confirm
    From the control-plane host: `ssh -v -p PORT USER@HOST true`, and read where it stops.

What to do
    Start the server or its sshd, open the firewall, or correct host and port where the server is registered.

When it is wrong
    `SSH exited with code 255` alone may be any SSH failure (up to 0.11.0 it always is): then the finding is only possible.

Playbook
    Deployments Fail Or Stall: target server SSH connectivity.
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
    code="DP001",
    name="target-ssh-unreachable",
    title="A managed server cannot be reached over SSH",
    section=Section.DEPLOYMENTS,
    item="target server SSH connectivity",
    severity=Severity.HIGH,
    explains=(
        "artifact-staging-failed",
        "deployment-stalled",
        "backup-target-unreachable",
        "plan-generation-failed",
        "image-pull-failed",
        "docker-execution-failed",
    ),
    signatures=LINES,
)
WORDING = Wording(
    finding=RULE.name,
    says="Server {server} cannot be reached over SSH",
    steps=(
        NextStep(
            "See what DaoFlow last saw of the server",
            "daoflow status --json",
            where=Where.CLI,
            expect="its checkedAt and issues",
        ),
        NextStep(
            "Try it as DaoFlow does, from the control-plane host",
            "ssh -v -o BatchMode=yes -p PORT USER@HOST true",
            expect="no route, refused and timed out are the network; `Permission denied` is the key",
        ),
        NextStep(
            "Let the server be reached again: sshd, firewall, name, port",
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
