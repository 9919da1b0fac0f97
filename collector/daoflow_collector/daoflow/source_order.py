"""Which source of DaoFlow's own records comes first, where several could give the same member.

The order is that of trust in being exact: a file exported by hand, the CLI, the HTTP API, and the database, which also answers when the
control plane is down. Each source asks its own party at once, then waits for the ones before it, and writes only what they left open.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

ARTIFACT = "deployments/artifact"
CLI = "daoflow/cli"
API = "daoflow/api"
DATABASE = "database"
ORDER = (ARTIFACT, CLI, API, DATABASE)


class SourceOrder:
    """The turns of one run. Safe to use from the threads of all probes."""

    def __init__(self) -> None:
        self._ended = {source: threading.Event() for source in ORDER}
        self._taken: set[str] = set()
        self._lock = threading.Lock()

    def leave_out(self, sources: Iterable[str]) -> None:
        """Wait for none of these: they are not in the plan."""
        for source in self._ended.keys() & set(sources):
            self._ended[source].set()

    @contextmanager
    def turn(self, source: str) -> Iterator[None]:
        """Tell the sources behind this one when it is over, however it ends."""
        try:
            yield
        finally:
            self._ended[source].set()

    def wait_before(self, source: str, timeout_s: float) -> None:
        """Wait until all sources before this one have ended, at most so long: a slow one must not cost what this one has."""
        until = time.monotonic() + timeout_s
        for earlier in ORDER[: ORDER.index(source)]:
            self._ended[earlier].wait(max(until - time.monotonic(), 0.0))

    def take(self, path: str) -> bool:
        """Say whether a member is still to be written, and count it as written from now on."""
        with self._lock:
            is_open = path not in self._taken
            self._taken.add(path)
            return is_open
