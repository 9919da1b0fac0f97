"""Runs `daoflow-analyze` again and again in one process, and writes down what it does to the machine each time.

`python -m tests.hostile.watched` takes one JSON object a line on standard input (`arguments`, `folder` to run in) and answers with one a
line: exit code, both outputs, files written and removed, files read that are neither Python's nor the bundle, connections, programs
started, seconds of CPU, and the peak of its memory. The interpreter's audit events say so.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import resource
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
_OWN = (sys.prefix, sys.base_prefix, str(ROOT), "/proc/", "/dev/", "/usr/lib/", "/lib/")
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = (
    "os.mkdir",
    "os.rename",
    "os.remove",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "os.chmod",
    "os.chown",
    "os.utime",
    "os.truncate",
)
_PROGRAMS = (
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "os.forkpty",
    "os.startfile",
    "pty.spawn",
)


class Watch:
    """Collects what happens while it is `on`."""

    def __init__(self) -> None:
        self.on = False
        self.seen: dict[str, list[str]] = {}

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Take one event of the interpreter's."""
        if not self.on:
            return
        if event == "open":
            path, _, flags = arguments
            written = isinstance(flags, int) and flags & _WRITES
            if written or not str(os.fsdecode(path) if not isinstance(path, int) else path).startswith(_OWN):
                self._note("writes" if written else "reads", path)
        elif event in _CHANGES:
            self._note("changes", f"{event} {' '.join(map(str, arguments[:2]))}")
        elif event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
            self._note("connections", event)
        elif event in _PROGRAMS:
            self._note("programs", f"{event} {arguments[0]}")

    def _note(self, kind: str, what: object) -> None:
        self.seen.setdefault(kind, []).append(os.fsdecode(what) if isinstance(what, bytes) else str(what))


def _cpu_s() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _peak_bytes() -> int:
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM"))


def run(watch: Watch, arguments: list[str], folder: str) -> dict[str, Any]:
    """Run the program once in `folder`."""
    from daoflow_analyzer import forked
    from daoflow_analyzer.cli import main

    forked._fork = None  # noqa: SLF001 - what a copy of this process does, nobody would see
    os.chdir(folder)
    Path("/proc/self/clear_refs").write_text("5")  # starts the peak anew
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    watch.seen = {}
    began = _cpu_s()
    code: object = 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        watch.on = True
        try:
            main(arguments)
        except SystemExit as stop:
            code = stop.code
        finally:
            watch.on = False
        out.flush()
        err.flush()
    return {
        "code": code,
        "stdout": out.buffer.getvalue().decode("utf-8", "replace"),  # type: ignore[attr-defined]
        "stderr": err.buffer.getvalue().decode("utf-8", "replace"),  # type: ignore[attr-defined]
        "cpu_s": _cpu_s() - began,
        "peak_bytes": _peak_bytes(),
        **watch.seen,
    }


def serve() -> None:
    """Answer one request a line until there are no more."""
    watch = Watch()
    sys.addaudithook(watch.hook)
    answers = sys.stdout
    for line in sys.stdin:
        request = json.loads(line)
        answers.write(json.dumps(run(watch, request["arguments"], request["folder"])) + "\n")
        answers.flush()


if __name__ == "__main__":
    serve()
