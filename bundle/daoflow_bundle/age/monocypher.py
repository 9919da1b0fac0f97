"""The primitives of Monocypher, by the extension module that the single file has compiled in."""

from __future__ import annotations

import _daoflow_monocypher as library  # type: ignore[import-not-found]


class Monocypher:
    """See `primitives.Primitives`."""

    NAME = "Monocypher 4.0.3"

    def x25519(self, secret: bytes, point: bytes, /) -> bytes:
        """Return the shared secret."""
        shared: bytes = library.x25519(secret, point)
        return shared

    def seal(self, key: bytes, nonce: bytes, plain: bytes, /) -> bytes:
        """Return ciphertext and tag."""
        sealed: bytes = library.seal(key, nonce, plain)
        return sealed

    def unseal(self, key: bytes, nonce: bytes, sealed: bytes, /) -> bytes:
        """Return the plaintext."""
        plain: bytes = library.unseal(key, nonce, sealed)
        return plain
