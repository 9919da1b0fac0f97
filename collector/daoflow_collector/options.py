"""What the operator asked for: one value, parsed once from the command line.

Durations are written `90`, `90s`, `15m`, `24h`, `7d`; sizes `500KB`, `7MB`, `1GB` (decimal, as mail programs count) or `7MiB`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from daoflow_collector.errors import UsageError

if TYPE_CHECKING:
    from daoflow_collector.daoflow.deployment_state import ArtifactFile
    from daoflow_collector.remote.address import SshAddress, SshOptions

DEFAULT_MAX_SIZE = "7MB"
DEFAULT_DEADLINE = "2m"

_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*(s|m|h|d)?")
_SECONDS = {None: 1.0, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*(B|KB|MB|GB|KIB|MIB|GIB)?", re.IGNORECASE)
_BYTES = {"B": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9, "KIB": 1 << 10, "MIB": 1 << 20, "GIB": 1 << 30}


def parse_duration(text: str) -> float:
    """Return seconds. Raises `UsageError` for anything but a positive duration."""
    match = _DURATION.fullmatch(text.strip())
    seconds = float(match[1]) * _SECONDS[match[2]] if match else 0.0
    if seconds <= 0:
        raise UsageError(f"'{text}' is not a duration", because="it must be like 90s, 15m, 24h or 7d")
    return seconds


def parse_size(text: str) -> int:
    """Return bytes. Raises `UsageError` for anything but a positive size."""
    match = _SIZE.fullmatch(text.strip())
    size = int(float(match[1]) * _BYTES[(match[2] or "B").upper()]) if match else 0
    if size <= 0:
        raise UsageError(f"'{text}' is not a size", because="it must be like 500KB, 7MB or 1GiB")
    return size


@dataclass(frozen=True)
class Options:
    """One run as it was asked for. `None` means: not given, find out."""

    directory: str | None = None
    project: str | None = None
    deployment: str | None = None
    backup_run: str | None = None
    restore: str | None = None
    server: str | None = None
    last_good: str | None = None
    case: str | None = None
    note: str | None = None
    tail: int | None = None
    since_s: float | None = None
    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    max_size_bytes: int = 7_000_000
    deadline_s: float = 120.0
    fingerprint_key_file: str | None = None
    encrypt_to: tuple[str, ...] = ()
    anonymize: bool = False
    output: str | None = None
    artifacts: tuple[ArtifactFile, ...] = ()
    api_token: str | None = field(default=None, repr=False)
    """Of `--token-file`. A secret: never in the bundle, never in an argument list."""
    fingerprint_key: bytes | None = field(default=None, repr=False)
    """Shared by all hosts of one bundle; None: the run makes one that nobody else has."""
    on: SshAddress | None = None
    targets: tuple[SshAddress, ...] = ()
    ssh: SshOptions | None = None
    token_file: str | None = None
    """A file on the host of `on`: its token does not travel."""
    typed: tuple[str, ...] = ()
    """Program and arguments as they were given, for a command that does the same in another way."""
    target_role: bool = False
    """Whether this host is a managed server, not the control plane's."""

    @property
    def incident(self) -> Mapping[str, str | None]:
        """Return the incident's facts as `bundle.json` carries them."""
        return {
            "case": self.case,
            "note": self.note,
            "deployment": self.deployment,
            "backup_run": self.backup_run,
            "restore": self.restore,
            "server": self.server,
            "last_good": self.last_good,
        }

    def to_json(self) -> dict[str, Any]:
        """Return the options as `bundle.json` carries them: what shaped the run, not where the result went."""
        return {
            "dir": self.directory,
            "project": self.project,
            "tail": self.tail,
            "since_s": self.since_s,
            "only": list(self.only),
            "skip": list(self.skip),
            "max_size_bytes": self.max_size_bytes,
            "deadline_s": self.deadline_s,
            "fingerprint_key": self.fingerprint_key_file is not None,
            "anonymize": self.anonymize,
            "artifacts": [item.deployment for item in self.artifacts],
            "token_file": self.api_token is not None,
            "on": self.on.url if self.on is not None else None,
            "targets": [target.url for target in self.targets],
        }
