"""`compose/files`: each Compose file as on disk, those in use and those beside them that matter."""

from __future__ import annotations

from daoflow_bundle.outcome import Outcome

from daoflow_collector.compose.files import member_names
from daoflow_collector.compose.project_view import other_compose_files
from daoflow_collector.context import Context
from daoflow_collector.probe import COLLECTED, NOT_PERMITTED, Ended, Priority, Probe


def collect(context: Context) -> Ended:
    """Write `compose/files/…`, one member a file."""
    discovery = context.discovery
    files = [*discovery.files, *(item.file for item in other_compose_files(context))]
    members = member_names([file.path for file in files], "compose/files")
    written = 0
    for file in files:
        if file.content is not None:
            context.sink.yaml(members[file.path], file.content, how=f"read {file.path}")
            written += 1
    refused = [file for file in files if file.error_kind == "denied"]
    missing = [file.path for file in discovery.files if file.content is None and file.error_kind != "denied"]
    if refused:
        reason = f"{NOT_PERMITTED} {', '.join(file.path for file in refused)}"
        return Ended(Outcome.PARTIAL if written else Outcome.DENIED, reason)
    if missing and written:
        return Ended(Outcome.PARTIAL, f"not there: {', '.join(missing)}")
    if not written:
        where = discovery.directory or "any known place"
        return Ended(Outcome.ABSENT, f"there is no Compose file in {where}")
    return COLLECTED


PROBE = Probe(
    source="compose/files",
    how="read the Compose files",
    reason="what is declared, line by line, overrides included",
    priority=Priority.VITAL,
    timeout_s=5.0,
    limit="at most 20 files beside those in use, 1 MiB each",
    collect=collect,
)
