"""A deployment failed before any step ran

What it looks for
    A deployment that failed without a single worker step, or a request to deploy that DaoFlow refused (`No target server
    configured`, `Deployment queue for server … is full`, …).

Why it matters
    There is no step to look at: a refused request leaves no deployment record at all, and 15 minutes later the watchdog writes its
    own timeout over the reason of a failed one. Only DaoFlow's container log keeps it.

How to confirm
    `docker compose logs daoflow | grep -e triggerDeploy -e "Deployment .* failed"`.

What to do
    Do what the message asks for: give the environment a server, approve its host identity, wait for the queue, correct the Compose
    file.

When it is wrong
    With Temporal enabled and absent, a request fails with `Failed to connect before the deadline` although the deployment runs:
    that is `temporal-not-running`.

Playbook
    Deployments Fail Or Stall: whether the failure is in plan generation, artifact staging, Docker execution, or post-start health.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.deployments import Deployments
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.finding import Confidence, Finding, NextStep, Section, Severity, Where
from daoflow_analyzer.rule import Rule

from daoflow_rules.deployments.failures import LINES, clean, failures
from daoflow_rules.deployments.phases import Phase
from daoflow_rules.deployments.requests import REQUEST_FAILED, refused_requests
from daoflow_rules.steps import filled, read_logs

RULE = Rule(
    code="DP010",
    name="plan-generation-failed",
    title="A deployment failed before any step ran",
    section=Section.DEPLOYMENTS,
    item="whether the failure is in plan generation, artifact staging, Docker execution, or post-start health",
    severity=Severity.HIGH,
    signatures=(*LINES, REQUEST_FAILED),
)
STEPS = (
    read_logs("daoflow", expect="the refused request, or [worker] Deployment … failed: with the reason"),
    NextStep(
        "See where the deployment stands",
        "daoflow diagnose --deployment DEPLOYMENT_ID --json",
        where=Where.CLI,
        expect="its steps; the guidance may be the previous failure's",
    ),
)


def check(deployments: Deployments | None, logs: Logs | None, incident: Incident) -> Iterator[Finding]:
    """Yield a finding for each deployment that failed before its first step, and one for each kind of refused request."""
    for failure in failures(deployments, logs, incident):
        if failure.phase in (Phase.PLAN, Phase.BEFORE_FIRST_STEP):
            yield Finding(
                message=f"{failure.words} failed before any step ran{failure.where}: {failure.told or 'no reason was recorded'}.",
                confidence=Confidence.CERTAIN if failure.told else Confidence.LIKELY,
                evidence=failure.evidence,
                next_steps=filled(STEPS, DEPLOYMENT_ID=failure.id),
                subject=failure.subject,
                severity=failure.severity,
            )
    for hit in refused_requests(logs, incident):
        yield Finding(
            message=f"DaoFlow refused a deployment before it made a record of it: {clean(hit.groups['error'])}.",
            confidence=Confidence.CERTAIN,
            evidence=(hit.evidence(),),
            next_steps=STEPS,
            subject={"service": "daoflow"},
        )
