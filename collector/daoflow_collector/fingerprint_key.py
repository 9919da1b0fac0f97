"""The key of `--fingerprint-key`: a file that stays on the host, so that two bundles of one host can be compared."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

from daoflow_collector.errors import CollectError

KEY_BYTES = 32


def fingerprint_key(path: str | None, *, shared: bool) -> bytes | None:
    """Return the key in a file, else a new one for several hosts to share, else None: a run that makes its own tells nobody."""
    if path is not None:
        return load_or_make_key(path)
    return secrets.token_bytes(KEY_BYTES) if shared else None


def load_or_make_key(path: str) -> bytes:
    """Return the key in `path`; make the file, readable by its owner only, when there is none.

    Raises `CollectError` when it cannot be read or made, is too short, or when others may read it.
    """
    file = Path(path)
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    except FileExistsError:
        return _read(file)
    except OSError as error:
        raise CollectError(
            f"the fingerprint key {path} cannot be made", because=error.strerror, advice="Choose another file."
        ) from error
    key = secrets.token_bytes(KEY_BYTES)
    with os.fdopen(descriptor, "wb") as out:
        out.write(key)
    return key


def _read(file: Path) -> bytes:
    try:
        found = file.stat()
        content = file.read_bytes() if stat.S_ISREG(found.st_mode) and found.st_size <= 1 << 16 else b""
    except OSError as error:
        raise CollectError(f"the fingerprint key {file} cannot be read", because=error.strerror) from error
    if len(content) < KEY_BYTES:
        raise CollectError(
            f"{file} is no fingerprint key",
            because=f"it must hold at least {KEY_BYTES} random bytes",
            advice="Name a new file.",
        )
    if found.st_mode & 0o077:
        raise CollectError(
            f"others may read the fingerprint key {file}",
            because="with it they could test guesses",
            advice=f"chmod 600 {file}",
        )
    return content
