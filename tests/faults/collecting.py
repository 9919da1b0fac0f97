"""Starts and ends real collections of a stack on the real engine, and waits for the moment at which a fault is to strike."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.collector.command import argv
from tests.collector.engine_stack import Stack


@dataclass(frozen=True)
class Ended:
    """A collection that ended: exit code, seconds, what it printed."""

    exit_code: int
    seconds: float
    stdout: str
    stderr: str

    @property
    def bundle(self) -> Path:
        """Return the bundle that standard output names."""
        return Path(self.stdout.strip())


class Collection:
    """A collection under way, in the folder of its output."""

    def __init__(
        self,
        stack: Stack,
        folder: Path,
        *arguments: str,
        environment: Mapping[str, str] | None = None,
        through: Sequence[str] = (),
    ) -> None:
        """Start it. `through`: a command that runs it."""
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            # The stack's PostgreSQL is dead by design: undisturbed, a run without its tables is whole.
            [*through, *argv("--dir", str(stack.folder), "--project", stack.project, "--skip", "database", *arguments)],
            cwd=folder,
            env={**os.environ, "NO_COLOR": "1", **(environment or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Wait for a moment of the run. Fails when it ends before."""
        while not condition():
            assert self.process.poll() is None, self.process.communicate()[1]
            time.sleep(0.01)

    def writes_members(self) -> bool:
        """Whether more than the first member is on the disk."""
        return any(path.stat().st_size > 2000 for path in self.folder.glob("*.partial"))

    def end(self, since: float | None = None) -> Ended:
        """Wait for the end. Seconds are counted from `since` (monotonic), or the start."""
        stdout, stderr = self.process.communicate(timeout=150)
        seconds = time.monotonic() - (since if since is not None else self.began)
        return Ended(self.process.returncode, seconds, stdout, stderr)


def collected(stack: Stack, folder: Path, *arguments: str, environment: Mapping[str, str] | None = None) -> Ended:
    """Collect to the end."""
    return Collection(stack, folder, *arguments, environment=environment).end()


@contextmanager
def tmpfs(folder: Path, options: str) -> Iterator[Path]:
    """Mount a file system in memory at a new folder."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def script(folder: Path, name: str, text: str) -> dict[str, str]:
    """Put a shell script in front of the PATH; return the environment."""
    folder.mkdir()
    (folder / name).write_text(f"#!/bin/sh\n{text}")
    (folder / name).chmod(0o755)
    return {"PATH": f"{folder}:{os.environ['PATH']}"}


def processes_with(mark: str) -> list[str]:
    """Return the command lines of living processes in whose environment `mark` stands."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (process / "environ").read_bytes():
                state = (process / "stat").read_text().rpartition(")")[2].split()[0]
                if state != "Z":
                    found.append((process / "cmdline").read_text().replace("\0", " "))
        except OSError:
            continue  # it ended meanwhile
    return found
