"""Recipients (`age1…`, public) and identities (`AGE-SECRET-KEY-1…`, secret) as age writes them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from daoflow_bundle.age import bech32
from daoflow_bundle.age.errors import KeyTextError
from daoflow_bundle.age.primitives import BASE_POINT, KEY_BYTES, primitives

_MAX_IDENTITY_FILE_BYTES = 1 << 20


@dataclass(frozen=True)
class Recipient:
    """Whom a file is for: an X25519 public key."""

    point: bytes

    def __str__(self) -> str:
        return bech32.encode("age", self.point)


@dataclass(frozen=True)
class Identity:
    """Who can open a file: an X25519 secret key."""

    secret: bytes = field(repr=False)

    @property
    def recipient(self) -> Recipient:
        """Return the public half."""
        return Recipient(primitives().x25519(self.secret, BASE_POINT))


def _key(prefix: str, text: str) -> bytes:
    content = bech32.decode(prefix, text)
    if len(content) != KEY_BYTES:
        raise KeyTextError(f"a key has {len(content)} bytes instead of {KEY_BYTES}")
    return content


def parse_recipient(text: str) -> Recipient:
    """Return the recipient. Raises `KeyTextError`, also for kinds that are not supported (ssh keys, plugins)."""
    if text.startswith(("ssh-", "age1pq1")) or text.upper().startswith("AGE-SECRET-KEY-"):
        kind = "a secret key" if text.upper().startswith("AGE-") else "not an X25519 recipient"
        raise KeyTextError(f"what was given as a recipient is {kind}")
    return Recipient(_key("age", text))


def read_identities(path: Path) -> tuple[Identity, ...]:
    """Return the identities in a file as `age-keygen` writes it. Raises `KeyTextError` (none, or a bad one) and `OSError`."""
    with path.open("rb") as file:
        content = file.read(_MAX_IDENTITY_FILE_BYTES)
    try:
        lines = [line.strip() for line in content.decode("ascii").splitlines()]
    except UnicodeDecodeError as error:
        raise KeyTextError(f"{path} is not a file of age identities") from error
    found = tuple(Identity(_key("age-secret-key-", line)) for line in lines if line and not line.startswith("#"))
    if not found:
        raise KeyTextError(f"{path} holds no identity")
    return found
