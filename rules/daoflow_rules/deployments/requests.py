"""Requests to deploy that DaoFlow refused: they leave a line in its log and no record."""

from __future__ import annotations

from datetime import timedelta

from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import LogHit, Logs
from daoflow_analyzer.rule import Signature

REQUEST_FAILED = Signature(
    id="deployment-request-failed",
    pattern=r'"message":"tRPC request failed","path":"(?P<path>(?:trigger|create|re)\w*[Dd]eploy\w*)","error":"(?P<error>[^"]*)"',
    matches='{"level":"error","message":"tRPC request failed","path":"triggerDeploy","error":"No target server configured."}',
    misses='{"level":"error","message":"tRPC request failed","path":"triggerBackupNow","error":"Failed to connect before the deadline"}',
    services=("daoflow",),
)
RECENT = timedelta(hours=24)
NOT_A_REFUSAL = ("Failed to connect before the deadline", "Sign in to access", "Failed query")
"""Temporal is absent and the deployment runs all the same; nobody was signed in; the database is gone."""


def refused_requests(logs: Logs | None, incident: Incident) -> tuple[LogHit, ...]:
    """Return the newest request of each kind that was refused in the last day."""
    newest: dict[str, LogHit] = {}
    for hit in logs.hits(REQUEST_FAILED.id) if logs is not None else ():
        is_old = hit.time is not None and incident.collected_at - hit.time > RECENT
        if not is_old and not hit.groups["error"].startswith(NOT_A_REFUSAL):
            newest[hit.groups["error"]] = hit
    return tuple(newest.values())
