"""The deployments whose failure still matters, each with its phase, its cause and its evidence.

A failure matters when the operator named it, or when no later deployment of the same service went well; after a day it is history
that is only mentioned. Records are read where there are any; else DaoFlow's own container log tells of failures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from daoflow_analyzer.facts.deployments import LOCAL_NAMES, Deployment, DeploymentLine, Deployments
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import LogHit, Logs
from daoflow_analyzer.finding import Evidence, FactMissingError, Severity
from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.rule import Signature
from daoflow_bundle.token import TOKEN

from daoflow_rules.deployments.causes import cause_of, first_error, means
from daoflow_rules.deployments.phases import Phase, never_pulled, phase_of, phase_of_message

WORKER_FAILED = Signature(
    id="worker-deployment-failed",
    pattern=r"^\[worker\] Deployment (?P<id>[0-9a-f]{32}) failed: (?P<message>.+)",
    matches="[worker] Deployment 8ba715c5029d4b5fb590b8a5aeaf9ec0 failed: docker compose pull failed with exit code 18",
    misses="[worker] Deployment 8ba715c5029d4b5fb590b8a5aeaf9ec0 completed successfully",
    services=("daoflow",),
)
WORKER_TOOK = Signature(
    id="worker-deployment-taken",
    pattern=r"^\[worker\] Executing deployment (?P<id>[0-9a-f]{32}) for (?P<service>.+)",
    matches="[worker] Executing deployment 8ba715c5029d4b5fb590b8a5aeaf9ec0 for labnoimage",
    misses="[worker] Execution worker started (poll interval: 5000ms)",
    services=("daoflow",),
)
WORKER_DONE = Signature(
    id="worker-deployment-done",
    pattern=r"^\[worker\] Deployment (?P<id>[0-9a-f]{32}) completed successfully",
    matches="[worker] Deployment 8ba715c5029d4b5fb590b8a5aeaf9ec0 completed successfully",
    misses="[worker] Deployment 8ba715c5029d4b5fb590b8a5aeaf9ec0 failed: docker compose up failed with exit code 1",
    services=("daoflow",),
)
LINES = (WORKER_FAILED, WORKER_TOOK, WORKER_DONE)
"""The signatures that every rule which asks here lists."""

WATCHDOG = "DEPLOYMENT_WATCHDOG_TIMEOUT"
LONG_ID = re.compile(r" \([0-9a-f]{64}\)")
WHO_SAYS_IT = "Error response from daemon: "
FULL_ID = re.compile(r"\b([0-9a-f]{12})[0-9a-f]{52}\b")
HISTORY = timedelta(hours=24)
SLACK = timedelta(seconds=2)


@immutable
class Failure:
    """One failed deployment. `server` is empty where nobody knows it; `severity` is INFO for history, else None."""

    id: str
    service: str
    server: str
    phase: Phase
    message: str
    cause: str | None
    told: str
    evidence: tuple[Evidence, ...]
    at: datetime | None
    is_named: bool
    severity: Severity | None
    lines: tuple[DeploymentLine, ...]

    @property
    def is_local(self) -> bool | None:
        """Whether it ran on the control plane's own host; None when its server is not known."""
        return self.server in LOCAL_NAMES if self.server else None

    @property
    def subject(self) -> dict[str, str]:
        """Return what a finding about it is about."""
        return {"deployment": self.id} | ({"server": self.server} if self.server else {})

    @property
    def words(self) -> str:
        """Return the deployment as people say it."""
        return f"Deployment {self.id[:8]}" + (f" of {self.service}" if self.service else "")

    @property
    def mention(self) -> str:
        """Return the same within a sentence."""
        return f"d{self.words[1:]}"

    @property
    def where(self) -> str:
        """Return where it ran, as the end of a phrase."""
        return f" on {self.server}" if self.server else ""


def failures(deployments: Deployments | None, logs: Logs | None, incident: Incident) -> tuple[Failure, ...]:
    """Return the failures that matter. Raises `FactMissingError` when nothing tells of deployments."""
    if deployments is None and (logs is None or not logs.has("daoflow")):
        raise FactMissingError(
            "neither DaoFlow's deployments nor its log are in the bundle", "deployments", "logs/daoflow"
        )
    found = list(_recorded(deployments, logs, incident)) if deployments is not None else []
    # An exported artifact tells nothing of how it went; then the log is asked.
    known = {item.id for item in deployments.all if item.has_record} if deployments is not None else set()
    if logs is not None:
        rest = [item for item in _logged(logs, incident) if item.id not in known]
        # What was not collected beside records is not what the collector was sent for.
        found += [
            item if item.is_named or not known or item.severity else replace(item, severity=Severity.MEDIUM)
            for item in rest
        ]
    return tuple(found)


def failed_lines(deployment: Deployment) -> tuple[DeploymentLine, ...]:
    """Return the log lines of the failed step: after the step before it ended, up to its own end."""
    step = deployment.failed_step
    if step is None:
        return deployment.lines
    before = [item for item in deployment.steps if item.status == "completed" and item.completed_at is not None]
    start = step.started_at or max((item.completed_at for item in before if item.completed_at), default=None)
    end = step.completed_at
    return tuple(
        line
        for line in deployment.lines
        if line.time is None
        or ((start is None or line.time >= start - SLACK) and (end is None or line.time <= end + SLACK))
    )


