"""Runs the installed `daoflow-analyze`: with its streams in pipes, or on a terminal of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests import terminal

Packed = Callable[..., Path]
PROGRAM = Path(sys.executable).with_name("daoflow-analyze")
STOPPED = {
    "containers/daoflow-postgres-1/inspect.json": {
        "/State/Status": "exited",
        "/State/Running": False,
        "/State/ExitCode": 0,
    }
}


def run(
    *arguments: str | Path, cwd: Path, stdin: bytes | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the program in a folder of its own."""
    done = subprocess.run(
        [str(PROGRAM), *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        timeout=120,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def on_terminal(*arguments: str | Path, cwd: Path, columns: int = 80, **environment: str) -> tuple[int, str]:
    """Run the program on a terminal; return its exit code and everything that was written to the terminal."""
    clean = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    asked = {"TERM": "xterm-256color", "PAGER": "cat", "PYTHONIOENCODING": "utf-8", **environment}
    command = [str(PROGRAM), *map(str, arguments)]
    return terminal.on_terminal(command, cwd=cwd, columns=columns, environment={**clean, **asked})


def document_of(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    """Return the findings document on standard output."""
    assert done.returncode == 0, done.stderr
    document: dict[str, Any] = json.loads(done.stdout)
    return document
