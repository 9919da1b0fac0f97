"""Runs the real command against other hosts, and opens what it wrote."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from daoflow_bundle.manifest import Manifest
from daoflow_bundle.reader import Bundle, open_bundle

PROGRAM = str(Path(sys.executable).parent / "daoflow-collect")
RECORDING = Path(__file__).parents[1] / "incidents" / "recording"
FROM_RECORDING = ("--recording", str(RECORDING))
"""The control plane's side of a run, so that a test about targets need not start one."""


@dataclass(frozen=True)
class Collected:
    """One finished command."""

    exit_code: int
    notes: str
    duration_s: float
    file: Path

    @contextmanager
    def bundle(self) -> Iterator[Bundle]:
        """Open the bundle, which must be whole."""
        with open_bundle(self.file) as bundle:
            assert bundle.verify() == "verified", bundle.defects
            yield bundle

    def member(self, path: str) -> Any:
        """Return a JSON member."""
        with self.bundle() as bundle:
            return bundle.read_json(path)

    def manifest(self) -> Manifest:
        """Return the manifest."""
        with self.bundle() as bundle:
            assert bundle.manifest is not None
            return bundle.manifest

    def source(self, name: str) -> tuple[str, str]:
        """Return how a source ended, and why."""
        record = self.manifest().source(name)
        assert record is not None, f"{name} is not in the manifest"
        return record.outcome.value, record.reason

    def stages(self, member: str) -> dict[str, str]:
        """Return how each stage of a connection ended."""
        return {item["stage"]: item["outcome"] for item in self.member(member)["stages"]}


def collect(
    folder: Path, *arguments: str, environment: dict[str, str] | None = None, program: str = PROGRAM
) -> Collected:
    """Run `daoflow-collect run`; the bundle goes to `folder`."""
    file = folder / "bundle.tar.zst"
    started = time.monotonic()
    command = [program, "run", *arguments, "-o", str(file)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=290, env=_environment(environment))
    return Collected(done.returncode, done.stderr.decode(), time.monotonic() - started, file)


def as_standard_output(file: Path, *arguments: str) -> Collected:
    """Run it with `-o -`; what comes goes to `file`."""
    started = time.monotonic()
    command = [PROGRAM, "run", *arguments, "-o", "-"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=200, env=_environment(None))
    file.write_bytes(done.stdout)
    return Collected(done.returncode, done.stderr.decode(), time.monotonic() - started, file)


def begin(file: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """Start `daoflow-collect run` in the background."""
    command = [PROGRAM, "run", *arguments, "-o", str(file)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_environment(None))


def plan(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `daoflow-collect plan`."""
    return subprocess.run(
        [PROGRAM, "plan", *arguments], capture_output=True, text=True, check=False, timeout=200, env=_environment(None)
    )


def _environment(more: dict[str, str] | None) -> dict[str, str]:
    return {**os.environ, "NO_COLOR": "1", **(more or {})}