def clean(words: str, limit: int = 220) -> str:
    """Return recorded words as the end of a sentence: no token, nothing that only a machine needs, no full stop, not too long.

    What is too long loses its middle: it begins with the thing and ends with the reason.
    """
    told = TOKEN.sub("…", " ".join(words.split())).replace(WHO_SAYS_IT, "")
    told = FULL_ID.sub(r"\1", LONG_ID.sub("", told)).rstrip(".")
    if len(told) <= limit:
        return told
    head, tail = told[: limit // 2].rpartition(" ")[0], told[-(limit - limit // 2 - 3) :].partition(" ")[2]
    # One long word has no middle that could be found.
    return f"{head} … {tail}" if head and tail else told[: limit - 1].rstrip() + "…"


def _recorded(deployments: Deployments, logs: Logs | None, incident: Incident) -> Iterator[Failure]:
    for item in deployments.all:
        logged = log_line(logs, item.id)
        if not item.is_failed and not has_given_up(item, logged):
            continue
        named = item.id == incident.deployment or "asked" in item.roles
        if (not named and deployments.is_superseded(item)) or is_stalled(item):
            continue
        phase = phase_of(item)
        lines = failed_lines(item)
        if phase is Phase.PULL and never_pulled(item.error_message, lines):
            phase = Phase.EXECUTION
        is_checkout = item.failed_step is not None and item.failed_step.label == "Clone repository"
        cause = None if is_checkout and _is_about_the_repository(lines) else cause_of(lines, phase)
        message = item.error_message or (item.failed_step.detail if item.failed_step is not None else "")
        # The watchdog writes its timeout over whatever went wrong before the first step; only the log still has it.
        hidden = logged is not None and (not message or item.error_code == WATCHDOG)
        if logged is not None and hidden:
            message = logged.groups["message"]
        kind = cause.finding if cause is not None else means(message, phase)
        yield Failure(
            id=item.id,
            service=item.service,
            server=item.server or ("localhost" if item.is_local else ""),
            phase=phase,
            message=message,
            cause=kind,
            told=clean(cause.line.message if cause is not None else message),
            evidence=_evidence(item, cause.line if cause is not None else first_error(lines), logged, log_first=hidden),
            at=item.ended_at,
            is_named=named,
            severity=_severity(item.ended_at, incident, named=named),
            lines=lines,
        )


def has_given_up(item: Deployment, logged: LogHit | None) -> bool:
    """Whether the worker gave it up before its first step: the record stays active until the watchdog ends it after 15 minutes."""
    return item.is_active and logged is not None and not any(step.is_worker_step for step in item.steps)


def is_stalled(item: Deployment) -> bool:
    """Whether the watchdog ended it in the middle of its work: it did not fail, it stopped (DP016)."""
    return item.error_code == WATCHDOG and any(step.is_worker_step for step in item.steps)


def _evidence(
    item: Deployment, line: DeploymentLine | None, logged: LogHit | None, *, log_first: bool
) -> tuple[Evidence, ...]:
    """Return the line that tells why, then the step that failed, then the record, then DaoFlow's own log line."""
    found = [line.evidence()] if line is not None else []
    if logged is not None and log_first:
        found.append(logged.evidence())
    if item.failed_step is not None:
        found.append(item.failed_step.evidence())
    if item.error_message:
        found.append(item.evidence("error", item.error_message))
    elif not found:
        found.append(item.evidence())
    if logged is not None and not log_first:
        found.append(logged.evidence())
    return (found[0], *(one.related() for one in found[1:]))


def log_line(logs: Logs | None, deployment_id: str) -> LogHit | None:
    """Return the line in which the worker says that a deployment failed."""
    hits = logs.hits(WORKER_FAILED.id) if logs is not None else ()
    return next((hit for hit in hits if hit.groups["id"] == deployment_id), None)


def _is_about_the_repository(lines: tuple[DeploymentLine, ...]) -> bool:
    """Whether a checkout failed at its repository: then `Permission denied (publickey)` is the Git host's, not the server's."""
    return any("remote repository" in line.message or "git@" in line.message for line in lines)


def _logged(logs: Logs, incident: Incident) -> Iterator[Failure]:
    """Yield what DaoFlow's container log alone tells: id, service and message, not the lines before it."""
    services = {hit.groups["id"]: hit.groups["service"].strip() for hit in logs.hits(WORKER_TOOK.id)}
    done = [(hit.raw_time, services.get(hit.groups["id"], "")) for hit in logs.hits(WORKER_DONE.id)]
    for hit in logs.hits(WORKER_FAILED.id):
        one, message = hit.groups["id"], hit.groups["message"]
        service = services.get(one, "")
        named = one == incident.deployment
        if not named and service and any(name == service and moment > hit.raw_time for moment, name in done):
            continue
        phase = phase_of_message(message) or Phase.BEFORE_FIRST_STEP
        yield Failure(
            id=one,
            service=service,
            server=incident.server or "" if named else "",
            phase=phase,
            message=message,
            cause=means(message, phase),
            told=clean(message),
            evidence=(hit.evidence(),),
            at=hit.time,
            is_named=named,
            severity=_severity(hit.time, incident, named=named),
            lines=(),
        )


def _severity(at: datetime | None, incident: Incident, *, named: bool) -> Severity | None:
    is_history = not named and at is not None and incident.collected_at - at > HISTORY
    return Severity.INFO if is_history else None
