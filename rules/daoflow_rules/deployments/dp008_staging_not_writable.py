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

from collections.abc import Iterator

from daoflow_analyzer.facts.deployments import Deployments
from daoflow_analyzer.facts.host import Disks, Filesystem
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.finding import Confidence, Effect, Finding, NextStep, Section, Severity
from daoflow_analyzer.rule import Rule

from daoflow_rules.deployments.failures import LINES, failures
from daoflow_rules.deployments.uploads import UPLOAD_FAILED, failed_upload

RULE = Rule(
    code="DP008",
    name="staging-not-writable",
    title="The staging workspace cannot be written",
    section=Section.DEPLOYMENTS,
    item="whether the Compose deploy required a context upload and that the staging workspace is writable",
    severity=Severity.HIGH,
    explains=("artifact-staging-failed", "plan-generation-failed"),
    signatures=(*LINES, UPLOAD_FAILED),
)
STEPS = (
    NextStep(
        "Look at the staging workspace",
        "docker compose exec daoflow sh -c 'df -h /app/staging; ls -ld /app/staging; touch /app/staging/.probe'",
        effect=Effect.CHANGES_STATE,
        expect="space left, owner root, and no error (remove the file .probe afterwards)",
    ),
    NextStep(
        "On a remote server: look at its workspace",
        "ssh USER@HOST 'df -h /tmp; ls -ld /tmp/daoflow-staging'",
        expect="space left, and the folder belongs to that user",
    ),
    NextStep(
        "See whether the file system went read-only by itself",
        "dmesg | grep -i 'remount\\|I/O error' | tail -20",
        expect="nothing; an I/O error means a failing disk",
    ),
    NextStep(
        "Make it writable again",
        effect=Effect.CHANGES_STATE,
        expect="the probe file can be written, and the deployment goes through",
    ),
)


def check(
    deployments: Deployments | None, disks: Disks | None, logs: Logs | None, incident: Incident
) -> Iterator[Finding]:
    """Yield a finding for each failed deployment that says so, else one when an upload failed and the staging disk shows it."""
    told = False
    for failure in failures(deployments, logs, incident):
        if failure.cause == RULE.name:
            told = True
            yield Finding(
                message=f"The staging workspace cannot be written{failure.where}: {failure.told}; {failure.mention} failed there.",
                confidence=Confidence.CERTAIN,
                evidence=failure.evidence,
                next_steps=STEPS,
                subject=failure.subject,
                severity=failure.severity,
            )
    upload = failed_upload(logs, incident)
    disk = (
        next((item for item in disks.filesystems if "staging" in item.purposes and _is_read_only(item)), None)
        if disks
        else None
    )
    if not told and upload is not None and disk is not None:
        yield Finding(
            message="The staging workspace cannot be written: an upload was answered with an error,"
            f" and {disk.mount_point} is mounted read-only.",
            confidence=Confidence.LIKELY,
            evidence=(disk.evidence(), upload.evidence()),
            next_steps=STEPS,
            subject={"server": "localhost"},
        )


def _is_read_only(filesystem: Filesystem) -> bool:
    return filesystem.read_only
