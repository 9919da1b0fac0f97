"""A small Compose project on the throwaway engine: containers that chatter, crash, print escapes and wait."""

from __future__ import annotations

import contextlib
import io
import os
import secrets
import shutil
import subprocess
import tarfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

# One tag a test process: importing a tag again takes it from the image that another process's containers were made of.
IMAGE = f"collector-tests/busybox:{os.getpid()}"

COMPOSE_FILE = """\
services:
  daoflow:
    image: collector-tests/busybox:1
    command:
      - sh
      - -c
      - |
        i=1
        while [ $$i -le 30000 ]; do echo "[worker] tick $$i"; i=$$((i+1)); done
        sleep 0.5
        echo "key $$ENCRYPTION_KEY" >&2
        mkdir /w
        echo '{"status": "healthy", "service": "daoflow-control-plane"}' > /w/health
        exec httpd -f -p 3000 -h /w
    environment:
      DATABASE_URL: postgresql://daoflow:${POSTGRES_PASSWORD:?Set POSTGRES_PASSWORD in .env}@postgres:5432/daoflow
      ENCRYPTION_KEY: ${ENCRYPTION_KEY:?Set ENCRYPTION_KEY in .env}
    ports: ["127.0.0.1::3000"]
  postgres:
    image: collector-tests/busybox:1
    command: ["sh", "-c", "echo 'FATAL:  password authentication failed' >&2; exit 1"]
    environment:
      POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?Set POSTGRES_PASSWORD in .env}
  redis:
    image: collector-tests/busybox:1
    tty: true
    command:
      - sh
      - -c
      - |
        printf '\\033[2K\\033[32mready\\033[0m\\n'
        head -c 40000 /dev/zero | tr '\\0' y
        echo
        exec sleep 100000
  silent:
    image: collector-tests/busybox:1
    command: ["sleep", "100000"]
""".replace("collector-tests/busybox:1", IMAGE)


@dataclass(frozen=True)
class Stack:
    """A running project and its secrets."""

    folder: Path
    project: str
    secrets: dict[str, str]

    def compose(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run Compose on the project, found by its labels alone."""
        command = ["docker", "compose", "-p", self.project, *arguments]
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=check)

    def wait_until_said(self, service: str, words: str, *, tries: int) -> None:
        """Look at the service's newest lines until the words are among them, a tenth of a second between two looks."""
        for _ in range(tries):
            if words in self.compose("logs", "--tail", "5", service).stdout:
                return
            time.sleep(0.1)

    def break_env(self, key: str) -> None:
        """Empty one key of `.env`: from now on every plain Compose command fails."""
        lines = (self.folder / ".env").read_text().splitlines()
        (self.folder / ".env").write_text(
            "".join(f"{key}=\n" if line.startswith(f"{key}=") else f"{line}\n" for line in lines)
        )


def load_image() -> None:
    """Import busybox as an image."""
    busybox = shutil.which("busybox")
    if busybox is None:
        pytest.fail("no busybox: run tests/engine/prerequisites")
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as tar:
        tar.add(os.path.realpath(busybox), "bin/busybox")
        for applet in ("sh", "sleep", "httpd", "head", "tr", "mkdir"):
            link = tarfile.TarInfo(f"bin/{applet}")
            link.type, link.linkname = tarfile.SYMTYPE, "busybox"
            tar.addfile(link)
    subprocess.run(["docker", "import", "-", IMAGE], input=archive.getvalue(), check=True, capture_output=True)


@contextlib.contextmanager
def running_stack(folder: Path) -> Iterator[Stack]:
    """Start the project, yield it, and remove it with everything that it made."""
    load_image()
    values = {"POSTGRES_PASSWORD": secrets.token_hex(24), "ENCRYPTION_KEY": secrets.token_hex(16)}
    folder.mkdir()
    (folder / "docker-compose.yml").write_text(COMPOSE_FILE)
    (folder / ".env").write_text("".join(f"{name}={value}\n" for name, value in values.items()))
    stack = Stack(folder, f"collect-{secrets.token_hex(3)}", values)
    try:
        stack.compose("up", "--detach", "--quiet-pull")
        yield stack
    finally:
        for name, value in values.items():
            os.environ[name] = value
        stack.compose("down", "--volumes", "--timeout", "0", check=False)
        for name in values:
            del os.environ[name]
