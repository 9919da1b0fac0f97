"""The payload: chunks of 64 KiB, each sealed with its number, the last one marked, in memory that does not grow."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from daoflow_bundle.age.errors import DamagedFileError
from daoflow_bundle.age.header import make_header, read_header
from daoflow_bundle.age.keys import Identity, Recipient
from daoflow_bundle.age.primitives import TAG_BYTES, hkdf, primitives

CHUNK_BYTES = 64 << 10
_NONCE_BYTES = 16


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def _exactly(source: BinaryIO, size: int) -> bytes:
    parts = []
    while size:
        part = source.read(size)
        if not part:
            break
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def encrypt(source: BinaryIO, recipients: Sequence[Recipient]) -> Iterator[bytes]:
    """Yield the encrypted file of what `source` holds: the header first, then a chunk at a time."""
    file_key, header = make_header(recipients)
    nonce = os.urandom(_NONCE_BYTES)
    yield header + nonce
    key = hkdf(file_key, salt=nonce, info=b"payload")
    seal = primitives().seal
    chunk, number = _exactly(source, CHUNK_BYTES), 0
    while True:
        following = _exactly(source, CHUNK_BYTES) if len(chunk) == CHUNK_BYTES else b""
        yield seal(key, _nonce(number, last=not following), chunk)
        if not following:
            return
        chunk, number = following, number + 1


def decrypt(source: BinaryIO, identities: Iterable[Identity]) -> Iterator[bytes]:
    """Yield the content of an encrypted file, a chunk at a time, each only after its tag matched.

    Raises `WrongKeyError`, and `DamagedFileError` as soon as something does not fit: at the end too, when the last chunk is missing.
    """
    file_key = read_header(source, identities)
    nonce = _exactly(source, _NONCE_BYTES)
    if len(nonce) != _NONCE_BYTES:
        raise DamagedFileError("the encrypted file was cut off")
    key = hkdf(file_key, salt=nonce, info=b"payload")
    sealed, number = _exactly(source, CHUNK_BYTES + TAG_BYTES), 0
    while True:
        full = len(sealed) == CHUNK_BYTES + TAG_BYTES
        following = _exactly(source, CHUNK_BYTES + TAG_BYTES) if full else b""
        try:
            chunk = primitives().unseal(key, _nonce(number, last=not following), sealed)
        except ValueError as error:
            raise DamagedFileError(
                f"the encrypted file was cut off or changed after {number * CHUNK_BYTES} bytes"
            ) from error
        if not chunk and number:
            raise DamagedFileError("the encrypted file ends with an empty chunk")
        yield chunk
        if not following:
            return
        sealed, number = following, number + 1
