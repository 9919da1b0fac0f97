"""`bundle.json` and `manifest.json` → `Incident`, `Coverage`."""

from __future__ import annotations

from datetime import UTC, datetime

from daoflow_bundle.manifest import Header, Manifest

from daoflow_analyzer.decode.json_value import optional_text, text_map, time
from daoflow_analyzer.facts.coverage import Coverage
from daoflow_analyzer.facts.incident import Incident

UNKNOWN_TIME = datetime(1970, 1, 1, tzinfo=UTC)


def decode_incident(header: Header) -> Incident:
    """Decode the header's facts. A start time that cannot be read becomes 1970, so that no rule mistakes it for now."""
    facts = header.incident
    return Incident(
        host=header.host,
        collected_at=time(header.started_at) or UNKNOWN_TIME,
        case=optional_text(facts.get("case")),
        note=optional_text(facts.get("note")),
        deployment=optional_text(facts.get("deployment")),
        backup_run=optional_text(facts.get("backup_run")),
        restore=optional_text(facts.get("restore")),
        server=optional_text(facts.get("server")),
        last_good=optional_text(facts.get("last_good")),
        replay=text_map(header.replay) if header.replay is not None else None,
    )


def decode_coverage(manifest: Manifest) -> Coverage:
    """Index the manifest's two lists by name."""
    return Coverage(
        sources={record.source: record for record in manifest.sources},
        members={record.path: record for record in manifest.members},
        complete=manifest.complete,
        stop_reason=manifest.stop_reason,
    )
