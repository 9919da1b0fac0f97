"""Where evidence comes from: the part of a bundle that the analyzer needs, as a protocol.

`BundleSource` (bundle_source.py) reads a packed bundle; the rules' cases feed members from memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from daoflow_bundle.manifest import Header, Manifest

from daoflow_analyzer.facts.coverage import Damage


class EvidenceSource(Protocol):
    """An opened bundle. Member names are relative to its top folder; content is untrusted."""

    @property
    def file(self) -> str:
        """Return the name of the file as it was given, `-` for standard input."""

    @property
    def sha256(self) -> str:
        """Return the digest of the file."""

    @property
    def header(self) -> Header:
        """Return `bundle.json`, decoded."""

    @property
    def manifest(self) -> Manifest | None:
        """Return `manifest.json`, decoded; None when the bundle was cut before it."""

    @property
    def integrity(self) -> str:
        """Return `verified`, `unverifiable`, `tampered` or `truncated`; reads what nobody has read yet."""

    @property
    def damages(self) -> Sequence[Damage]:
        """Return what the reader found wrong with the file; complete once `integrity` was asked for."""

    def members(self) -> Sequence[str]:
        """Return the names of the members that can be read, in bundle order."""

    def stream(self, member: str) -> Iterator[bytes]:
        """Yield a member's content in chunks. Raises `BundleError` when it is damaged or hostile, `KeyError` when not there."""

    def read(self, member: str) -> bytes:
        """Return a member's whole content (at most `limits.MAX_JSON_BYTES`). Raises as `stream` does."""
