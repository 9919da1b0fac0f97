"""The three-way state as a value for reading: a table a service, with what is equal folded away and secrets named, not shown."""

from __future__ import annotations

from datetime import datetime

from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.immutable import immutable


@immutable
class StateLine:
    """One path that differs. A side is None where it has nothing there or nobody knows; class as in the contract."""

    path: str
    declared: str | None
    frozen: str | None
    live: str | None
    state_class: str
    who: str
    breaks: str


@immutable
class ServiceState:
    """One service of a deployment (or of the control plane): what differs, and the paths that do not with their value.

    `live_source` is the member that the live side was read from, `observed_at` when it was seen; None where there is no live side.
    `exported_live` says what an exported artifact's own live section is worth.
    """

    deployment: str
    service: str
    lines: tuple[StateLine, ...]
    same: tuple[tuple[str, str], ...]
    live_source: str | None
    observed_at: datetime | None
    exported_live: str
    evidence: tuple[Evidence, ...]
