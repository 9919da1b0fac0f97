"""The header of an encrypted file: the file key, wrapped once for each recipient, and a MAC over all of it."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from daoflow_bundle.age import MAGIC
from daoflow_bundle.age.errors import DamagedFileError, WrongKeyError
from daoflow_bundle.age.keys import Identity, Recipient
from daoflow_bundle.age.primitives import BASE_POINT, KEY_BYTES, hkdf, primitives

FILE_KEY_BYTES = 16

_WRAP_INFO = b"age-encryption.org/v1/X25519"
_NO_NONCE = bytes(12)  # each wrapping key is used once
_WRAPPED_BYTES = FILE_KEY_BYTES + 16
_COLUMNS = 64
_MAX_LINE_BYTES = 1 << 10
_MAX_LINES = 1_000


@dataclass(frozen=True)
class _Stanza:
    arguments: tuple[bytes, ...]
    body: bytes


def _encoded(content: bytes) -> bytes:
    return base64.b64encode(content).rstrip(b"=")


def _decoded(text: bytes) -> bytes:
    try:
        content = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except binascii.Error as error:
        raise DamagedFileError("the encrypted file's header is damaged") from error
    if _encoded(content) != text:
        raise DamagedFileError("the encrypted file's header is damaged")
    return content


def _mac(file_key: bytes, header: bytes) -> bytes:
    return hmac.new(hkdf(file_key, salt=b"", info=b"header"), header, hashlib.sha256).digest()


def _wrap(file_key: bytes, recipient: Recipient) -> bytes:
    ephemeral = os.urandom(KEY_BYTES)
    share = primitives().x25519(ephemeral, BASE_POINT)
    wrapped = primitives().seal(_wrapping_key(ephemeral, recipient.point, share, recipient.point), _NO_NONCE, file_key)
    return b"-> X25519 " + _encoded(share) + b"\n" + _encoded(wrapped) + b"\n"


def _wrapping_key(secret: bytes, point: bytes, share: bytes, recipient: bytes) -> bytes:
    shared = primitives().x25519(secret, point)
    if shared == bytes(KEY_BYTES):
        raise DamagedFileError("a key of this file is a point of small order: it protects nothing")
    return hkdf(shared, salt=share + recipient, info=_WRAP_INFO)


def make_header(recipients: Sequence[Recipient]) -> tuple[bytes, bytes]:
    """Return a new file key and the header that holds it for each recipient."""
    if not recipients:
        raise ValueError("a file must be encrypted to somebody")
    file_key = os.urandom(FILE_KEY_BYTES)
    header = MAGIC + b"".join(_wrap(file_key, recipient) for recipient in recipients) + b"---"
    return file_key, header + b" " + _encoded(_mac(file_key, header)) + b"\n"


def read_header(source: BinaryIO, identities: Iterable[Identity]) -> bytes:
    """Read the header off `source` and return the file key.

    Raises `WrongKeyError` when no identity opens it, `DamagedFileError` when it is not whole.
    """
    lines = _lines(source)
    if next(lines) != MAGIC[:-1]:
        raise DamagedFileError("this is not a file that age encrypted")
    signed = [MAGIC]
    stanzas: list[_Stanza] = []
    for line in lines:
        if line.startswith(b"--- "):
            signed.append(b"---")
            return _unwrap(stanzas, tuple(identities), b"".join(signed), _decoded(line[4:]))
        if not line.startswith(b"-> "):
            break
        signed.append(line + b"\n")
        stanzas.append(_stanza(line, lines, signed))
    raise DamagedFileError("the encrypted file's header is damaged")


def _stanza(first: bytes, lines: Iterator[bytes], signed: list[bytes]) -> _Stanza:
    body = b""
    for line in lines:
        signed.append(line + b"\n")
        if len(line) > _COLUMNS:
            break
        body += line
        if len(line) < _COLUMNS:
            return _Stanza(tuple(first[3:].split(b" ")), _decoded(body))
    raise DamagedFileError("the encrypted file's header is damaged")


def _unwrap(stanzas: Sequence[_Stanza], identities: Sequence[Identity], signed: bytes, mac: bytes) -> bytes:
    for stanza in stanzas:
        if stanza.arguments[0] != b"X25519":
            continue
        if len(stanza.arguments) != 2 or len(stanza.body) != _WRAPPED_BYTES:
            raise DamagedFileError("the encrypted file's header is damaged")
        share = _decoded(stanza.arguments[1])
        if len(share) != KEY_BYTES:
            raise DamagedFileError("the encrypted file's header is damaged")
        for identity in identities:
            key = _wrapping_key(identity.secret, share, share, identity.recipient.point)
            try:
                file_key = primitives().unseal(key, _NO_NONCE, stanza.body)
            except ValueError:
                continue  # meant for another identity
            if not hmac.compare_digest(_mac(file_key, signed), mac):
                raise DamagedFileError("the encrypted file's header was changed")
            return file_key
    raise WrongKeyError("no identity given opens this file")


def _lines(source: BinaryIO) -> Iterator[bytes]:
    for _ in range(_MAX_LINES):
        line = source.readline(_MAX_LINE_BYTES)
        if not line.endswith(b"\n"):
            raise DamagedFileError("the encrypted file was cut off, or is none")
        yield line[:-1]
    raise DamagedFileError("the encrypted file's header is too long")
