"""What deployments on this host are called by the engine: the Compose project, or the container of a deployment without Compose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from daoflow_collector.daoflow.deployment_state import ArtifactFile
from daoflow_collector.engine.deployed_projects import DeployedNames

LOCAL = ("localhost", "127.0.0.1", "::1")
"""Names of the control plane's own host: what was deployed elsewhere may share a name with something else here."""


def names_of_rows(rows: Iterable[Mapping[str, Any]]) -> DeployedNames:
    """Return the names in the answers to `database_query.names_statement`."""
    projects, containers = set(), set()
    for row in rows:
        if row.get("kind") == "compose":
            projects.add(_project(row.get("stack") or row.get("project")))
        else:
            containers.add(str(row.get("container") or ""))
    return DeployedNames(frozenset(projects - {""}), frozenset(containers - {""}))


def names_of_artifacts(artifacts: Iterable[ArtifactFile]) -> DeployedNames:
    """Return the projects of exported states whose target is this host; they do not name single containers."""
    found = set()
    for item in artifacts:
        declared = item.document.get("declaredConfig")
        effective = item.document.get("effectiveDeployment")
        snapshot = effective.get("replayableSnapshot") if isinstance(effective, dict) else None
        plan = snapshot.get("composeBuildPlan") if isinstance(snapshot, dict) else None
        if isinstance(declared, dict) and declared.get("targetServerHost") in LOCAL:
            found.add(_project(declared.get("stackName") or (plan.get("stackName") if isinstance(plan, dict) else "")))
    return DeployedNames(projects=frozenset(found - {""}))


def _project(name: Any) -> str:
    """Return a project's name as Compose writes it."""
    return re.sub(r"[^a-z0-9_-]", "", str(name or "").lower()).lstrip("_-")
