"""DaoFlow's own reason for refusing its newest start because of migrations (0.11 and later)."""

from __future__ import annotations

from daoflow_analyzer.facts.logs import LogHit, Logs

from daoflow_rules.control_plane.cp012_migration_failed import LINEAGE
from daoflow_rules.control_plane.startup_lines import APPLY, MIGRATIONS_COMPLETED, is_history

REASON_LINES = (APPLY, LINEAGE, MIGRATIONS_COMPLETED)
"""The signatures that a rule lists when it asks here."""


def newest_reason(logs: Logs | None) -> LogHit | None:
    """Return the line that names the reason, unless a later start got through; its group `reason` is DaoFlow's word."""
    if logs is None:
        return None
    named = [hit for signature in (APPLY, LINEAGE) if (hit := logs.last(signature.id)) is not None]
    hit = max(named, key=lambda item: (item.raw_time, item.line), default=None)
    return None if hit is None or is_history(hit, logs, MIGRATIONS_COMPLETED) else hit
