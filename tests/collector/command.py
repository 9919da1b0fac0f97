"""Runs `daoflow-collect` as an operator does: its own process, an installation in a folder, an engine that is not there."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

COMPOSE_FILE = """\
services:
  daoflow:
    image: example/daoflow:1
    environment:
      ENCRYPTION_KEY: ${ENCRYPTION_KEY:?Set ENCRYPTION_KEY in .env}
    ports: ["127.0.0.1:${DAOFLOW_PORT:-3000}:3000"]
"""


@dataclass(frozen=True)
class Installation:
    """A DaoFlow folder, and the secret in its `.env`."""

    folder: Path
    secret: str

    @property
    def env_file(self) -> Path:
        """Return the path of `.env`."""
        return self.folder / ".env"


def make_installation(folder: Path, *, port: int = 9) -> Installation:
    """Write Compose file and `.env` with a fresh secret. Port 9 refuses at once."""
    folder.mkdir(parents=True, exist_ok=True)
    secret = secrets.token_hex(32)
    (folder / "docker-compose.yml").write_text(COMPOSE_FILE)
    (folder / ".env").write_text(f"# by hand\nENCRYPTION_KEY={secret}\nDAOFLOW_PORT={port}\n")
    return Installation(folder, secret)


def environment(*, engine: str, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return an environment whose engine is `engine`, without what the machine's own shell says."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "DOCKER_CONFIG", "LANG")}
    return {**kept, "DOCKER_HOST": engine, **(more or {})}


def argv(*arguments: str) -> list[str]:
    """Return the command line that runs the collector of this checkout."""
    return [sys.executable, "-m", "daoflow_collector.cli", *arguments]


def collect(
    *arguments: str, cwd: Path, engine: str = "unix:///nowhere/docker.sock", more: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run to the end and return what was printed."""
    return subprocess.run(
        argv(*arguments),
        cwd=cwd,
        env=environment(engine=engine, more=more),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def as_nobody() -> tuple[str, ...]:
    """Return a command that runs another as an unprivileged user, who can read the Python that runs this test wherever it lies."""
    home = Path(sys.base_prefix)
    closed = next((path for path in reversed(home.parents) if not path.stat().st_mode & 0o001), None)
    script = 'exec setpriv --reuid 65534 --regid 65534 --clear-groups "$@"'
    if closed is not None:
        aside = "mkdir -p /run/python && mount --bind {home} /run/python && mount -t tmpfs -o mode=755 tmpfs {closed}"
        back = "mkdir -p {home} && mount --bind /run/python {home}"
        script = f"{aside} && {back} && {script}".replace("{home}", str(home)).replace("{closed}", str(closed))
    return ("unshare", "--mount", "sh", "-c", script, "sh")
