"""Docker on a managed server does not answer

What it looks for
    `Cannot connect to the Docker daemon` or `permission denied while trying to connect to the Docker daemon socket` before a failed
    step, or a readiness check that finds Compose and no engine.

Why it matters
    Docker is installed; its daemon is down, or the SSH user is not in the group that may use it. DaoFlow stores these lines as
    information, so that a filter for errors misses them.

How to confirm
    `ssh USER@HOST docker info` and `ssh USER@HOST systemctl status docker`.

What to do
    Start the daemon, or add the user to the group `docker` and let it log in again. On localhost it is the control plane's own socket.

When it is wrong
    A daemon that was restarted in that minute answers the next check.

Playbook
    Deployments Fail Or Stall: Docker and Docker Compose availability on the managed host.
"""

from __future__ import annotations

from daoflow_analyzer.finding import Effect, NextStep, Section, Severity
from daoflow_analyzer.rule import Rule

from daoflow_rules.deployments.failures import LINES
from daoflow_rules.deployments.targets import LAST_SEEN, Wording, target_check

RULE = Rule(
    code="DP007",
    name="target-docker-unreachable",
    title="Docker on a managed server does not answer",
    section=Section.DEPLOYMENTS,
    item="Docker and Docker Compose availability on the managed host",
    severity=Severity.HIGH,
    explains=(
        "image-pull-failed",
        "docker-execution-failed",
        "deployment-stalled",
        "backup-target-unreachable",
    ),
    signatures=LINES,
)
WORDING = Wording(
    finding=RULE.name,
    says="Docker on {server} does not answer DaoFlow",
    steps=(
        LAST_SEEN,
        NextStep(
            "Ask the daemon on that server",
            "ssh -p PORT USER@HOST docker info",
            expect="`permission denied` is the group, `Cannot connect` the daemon; once cured: Server Version",
        ),
        NextStep(
            "Start the daemon there, or let the user use it (group docker)",
            effect=Effect.CHANGES_STATE,
            expect="the next check, within a minute, says ready",
        ),
    ),
)
check = target_check(WORDING)
