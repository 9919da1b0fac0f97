"""From what the command line names to an open bundle: a path or standard input, decrypted first where it is encrypted."""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from daoflow_bundle.age.errors import DamagedFileError
from daoflow_bundle.encrypted import HEAD_BYTES, is_encrypted, open_encrypted
from daoflow_bundle.errors import BundleError
from daoflow_bundle.parts import JoinedFile, open_file
from daoflow_bundle.reader import Bundle, open_bundle

from daoflow_analyzer.errors import BundleUnusableError

STANDARD_STREAM = "-"
_IN_MEMORY_BYTES = 64 << 20


def open_evidence(named: str | Sequence[str], identities: Sequence[Path] = ()) -> Bundle:
    """Return the open bundle; `identities` are files as `age-keygen` writes them, tried on an encrypted one.

    `named`: its file, `-` for standard input, or parts of a split one; parts beside a named one are found.

    What was encrypted is decrypted into memory, beyond 64 MiB into an unnamed temporary file. Raises `BundleUnusableError`.
    """
    names = (named,) if isinstance(named, str) else tuple(named)
    bundle = names[0]
    try:
        opened = _open(names, identities)
    except BundleError as error:
        raise BundleUnusableError(f"{bundle} cannot be analysed", str(error), error.advice) from error
    except OSError as error:
        raise BundleUnusableError(
            f"{error.filename or bundle} cannot be read", error.strerror or str(error), _advice(error)
        ) from error
    opened.file = bundle
    return opened


def _advice(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "Let its owner give you a copy: a bundle is readable by who collected it only."
    return "Name the file that daoflow-collect wrote: daoflow-evidence-<host>-<time>.tar.zst"


def _open(names: Sequence[str], identities: Sequence[Path]) -> Bundle:
    if names != (STANDARD_STREAM,):
        paths = [Path(name) for name in names]
        with open_file(paths) as file:
            if not identities or not is_encrypted(file.read(HEAD_BYTES)):
                return open_bundle(paths)
            file.seek(0)
            try:
                return _decrypted(file, identities)
            except DamagedFileError as error:
                if isinstance(file, JoinedFile):
                    raise DamagedFileError(f"{error}: {file.hint}") from error
                raise
    source = sys.stdin.buffer
    # Anything else than a buffered stream cannot be looked into without taking from it.
    head = source.peek(HEAD_BYTES) if isinstance(source, io.BufferedReader) else b""
    return _decrypted(source, identities) if identities and is_encrypted(head) else open_bundle(source)


def _decrypted(source: BinaryIO, identities: Sequence[Path]) -> Bundle:
    content = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY_BYTES)  # noqa: SIM115 - the bundle closes it
    return open_encrypted(source, identities, content)  # type: ignore[arg-type]
