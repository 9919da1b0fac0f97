"""A running managed server with its keys, and a control plane's side that knows it."""

import json
import subprocess
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.incidents.images.build import load_images
from tests.remote.image import EDGE, TAG


class Edge:
    """One container with sshd. Its own folder holds the keys of both sides, and the known_hosts file that knows it."""

    def __init__(
        self, folder: Path, *, image: str, options: Sequence[str] = (), docker: bool = True, port: int = 22
    ) -> None:
        """Start it; `options` are more of `docker run`'s. With `docker` the test's engine is its engine.

        On the network of the test's own host (`--network host`) it listens on `port` of the loopback.
        """
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
        own = ["--name", self.name, "--cap-add", "SYSLOG", *([] if port != 22 else ["--hostname", self.name])]
        sshd = ["/usr/sbin/sshd", "-D", "-e", "-p", str(port)]
        run("docker", "run", "--detach", *own, *mounts, *options, image, *sshd)
        (found,) = json.loads(run("docker", "inspect", self.name))
        self.address = str(found["NetworkSettings"]["IPAddress"]) or "127.0.0.1"
        self.port = port
        self.known_hosts = folder / "known_hosts"
        self.know(self.address if port == 22 else f"[{self.address}]:{port}")

    def authorize(self, other: "Edge") -> Path:
        """Let in who has the key of another server, too. Returns that key."""
        with (self.folder / "keys" / "authorized").open("ab") as file:
            file.write((other.folder / "key.pub").read_bytes())
        return other.folder / "key"

    def know(self, name: str) -> None:
        """Add the host's key to the known_hosts file under a name."""
        kind, blob, *_ = (self.folder / "host.pub").read_text().split()
        with self.known_hosts.open("a") as file:
            file.write(f"{name} {kind} {blob}\n")

    def url(self, account: str = "root") -> str:
        """Return the address to log in at."""
        return f"ssh://{account}@{self.address}" + (f":{self.port}" if self.port != 22 else "")

    def login(self) -> list[str]:
        """Return the collector's options to log in here."""
        return ["--ssh-key", str(self.folder / "key"), "--known-hosts", str(self.known_hosts)]

    def left_behind(self) -> tuple[list[str], list[str]]:
        """Return the files that were changed, and the processes besides sshd, by name."""
        changed = sorted(run("docker", "diff", self.name).splitlines())
        commands = run("docker", "exec", self.name, "ps", "-o", "args").splitlines()[1:]
        others = [line for line in commands if not line.startswith(("sshd:", "/usr/sbin/sshd", "ps "))]
        return changed, others

    def runs(self, word: str) -> bool:
        """Whether a process with this word in its command line runs there; quicker than a command inside, and leaves no trace."""
        return word in run("docker", "top", self.name, "-eo", "pid,args")

    def listing(self, folder: str) -> str:
        """Return what lies in a folder, empty where there is none."""
        done = subprocess.run(
            ["docker", "exec", self.name, "ls", "-a", folder], capture_output=True, text=True, check=False
        )
        return done.stdout

    def memory_peak(self) -> int:
        """Return the most bytes that all of the server held at once."""
        identity = run("docker", "inspect", "--format", "{{.Id}}", self.name).strip()
        places = (f"docker/{identity}/memory.peak", f"memory/docker/{identity}/memory.max_usage_in_bytes")
        found = (Path("/sys/fs/cgroup") / place for place in places)  # version 2 and version 1
        return int(next(file for file in found if file.exists()).read_text())

    def remove(self) -> None:
        """End it."""
        run("docker", "rm", "--force", "--volumes", self.name)


@contextmanager
def deployed(
    project: str, services: Sequence[str], *, script: str = "sleep 1000", secret: str = "", deployment: str = "0" * 32
) -> Iterator[None]:
    """Run containers as DaoFlow's Compose has labelled them on a managed server; they are removed afterwards."""
    names = [f"{project}-{service}-1" for service in services]
    try:
        for name, service in zip(names, services, strict=True):
            labels = {"project": project, "service": service, "oneoff": "False"}
            labels["project.working_dir"] = f"/tmp/daoflow-staging/{deployment}"
            options = [f"--label=com.docker.compose.{key}={value}" for key, value in labels.items()]
            run(
                "docker",
                "run",
                "--detach",
                "--name",
                name,
                *options,
                "--env",
                f"APP_SECRET={secret}",
                TAG,
                "sh",
                "-c",
                script,
            )
        yield
    finally:
        subprocess.run(["docker", "rm", "--force", *names], capture_output=True, check=False)


def load_edge() -> None:
    """Load the image into the engine."""
    load_images([EDGE])


def run(*command: str) -> str:
    """Run a command that must succeed, and return what it printed."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, f"{' '.join(command)}: {done.stdout}{done.stderr}"
    return done.stdout
