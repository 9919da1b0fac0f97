"""`compose/project`: the project's name, its files, its active profiles, and which key feeds which variable."""

from __future__ import annotations

from typing import Any

from daoflow_bundle.outcome import Outcome

from daoflow_collector.compose.files import active_profiles, all_references, member_names
from daoflow_collector.compose.project_view import other_compose_files, project_variables
from daoflow_collector.context import Context
from daoflow_collector.machine.host import FileResult
from daoflow_collector.probe import COLLECTED, Ended, Priority, Probe


def collect(context: Context) -> Ended:
    """Write `compose/project.json`. Needs neither the engine nor Compose."""
    discovery = context.discovery
    variables = project_variables(context)
    others = other_compose_files(context)
    members = member_names(
        [*(file.path for file in discovery.files), *(item.file.path for item in others)], "compose/files"
    )
    document = {
        "name": discovery.project,
        "directory": discovery.directory,
        "name_source": discovery.project_source,
        "files": [_file(file, members) for file in discovery.files],
        "other_files": [{**_file(item.file, members), "role": item.role} for item in others],
        "profiles": list(active_profiles(discovery.process_environment, variables)),
        "references": [item.to_json() for item in all_references(discovery.files)],
    }
    context.sink.json("compose/project.json", document)
    if not discovery.files:
        return Ended(Outcome.COLLECTED, "no Compose file was found")
    return COLLECTED


def _file(file: FileResult, members: dict[str, str]) -> dict[str, Any]:
    return {
        "path": file.path,
        "member": members[file.path] if file.content is not None else None,
        "exists": file.error_kind != "absent",
    }


PROBE = Probe(
    source="compose/project",
    how="read the Compose files",
    reason="which files and keys make up the installation, also when Compose refuses them",
    priority=Priority.VITAL,
    timeout_s=5.0,
    limit="one document",
    collect=collect,
)
