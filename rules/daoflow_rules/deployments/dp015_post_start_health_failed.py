"""Containers started and did not become healthy

What it looks for
    The step `Health check` failed: a container is unhealthy, has exited, restarts, or never appeared within the time (60 seconds,
    or the probe's own).

Why it matters
    The new containers do not serve, and Compose has replaced the old ones of the same service. DaoFlow's own record holds neither
    the application's log nor what the health check answered.

How to confirm
    `docker logs CONTAINER` on the server; exit code 137 is a kill (memory), 139 a crash, 126 and 127 a wrong command.

What to do
    Cure the application or its health check: where the service's log says that it is ready, the check may ask the wrong thing. A slow start
    needs a longer probe timeout. Then deploy again, or roll back.

When it is wrong
    An application that needs more than a minute to start becomes healthy later: look at it now.

Playbook
    Deployments Fail Or Stall: whether the failure is in plan generation, artifact staging, Docker execution, or post-start health.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_analyzer.facts.applications import Applications, unheard
from daoflow_analyzer.facts.containers import Container, HealthState, State
from daoflow_analyzer.facts.deployments import Deployments
from daoflow_analyzer.facts.exit_codes import coded, explained
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.facts.servers import Servers
from daoflow_analyzer.finding import Confidence, Effect, Evidence, Finding, NextStep, Section, Severity, Where
from daoflow_analyzer.rule import Rule

from daoflow_rules.deployments.failures import LINES, Failure, clean, failures
from daoflow_rules.deployments.phases import Phase
from daoflow_rules.deployments.targets import on_the_server
from daoflow_rules.steps import filled

RULE = Rule(
    code="DP015",
    name="post-start-health-failed",
    title="Containers started and did not become healthy",
    section=Section.DEPLOYMENTS,
    item="whether the failure is in plan generation, artifact staging, Docker execution, or post-start health",
    severity=Severity.HIGH,
    explains=("deployment-record-contradicts-runtime",),
    signatures=LINES,
)
SHORT = 60
READY = re.compile(
    r"\bready (?:to|for)\b|\blistening (?:on|at)\b|\b(?:now|is) (?:ready|listening|serving)\b", re.IGNORECASE
)
SAYS_READY = " The service itself says that it is ready: what is wrong may be the health check."
PREFIX = re.compile(r"^compose services failed health checks: ")
UPTIME = re.compile(r"(?<=is unhealthy) \(Up [^()]*(?:\([^()]*\))?\)")
"""What Compose prints beside a state: the state once more."""
NAMED = re.compile(r"\(([\w.-]+)\) (?:is|has) ")
STEPS = (
    NextStep(
        "See what the health check runs, and what it answered, on the server that the deployment ran on",
        "docker inspect --format '{{json .Config.Healthcheck}} {{json .State.Health}}' CONTAINER",
        expect="its command (Test) and the output of its last runs; null means that the container has no health check",
    ),
    NextStep(
        "Read the application's own log, on the server that the deployment ran on",
        "docker compose --project-name PROJECT logs --tail=100",
        expect="its last words before it stopped, or why the probe fails",
    ),
    NextStep(
        "See how the containers are now",
        "docker compose --project-name PROJECT ps --all",
        expect="exited, restarting or unhealthy; running (healthy) when it was only slow to start",
    ),
    NextStep(
        "Correct the application or its health check and deploy again, or roll back to the last good deployment",
        where=Where.DASHBOARD,
        effect=Effect.CHANGES_STATE,
        expect="Health check: completed",
    ),
)


def check(
    *,
    deployments: Deployments | None,
    applications: Applications | None,
    servers: Servers | None,
    logs: Logs | None,
    incident: Incident,
) -> Iterator[Finding]:
    """Yield a finding for each deployment whose health check failed."""
    for failure in failures(deployments, logs, incident):
        if failure.phase is Phase.HEALTH:
            record = deployments.get(failure.id) if deployments is not None else None
            found = (
                applications.project(record.compose_project)
                if applications is not None and record is not None
                else None
            )
            live = [item for item in found.containers if not item.is_running or item.oom_killed] if found else []
            # Whatever is unwell speaks first; a container that runs and stays unhealthy may have said why as well.
            said = found.last_words_of([item.service for item in live or found.containers]) if found else ()
            unwell = [item for item in found.containers if item.health is HealthState.UNHEALTHY] if found else []
            told = _told(failure, deployments)
            ready = [] if live else [item for item in said if READY.search(item.excerpt)]
            now = (
                _now(live)
                + _answered(unwell)
                + (SAYS_READY if unwell and ready else "")
                + unheard(found, [item.service for item in live or unwell])
            )
            yield Finding(
                message=f"{failure.words} started{failure.where} and did not become healthy: {told}.{now}",
                confidence=Confidence.CERTAIN,
                evidence=(
                    *failure.evidence,
                    *(item.state_evidence().related() for item in live),
                    *(answer.related() for item in unwell for answer in _health_answer(item)),
                    *(_health_command(item).aside() for item in unwell if item.health_command),
                    *(item.aside() if READY.search(item.excerpt) else item.related() for item in said),
                ),
                next_steps=on_the_server(
                    filled(
                        STEPS,
                        PROJECT=record.compose_project if record is not None else None,
                        CONTAINER=next((item.name for item in (*unwell, *live)), _named(told)),
                    ),
                    failure.server,
                    servers,
                ),
                subject=failure.subject,
                severity=failure.severity,
                is_outcome=not said and not _answered(unwell),
            )


def _named(told: str) -> str | None:
    """Return the container that DaoFlow's own words name."""
    match = NAMED.search(told)
    return match[1] if match is not None else None


def _health_answer(container: Container) -> Iterator[Evidence]:
    """Yield what the container's health check said last, where the engine kept any of it."""
    if container.health_log:
        last = container.health_log[-1]
        words = f"{container.name}: its health check ended with {coded(last.exit_code)}: {last.output.strip() or 'no output'}"
        yield container.evidence(f"/State/Health/Log/{len(container.health_log) - 1}/Output", words[:500])


def _health_command(container: Container) -> Evidence:
    return container.evidence(
        "/Config/Healthcheck/Test", f"{container.name}: its health check runs: {container.health_command}"[:500]
    )


def _answered(unwell: list[Container]) -> str:
    """Return what the first failing health check said, as a sentence of its own."""
    for container in unwell:
        said = clean(container.health_log[-1].output.strip()) if container.health_log else ""
        if said:
            runs = f" ({clean(container.health_command, SHORT)})" if container.health_command else ""
            return f" Its health check{runs} says: {said[:200].rstrip('.')}."
    return ""


def _told(failure: Failure, deployments: Deployments | None) -> str:
    """Return the step's detail, which names the container, else the error; with the meaning of an exit code."""
    record = deployments.get(failure.id) if deployments is not None else None
    step = record.failed_step if record is not None else None
    # Both name the same thing in other words; a timeout's detail says what it waited for, the error does not.
    words = (
        failure.message
        if "failed health checks" in failure.message
        else (step.detail if step else "") or failure.message
    )
    return explained(clean(UPTIME.sub("", PREFIX.sub("", words))))


def _now(live: list[Container]) -> str:
    """Return how the first container that is not well is now, as a sentence of its own."""
    gone = next((item for item in live if item.state in (State.EXITED, State.DEAD, State.RESTARTING)), None)
    if gone is None:
        return ""
    verb = "keeps restarting" if gone.state is State.RESTARTING else "has exited"
    return f" {gone.name} {verb} (exit code {coded(gone.exit_code)})."
