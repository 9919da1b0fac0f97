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

from daoflow_analyzer.finding import Effect, NextStep, Section, Severity
from daoflow_analyzer.rule import Rule

from daoflow_rules.deployments.failures import LINES
from daoflow_rules.deployments.targets import LAST_SEEN, Wording, target_check

RULE = Rule(
    code="DP006",
    name="target-compose-missing",
    title="A managed server has no Docker Compose",
    section=Section.DEPLOYMENTS,
    item="Docker and Docker Compose availability on the managed host",
    severity=Severity.HIGH,
    explains=("image-pull-failed", "docker-execution-failed", "deployment-stalled"),
    signatures=LINES,
)
WORDING = Wording(
    finding=RULE.name,
    says="Server {server} has Docker but no Compose plugin",
    steps=(
        LAST_SEEN,
        NextStep(
            "See whether the plugin is there for that user",
            "ssh -p PORT USER@HOST docker compose version",
            expect="an error, or a version below v2; once cured: Docker Compose version v2 or later",
        ),
        NextStep(
            "Install the Compose plugin on the server (Debian's and Ubuntu's names of it; other systems have others)",
            "ssh -t -p PORT USER@HOST 'sudo apt-get install docker-compose-plugin || sudo apt-get install docker-compose-v2'",
            effect=Effect.CHANGES_STATE,
            expect="the next check, within a minute, says ready",
        ),
    ),
)
check = target_check(WORDING)
