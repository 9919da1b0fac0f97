"""One deployment's record, steps, lines and artifact from plain JSON, whoever gave them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from daoflow_analyzer.decode.json_value import UnreadableError, integer, mapping, optional_integer, text, time
from daoflow_analyzer.decode.tables import json_column
from daoflow_analyzer.facts.deployments import Deployment, DeploymentLine, DeploymentStep, StateArtifact

Placed = Iterable[tuple[str, Mapping[str, Any]]]
API_STEPS = (
    "Prepare deployment inputs",
    "Stage uploaded compose",
    "Stage uploaded context",
    "Rollback preparation",
    "Queue execution handoff",
)
"""Steps that the API writes as done when it accepts a deployment; the CLI gives no order that would tell them apart."""

LAST = datetime(9999, 1, 1, tzinfo=UTC)


def deployment_of(
    deployment_id: str,
    row: Mapping[str, Any],
    *,
    member: str,
    pointer: str,
    roles: tuple[str, ...],
    steps: tuple[DeploymentStep, ...],
    lines: tuple[DeploymentLine, ...],
    has_logs: bool,
    artifact: StateArtifact | None,
) -> Deployment:
    """Join the parts; a field of another type counts as absent."""
    snapshot = artifact.snapshot if artifact is not None else {}
    return Deployment(
        id=deployment_id,
        service=text(row.get("service_name")),
        project=text(row.get("project_name")),
        environment=text(row.get("environment_name")),
        server_id=text(row.get("target_server_id")),
        server=text(row.get("target_server_name"))
        or text(artifact.declared.get("targetServerName") if artifact is not None else None),
        source_type=text(row.get("source_type")),
        status=text(row.get("status")),
        conclusion=text(row.get("conclusion")),
        image_tag=text(row.get("image_tag")),
        container_id=text(row.get("container_id")),
        error=json_column(row.get("error")),
        insight=mapping(row.get("insight")) or mapping(snapshot.get("insight")),
        watchdog=mapping(row.get("watchdog")) or mapping(snapshot.get("watchdog")),
        created_at=time(row.get("created_at")),
        concluded_at=time(row.get("concluded_at")),
        updated_at=time(row.get("updated_at")),
        roles=roles,
        steps=steps,
        lines=lines,
        has_logs=has_logs,
        artifact=artifact,
        member=member,
        pointer=pointer,
    )


def steps_of(placed: Placed, member: str) -> tuple[DeploymentStep, ...]:
    """Return the steps in their order; both the database's and the API's field names are understood."""
    found: list[tuple[int, int, DeploymentStep]] = []
    for index, (pointer, item) in enumerate(placed):
        label = text(item.get("label"))
        order = optional_integer(item.get("sort_order", item.get("sortOrder")))
        if label in API_STEPS and (order is None or order >= 0):
            order = -1
        step = DeploymentStep(
            label=label,
            detail=text(item.get("detail")),
            status=text(item.get("status")),
            started_at=time(item.get("started_at", item.get("startedAt"))),
            completed_at=time(item.get("completed_at", item.get("completedAt"))),
            sort_order=index if order is None else order,
            member=member,
            pointer=pointer,
        )
        found.append((step.sort_order, index, step))
    return tuple(step for _, _, step in sorted(found, key=lambda item: item[:2]))


def lines_of(placed: Placed, member: str) -> tuple[DeploymentLine, ...]:
    """Return the lines, oldest first: the API gives the newest first, and lines of one millisecond keep their serial order."""
    found: list[tuple[datetime, int, int, DeploymentLine]] = []
    for index, (pointer, item) in enumerate(placed):
        moment = time(item.get("time", item.get("createdAt", item.get("created_at"))))
        metadata = json_column(item.get("metadata"))
        line = DeploymentLine(
            time=moment,
            level=text(item.get("level")),
            stream=text(item.get("stream")) or text(metadata.get("stream")),
            message=text(item.get("message")),
            member=member,
            pointer=pointer,
        )
        serial = integer(item.get("lineNumber", item.get("id")), index)
        found.append((moment or LAST, serial, index, line))
    return tuple(line for _, _, _, line in sorted(found, key=lambda item: item[:3]))


def artifact_of(document: Any, member: str) -> StateArtifact:
    """Return the three sections of an exported artifact."""
    if not isinstance(document, dict) or not isinstance(document.get("effectiveDeployment"), dict):
        raise UnreadableError("it has no object `effectiveDeployment`")
    live = document.get("liveRuntime")
    return StateArtifact(
        declared=mapping(document.get("declaredConfig")),
        effective=document["effectiveDeployment"],
        live=live if isinstance(live, dict) else None,
        member=member,
    )
