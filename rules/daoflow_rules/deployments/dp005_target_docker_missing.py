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

from daoflow_analyzer.finding import Effect, NextStep, Section, Severity
from daoflow_analyzer.rule import Rule

from daoflow_rules.deployments.failures import LINES
from daoflow_rules.deployments.targets import LAST_SEEN, Wording, target_check

RULE = Rule(
    code="DP005",
    name="target-docker-missing",
    title="A managed server has no Docker",
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
    says="Server {server} has no Docker for the SSH user",
    steps=(
        LAST_SEEN,
        NextStep(
            "See whether Docker is there for that user",
            "ssh -p PORT USER@HOST docker version",
            expect="`command not found` means that it is not installed; once cured: client and server version",
        ),
        NextStep(
            "Install Docker Engine and its Compose plugin on the server (Docker's own script; your distribution's packages do as well)",
            "ssh -t -p PORT USER@HOST 'curl -fsSL https://get.docker.com | sudo sh'",
            effect=Effect.CHANGES_STATE,
            expect="the next check, within a minute, says ready",
        ),
    ),
)
check = target_check(WORDING)
