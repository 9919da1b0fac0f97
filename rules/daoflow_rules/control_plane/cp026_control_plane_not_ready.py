"""DaoFlow does not answer, or says that it is not ready

What it looks for
    `/ready` answers 503, an endpoint answers with an error or not at all, another program answers on DaoFlow's port, or the engine's
    health check of the daoflow container fails.

Why it matters
    This is a symptom: it says that users are hit, not why. The opposite proves nothing: the endpoints keep saying 200 when the database
    is gone.

How to confirm
    `curl -i http://127.0.0.1:3000/ready`: its `checks` say which step of the start failed.

What to do
    Follow the finding that explains it.

When it is wrong
    In the first half minute after a start, not being ready is normal.

Playbook
    First Five Minutes: curl http://127.0.0.1:3000/trpc/health.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from datetime import timedelta

from daoflow_analyzer.facts.containers import Container, Containers, HealthState
from daoflow_analyzer.facts.health import Endpoint, Health
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.finding import Confidence, Evidence, Finding, NextStep, Section, Severity
from daoflow_analyzer.rule import Rule
from daoflow_bundle.token import TOKEN

from daoflow_rules.steps import read_logs, show_containers

RULE = Rule(
    code="CP026",
    name="control-plane-not-ready",
    title="DaoFlow does not answer, or says that it is not ready",
    section=Section.CONTROL_PLANE,
    item="curl http://127.0.0.1:3000/trpc/health",
    severity=Severity.HIGH,
    symptom_only=True,
)

STARTING = timedelta(seconds=40)


def check(health: Health, incident: Incident, containers: Containers | None) -> Iterator[Finding]:
    """Yield one finding with all endpoints that fail."""
    container = containers.one("daoflow") if containers is not None else None
    failed = [endpoint for endpoint in health.endpoints.values() if _fails(endpoint)]
    evidence = [endpoint.evidence() for endpoint in failed]
    evidence += [
        Evidence("health/ready.json", f"{item.name}: {item.detail}", pointer=f"/body/checks/{item.index}")
        for item in health.checks
        if item.status == "failed"
    ]
    if container is not None and container.is_running and container.health is HealthState.UNHEALTHY:
        evidence.append(container.state_evidence())
    if not evidence:
        return
    starting = _just_started(container, incident)
    yield Finding(
        message=_message(failed, health, container) + (" It started less than a minute ago." if starting else ""),
        confidence=Confidence.POSSIBLE if starting else Confidence.CERTAIN,
        evidence=(evidence[0], *(item.related() for item in evidence[1:])),
        next_steps=(
            NextStep(
                "Ask DaoFlow itself",
                f"curl -i {shlex.quote(failed[0].url) if failed else 'http://127.0.0.1:3000/ready'}",
                expect='no answer, or the failed check by its name; once cured: 200 and "status":"ready"',
            ),
            show_containers("daoflow restarting, unhealthy or not there; once cured: running and healthy"),
            read_logs("daoflow", expect="the last line that begins with error: or …Error:"),
        ),
        subject={"service": "daoflow"},
    )


def _fails(endpoint: Endpoint) -> bool:
    # Up to 0.7 /ready is not an endpoint: the web page answers it with 200 and HTML.
    return (
        endpoint.status is None or endpoint.status >= 400 or (endpoint.body_kind == "json" and not endpoint.is_daoflow)
    )


def _just_started(container: Container | None, incident: Incident) -> bool:
    if container is None or not container.is_running or container.started_at is None or container.restart_count:
        return False
    return incident.collected_at - container.started_at < STARTING


def _message(failed: list[Endpoint], health: Health, container: Container | None) -> str:
    broken = [item for item in health.checks if item.status == "failed"]
    if broken:
        return f"DaoFlow says that it is not ready: {broken[0].detail.rstrip('.')}."
    unanswered = [endpoint for endpoint in failed if endpoint.status is None]
    if unanswered:
        return f"DaoFlow does not answer on {unanswered[0].url}: {unanswered[0].error or unanswered[0].error_kind}."
    foreign = [endpoint for endpoint in failed if not endpoint.is_daoflow]
    if foreign and not any(endpoint.is_daoflow for endpoint in health.endpoints.values()):
        return f"What answers on {foreign[0].url} (status {foreign[0].status}) is not DaoFlow."
    if failed:
        return f"DaoFlow answers {failed[0].status} on {failed[0].url}."
    runs = [run for run in container.health_log if run.exit_code] if container is not None else []
    said = TOKEN.sub("…", " ".join(runs[-1].output.split()))[:200].rstrip(".") if runs else ""
    return f"DaoFlow answers, and the engine's health check of it fails{f': {said}' if said else ''}."
