"""A project of containers on an engine of its own: what the live engine says of it is kept, before a test breaks the engine."""

import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tests.incidents.images.rootfs import RootFilesystem
from tests.incidents.installation import Installation
from tests.incidents.second_engine import SecondEngine

IMAGE = "box:1"
ROTATED = {"max-size": "10k", "max-file": "3", "compress": "true"}

# Pieces first: a line of several records, and one of exactly one; then both streams over several rotations, and a line that never ends.
CHATTER = """
head -c 40000 /dev/zero | tr '\\0' x; echo
head -c 16384 /dev/zero | tr '\\0' y; echo
i=0; while [ $i -lt 150 ]; do echo "[worker] line $i of many, all alike, with $DATABASE_URL"; echo "warning $i" >&2; i=$((i+1)); done
printf 'caf\\303\\251 \\033[31mred\\033[0m \\377 quote" back\\\\slash\\n'
echo "first error" >&2
printf 'no newline at the end'
"""


class Project:
    """Containers that bear the labels of an installation's Compose project. `before`: what the live engine said of each, by name."""

    def __init__(self, engine: SecondEngine, installation: Installation) -> None:
        """Make a password that is nowhere but in the containers' environment and logs."""
        self.engine = engine
        self.directory = installation.directory
        self.name = installation.directory.name
        self.password = installation.hexadecimal(48)
        installation.secrets.add(self.password)
        self.before: dict[str, dict[str, Any]] = {}

    def docker(self, *arguments: str) -> str:
        """Run `docker` against this engine and return its output."""
        command = ["docker", "--host", self.engine.endpoint, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 0, f"{' '.join(command)}: {done.stderr}"
        return done.stdout.strip()

    def start(
        self,
        service: str,
        script: str,
        *options: str,
        driver: str = "json-file",
        settings: dict[str, str] | None = None,
    ) -> str:
        """Start a service's container and return its name."""
        name = f"{self.name}-{service}-1"
        labels = {
            "com.docker.compose.project": self.name,
            "com.docker.compose.service": service,
            "com.docker.compose.container-number": "1",
            "com.docker.compose.oneoff": "False",
            "com.docker.compose.project.working_dir": str(self.directory),
            "com.docker.compose.project.config_files": str(self.directory / "docker-compose.yml"),
        }
        labelled = [word for key, value in labels.items() for word in ("--label", f"{key}={value}")]
        logging = [word for key, value in (settings or {}).items() for word in ("--log-opt", f"{key}={value}")]
        secret = f"DATABASE_URL=postgresql://daoflow:{self.password}@postgres:5432/daoflow"
        fixed = ["--detach", "--network", "none", "--name", name, "--env", secret, "--log-driver", driver]
        self.docker("run", *fixed, *labelled, *logging, *options, IMAGE, "sh", "-c", script)
        return name

    def wait_until_quiet(self) -> None:
        """Wait until the engine has written what the containers said: no file of the data root changes any more."""
        folder, last = self.engine.data_root / "containers", -1.0
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            newest = max(path.stat().st_mtime for path in folder.rglob("*"))
            if newest == last:
                return
            last = newest
            time.sleep(1.5)
        raise TimeoutError("the containers keep writing")

    def remember(self) -> None:
        """Keep what the engine says of every container now."""
        names = self.docker("ps", "--all", "--format", "{{.Names}}").split()
        self.before = {name: json.loads(self.docker("inspect", name))[0] for name in names}

    def pids(self) -> list[int]:
        """Return the processes of the containers that ran when they were last looked at."""
        return [inspect["State"]["Pid"] for inspect in self.before.values() if inspect["State"]["Pid"]]

    def end_containers(self) -> None:
        """End the processes of the containers, as a power loss would: behind the engine's back."""
        for pid in self.pids():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


def _load_box(project: Project) -> None:
    """Give the engine an image that holds a shell."""
    archive = project.directory.parent / "box.tar"
    root = RootFilesystem(archive)
    root.link("/usr/bin/tr", "busybox")
    root.close()
    project.docker("import", str(archive), IMAGE)


@contextmanager
def project_on_second_engine(installation: Installation) -> Iterator[Project]:
    """Yield the installation's project on an engine that has only it; whatever runs is ended afterwards."""
    with SecondEngine() as engine:
        project = Project(engine, installation)
        _load_box(project)
        try:
            yield project
        finally:
            project.end_containers()


@contextmanager
def syslog_socket(folder: Path) -> Iterator[str]:
    """Yield the address of a log server that takes whatever it gets."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as server:
        server.bind(str(folder / "syslog"))
        yield f"unixgram://{folder}/syslog"
