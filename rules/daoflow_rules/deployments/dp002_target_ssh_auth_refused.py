"""A managed server refuses DaoFlow's SSH key

What it looks for
    `Permission denied (publickey…)` or an unusable private key before a failed step, or in the last readiness check of the server. A
    Git host that refuses a checkout is not meant.

Why it matters
    The server is up and its sshd answers; DaoFlow's user or key is not the one it accepts. Every deployment and every backup on it
    fails.

How to confirm
    From the control-plane host: `ssh -v -p PORT USER@HOST true` with that key; `journalctl -u ssh` on the server says why it was
    refused.

What to do
    Put DaoFlow's public key into `authorized_keys` of the configured user (folder 700, file 600), or register the server again with the
    right user and key.

When it is wrong
    After a key was rotated, the check of the last minute may still be from before.

Playbook
    Deployments Fail Or Stall: target server SSH connectivity.
"""

from __future__ import annotations

from daoflow_analyzer.finding import Effect, NextStep, Section, Severity, Where
from daoflow_analyzer.rule import Rule

from daoflow_rules.deployments.failures import LINES
from daoflow_rules.deployments.targets import LAST_SEEN, NOTHING_REACHES_IT, Wording, target_check

RULE = Rule(
    code="DP002",
    name="target-ssh-auth-refused",
    title="A managed server refuses DaoFlow's SSH key",
    section=Section.DEPLOYMENTS,
    item="target server SSH connectivity",
    severity=Severity.HIGH,
    explains=NOTHING_REACHES_IT,
    signatures=LINES,
)
WORDING = Wording(
    finding=RULE.name,
    says="Server {server} refuses the SSH key",
    steps=(
        LAST_SEEN,
        NextStep(
            "Try it as DaoFlow does, from the control-plane host",
            "ssh -v -o BatchMode=yes -p PORT USER@HOST true",
            expect="Permission denied (publickey)",
        ),
        NextStep(
            "Read why the server refused it",
            "ssh -p PORT USER@HOST journalctl -u ssh --lines 50 --no-pager",
            expect="wrong user, key not listed, or bad permissions of the folder",
        ),
        NextStep(
            "Add the public key on the server, or correct user and key of the registered server",
            where=Where.DASHBOARD,
            effect=Effect.CHANGES_STATE,
            expect="the next check, within a minute, says ready",
        ),
    ),
)
check = target_check(WORDING)
