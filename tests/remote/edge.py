"""A running managed server with its keys, and a control plane's side that knows it."""

import json
import subprocess
import uuid
from collections.abc import Sequence
from pathlib import Path

from tests.incidents.images.build import load_images
from tests.remote.image import EDGE


class Edge:
    """One container with sshd. Its own folder holds the keys of both sides, and the known_hosts file that knows it."""

    def __init__(self, folder: Path, *, image: str, options: Sequence[str] = (), docker: bool = True) -> None:
        """Start it; `options` are more of `docker run`'s. With `docker` the test's engine is its engine."""
        self.folder = folder
        folder.mkdir(parents=True)
        self.name = f"edge-{uuid.uuid4().hex[:8]}"
        for key in ("host", "key", "other"):
            run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / key))
        (folder / "keys").mkdir()
        for name, source in (("host", "host"), ("authorized", "key.pub")):
            content = (folder / source).read_bytes()
            (folder / "keys" / name).write_bytes(content)
            (folder / "keys" / name).chmod(0o600 if name == "host" else 0o644)
        mounts = ["--volume", f"{folder}/keys:/etc/ssh/keys:ro"]
        mounts += ["--volume", "/var/run/docker.sock:/var/run/docker.sock"] if docker else []
        run(
            "docker",
            "run",
            "--detach",
            "--name",
            self.name,
            "--hostname",
            self.name,
            "--cap-add",
            "SYSLOG",
            *mounts,
            *options,
            image,
        )
        (found,) = json.loads(run("docker", "inspect", self.name))
        self.address = str(found["NetworkSettings"]["IPAddress"])
        self.known_hosts = folder / "known_hosts"
        self.know(self.address)

    def know(self, name: str) -> None:
        """Add the host's key to the known_hosts file under a name."""
        kind, blob, *_ = (self.folder / "host.pub").read_text().split()
        with self.known_hosts.open("a") as file:
            file.write(f"{name} {kind} {blob}\n")

    def url(self, account: str = "root") -> str:
        """Return the address to log in at."""
        return f"ssh://{account}@{self.address}"

    def login(self) -> list[str]:
        """Return the collector's options to log in here."""
        return ["--ssh-key", str(self.folder / "key"), "--known-hosts", str(self.known_hosts)]

    def left_behind(self) -> tuple[list[str], list[str]]:
        """Return the files that were changed, and the processes besides sshd, by name."""
        changed = run("docker", "diff", self.name).splitlines()
        commands = run("docker", "exec", self.name, "ps", "-o", "args").splitlines()[1:]
        others = [line for line in commands if not line.startswith(("sshd:", "/usr/sbin/sshd", "ps "))]
        return changed, others

    def remove(self) -> None:
        """End it."""
        run("docker", "rm", "--force", "--volumes", self.name)


def load_edge() -> None:
    """Load the image into the engine."""
    load_images([EDGE])


def run(*command: str) -> str:
    """Run a command that must succeed, and return what it printed."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, f"{' '.join(command)}: {done.stdout}{done.stderr}"
    return done.stdout
