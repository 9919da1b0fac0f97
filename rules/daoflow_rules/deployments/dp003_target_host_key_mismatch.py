"""A managed server shows another host key

What it looks for
    `Host key verification failed` or `REMOTE HOST IDENTIFICATION HAS CHANGED` before a failed step, or in the last readiness check of
    the server.

Why it matters
    The server was installed anew, its address went to another machine, or somebody stands in between. DaoFlow is right not to go on.

How to confirm
    Compare `ssh-keyscan -p PORT HOST | ssh-keygen -lf -` with the fingerprint read on the server's own console.

What to do
    Only when the fingerprint was verified on the console: approve the new identity for the server in the dashboard. Never turn the
    check off.

When it is wrong
    It is not: the keys differ. Which of the two is the true one is yours to find out.

Playbook
    Deployments Fail Or Stall: target server SSH connectivity.
"""

from __future__ import annotations

from daoflow_analyzer.finding import Effect, NextStep, Section, Severity, Where
from daoflow_analyzer.rule import Rule

from daoflow_rules.deployments.failures import LINES
from daoflow_rules.deployments.targets import LAST_SEEN, NOTHING_REACHES_IT, Wording, target_check

RULE = Rule(
    code="DP003",
    name="target-host-key-mismatch",
    title="A managed server shows another host key",
    section=Section.DEPLOYMENTS,
    item="target server SSH connectivity",
    severity=Severity.HIGH,
    explains=NOTHING_REACHES_IT,
    signatures=LINES,
)
WORDING = Wording(
    finding=RULE.name,
    says="Server {server} does not show the approved host key",
    steps=(
        LAST_SEEN,
        NextStep(
            "Read the key that the host shows now",
            "ssh-keyscan -p PORT HOST 2>/dev/null | ssh-keygen -lf -",
            expect="the fingerprints to compare with those on its own console (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub)",
        ),
        NextStep(
            "Approve the new identity, when the fingerprint was verified on the console",
            where=Where.DASHBOARD,
            effect=Effect.CHANGES_STATE,
            expect="the next check, within a minute, says ready",
        ),
    ),
)
check = target_check(WORDING)
