"""A deployment failed while its inputs were staged

What it looks for
    The first failed step is `Clone repository` or `Prepare uploaded workspace`, or the recorded error is one of staging; or an
    upload was answered with 500.

Why it matters
    Nothing was built or started yet: what runs is still what ran before. On a remote server every SSH failure looks like this.

How to confirm
    `daoflow logs --deployment ID --json`, the lines just before the failed step.

What to do
    Follow the line: repository access and ref, an `env_file` that is not in the workspace, an upload that expired after 30 days, or
    the server itself.

When it is wrong
    After an upload that failed and was tried again with success.

Playbook
    Deployments Fail Or Stall: whether the failure is in plan generation, artifact staging, Docker execution, or post-start health.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_analyzer.facts.deployments import Deployments
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.finding import Confidence, Effect, Finding, NextStep, Section, Severity, Where
from daoflow_analyzer.rule import Rule

from daoflow_rules.deployments.causes import first_error
from daoflow_rules.deployments.failures import LINES, Failure, clean, failures
from daoflow_rules.deployments.phases import Phase
from daoflow_rules.deployments.uploads import UPLOAD_FAILED, failed_upload
from daoflow_rules.steps import filled, read_logs

RULE = Rule(
    code="DP011",
    name="artifact-staging-failed",
    title="A deployment failed while its inputs were staged",
    section=Section.DEPLOYMENTS,
    item="whether the failure is in plan generation, artifact staging, Docker execution, or post-start health",
    severity=Severity.HIGH,
    signatures=(*LINES, UPLOAD_FAILED),
)
STEPS = (
    NextStep(
        "Read the deployment's log, whatever level its lines have",
        "daoflow logs --deployment DEPLOYMENT_ID --json",
        where=Where.CLI,
        expect="the line before the failed step: ssh, git, scp or the file system",
    ),
    NextStep(
        "See whether the staging workspace can be written",
        "docker compose exec daoflow df -h /app/staging",
        expect="no space left, or read-only; once cured: neither",
    ),
)
GIVE_THE_FILE = NextStep(
    "Upload or commit the file that the Compose file names, or take it out of the Compose file; then deploy again",
    where=Where.DASHBOARD,
    effect=Effect.CHANGES_STATE,
    expect="the staging step completed",
)
MISSING_INPUT = re.compile(r"env_file .* was not found|resolves outside of the deployment workspace", re.IGNORECASE)
"""What no look at the workspace explains: the application's own files are not complete."""


def check(deployments: Deployments | None, logs: Logs | None, incident: Incident) -> Iterator[Finding]:
    """Yield a finding for each deployment that failed in staging, and one for an upload that was answered with an error."""
    for failure in failures(deployments, logs, incident):
        if failure.phase is Phase.STAGING:
            yield Finding(
                message=f"{failure.words} failed in artifact staging{failure.where}: {_told(failure)}.",
                confidence=Confidence.CERTAIN,
                evidence=failure.evidence,
                next_steps=filled(_steps(failure), DEPLOYMENT_ID=failure.id),
                subject=failure.subject,
                severity=failure.severity,
            )
    upload = failed_upload(logs, incident)
    if upload is not None:
        yield Finding(
            message=f"An upload for a deployment was answered with {upload.groups['status']}: no deployment was recorded.",
            confidence=Confidence.CERTAIN,
            evidence=(upload.evidence(),),
            next_steps=(
                *STEPS,
                read_logs("daoflow", expect="nothing but the 500: the reason went to whoever uploaded"),
            ),
            subject={"service": "daoflow"},
        )


def _steps(failure: Failure) -> tuple[NextStep, ...]:
    return (STEPS[0], GIVE_THE_FILE) if MISSING_INPUT.search(failure.message) else STEPS


def _told(failure: Failure) -> str:
    """Return the recorded error with the line that explains it."""
    line = first_error(failure.lines)
    said = clean(line.message) if line is not None else failure.told
    message = clean(failure.message)
    return message if not said or said == message else f"{message} ({said})" if message else said
