"""What a service's end brings down with it, by the findings that then describe it."""

from __future__ import annotations

from collections.abc import Mapping

SYMPTOMS: Mapping[str, tuple[str, ...]] = {
    "daoflow": ("control-plane-crash-loop", "control-plane-not-started", "control-plane-not-ready"),
    "postgres": (
        "postgres-not-running",
        "postgres-unhealthy",
        "database-lost-after-start",
        "migration-failed",
        "control-plane-crash-loop",
        "control-plane-not-ready",
    ),
    "redis": ("redis-blocks-start", "control-plane-not-ready"),
    "temporal": ("temporal-not-running",),
    "temporal-postgresql": ("temporal-not-running", "temporal-database-auth-failed"),
}
