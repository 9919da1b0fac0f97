"""The deployment state artifact: the file that the dashboard exports, and the same rebuilt from `deployments.config_snapshot`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from daoflow_collector.errors import UsageError
from daoflow_collector.machine.files import read_file

SECTIONS = ("declaredConfig", "effectiveDeployment", "liveRuntime")
_NAME = re.compile(r"deployment-([0-9a-f]{32})-state(?: ?\(\d+\))?\.json")
_MAX_BYTES = 16 << 20
_NOT_REPLAYED = (
    "projectName",
    "environmentName",
    "targetServerName",
    "targetServerHost",
    "queueName",
    "workerHint",
    "temporalWorkflowId",
    "temporalRunId",
)
"""What the product leaves out of `replayableSnapshot`."""


@dataclass(frozen=True)
class ArtifactFile:
    """One exported artifact: the deployment's id is only in the file's name."""

    path: str
    deployment: str
    document: Mapping[str, Any]
    is_redacted: bool = False
    """Whether it came from a workstation, which took the secrets out under the same key."""

    def environment(self) -> dict[str, str]:
        """Return the variables it was frozen with, only to know the secrets among them."""
        effective = self.document.get("effectiveDeployment")
        snapshot = effective.get("replayableSnapshot") if isinstance(effective, dict) else None
        found: dict[str, str] = {}
        for holder in (effective, snapshot):
            compose = holder.get("composeEnv") if isinstance(holder, dict) else None
            entries = compose.get("entries") if isinstance(compose, dict) else None
            for entry in entries if isinstance(entries, list) else ():
                if isinstance(entry, dict) and isinstance(entry.get("key"), str):
                    found[entry["key"]] = _text(entry.get("displayValue")) or ""
        plain = snapshot.get("env") if isinstance(snapshot, dict) else None
        found.update((name, _text(value) or "") for name, value in (plain.items() if isinstance(plain, dict) else ()))
        return {name: value for name, value in found.items() if value}


def read_artifact(path: str) -> ArtifactFile:
    """Return the artifact in a file. Raises `UsageError` for anything else: better now than in a report."""
    name = path.replace("\\", "/").rsplit("/", 1)[-1]
    match = _NAME.fullmatch(name)
    if match is None:
        raise UsageError(
            f"'{name}' is not the name of an exported deployment state",
            because="the deployment's id is only in the name: deployment-<id>-state.json",
            advice="Export it again from the deployment's details in the dashboard, and keep the name.",
        )
    found = read_file(path, max_bytes=_MAX_BYTES, tail=False)
    if found.content is None or found.truncated:
        raise UsageError(f"{path} cannot be read", because=found.error or f"it is over {_MAX_BYTES >> 20} MiB")
    try:
        document = json.loads(found.content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path} is not JSON", because=str(error)) from error
    if not isinstance(document, dict) or set(document) != set(SECTIONS):
        raise UsageError(
            f"{path} is not an exported deployment state",
            because=f"it must hold exactly {', '.join(SECTIONS)}",
            advice="Export it again from the deployment's details in the dashboard.",
        )
    return ArtifactFile(path, match[1], document)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _texts(value: Any) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def rebuild(
    row: Mapping[str, Any], snapshot: Mapping[str, Any], environment: Mapping[str, Any] | None
) -> dict[str, Any]:
    """Return the artifact as the product makes it: `declaredConfig` is the frozen snapshot too, and the live side is a cached report.

    `row` is the deployment's, `environment` its environment's row (None when unknown). What only the product can
    render (`runtimeConfigPreview`) is null.
    """
    files = _texts(snapshot.get("composeFilePaths"))
    single = _text(snapshot.get("composeFilePath"))
    declared = {
        "sourceType": row.get("source_type"),
        "deploymentSource": _text(snapshot.get("deploymentSource")),
        "repoFullName": _text(snapshot.get("repoFullName")),
        "repoUrl": _text(snapshot.get("repoUrl")),
        "branch": _text(snapshot.get("branch")),
        "composeServiceName": _text(snapshot.get("composeServiceName")),
        "composeFiles": files or ([single] if single else []),
        "composeProfiles": _texts(snapshot.get("composeProfiles")),
        "stackName": _text(snapshot.get("stackName")),
        "targetServerName": _text(snapshot.get("targetServerName")),
        "targetServerHost": _text(snapshot.get("targetServerHost")),
        "targetServerKind": _text(snapshot.get("targetServerKind")),
    }
    effective = {
        "composeOperation": snapshot.get("composeOperation"),
        "composeEnvBranch": _text(snapshot.get("composeEnvBranch")),
        "readinessProbe": snapshot.get("readinessProbe"),
        "imageOverride": snapshot.get("composeImageOverride"),
        "runtimeConfig": snapshot.get("runtimeConfig"),
        "runtimeConfigPreview": None,
        "preview": snapshot.get("preview"),
        "composeEnv": snapshot.get("composeEnv"),
        "replayableSnapshot": {name: value for name, value in snapshot.items() if name not in _NOT_REPLAYED},
    }
    live = _cached_report(environment, {_text(snapshot.get("composeServiceName")), _text(row.get("service_name"))})
    return {"declaredConfig": declared, "effectiveDeployment": effective, "liveRuntime": live}


def _cached_report(environment: Mapping[str, Any] | None, names: set[str | None]) -> dict[str, Any] | None:
    """Return the report that somebody once stored for this service, marked as what it is; the product itself never writes one."""
    config = (environment or {}).get("config")
    stored: Sequence[Any] = config.get("composeDriftReports") or () if isinstance(config, dict) else ()
    for report in stored if isinstance(stored, list) else ():
        if isinstance(report, dict) and report.get("serviceName") and report.get("serviceName") in names:
            kept = {name: value for name, value in report.items() if name not in ("composeServiceId", "serviceName")}
            return {"source": "cached-snapshot", "authoritative": False, **kept}
    return None
