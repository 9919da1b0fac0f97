"""DaoFlow shows an older failure's diagnosis

What it looks for
    The diagnosis stored with a deployment names another deployment as its evidence, or speaks of a watchdog that did not end this
    one.

Why it matters
    A redeploy copies the previous deployment's snapshot with its diagnosis. Dashboard and `daoflow diagnose` then explain the new
    failure with the old one's cause, and people cure what is already cured.

How to confirm
    Compare the id in the diagnosis' evidence (`deployment-failure-…`) with the deployment's own.

What to do
    Read the failed step, the recorded error and the log lines instead; this report does.

When it is wrong
    It is not: the evidence names whose it is.

Playbook
    Deployments Fail Or Stall: whether the dashboard deployment details show a difference between declared config, frozen deployment
    input, and last observed live state.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.deployments import Deployment, Deployments
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.finding import Confidence, Evidence, Finding, NextStep, Section, Severity, Where
from daoflow_analyzer.rule import Rule

from daoflow_rules.steps import filled

RULE = Rule(
    code="DP018",
    name="stale-diagnosis",
    title="DaoFlow shows an older failure's diagnosis",
    section=Section.DEPLOYMENTS,
    item="whether the dashboard deployment details show a difference",
    severity=Severity.LOW,
)
PREFIX = "deployment-failure-"
WATCHDOG = "DEPLOYMENT_WATCHDOG_TIMEOUT"
STEPS = (
    NextStep(
        "Read the deployment's own log instead of its diagnosis",
        "daoflow logs --deployment DEPLOYMENT_ID --json",
        where=Where.CLI,
        expect="the lines before the failed step",
    ),
)


def check(deployments: Deployments, incident: Incident) -> Iterator[Finding]:
    """Yield a finding for each failed or active deployment that carries another one's diagnosis."""
    for item in deployments.all:
        named = item.id == incident.deployment
        if not named and (not (item.is_failed or item.is_active) or deployments.is_superseded(item)):
            continue
        other = _foreign(item)
        stale_watchdog = bool(item.watchdog) and item.is_failed and item.error_code != WATCHDOG
        if other is None and not stale_watchdog:
            continue
        whose = f"that of deployment {other[:8]}" if other is not None else "a watchdog's timeout that did not end it"
        yield Finding(
            message=f"The diagnosis that DaoFlow shows for deployment {item.id[:8]} of {item.service} is {whose}.",
            confidence=Confidence.CERTAIN,
            evidence=(_place(item, f"evidence {PREFIX}{other}" if other is not None else "watchdog"),),
            next_steps=filled(STEPS, DEPLOYMENT_ID=item.id),
            subject={"deployment": item.id},
        )


def _foreign(item: Deployment) -> str | None:
    """Return the deployment whose failure the diagnosis cites, None when it is its own or cites none."""
    cited = item.insight.get("evidence")
    ids = [one.get("id") for one in cited if isinstance(one, dict)] if isinstance(cited, list) else []
    failures = [one.removeprefix(PREFIX) for one in ids if isinstance(one, str) and one.startswith(PREFIX)]
    return failures[0] if failures and item.id not in failures else None


def _place(item: Deployment, words: str) -> Evidence:
    shown = f"diagnosis of {item.id}: {words}"
    if (
        item.artifact is not None
        and item.artifact.snapshot.get("insight") is not None
        and item.artifact.member != item.member
    ):
        return Evidence(item.artifact.member, shown, pointer="/effectiveDeployment/replayableSnapshot/insight")
    return item.evidence("status", shown)
