"""`deployments/<id>/record.json` and `logs.json`, from the database's rows or from the API's view of a deployment."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]

FIELDS = (
    "id",
    "service_name",
    "project_name",
    "environment_name",
    "target_server_id",
    "target_server_name",
    "source_type",
    "status",
    "conclusion",
    "trigger",
    "image_tag",
    "commit_sha",
    "container_id",
    "error",
    "insight",
    "watchdog",
    "created_at",
    "concluded_at",
    "updated_at",
)
STEP_FIELDS = ("label", "detail", "status", "started_at", "completed_at", "sort_order")
_CAPITAL = re.compile(r"(?<=[a-z0-9])([A-Z])")


def snake(name: str) -> str:
    """Return the database's spelling of the API's name."""
    return _CAPITAL.sub(lambda match: "_" + match[1].lower(), name)


def mapping(value: Any) -> Mapping[str, Any]:
    """Return an object, an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def objects(value: Any) -> list[dict[str, Any]]:
    """Return the objects of an array."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def row_of_view(view: Row) -> dict[str, Any]:
    """Return the API's view of a deployment as a row: its `status` is for people, `lifecycleStatus` is the database's."""
    row = {snake(name): value for name, value in view.items()}
    row["status"] = view.get("lifecycleStatus") or view.get("status")
    return row


@dataclass(frozen=True)
class Known:
    """What a source knows of one deployment. `names`: what its ids of `project`, `environment` and `server` are called."""

    row: Row
    snapshot: Row
    steps: Sequence[Row]
    names: Row


def record(source: str, roles: Sequence[str], one: Known) -> dict[str, Any]:
    """Return `record.json`; the snapshot's own names fill in where the ids have none."""
    row, snapshot, names = one.row, one.snapshot, one.names
    known = {
        **row,
        "project_name": row.get("project_name") or names.get("project") or snapshot.get("projectName"),
        "environment_name": row.get("environment_name") or names.get("environment") or snapshot.get("environmentName"),
        "target_server_name": row.get("target_server_name") or names.get("server") or snapshot.get("targetServerName"),
        "insight": snapshot.get("insight"),
        "watchdog": snapshot.get("watchdog"),
    }
    ordered = sorted(one.steps, key=lambda item: (_number(item.get("sort_order")), _number(item.get("id"))))
    return {
        "source": source,
        "roles": list(roles),
        "deployment": {name: known.get(name) for name in FIELDS},
        "steps": [{name: item.get(name) for name in STEP_FIELDS} for item in ordered],
    }


def _number(value: Any) -> float:
    return float(value) if isinstance(value, (int, float)) else 0.0


def logs(source: str, rows: Sequence[Row], limit: int) -> dict[str, Any]:
    """Return `logs.json` of rows that come newest first; more than `limit` of them means that older ones were left out."""
    lines = [
        {
            "time": row.get("created_at"),
            "level": row.get("level"),
            "stream": row.get("stream") or mapping(row.get("metadata")).get("stream"),
            "message": row.get("message"),
        }
        for row in rows[:limit]
    ]
    return {"source": source, "truncated": len(rows) > limit, "lines": lines[::-1]}
