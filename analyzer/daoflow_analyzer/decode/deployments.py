"""`deployments/<id>/*.json`, the database's rows and `daoflow diagnose` → `Deployments`: for each deployment the fullest record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from daoflow_analyzer.decode.daoflow_cli import decode_daoflow_cli
from daoflow_analyzer.decode.deployment_parts import artifact_of, deployment_of, lines_of, steps_of
from daoflow_analyzer.decode.documents import Documents
from daoflow_analyzer.decode.json_value import UnreadableError, mapping, sequence, text, texts
from daoflow_analyzer.decode.tables import Row, json_column, member_of, rows
from daoflow_analyzer.facts.deployments import Deployment, DeploymentLine, Deployments, DeploymentStep, StateArtifact

PREFIX = "deployments/"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def decode_deployments(documents: Documents) -> Deployments | None:
    """Decode what is known of each deployment; None when no source of deployments was collected."""
    ids = sorted({name.split("/")[1] for name in documents.under(PREFIX, ".json") if name.count("/") == 2})
    found = {item: decoded for item in ids if (decoded := _from_members(documents, item)) is not None}
    table = rows(documents, "deployments")
    if table is not None:
        names = _Names(documents)
        steps, lines = rows(documents, "deployment_steps"), rows(documents, "deployment_logs")
        for pointer, row in table:
            identity = text(row.get("id"))
            known = found.get(identity)
            if identity and (known is None or not known.has_record):
                found[identity] = _completed(_from_row(pointer, names.fill(row), steps or [], lines), known)
    for one in _from_diagnose(documents, found):
        found[one.id] = one
    if not found and table is None:
        return None
    return Deployments(
        tuple(sorted(found.values(), key=lambda item: (item.created_at or EPOCH, item.id), reverse=True))
    )


def _completed(row: Deployment, known: Deployment | None) -> Deployment:
    """Return what the tables tell, with the artifact and the log that stand in members of their own."""
    if known is None:
        return row
    snapshot = known.artifact.snapshot if known.artifact is not None else {}
    return replace(
        row,
        artifact=known.artifact or row.artifact,
        lines=known.lines if known.has_logs else row.lines,
        has_logs=known.has_logs or row.has_logs,
        server=row.server or known.server,
        project=row.project or text(snapshot.get("projectName")),
        insight=row.insight or known.insight,
    )


def _from_members(documents: Documents, deployment_id: str) -> Deployment | None:
    folder = f"{PREFIX}{deployment_id}"
    artifact = documents.decode(f"{folder}/state.json", lambda value: artifact_of(value, f"{folder}/state.json"))
    record = documents.decode(f"{folder}/record.json", _record)
    logs = documents.decode(f"{folder}/logs.json", _logs)
    lines = lines_of(logs or (), f"{folder}/logs.json")
    if record is None:
        return _from_artifact(deployment_id, artifact, lines, has_logs=logs is not None)
    steps = steps_of(enumerate_objects(record.get("steps"), "/steps"), f"{folder}/record.json")
    return deployment_of(
        deployment_id,
        mapping(record.get("deployment")),
        member=f"{folder}/record.json",
        pointer="/deployment",
        roles=texts(record.get("roles")),
        steps=steps,
        lines=lines,
        has_logs=logs is not None,
        artifact=artifact,
    )


def _from_artifact(
    deployment_id: str, artifact: StateArtifact | None, lines: tuple[DeploymentLine, ...], *, has_logs: bool
) -> Deployment | None:
    """Return what an exported artifact alone tells: what was frozen, not how it went."""
    if artifact is None:
        return None
    row = {
        "service_name": artifact.declared.get("composeServiceName") or artifact.declared.get("stackName"),
        "target_server_name": artifact.declared.get("targetServerName"),
        "source_type": artifact.declared.get("sourceType"),
        "insight": artifact.snapshot.get("insight"),
    }
    return deployment_of(
        deployment_id,
        row,
        member=artifact.member,
        pointer="",
        roles=(),
        steps=(),
        lines=lines,
        has_logs=has_logs,
        artifact=artifact,
    )


def _from_row(
    pointer: str, row: Row, steps: Iterable[tuple[str, Row]], lines: list[tuple[str, Row]] | None
) -> Deployment:
    one = text(row.get("id"))
    snapshot = json_column(row.get("config_snapshot"))
    fields = {
        **row,
        "error": json_column(row.get("error")),
        "insight": mapping(snapshot.get("insight")),
        "watchdog": mapping(snapshot.get("watchdog")),
        "project_name": row.get("project_name") or snapshot.get("projectName"),
        "environment_name": row.get("environment_name") or snapshot.get("environmentName"),
        "target_server_name": row.get("target_server_name") or snapshot.get("targetServerName"),
    }
    return deployment_of(
        one,
        fields,
        member=member_of("deployments"),
        pointer=pointer,
        roles=(),
        steps=steps_of([pair for pair in steps if pair[1].get("deployment_id") == one], member_of("deployment_steps")),
        lines=lines_of(
            [pair for pair in lines or () if pair[1].get("deployment_id") == one], member_of("deployment_logs")
        ),
        has_logs=lines is not None,
        artifact=_artifact_from_snapshot(snapshot, member_of("deployments")),
    )


def _artifact_from_snapshot(snapshot: Mapping[str, Any], member: str) -> StateArtifact | None:
    """Rebuild the frozen side from the snapshot, as DaoFlow's export does."""
    if not snapshot:
        return None
    declared = {name: snapshot.get(name) for name in ("targetServerName", "targetServerHost", "composeServiceName")}
    copied = ("runtimeConfig", "readinessProbe", "composeEnv", "preview")
    effective = {name: snapshot.get(name) for name in copied}
    effective["imageOverride"] = snapshot.get("composeImageOverride")
    effective["replayableSnapshot"] = dict(snapshot)
    return StateArtifact(declared=declared, effective=effective, live=None, member=member)


