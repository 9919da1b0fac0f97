"""The worker (Temporal or polling) and the monitors' start lines."""

import socket
import sys
import threading
import time

from .console import complain, crash, say
from .database import DatabaseError
from .pool import Pool
from .readiness import Readiness
from .settings import DOCKER_SOCKET, Settings

POLL_INTERVAL_S = 5.0
_MONITORS = (
    "[server-readiness] Monitor started (poll interval: 60000ms)",
    "[deployment-watchdog] Monitor started (timeout: 900000ms, poll interval: 15000ms)",
    "[development-task-watchdog] Monitor started (poll interval: 30000ms)",
    "[approval-dispatch] Monitor started (poll interval: 5000ms)",
    "[provider-feedback] Monitor started (poll interval: 5000ms)",
    "[maintenance] Monitor started (poll interval: 900000ms)",
    "[service-schedules] Monitor started (poll interval: 60000ms)",
)


def start_monitors() -> None:
    """Print what the monitors say when they start."""
    for line in _MONITORS:
        say(line)


def stop(*_: object) -> None:
    """End the server as on SIGTERM: say so, exit 0."""
    say("Received SIGTERM; shutting down DaoFlow control plane.")
    for tag in ("server-readiness", "deployment-watchdog"):
        say(f"[{tag}] Monitor stopping")
    say("[worker] Execution worker stopping")
    sys.exit(0)


def start_worker(settings: Settings, pool: Pool, readiness: Readiness) -> None:
    """Run the worker for as long as the process lives."""
    if not DOCKER_SOCKET.exists():
        complain("[worker] Docker socket not found at /var/run/docker.sock — execution worker disabled")
        readiness.update("workers", "skipped", "Execution worker disabled.")
        return
    detail = "Legacy execution worker started."
    if settings.temporal_mode:
        say("[worker] Temporal mode enabled, starting Temporal worker...")
        failure = _connect_temporal(settings)
        if failure is None:
            say(f"[temporal-worker] Worker started on task queue: {settings.temporal_task_queue}")
            readiness.update("workers", "ok", "Temporal execution worker connected.")
            _watch_pool(pool)
            return
        detail = f"Temporal execution worker failed; using legacy polling worker: {failure}"
        say("[worker] Falling back to legacy polling worker")
    else:
        # Printed in lean mode although the Compose file always sets the address.
        say("[worker] No TEMPORAL_ADDRESS set, using legacy polling worker")
    say("[worker] Execution worker started (poll interval: 5000ms)")
    readiness.update("workers", "ok", detail)
    threading.Thread(target=_watch_pool, args=(pool,), daemon=True).start()
    while True:
        time.sleep(POLL_INTERVAL_S)
        try:
            pool.poll()
        except DatabaseError as error:
            complain(f"[worker] Unhandled error in poll loop: {error}")
            complain(f"[approval-dispatch] Poll cycle failed: {error}")


def _watch_pool(pool: Pool) -> None:
    while True:
        time.sleep(0.2)
        pool.notice_loss()


def _connect_temporal(settings: Settings) -> str | None:
    """Try until the time is up; return None when connected, else the last error as the SDK words it."""
    host, _, port = settings.temporal_address.rpartition(":")
    say(f"[temporal-worker] Connecting to Temporal at {settings.temporal_address}...")
    deadline = time.monotonic() + settings.temporal_timeout_ms / 1000
    attempt = 0
    while True:
        attempt += 1
        try:
            socket.create_connection((host, int(port)), timeout=5).close()
        except OSError as error:
            failure = _transport_error(error)
        else:
            return None
        if time.monotonic() + settings.temporal_retry_ms / 1000 >= deadline:
            break
        complain(f"[temporal-worker] Connection attempt {attempt} failed; retrying in {settings.temporal_retry_ms}ms")
        time.sleep(settings.temporal_retry_ms / 1000)
    source = [
        "  return new Connection(runtime, client);",
        "}",
        "catch (cause) {",
        "  if (isTransport(cause))",
        "    throw wrap(cause);",
    ]
    crash(source, 199, f"TransportError: {failure}", prefix="[worker] Temporal worker failed: ", at="connectWithRetry")
    return failure


def _transport_error(error: OSError) -> str:
    if isinstance(error, socket.gaierror):
        kind = 'ConnectError("dns error", Custom { kind: Uncategorized, error: "failed to lookup address information: Name or service not known" })'
    elif isinstance(error, ConnectionRefusedError):
        kind = 'ConnectError("tcp connect error", Os { code: 111, kind: ConnectionRefused, message: "Connection refused" })'
    else:
        kind = f'ConnectError("tcp connect error", Os {{ code: {error.errno}, message: "{error.strerror}" }})'
    return f"tonic::transport::Error(Transport, ConnectError({kind}))"
