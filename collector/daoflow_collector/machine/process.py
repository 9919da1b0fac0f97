"""Run one command so that nothing it does can hold the collector: own process group, bounded time, bounded output."""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence

from daoflow_collector.machine.host import CommandResult
from daoflow_collector.machine.limit import Limit

_TERM_GRACE_S = 0.5
_KILL_GRACE_S = 1.0
_ORPHAN_GRACE_S = 0.3
_CHUNK = 1 << 16

_running: set[int] = set()
_running_lock = threading.Lock()


def _signal_group(pid: int, number: int) -> None:
    try:
        os.killpg(pid, number)
    except (ProcessLookupError, PermissionError):
        return


def end_all() -> None:
    """Kill every command still running: the run is over and its probes were abandoned."""
    with _running_lock:
        groups = list(_running)
    for pid in groups:
        _signal_group(pid, signal.SIGKILL)


class _Drain:
    """Reads both pipes as they fill (one left full would block the child) and keeps the first `max_bytes` of each."""

    def __init__(self, process: subprocess.Popen[bytes], max_bytes: int) -> None:
        self._selector = selectors.DefaultSelector()
        self._max_bytes = max_bytes
        self._kept: dict[int, bytearray] = {}
        self.truncated = False
        for pipe in (process.stdout, process.stderr):
            if pipe is not None:
                os.set_blocking(pipe.fileno(), False)
                self._selector.register(pipe.fileno(), selectors.EVENT_READ)
                self._kept[pipe.fileno()] = bytearray()

    @property
    def open(self) -> bool:
        return bool(self._selector.get_map())

    def step(self, wait_s: float) -> None:
        for key, _ in self._selector.select(max(wait_s, 0)):
            chunk = os.read(key.fd, _CHUNK)
            if not chunk:
                self._selector.unregister(key.fd)
                continue
            kept = self._kept[key.fd]
            room = self._max_bytes - len(kept)
            kept += chunk[:room]
            self.truncated = self.truncated or len(chunk) > room

    def close(self) -> tuple[bytes, bytes]:
        self._selector.close()
        stdout, stderr = self._kept.values()
        return bytes(stdout), bytes(stderr)


def _wait(process: subprocess.Popen[bytes], drain: _Drain, limit: Limit) -> bool:
    """Drain until the command ended and its pipes closed, or the limit is over. Return whether it ended."""
    orphan_until: float | None = None
    while True:
        now = time.monotonic()
        ended = process.poll() is not None
        if ended and orphan_until is None:
            # A daemonised grandchild may hold the pipes open for ever: what it adds is not this command's answer.
            orphan_until = now + _ORPHAN_GRACE_S
        if ended and (not drain.open or (orphan_until is not None and now >= orphan_until)):
            return True
        left_s = limit.left_s()
        if left_s <= 0:
            return ended
        drain.step(min(left_s, 0.05 if drain.open else 0.01))


def run_command(
    argv: Sequence[str], *, timeout_s: float, cwd: str | None, max_bytes: int, environment: Mapping[str, str]
) -> CommandResult:
    """Run `argv` and return what it said. Never raises for what the command or the machine does."""
    started = time.monotonic()
    try:
        process = subprocess.Popen(
            list(argv),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=cwd,
            env={**environment, "LC_ALL": "C"},
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return CommandResult(tuple(argv), None, b"", b"", time.monotonic() - started, error=f"{argv[0]}: {words}")
    with _running_lock:
        _running.add(process.pid)
    drain = _Drain(process, max_bytes)
    limit = Limit(timeout_s, str(process.pid), started=started)
    timed_out = False
    try:
        if not _wait(process, drain, limit):
            timed_out = True
            _signal_group(process.pid, signal.SIGTERM)
            if not _wait(process, drain, Limit(_TERM_GRACE_S, str(process.pid))):
                _signal_group(process.pid, signal.SIGKILL)
                _wait(process, drain, Limit(_KILL_GRACE_S, str(process.pid)))
        if timed_out or drain.open:
            _signal_group(process.pid, signal.SIGKILL)
    finally:
        with _running_lock:
            _running.discard(process.pid)
        stdout, stderr = drain.close()
        for pipe in (process.stdout, process.stderr):
            if pipe is not None:
                pipe.close()
    duration_s = limit.spent_s()
    return CommandResult(
        argv=tuple(argv),
        exit_code=None if timed_out else process.returncode,
        stdout=stdout,
        stderr=stderr,
        duration_s=round(duration_s, 3),
        timed_out=timed_out,
        truncated=drain.truncated,
        error=f"ended after {duration_s:.0f} s without an answer" if timed_out else None,
    )
