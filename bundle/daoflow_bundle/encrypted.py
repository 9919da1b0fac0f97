"""Bundles that `--encrypt-to` encrypted: told by how they begin, and opened with the keys of whoever has them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from daoflow_bundle.age import MAGIC
from daoflow_bundle.reader import Bundle, open_bundle

HEAD_BYTES = len(MAGIC)


def is_encrypted(head: bytes) -> bool:
    """Whether a file that begins with `head` (at least `HEAD_BYTES`) is encrypted as age does it."""
    return head.startswith(MAGIC)


def open_encrypted(source: BinaryIO, identities: Sequence[Path], content: BinaryIO) -> Bundle:
    """Decrypt all of `source` into the empty `content` and return the bundle in it, which closes `content`.

    `identities` are files as `age-keygen` writes them. Raises `AgeError`, `FormatError` and `OSError`.
    """
    from daoflow_bundle.age.keys import read_identities
    from daoflow_bundle.age.stream import decrypt

    keys = [identity for file in identities for identity in read_identities(file)]
    content.writelines(decrypt(source, keys))
    content.seek(0)
    return open_bundle(content)
