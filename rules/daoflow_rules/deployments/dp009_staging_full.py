"""The staging workspace has no space left

What it looks for
    `ENOSPC` or `no space left on device` before a failed staging step; or an upload answered with 500 while the file system of
    `/app/staging` is full.

Why it matters
    Every Compose deployment is unpacked there first. Locally the workspace lies on Docker's data root, so that PostgreSQL soon
    follows.

How to confirm
    `docker compose exec daoflow df -h /app/staging`; uploads are kept for 30 days under `uploaded-artifacts`.

What to do
    Free space that is no data: dangling images, build cache. Old uploads go by themselves; they are needed for redeploying what was
    uploaded.

When it is wrong
    A quota on the workspace alone looks the same and is cured by raising it.

Playbook
    Deployments Fail Or Stall: whether the Compose deploy required a context upload and that the staging workspace is writable.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.deployments import Deployments
from daoflow_analyzer.facts.host import Disks
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.finding import Confidence, Effect, Finding, NextStep, Section, Severity
from daoflow_analyzer.rule import Rule

from daoflow_rules.deployments.failures import LINES, failures
from daoflow_rules.deployments.uploads import UPLOAD_FAILED, failed_upload
from daoflow_rules.host.ho004_disk_full import is_full

RULE = Rule(
    code="DP009",
    name="staging-full",
    title="The staging workspace has no space left",
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
        "See what Docker uses", "docker system df -v | head -60", expect="images, volumes or build cache that grew"
    ),
    NextStep(
        "Free space that is not data (dangling images and build cache only)",
        "docker image prune -f && docker builder prune -f",
        effect=Effect.DESTRUCTIVE,
        expect="df shows free space again, and the deployment goes through",
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
                message=f"The staging workspace has no space left{failure.where}: {failure.told}; {failure.mention} failed there.",
                confidence=Confidence.CERTAIN,
                evidence=failure.evidence,
                next_steps=STEPS,
                subject=failure.subject,
                severity=failure.severity,
            )
    upload = failed_upload(logs, incident)
    disk = (
        next((item for item in disks.filesystems if "staging" in item.purposes and is_full(item)), None)
        if disks
        else None
    )
    if not told and upload is not None and disk is not None:
        yield Finding(
            message=f"The staging workspace has no space left: an upload was answered with an error, and {disk.mount_point} is full.",
            confidence=Confidence.LIKELY,
            evidence=(disk.evidence(), upload.evidence()),
            next_steps=STEPS,
            subject={"server": "localhost"},
        )
