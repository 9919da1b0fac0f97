"""A deployment is stuck

What it looks for
    A deployment that is queued, waits or runs without any progress: queued for more than five minutes, waiting for a build slot for
    more than fifteen, or running without a heartbeat for more than ten; or one that the watchdog ended in the middle of a step.
    Of a deployment that the operator named, one minute in the queue is enough.

Why it matters
    One active deployment of a service blocks the next ones. The watchdog fails running ones after 15 minutes; it never touches a
    queued one.

How to confirm
    `daoflow logs --deployment ID --json` and the worker's lines in `docker compose logs daoflow`.

What to do
    Look at what it waits for: a worker that is disabled (Docker socket), an earlier deployment of the same service, a build slot,
    an approval of the host. Cancel it in the dashboard when nothing will come.

When it is wrong
    A long build or a large pull is busy, not stuck: its heartbeat is fresh.

Playbook
    Deployments Fail Or Stall: whether the failure is in plan generation, artifact staging, Docker execution, or post-start health.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from daoflow_analyzer.facts.deployments import Deployment, Deployments
from daoflow_analyzer.facts.health import Health
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.finding import Confidence, Effect, Evidence, Finding, NextStep, Section, Severity, Where
from daoflow_analyzer.rule import Rule

from daoflow_rules.control_plane.cp006_docker_socket_not_mounted import NOT_FOUND, WORKER_STARTED
from daoflow_rules.control_plane.startup_lines import is_history
from daoflow_rules.deployments.failures import HISTORY, LINES, clean, has_given_up, is_stalled, log_line
from daoflow_rules.steps import read_logs

RULE = Rule(
    code="DP016",
    name="deployment-stalled",
    title="A deployment is stuck",
    section=Section.DEPLOYMENTS,
    item="whether the failure is in plan generation, artifact staging, Docker execution, or post-start health",
    severity=Severity.HIGH,
    signatures=(*LINES, NOT_FOUND, WORKER_STARTED),
)
QUEUED, WAITING, SILENT = timedelta(minutes=5), timedelta(minutes=15), timedelta(minutes=10)
NAMED = timedelta(minutes=1)
"""The operator says that it is stuck: then no more than DaoFlow's own pace has to be waited for."""
SLOT = "Waiting for an available build slot"
STEPS = (
    read_logs(
        "daoflow",
        expect="no [worker] Execution worker started, or nothing for it after that; once cured: [worker] Executing deployment … for it",
    ),
    NextStep(
        "See which deployments are active",
        "daoflow status --json",
        where=Where.CLI,
        expect="an older one of the same service, or a server that is not ready",
    ),
    NextStep(
        "When nothing will come, cancel it and deploy again",
        where=Where.DASHBOARD,
        effect=Effect.CHANGES_STATE,
        expect="the next one runs",
    ),
)


def check(deployments: Deployments, logs: Logs | None, health: Health | None, incident: Incident) -> Iterator[Finding]:
    """Yield a finding for each deployment that makes no progress, with what it waits for."""
    now = incident.collected_at
    for item in deployments.all:
        named = item.id == incident.deployment
        if has_given_up(item, log_line(logs, item.id)):
            continue  # it failed, and the record does not know yet
        if is_stalled(item):
            if named or not deployments.is_superseded(item):
                yield _ended(item, old=not named and item.ended_at is not None and now - item.ended_at > HISTORY)
        elif (words := _stuck(item, now, named=named)) is not None:
            waits, evidence = _waits_for(item, deployments, logs, health)
            cited = (item.evidence(), *(one.related() for one in evidence))
            yield _finding(item, f"{words}{waits}", cited, is_outcome=not waits)


def _stuck(item: Deployment, now: datetime, *, named: bool) -> str | None:
    """Say for how long it has made no progress, None when it is active and well or has ended."""
    if not item.is_active or item.created_at is None:
        return None
    age, silent = now - item.created_at, now - (item.updated_at or item.created_at)
    minutes = int(age.total_seconds() // 60)
    spell = f"{minutes} minute{'' if minutes == 1 else 's'}"
    if item.status == "queued" and age > (NAMED if named else QUEUED):
        return f"has been queued for {spell}"
    if item.status == "waiting" and age > (NAMED if named else WAITING):
        return f"has been waiting for {spell}"
    if item.status not in ("queued", "waiting") and silent > SILENT:
        return f"is in state {item.status} without a sign of life for {int(silent.total_seconds() // 60)} minutes"
    return None


def _waits_for(
    item: Deployment, deployments: Deployments, logs: Logs | None, health: Health | None
) -> tuple[str, tuple[Evidence, ...]]:
    """Return what it waits for, as the end of a sentence, with the evidence."""
    off = logs.last(NOT_FOUND.id) if logs is not None else None
    if logs is not None and off is not None and not is_history(off, logs, WORKER_STARTED):
        return ": DaoFlow's worker is disabled, because it found no Docker socket", (off.evidence(),)
    for check in health.checks if health is not None else ():
        if check.name == "workers" and check.status in ("failed", "skipped"):
            place = Evidence(
                "health/ready.json", f"workers: {check.detail}", pointer=f"/body/checks/{check.index}/detail"
            )
            return f": DaoFlow's worker does not run ({clean(check.detail)})", (place,)
    slot = next((line for line in reversed(item.lines) if SLOT in line.message), None)
    if slot is not None:
        return f": {clean(slot.message)}", (slot.evidence(),)
    earlier = [one for one in deployments.all if one.stack == item.stack and one.is_active and one.id != item.id]
    earlier = [one for one in earlier if one.created_at and item.created_at and one.created_at < item.created_at]
    if earlier:
        return f": deployment {earlier[-1].id[:8]} of the same service is still active", (earlier[-1].evidence(),)
    running = next((step for step in reversed(item.steps) if step.status == "running"), None)
    if running is not None:
        return f", in the step {running.label}", (running.evidence(),)
    return "", ()


def _ended(item: Deployment, *, old: bool) -> Finding:
    step = next((one for one in item.steps if one.status in ("running", "failed")), None)
    where = f" in the step {step.label}" if step is not None else ""
    evidence = (item.evidence("error", item.error_message), *((step.evidence().related(),) if step is not None else ()))
    return _finding(
        item, f"stopped making progress{where} and was ended by the watchdog", evidence, old=old, is_outcome=True
    )


def _finding(
    item: Deployment, words: str, evidence: tuple[Evidence, ...], *, old: bool = False, is_outcome: bool
) -> Finding:
    service = f" of {item.service}" if item.service else ""
    return Finding(
        message=f"Deployment {item.id[:8]}{service} {words}.",
        confidence=Confidence.CERTAIN,
        evidence=evidence,
        next_steps=STEPS,
        subject={"deployment": item.id} | ({"server": item.server} if item.server else {}),
        severity=Severity.INFO if old else None,
        is_outcome=is_outcome,
    )
