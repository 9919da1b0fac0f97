"""A managed server waits for its identity to be approved

What it looks for
    `SSH host identity is not approved` in the last readiness check, in a deployment, or in DaoFlow's log (0.10 and later).

Why it matters
    DaoFlow sends neither credentials nor commands before that. Deployments stay waiting without any step, and the watchdog fails them
    after 15 minutes with a timeout that hides the reason. After an upgrade from 0.9 every server is in that state.

How to confirm
    `daoflow status --json`: the server's status is `pending host identity approval`.

What to do
    Compare the observed fingerprint with the one on the server's console, then approve it in the dashboard.

When it is wrong
    It is not: approval is a state that DaoFlow keeps.

Playbook
    Deployments Fail Or Stall: target server SSH connectivity.
"""

from __future__ import annotations

from daoflow_analyzer.finding import Effect, NextStep, Section, Severity, Where
from daoflow_analyzer.rule import Rule

from daoflow_rules.deployments.failures import LINES
from daoflow_rules.deployments.targets import LAST_SEEN, NOTHING_REACHES_IT, Wording, target_check

RULE = Rule(
    code="DP004",
    name="target-identity-not-approved",
    title="A managed server waits for its identity to be approved",
    section=Section.DEPLOYMENTS,
    item="target server SSH connectivity",
    severity=Severity.MEDIUM,
    explains=NOTHING_REACHES_IT,
    signatures=LINES,
)
WORDING = Wording(
    finding=RULE.name,
    says="Server {server} waits for its host identity to be approved",
    steps=(
        LAST_SEEN,
        NextStep(
            "Read the server's own fingerprint on its console",
            "ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub",
            expect="the same as the observed one",
        ),
        NextStep(
            "Approve the host identity",
            where=Where.DASHBOARD,
            effect=Effect.CHANGES_STATE,
            expect="the next check, within a minute, says ready",
        ),
    ),
)
check = target_check(WORDING)
