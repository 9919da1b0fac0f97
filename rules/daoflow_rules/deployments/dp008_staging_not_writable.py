"""The staging workspace cannot be written

What it looks for
    `EROFS`, `EACCES`, `Read-only file system` or `Permission denied` at a path of the workspace before a failed staging step; or an
    upload answered with 500 while the file system of `/app/staging` is mounted read-only.

Why it matters
    Every Compose deployment is unpacked there first. A failed upload leaves no deployment record and no line in the log but the
    500: the reason reaches only the person who uploaded.

How to confirm
    `docker compose exec daoflow touch /app/staging/.probe`, and `mount` on the host.

What to do
    Remount the file system for writing (look for disk errors first), or give the folder back to the user that needs it.

When it is wrong
    A file of the deployed repository that is itself read-only reads alike: the path tells.

Playbook
    Deployments Fail Or Stall: whether the Compose deploy required a context upload and that the staging workspace is writable.
"""

from __future__ import annotations

from daoflow_analyzer.finding import Effect, NextStep, Section, Severity
from daoflow_analyzer.rule import Rule

from daoflow_rules.deployments.staging import LOOK, STAGING_LINES, staging_check

RULE = Rule(
    code="DP008",
    name="staging-not-writable",
    title="The staging workspace cannot be written",
    section=Section.DEPLOYMENTS,
    item="whether the Compose deploy required a context upload and that the staging workspace is writable",
    severity=Severity.HIGH,
    explains=("artifact-staging-failed", "plan-generation-failed"),
    signatures=STAGING_LINES,
)
STEPS = (
    *LOOK,
    NextStep(
        "See whether the file system went read-only by itself",
        "dmesg | grep -i 'remount\\|I/O error' | tail -20",
        expect="nothing; an I/O error means a failing disk",
    ),
    NextStep(
        "Give the folder back to the user who logs in (chown); or, where the file system is read-only, repair it and mount it writable",
        effect=Effect.CHANGES_STATE,
        expect="a file can be made there, and the next deployment goes through",
    ),
)
check = staging_check(
    RULE.name, "The staging workspace cannot be written", "is mounted read-only", lambda disk: disk.read_only, STEPS
)
