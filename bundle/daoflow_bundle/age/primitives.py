"""X25519 and ChaCha20-Poly1305: from Monocypher where it is compiled in, else from `cryptography`, each behind a golden test."""

from __future__ import annotations

import hashlib
import hmac
from functools import lru_cache
from typing import Protocol

from daoflow_bundle.age.errors import NoPrimitivesError

KEY_BYTES = 32
TAG_BYTES = 16
BASE_POINT = b"\x09" + bytes(31)

_GOLDEN_SECRET = bytes(range(KEY_BYTES))
_GOLDEN_PUBLIC = bytes.fromhex("8f40c5adb68f25624ae5b214ea767a6ec94d829d3d7b5e1ad1ba6f3e2138285f")
_GOLDEN_SEALED = bytes.fromhex("ed9a67664578d26dd2f55697fd736d06db7cb47e840069443ce6fa4314fdda44")
_GOLDEN_NONCE = bytes(range(12))
_GOLDEN_PLAIN = b"daoflow-evidence"


class Primitives(Protocol):
    """What a library must offer. `unseal` raises `ValueError` when the tag does not match."""

    NAME: str

    def x25519(self, secret: bytes, point: bytes, /) -> bytes:
        """Return the shared secret of 32 bytes, all zero for a point of small order."""

    def seal(self, key: bytes, nonce: bytes, plain: bytes, /) -> bytes:
        """Return the ciphertext with its tag of 16 bytes."""

    def unseal(self, key: bytes, nonce: bytes, sealed: bytes, /) -> bytes:
        """Return the plaintext."""


def _monocypher() -> Primitives:
    from daoflow_bundle.age import monocypher

    return monocypher.Monocypher()


def _cryptography() -> Primitives:
    from daoflow_bundle.age import openssl

    return openssl.OpenSSL()


def _passes(library: Primitives) -> bool:
    sealed = library.seal(_GOLDEN_SECRET, _GOLDEN_NONCE, _GOLDEN_PLAIN)
    return (
        library.x25519(_GOLDEN_SECRET, BASE_POINT) == _GOLDEN_PUBLIC
        and sealed == _GOLDEN_SEALED
        and library.unseal(_GOLDEN_SECRET, _GOLDEN_NONCE, sealed) == _GOLDEN_PLAIN
    )


@lru_cache(maxsize=1)
def primitives() -> Primitives:
    """Return the first library that is there and right. Raises `NoPrimitivesError`."""
    reasons = []
    for find in (_monocypher, _cryptography):
        try:
            library = find()
            if _passes(library):
                return library
            reasons.append(f"{library.NAME} computes wrongly here")
        except ImportError as error:
            reasons.append(str(error))
    raise NoPrimitivesError(f"this installation cannot encrypt or decrypt: {'; '.join(reasons)}")


def hkdf(secret: bytes, *, salt: bytes, info: bytes) -> bytes:
    """Return a key of 32 bytes (RFC 5869 with SHA-256)."""
    extracted = hmac.new(salt, secret, hashlib.sha256).digest()
    return hmac.new(extracted, info + b"\x01", hashlib.sha256).digest()
