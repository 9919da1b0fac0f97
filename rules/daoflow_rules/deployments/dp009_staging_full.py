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

from daoflow_analyzer.finding import NextStep, Section, Severity
from daoflow_analyzer.rule import Rule

from daoflow_rules.deployments.staging import LOOK, STAGING_LINES, staging_check
from daoflow_rules.host.ho004_disk_full import is_full
from daoflow_rules.steps import prune_docker

RULE = Rule(
    code="DP009",
    name="staging-full",
    title="The staging workspace has no space left",
    section=Section.DEPLOYMENTS,
    item="whether the Compose deploy required a context upload and that the staging workspace is writable",
    severity=Severity.HIGH,
    explains=("artifact-staging-failed", "plan-generation-failed"),
    signatures=STAGING_LINES,
)
STEPS = (
    *LOOK,
    NextStep(
        "See what Docker uses", "docker system df -v | head -60", expect="images, volumes or build cache that grew"
    ),
    prune_docker(expect="df shows free space again, and the deployment goes through"),
)
check = staging_check(RULE.name, "The staging workspace has no space left", "is full", is_full, STEPS)
