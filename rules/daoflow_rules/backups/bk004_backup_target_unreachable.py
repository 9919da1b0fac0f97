"""A backup could not get at the host or container

What it looks for
    An error of the newest failed run that means the source: `docker exec exited with code`, `No such container`, a volume or bind
    mount that is not there, or ssh's own words.

Why it matters
    The data was never read, so the destination was not even tried.

How to confirm
    Try the same access by hand: `ssh USER@HOST docker ps`, then the dump command in the container.

What to do
    Let the server be reached, start the container, or correct the policy's volume and database.

When it is wrong
    A container that was just being redeployed is back for the next run.

Playbook
    Backups Fail: SSH or Docker access to the target host.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_analyzer.facts.backups import Backups
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.finding import Confidence, Effect, Finding, NextStep, Section, Severity, Where
from daoflow_analyzer.rule import Rule

from daoflow_rules.backups.failed_runs import ACTIVITY_ERROR, failed_runs
from daoflow_rules.steps import filled

RULE = Rule(
    code="BK004",
    name="backup-target-unreachable",
    title="A backup could not get at the host or container",
    section=Section.BACKUPS,
    item="SSH or Docker access to the target host",
    severity=Severity.HIGH,
    explains=("backup-run-failed", "backup-overdue"),
    signatures=(ACTIVITY_ERROR,),
)
STEPS = (
    NextStep(
        "See whether the container that holds the data runs",
        "docker ps --all",
        expect="no such container, or how it ended; on a remote server over ssh USER@HOST docker ps --all; once cured: running",
    ),
    NextStep(
        "Correct the access or the policy, then run it once by hand",
        "daoflow backup run --policy POLICY_ID --yes",
        where=Where.CLI,
        effect=Effect.CHANGES_STATE,
        expect="the run succeeds",
    ),
)
HELPER_IMAGE = re.compile(r"Unable to find image '([^'\s]+)' locally")
"""DaoFlow copies a volume with a container of its own, whose image the server then has to have or to get."""
GET_THE_IMAGE = NextStep(
    "Give the server the image that DaoFlow copies volumes with; without a way to a registry: docker save elsewhere, docker load here",
    "docker pull IMAGE",
    effect=Effect.CHANGES_STATE,
    expect="the image is there; the next run gets further",
)


def check(backups: Backups, logs: Logs | None, incident: Incident) -> Iterator[Finding]:
    """Yield a finding for each failed run whose error means that."""
    for failed in failed_runs(backups, logs, incident):
        if failed.meaning == RULE.name:
            image = HELPER_IMAGE.search(failed.told)
            steps = (GET_THE_IMAGE, STEPS[-1]) if image is not None else STEPS
            yield Finding(
                message=f"{failed.words} failed: the data could not be reached: {failed.told}.",
                confidence=Confidence.CERTAIN,
                evidence=failed.evidence,
                next_steps=filled(steps, POLICY_ID=failed.run.policy_id, IMAGE=image[1] if image is not None else None),
                subject=failed.subject,
                severity=failed.severity,
            )
