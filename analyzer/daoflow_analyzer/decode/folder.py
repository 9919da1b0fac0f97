"""A folder of the bundle that is laid out like a bundle of its own (`targets/<host>/`), read by the same decoders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from daoflow_bundle.manifest import Header, Manifest

from daoflow_analyzer.decode.documents import Documents
from daoflow_analyzer.facts.coverage import Damage
from daoflow_analyzer.source import EvidenceSource


class FolderSource:
    """Implements `EvidenceSource`: the members under a prefix, without it."""

    def __init__(self, source: EvidenceSource, prefix: str) -> None:
        """`prefix` ends with a slash."""
        self._source = source
        self._prefix = prefix
        self.file, self.sha256, self.header, self.integrity = source.file, source.sha256, source.header, ""
        self.manifest: Manifest | None = source.manifest
        self.damages: Sequence[Damage] = ()

    header: Header

    def members(self) -> Sequence[str]:
        """Return the names of the members in the folder."""
        names = self._source.members()
        return tuple(name.removeprefix(self._prefix) for name in names if name.startswith(self._prefix))

    def stream(self, member: str) -> Iterator[bytes]:
        """Yield a member's content."""
        return self._source.stream(self._prefix + member)

    def read(self, member: str) -> bytes:
        """Return a member's content."""
        return self._source.read(self._prefix + member)


def folder_of(documents: Documents, prefix: str) -> Documents:
    """Return the documents in a folder."""
    return Documents(FolderSource(documents.source, prefix))


def take_damages(documents: Documents, folder: Documents, prefix: str) -> None:
    """Note in the whole bundle's documents what was damaged in a folder's."""
    for damage in folder.damages:
        moved = replace(damage, member=f"{prefix}{damage.member}")
        if moved not in documents.damages:
            documents.damages.append(moved)
