"""Docker failed to build, create or start a deployment

What it looks for
    The first failed step is a build, a start or a stack deploy; the message gives the first line that reads as an error, whatever
    its level.

Why it matters
    DaoFlow records only the exit code. The lines before the failed step have the reason.

How to confirm
    `daoflow logs --deployment ID --json`, from the failed step backwards.

What to do
    Cure what the line names: the build, a missing external network or volume, a name that another container has, a variable.

When it is wrong
    A build may print words like *error* long before what stopped it: read on to the end.

Playbook
    Deployments Fail Or Stall: whether the failure is in plan generation, artifact staging, Docker execution, or post-start health.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from daoflow_analyzer.facts.deployments import Deployments
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.facts.servers import Servers
from daoflow_analyzer.facts.targets import Targets
from daoflow_analyzer.finding import Confidence, Effect, Finding, NextStep, Section, Severity, Where
from daoflow_analyzer.rule import Rule

from daoflow_rules.deployments.causes import first_error
from daoflow_rules.deployments.failures import LINES, Failure, clean, failures
from daoflow_rules.deployments.phases import Phase
from daoflow_rules.deployments.refusals import steps_for
from daoflow_rules.deployments.shown import seen_now
from daoflow_rules.deployments.targets import on_the_server
from daoflow_rules.reasons import NOT_HERE, gives_reason
from daoflow_rules.steps import filled

RULE = Rule(
    code="DP013",
    name="docker-execution-failed",
    title="Docker failed to build, create or start a deployment",
    section=Section.DEPLOYMENTS,
    item="whether the failure is in plan generation, artifact staging, Docker execution, or post-start health",
    severity=Severity.HIGH,
    signatures=LINES,
)

SHORT = 130
UNKNOWN = "no reason was recorded"
STEPS = (
    NextStep(
        "Read the deployment's log, whatever level its lines have",
        "daoflow logs --deployment DEPLOYMENT_ID --json",
        where=Where.CLI,
        expect="the first error before the failed step",
    ),
    NextStep(
        "Correct what the line names, then deploy again",
        where=Where.DASHBOARD,
        effect=Effect.CHANGES_STATE,
        expect="every step completed",
    ),
)


def check(
    deployments: Deployments | None,
    servers: Servers | None,
    targets: Targets | None,
    logs: Logs | None,
    incident: Incident,
) -> Iterator[Finding]:
    """Yield a finding for each deployment that failed while Docker built, created or started it."""
    for failure in failures(deployments, logs, incident):
        if failure.phase is Phase.EXECUTION:
            told = _told(failure)
            open_reason = "" if gives_reason(told) and told != UNKNOWN else NOT_HERE
            yield Finding(
                message=f"{failure.words} failed in Docker execution{failure.where}: {told}.{open_reason}",
                confidence=Confidence.CERTAIN,
                evidence=(*failure.evidence, *seen_now(failure.server, servers, targets)),
                next_steps=on_the_server(filled(_steps(failure), DEPLOYMENT_ID=failure.id), failure.server, servers),
                subject=failure.subject,
                severity=failure.severity,
                is_outcome=bool(open_reason),
            )


def _steps(failure: Failure) -> tuple[NextStep, ...]:
    """Return the steps; what Docker's words name can be looked at, and mended."""
    line = first_error(failure.lines)
    mend = steps_for(line.message) if line is not None else ()
    return (STEPS[0], *mend, replace(STEPS[1], do="Deploy again")) if mend else STEPS


def _told(failure: Failure) -> str:
    """Return the recorded error, then Docker's own words, both short: the evidence has them whole."""
    line = first_error(failure.lines)
    said = failure.told if failure.cause is not None else clean(line.message, SHORT) if line is not None else ""
    message = clean(failure.message, SHORT)
    return f"{message}: {said}" if said and message and said != message else message or said or UNKNOWN
