"""A host that is reached by OpenSSH: sshd in a container beside the broken installation, and ssh and scp that know its key."""

import os
import shlex
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from tests.incidents.stack import Stack

_SERVE = (
    "mkdir -p /run/sshd && ssh-keygen -A >/dev/null && exec /usr/sbin/sshd -D -e -o PermitRootLogin=prohibit-password"
)


@dataclass(frozen=True)
class SSHHost:
    """A running container with sshd. `programs` holds the ssh and scp to use."""

    container: str
    address: str
    programs: Path

    def run(self, commands: str, *, cwd: Path, timeout_s: float = 280) -> subprocess.CompletedProcess[bytes]:
        """Run commands as they stand in docs/install.md on the workstation, in `cwd`."""
        return subprocess.run(
            ["bash", "-c", commands.replace("HOST", self.address)],
            cwd=cwd,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=timeout_s,
        )

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment in which `ssh` and `scp` reach the host."""
        return {**os.environ, "PATH": f"{self.programs}:{os.environ['PATH']}"}

    def inside(self, *command: str) -> str:
        """Run a command on the host, not through SSH, and return what it printed."""
        return subprocess.run(
            ["docker", "exec", self.container, *command], capture_output=True, text=True, check=True
        ).stdout


def start(container: str, image: str, stack: Stack, folder: Path, *flags: str) -> SSHHost:
    """Start the host. `folder` gets the keys and the programs; `flags` go to `docker run`."""
    key = folder / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    socket = "/var/run/docker.sock"
    mounts = (
        f"{stack.directory}:{stack.directory}:ro",
        f"{socket}:{socket}",
        f"{key}.pub:/root/.ssh/authorized_keys:ro",
    )
    command = ["docker", "run", "--detach", "--name", container, *flags]
    command += [part for mount in mounts for part in ("--volume", mount)]
    subprocess.run([*command, image, "sh", "-c", _SERVE], check=True, stdout=subprocess.DEVNULL)
    template = "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}"
    asked = ["docker", "inspect", "--format", template, container]
    address = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()
    host = SSHHost(container, address, folder / "bin")
    _write_programs(host, key, folder)
    _wait(host, folder)
    return host


def _write_programs(host: SSHHost, key: Path, folder: Path) -> None:
    """Write ssh and scp that read a configuration of ours: OpenSSH takes no HOME from the environment."""
    settings = f"IdentityFile {key}\nIdentitiesOnly yes\nUserKnownHostsFile {folder}/known_hosts\n"
    (folder / "config").write_text(
        f"Host *\nBatchMode yes\nStrictHostKeyChecking accept-new\nLogLevel ERROR\n{settings}"
    )
    host.programs.mkdir()
    for name in ("ssh", "scp"):
        program = host.programs / name
        program.write_text(f'#!/bin/sh\nexec /usr/bin/{name} -F {shlex.quote(str(folder / "config"))} "$@"\n')
        program.chmod(0o755)


def _wait(host: SSHHost, folder: Path) -> None:
    ends = time.monotonic() + 60
    while (done := host.run("ssh root@HOST true", cwd=folder)).returncode != 0:
        if time.monotonic() > ends:
            raise TimeoutError(f"sshd does not answer: {done.stderr.decode()}")
        time.sleep(0.3)
