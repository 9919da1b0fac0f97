"""The readiness latch: set during the start, never looked at again. A database that dies later does not change it."""

import threading

from .console import iso_now

_CHECKS = ("migrations", "initial-owner", "localhost-server", "workers")


class Readiness:
    """The four start-up checks and their last state."""

    def __init__(self) -> None:
        """Start with every check pending."""
        self._lock = threading.Lock()
        self._checks = {
            name: {"name": name, "status": "pending", "detail": "Waiting for startup.", "updatedAt": iso_now()}
            for name in _CHECKS
        }

    def update(self, name: str, status: str, detail: str) -> None:
        """Latch one check: `ok`, `failed`, `skipped` or `pending`."""
        with self._lock:
            self._checks[name] = {"name": name, "status": status, "detail": detail, "updatedAt": iso_now()}

    def checks(self) -> list[dict[str, str]]:
        """Return the checks in start order."""
        with self._lock:
            return list(self._checks.values())

    def status(self) -> str:
        """Return `ready`, `starting` or `degraded`."""
        states = {check["status"] for check in self.checks()}
        if "failed" in states:
            return "degraded"
        return "starting" if "pending" in states else "ready"
