"""The known_hosts files, read strictly: what is known of a host, and whether the key it shows is that (sshd(8), "known_hosts").

paramiko's own reader knows neither patterns nor `@revoked`, and does not say where an entry stands; for evidence that matters.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

_REVOKED = "@revoked"
_AUTHORITY = "@cert-authority"


@dataclass(frozen=True)
class KnownKey:
    """One entry that speaks of the host."""

    type: str
    blob: bytes
    marker: str
    place: str
    """`/home/me/.ssh/known_hosts:12`"""

    @property
    def fingerprint(self) -> str:
        """Return the key's fingerprint as OpenSSH writes it."""
        return fingerprint(self.blob)


def fingerprint(blob: bytes) -> str:
    """Return `SHA256:…` of a public key."""
    return "SHA256:" + base64.b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")


def known_keys(files: Sequence[Path], name: str) -> tuple[KnownKey, ...]:
    """Return all entries of a host (`host`, or `[host]:port` away from port 22). A file that is not there holds none."""
    found: list[KnownKey] = []
    for file in files:
        try:
            lines = file.read_text("utf-8", "replace").splitlines()
        except OSError:
            continue  # as ssh does: most machines have only one of the files
        for number, line in enumerate(lines, 1):
            entry = _entry(line.split(), name, f"{file}:{number}")
            if entry is not None:
                found.append(entry)
    return tuple(found)


def _entry(fields: list[str], name: str, place: str) -> KnownKey | None:
    marker = fields.pop(0) if fields and fields[0].startswith("@") else ""
    if len(fields) < 3 or fields[0].startswith("#") or not _names(fields[0], name):
        return None
    try:
        return KnownKey(fields[1], base64.b64decode(fields[2], validate=True), marker, place)
    except ValueError:  # no base64, or not even ASCII
        return None


def _names(patterns: str, name: str) -> bool:
    """Whether a list of patterns, or a hashed name, means this host."""
    if patterns.startswith("|1|"):
        return _is_hash_of(patterns, name)
    matched = False
    for pattern in patterns.split(","):
        wanted = pattern.lstrip("!")
        # fnmatch would take `[host]:port` for a set of characters.
        if fnmatchcase(name.lower(), wanted.lower().replace("[", "[[]")):
            if pattern.startswith("!"):
                return False
            matched = True
    return matched


def _is_hash_of(text: str, name: str) -> bool:
    try:
        salt, digest = (base64.b64decode(part) for part in text.split("|")[2:4])
    except ValueError:
        return False
    return hmac.compare_digest(hmac.new(salt, name.lower().encode(), hashlib.sha1).digest(), digest)


def judge(known: Sequence[KnownKey], blob: bytes) -> str:
    """Return `known`, `revoked`, `changed` (another key of this host is known) or `unknown`."""
    if any(item.marker == _REVOKED and item.blob == blob for item in known):
        return "revoked"
    plain = [item for item in known if not item.marker]
    if any(item.blob == blob for item in plain):
        return "known"
    return "changed" if plain else "unknown"


def has_authority(known: Sequence[KnownKey]) -> bool:
    """Whether the host is known by a certificate authority only, which paramiko cannot check."""
    return any(item.marker == _AUTHORITY for item in known)
