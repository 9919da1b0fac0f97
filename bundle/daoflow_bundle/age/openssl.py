"""The primitives of OpenSSL, by the package `cryptography` that a workstation has."""

from __future__ import annotations

import cryptography
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305


class OpenSSL:
    """See `primitives.Primitives`."""

    NAME = f"cryptography {cryptography.__version__}"

    def x25519(self, secret: bytes, point: bytes, /) -> bytes:
        """Return the shared secret; zeros for a point of small order, which OpenSSL refuses."""
        try:
            return X25519PrivateKey.from_private_bytes(secret).exchange(X25519PublicKey.from_public_bytes(point))
        except ValueError:
            return bytes(32)

    def seal(self, key: bytes, nonce: bytes, plain: bytes, /) -> bytes:
        """Return ciphertext and tag."""
        return ChaCha20Poly1305(key).encrypt(nonce, plain, None)

    def unseal(self, key: bytes, nonce: bytes, sealed: bytes, /) -> bytes:
        """Return the plaintext."""
        try:
            return ChaCha20Poly1305(key).decrypt(nonce, sealed, None)
        except InvalidTag as error:
            raise ValueError("the tag does not match") from error
