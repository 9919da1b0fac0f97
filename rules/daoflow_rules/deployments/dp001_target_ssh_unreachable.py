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

from daoflow_analyzer.finding import Effect, NextStep, Section, Severity
from daoflow_analyzer.rule import Rule

from daoflow_rules.deployments.failures import LINES
from daoflow_rules.deployments.targets import LAST_SEEN, NOTHING_REACHES_IT, Wording, target_check

RULE = Rule(
    code="DP001",
    name="target-ssh-unreachable",
    title="A managed server cannot be reached over SSH",
    section=Section.DEPLOYMENTS,
    item="target server SSH connectivity",
    severity=Severity.HIGH,
    explains=NOTHING_REACHES_IT,
    signatures=LINES,
)
WORDING = Wording(
    finding=RULE.name,
    says="Server {server} cannot be reached over SSH",
    steps=(
        LAST_SEEN,
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
check = target_check(WORDING)
