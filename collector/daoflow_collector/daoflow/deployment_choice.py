"""Which deployments are looked at closely: the one asked for, else those that a person would ask for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

FAILED_KEPT = 3
ACTIVE_KEPT = 5
LATEST_KEPT = 10
CHOSEN_KEPT = 16
_ACTIVE = ("queued", "waiting", "prepare", "deploy", "finalize", "running")

Row = Mapping[str, Any]


def _service(row: Row) -> tuple[Any, Any, Any]:
    return row.get("project_id"), row.get("environment_id"), row.get("service_name")


def _succeeded(row: Row) -> bool:
    return row.get("conclusion") == "succeeded"


def _failed(row: Row) -> bool:
    return row.get("conclusion") == "failed" or row.get("status") == "failed"


def choose(rows: Sequence[Row], asked: Iterable[str], last_good: str | None) -> dict[str, list[str]]:
    """Return id → roles (`asked`, `failing`, `last-good`, `active`, `latest`), the most wanted first, at most `CHOSEN_KEPT`.

    `rows`: deployments by the database's names, newest first. Ids that were asked for count even when no row has them.
    """
    roles: dict[str, list[str]] = {}

    def give(one: Any, role: str) -> None:
        if isinstance(one, str) and one and role not in roles.setdefault(one, []):
            roles[one].append(role)

    for one in asked:
        give(one, "asked")
    for row in [row for row in rows if _failed(row)][:FAILED_KEPT]:
        give(row.get("id"), "failing")
    concerned = {_service(row) for row in rows if row.get("id") in roles}
    if last_good is not None:
        give(last_good, "last-good")
    for service in sorted(concerned, key=str):
        give(next((row.get("id") for row in rows if _service(row) == service and _succeeded(row)), None), "last-good")
    for row in [row for row in rows if row.get("status") in _ACTIVE][:ACTIVE_KEPT]:
        give(row.get("id"), "active")
    newest: dict[tuple[Any, Any, Any], Row] = {}
    for row in rows:
        newest.setdefault(_service(row), row)
    for row in list(newest.values())[:LATEST_KEPT]:
        give(row.get("id"), "latest")
    return dict(list(roles.items())[:CHOSEN_KEPT])
