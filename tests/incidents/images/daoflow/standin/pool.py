"""The server's database pool, of one connection: a query waits up to five seconds for a usable one."""

import threading
import time

from .console import complain
from .database import Connection, DatabaseError, ServerRefusedError

ACQUIRE_TIMEOUT_S = 5.0


class Pool:
    """Hands one connection to one query at a time and reopens it after a loss."""

    def __init__(self, url: str, connection: Connection) -> None:
        """Take over an open connection."""
        self._url = url
        self._connection: Connection | None = connection
        self._lock = threading.Lock()

    def query(self, sql: str) -> list[list[str | None]]:
        """Run a query. Raises DatabaseError; a database that is gone costs the whole acquire timeout, as in the product."""
        deadline = time.monotonic() + ACQUIRE_TIMEOUT_S
        try:
            return self._attempt(sql)
        except ServerRefusedError:
            raise
        except DatabaseError:
            time.sleep(max(0.0, deadline - time.monotonic()))
            raise

    def poll(self) -> None:
        """Ask the database for nothing, at once. Raises DatabaseError."""
        self._attempt("SELECT 1")

    def notice_loss(self) -> None:
        """Report an idle connection that the server closed, once."""
        with self._lock:
            reason = self._connection.lost_reason() if self._connection else None
            if reason is not None:
                complain(f"[pg pool] Idle client error: {reason}")
                self._drop()

    def _attempt(self, sql: str) -> list[list[str | None]]:
        with self._lock:
            try:
                if self._connection is None:
                    self._connection = Connection(self._url)
                return self._connection.query(sql)
            except ServerRefusedError:
                raise
            except DatabaseError:
                self._drop()
                raise

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None
