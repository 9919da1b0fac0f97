"""A running installation on the throwaway engine: start it, break it, wait for the break to show, look at it."""

import json
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.incidents.installation import Installation

DEADLINE_S = 60.0


class Stack:
    """One installation and its Compose project, named after its folder."""

    def __init__(self, directory: Path, *, port: int | None = None) -> None:
        """Write the installation's files; nothing runs yet. Without a `port`, a free one is published."""
        self.port = free_port() if port is None else port
        self.installation = Installation(directory, port=self.port)
        self.directory = directory
        self.project = directory.name
        self._kept: dict[str, tuple[str, int]] = {}

    def compose(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run `docker compose` in the installation's folder."""
        return _run(["docker", "compose", *arguments], self.directory, check=check)

    def docker(self, *arguments: str, check: bool = True) -> str:
        """Run `docker` and return what it printed on both streams."""
        done = _run(["docker", *arguments], self.directory, check=check)
        return done.stdout + done.stderr

    def up(self, *services: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Create and start the services, all unless named."""
        return self.compose("up", "--detach", "--quiet-pull", *services, check=check)

    def up_and_ready(self) -> None:
        """Start everything and wait until the control plane says that it is ready."""
        self.up()
        self.wait_until("the control plane to be ready", lambda: self.status("/ready") == 200)

    def down(self) -> None:
        """Remove the containers, networks and volumes, found by label: the files may be broken on purpose."""
        label = f"label=com.docker.compose.project={self.project}"
        containers = self.docker("ps", "--all", "--quiet", "--filter", label).split()
        if containers:
            self.docker("rm", "--force", "--volumes", *containers)
        for kind in ("volume", "network"):
            found = self.docker(kind, "ls", "--quiet", "--filter", label).split()
            if found:
                self.docker(kind, "rm", *found)

    def container(self, service: str) -> str:
        """Return the container name that Compose gives to the first replica."""
        return f"{self.project}-{service}-1"

    def inspect(self, service: str) -> dict[str, Any]:
        """Return the engine's inspect of a service's container, empty when there is none."""
        done = _run(["docker", "inspect", self.container(service)], self.directory, check=False)
        found: list[dict[str, Any]] = json.loads(done.stdout or "[]")
        return found[0] if found else {}

    def state(self, service: str) -> dict[str, Any]:
        """Return the `State` object of a service's container."""
        state: dict[str, Any] = self.inspect(service).get("State", {})
        return state

    def log(self, service: str) -> str:
        """Return everything that a service has written."""
        return self.docker("logs", self.container(service), check=False)

    def keep_log(self, service: str) -> None:
        """Remember what a service has written up to now."""
        inspect = self.inspect(service)
        self._kept[service] = (inspect["Id"], Path(inspect["LogPath"]).stat().st_size)

    def restore_log(self, service: str) -> None:
        """Take out of a service's log what it has written since; a container made since has only its own."""
        identity, size = self._kept[service]
        inspect = self.inspect(service)
        if inspect["Id"] == identity:
            with Path(inspect["LogPath"]).open("r+b") as log:
                log.truncate(size)
        else:
            self.keep_log(service)

    def sql(self, statement: str, *, check: bool = True) -> str:
        """Run SQL inside the postgres container, over its own socket."""
        psql = ("psql", "-U", "daoflow", "-d", "daoflow", "-v", "ON_ERROR_STOP=1", "-c", statement)
        return self.docker("exec", self.container("postgres"), *psql, check=check)

    def sql_value(self, statement: str) -> str:
        """Return the single value that a query gives."""
        psql = ("psql", "-U", "daoflow", "-d", "daoflow", "-v", "ON_ERROR_STOP=1", "-At", "-c", statement)
        return self.docker("exec", self.container("postgres"), *psql).strip()

    def status(self, path: str, *, headers: dict[str, str] | None = None, data: bytes | None = None) -> int | None:
        """Return the HTTP status of a path on the published port, None when nobody answers."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers=headers or {}, data=data)
        try:
            with urllib.request.urlopen(request, timeout=15) as answer:  # noqa: S310 - loopback
                return int(answer.status)
        except urllib.error.HTTPError as error:
            with error:
                return error.code
        except OSError:
            return None

    def wait_until(self, what: str, condition: Callable[[], bool], *, deadline_s: float = DEADLINE_S) -> None:
        """Wait for a condition. Raises TimeoutError with the state of the stack when it does not come true in time."""
        ends = time.monotonic() + deadline_s
        while not condition():
            if time.monotonic() > ends:
                states = self.docker("ps", "--all", "--filter", f"label=com.docker.compose.project={self.project}")
                raise TimeoutError(f"waited {deadline_s:.0f} s for {what}\n{states}\n{self.log('daoflow')[-2000:]}")
            time.sleep(0.2)

    def wait_for_log(self, service: str, text: str, *, times: int = 1, deadline_s: float = DEADLINE_S) -> None:
        """Wait until a service has written a text so many times."""
        self.wait_until(
            f"{text!r} in the log of {service}", lambda: self.log(service).count(text) >= times, deadline_s=deadline_s
        )


def free_port() -> int:
    """Return a TCP port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _run(command: list[str], directory: Path, *, check: bool) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(command, cwd=directory, capture_output=True, text=True, check=False, timeout=180)
    if check and done.returncode != 0:
        raise AssertionError(f"{' '.join(command)} exited {done.returncode}:\n{done.stdout}{done.stderr}")
    return done
