"""The search of a bundle for this host's secrets: each member while others are still read, the finished file by what it holds.

Searching costs more than all else at the end of a run, and an end that somebody waits for must be short. So a member is searched where it
was made, and remembered by its digest; in the finished file only what has no such digest is searched again.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from daoflow_bundle.reader import open_bundle
from daoflow_bundle.redacted import Redacted
from daoflow_bundle.spool import SealedSpool

from daoflow_collector.redact import Verifier

_PIECE_BYTES = 32 << 10
"""The search takes ten times as much memory as what it looks at, at the moment when the run has most."""


class SecretSearch:
    """Looks for `values` (value → name). `look` may be called from several threads; one searches at a time, to bound memory."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self.values = dict(values)
        self._verifier = Verifier(self.values)
        self._lock = threading.Lock()
        self._found: dict[bytes, _Looked] = {}
        """Digest of a content that was searched → what was found. BLAKE2 is three times as fast as SHA-256 where OpenSSL is not loaded."""

    def learn(self, values: Mapping[str, str]) -> None:
        """Look for more values from now on; what was searched before is searched for these alone, at the end."""
        with self._lock:
            new = {value: name for value, name in values.items() if value not in self.values}
            self.values.update(new)
            self._verifier.add(new)

    def look(self, content: Redacted | SealedSpool) -> None:
        """Search a member that is finished."""
        with self._lock:
            if isinstance(content, SealedSpool):
                self._search(_pieces(frame.content() for frame in content.frames))
            else:
                self._search(_pieces([content.content]))

    def found_in(self, file: BinaryIO) -> dict[str, str]:
        """Return member of the bundle in `file` → why it must not leave. Every byte was searched: here, or as the same content before."""
        found: dict[str, str] = {}
        file.seek(0)
        bundle = open_bundle(file)  # not closed here: the target owns the file
        buffer = bytearray(_PIECE_BYTES)
        with self._lock:
            first = min((looked.values for looked in self._found.values() if looked.values), default=len(self.values))
            later = Verifier(dict(list(self.values.items())[first:]))
            for path in bundle.members:
                digest = hashlib.blake2b()
                for chunk in bundle.stream(path, buffer):
                    digest.update(chunk)
                before = self._found.get(digest.digest(), _Looked("", 0))
                names = before.names
                if before.values < len(self.values):
                    verifier = later if before.values else self._verifier
                    names = names or _names(verifier, (bytes(chunk) for chunk in bundle.stream(path, buffer)))
                    self._found[digest.digest()] = _Looked(names, len(self.values))
                if names:
                    found[path] = f"left out: the value of {names} was still in it after redaction"
        return found

    def _search(self, pieces: Iterable[bytes]) -> None:
        digest = hashlib.blake2b()

        def digested() -> Iterator[bytes]:
            for piece in pieces:
                digest.update(piece)
                yield piece

        names = _names(self._verifier, digested())
        self._found[digest.digest()] = _Looked(names, len(self.values))


@dataclass(frozen=True)
class _Looked:
    """The names of what was found in a content, empty for a clean one, and how many of the values were looked for."""

    names: str
    values: int


def _names(verifier: Verifier, pieces: Iterable[bytes]) -> str:
    return ", ".join(sorted({f"{hit.name} ({hit.form})" for hit in verifier.scan(pieces)}))


def _pieces(contents: Iterable[bytes | bytearray]) -> Iterator[bytes]:
    for content in contents:
        with memoryview(content) as view:
            for start in range(0, len(view), _PIECE_BYTES):
                yield bytes(view[start : start + _PIECE_BYTES])
