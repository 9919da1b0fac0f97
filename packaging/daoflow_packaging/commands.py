"""Runs the programs that a build is made of, quietly unless one fails."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from daoflow_packaging.errors import BuildError

_SHOWN_LINES = 40


def run(arguments: Sequence[str | Path], *, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> str:
    """Run to the end and return what was printed, both streams together. Raises `BuildError` with the end of it on failure.

    `env` is added to an environment that holds nothing of the caller's but PATH and HOME: what a person's shell sets must not
    change a digest.
    """
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    done = subprocess.run(
        [str(argument) for argument in arguments],
        cwd=cwd,
        env={**inherited, "LC_ALL": "C", "TZ": "UTC", **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        tail = "\n".join(done.stdout.splitlines()[-_SHOWN_LINES:])
        raise BuildError(f"{Path(arguments[0]).name} ended with {done.returncode}:\n{tail}")
    return done.stdout
