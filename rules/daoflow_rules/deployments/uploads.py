"""Uploads that DaoFlow answered with an error: they leave a line in its access log, and nothing else."""

from __future__ import annotations

from datetime import timedelta

from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import LogHit, Logs
from daoflow_analyzer.rule import Signature

UPLOAD_FAILED = Signature(
    id="deployment-upload-failed",
    pattern=r"^--> POST /api/v1/deploy/(?P<kind>[\w-]+)\S* (?P<status>5\d\d)\b",
    matches="--> POST /api/v1/deploy/compose 500 38ms",
    misses="--> POST /api/v1/deploy/compose 200 41ms",
    services=("daoflow",),
)
RECENT = timedelta(hours=24)


def failed_upload(logs: Logs | None, incident: Incident) -> LogHit | None:
    """Return the newest failed upload of the last day, or None."""
    hit = logs.last(UPLOAD_FAILED.id) if logs is not None else None
    if hit is None or (hit.time is not None and incident.collected_at - hit.time > RECENT):
        return None
    return hit