def _from_diagnose(documents: Documents, known: Mapping[str, Deployment]) -> Iterable[Deployment]:
    """Yield the deployments that only `daoflow diagnose` tells of: steps and status, never its guidance."""
    cli = decode_daoflow_cli(documents)
    for output in cli.outputs.values() if cli is not None else ():
        one = text(output.data.get("deploymentId"))
        beside = known.get(one)
        if not output.name.startswith("diagnose-") or not one or (beside is not None and beside.has_record):
            continue
        steps: tuple[DeploymentStep, ...] = steps_of(
            enumerate_objects(output.data.get("steps"), "/output/data/steps"), output.member
        )
        logs = documents.decode(f"daoflow/logs-{one}.json", _cli_lines)
        lines = lines_of(logs or (), f"daoflow/logs-{one}.json")
        named = {
            "service_name": "serviceName",
            "project_name": "projectName",
            "environment_name": "environmentName",
            "target_server_name": "targetServerName",
            "source_type": "sourceType",
            "status": "status",
            "conclusion": "conclusion",
            "created_at": "createdAt",
            "concluded_at": "finishedAt",
        }
        row = {ours: output.data.get(theirs) for ours, theirs in named.items()}
        told = deployment_of(
            one,
            row,
            member=output.member,
            pointer="/output/data",
            roles=(),
            steps=steps,
            lines=lines,
            has_logs=logs is not None,
            artifact=None,
        )
        yield _completed(told, beside)


class _Names:
    """Names of projects, environments and servers by id, where their tables were collected."""

    def __init__(self, documents: Documents) -> None:
        self._tables = {
            "project": _by_id(documents, "projects"),
            "environment": _by_id(documents, "environments"),
            "target_server": _by_id(documents, "servers"),
        }

    def fill(self, row: Row) -> dict[str, Any]:
        """Return the row with the names that its ids stand for."""
        filled = dict(row)
        for prefix, names in self._tables.items():
            filled.setdefault(f"{prefix}_name", names.get(text(row.get(f"{prefix}_id"))))
        return filled


def _by_id(documents: Documents, table: str) -> dict[str, str]:
    return {text(row.get("id")): text(row.get("name")) for _, row in rows(documents, table) or ()}


def enumerate_objects(value: Any, pointer: str) -> list[tuple[str, Mapping[str, Any]]]:
    """Return (pointer, object) for each object of an array."""
    return [(f"{pointer}/{index}", item) for index, item in enumerate(sequence(value)) if isinstance(item, dict)]


def _record(document: Any) -> Mapping[str, Any]:
    if not isinstance(document, dict) or not isinstance(document.get("deployment"), dict):
        raise UnreadableError("it has no object `deployment`")
    return document


def _logs(document: Any) -> list[tuple[str, Mapping[str, Any]]]:
    if not isinstance(document, dict) or not isinstance(document.get("lines"), list):
        raise UnreadableError("it has no array `lines`")
    return enumerate_objects(document["lines"], "/lines")


def _cli_lines(document: Any) -> list[tuple[str, Mapping[str, Any]]]:
    answer = mapping(mapping(mapping(document).get("output")).get("data"))
    return enumerate_objects(answer.get("lines"), "/output/data/lines")
