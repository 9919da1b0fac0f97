"""A connection by the `ssh` program: for security keys, Include, certificate authorities, and where paramiko is not installed.

Every command goes over one connection (ControlMaster), so that a security key is touched once. The program keeps its own strict rules;
which stage failed is read from its words.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from daoflow_bundle.target import write_all

from daoflow_collector.errors import UsageError
from daoflow_collector.remote.address import SshAddress, SshOptions
from daoflow_collector.remote.conversation import Limits, Said, converse
from daoflow_collector.remote.stages import STAGES, Reach, StageError

CONNECT_S = 15
_CHUNK = 1 << 16
_EXIT_OF_SSH = 255
_STAGE_WORDS = (
    ("resolve", "dns", r"could not resolve hostname"),
    ("connect", "refused", r"connection refused"),
    ("connect", "unreachable", r"no route to host|network is unreachable"),
    ("connect", "timeout", r"connect to host .*timed out|operation timed out"),
    ("banner", "timeout", r"timed out during banner exchange"),
    (
        "banner",
        "closed",
        r"kex_exchange_identification|connection (?:closed|reset) by .* port|invalid ssh identification",
    ),
    ("host-key", "protocol", r"no matching (?:host key|key exchange|cipher|mac)"),
    ("host-key", "revoked-key", r"revoked"),
    ("host-key", "changed-key", r"remote host identification has changed|host key for .* has changed"),
    ("host-key", "unknown-key", r"no \S+ host key is known|host key verification failed"),
    ("authentication", "denied", r"permission denied \(|too many authentication failures"),
    ("connect", "refused", r"stdio forwarding failed|connection closed by unknown port"),
)


def find_ssh(program: str | None) -> str:
    """Return the program's path. Raises `UsageError` when it is not there."""
    found = shutil.which(program or "ssh")
    if found is None:
        raise UsageError(
            f"there is no program '{program or 'ssh'}'",
            advice="Install the OpenSSH client, or paramiko: pipx install 'daoflow-evidence[remote]'.",
        )
    return found


class SshProgramSession:
    """Implements `Session`."""

    def __init__(self, arguments: Sequence[str], folder: Path | None) -> None:
        self._arguments = arguments
        self._folder = folder

    def run(self, command: str) -> SshProgramStream:
        """Start a command."""
        return SshProgramStream([*self._arguments, command])

    def close(self) -> None:
        """End the shared connection."""
        if self._folder is None:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            close = [*self._arguments[:-1], "-O", "exit", self._arguments[-1]]
            subprocess.run(close, stdin=subprocess.DEVNULL, capture_output=True, timeout=5, check=False)
        shutil.rmtree(self._folder, ignore_errors=True)


class SshProgramStream:
    """Implements `Stream`."""

    def __init__(self, command: Sequence[str]) -> None:
        try:
            self._process = subprocess.Popen(
                list(command),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                bufsize=0,  # closing it must never wait for what cannot be written
                start_new_session=True,  # Ctrl-C is ours: it must not end the connection first
            )
        except OSError as error:
            raise StageError("other", f"{command[0]}: {error.strerror}") from error

    def write(self, data: bytes) -> None:
        """Send to the command's input."""
        assert self._process.stdin is not None  # noqa: S101 - opened above
        write_all(self._process.stdin, data)

    def close_input(self) -> None:
        """End the command's input."""
        assert self._process.stdin is not None  # noqa: S101 - opened above
        self._process.stdin.close()

    def read(self) -> bytes:
        """Return some of its output, empty at the end."""
        assert self._process.stdout is not None  # noqa: S101 - opened above
        return _read(self._process.stdout)

    def read_error(self) -> bytes:
        """Return some of its error output, empty at the end."""
        assert self._process.stderr is not None  # noqa: S101 - opened above
        return _read(self._process.stderr)

    def exit_code(self, timeout_s: float) -> int | None:
        """Return its exit code; None when ssh itself failed: 255 is its own, not the command's."""
        try:
            code = self._process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            return None
        return None if code < 0 or code == _EXIT_OF_SSH else code

    def abort(self) -> None:
        """End it from any thread. Its outputs are closed by who reads them, at their end."""
        self._process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(1.0)
        with contextlib.suppress(OSError):
            self.close_input()


def _read(file: IO[bytes]) -> bytes:
    chunk = os.read(file.fileno(), _CHUNK)
    if not chunk:
        file.close()
    return chunk


def open_ssh_program(address: SshAddress, options: SshOptions, reach: Reach, limits: Limits) -> SshProgramSession:
    """Connect by a command that does nothing. Raises `StageError`; `reach` says which stage the program's words mean."""
    program = find_ssh(options.program)
    version = subprocess.run([program, "-V"], capture_output=True, text=True, timeout=10, check=False).stderr.strip()
    reach.facts["transport"] = f"{program} ({version})"
    folder = _folder() if hasattr(os, "fork") else None
    session = SshProgramSession([program, *_flags(address, options, folder)], folder)
    try:
        said = converse(session.run("exit 0"), (), limits)
        stage, kind = _failed_stage(said)
        for name in STAGES[: STAGES.index(stage)] if stage else STAGES[:-1]:
            with reach.stage(name):
                pass
        _end_at(stage, kind, said, reach)
    except BaseException:
        session.close()
        raise
    return session


def _folder() -> Path | None:
    """Make a folder for the shared connection's socket, whose path holds 104 characters: TMPDIR on a Mac alone takes half of them.

    None where no disk takes one: then each command has a connection of its own.
    """
    short = Path("/tmp")  # noqa: S108 - the folder in it is ours alone
    try:
        return Path(tempfile.mkdtemp(prefix="daoflow-", dir=short if os.access(short, os.W_OK) else None))
    except OSError:
        return None


def _end_at(stage: str | None, kind: str, said: Said, reach: Reach) -> None:
    if stage is not None:
        with reach.stage(stage):
            raise StageError(kind, said.last_words or f"ssh exited {said.exit_code}")


def _flags(address: SshAddress, options: SshOptions, folder: Path | None) -> list[str]:
    flags = ["-T", "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=yes", "-o", f"ConnectTimeout={CONNECT_S}"]
    flags += ["-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=3", "-o", "UpdateHostKeys=no"]
    flags += ["-o", "LogLevel=ERROR"]  # a host's greeting must not be taken for words of ssh
    if options.key is not None:
        flags += ["-i", options.key, "-o", "IdentitiesOnly=yes"]
    if options.known_hosts is not None:
        flags += ["-o", f"UserKnownHostsFile={options.known_hosts}", "-o", "GlobalKnownHostsFile=none"]
    if folder is not None:
        flags += ["-o", "ControlMaster=auto", "-o", f"ControlPath={folder}/c", "-o", "ControlPersist=60"]
    if address.port is not None:
        flags += ["-p", str(address.port)]
    if address.user is not None:
        flags += ["-l", address.user]
    return [*flags, address.host]


def _failed_stage(said: Said) -> tuple[str | None, str]:
    if said.ended == "exited" and said.exit_code is not None:
        return None, ""  # whatever the shell answered: it was reached
    for stage, kind, pattern in _STAGE_WORDS:
        if re.search(pattern, said.error, re.IGNORECASE):
            return stage, kind
    return "connect", "timeout" if said.ended == "deadline" else "other"
