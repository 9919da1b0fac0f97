"""A bundle that lives in memory: the cases' implementation of the analyzer's `EvidenceSource`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from daoflow_analyzer.facts.coverage import Damage
from daoflow_bundle.manifest import Header, Manifest


@dataclass
class MemorySource:
    """Members by name, with the two documents that frame them."""

    header: Header
    manifest: Manifest | None
    content: Mapping[str, bytes]
    integrity: str = "verified"
    file: str = "daoflow-evidence-ops-eu-1-20261123T130000Z.tar.zst"
    sha256: str = "0" * 64
    damages: Sequence[Damage] = ()

    def members(self) -> Sequence[str]:
        """Return the members' names."""
        return tuple(self.content)

    def stream(self, member: str) -> Iterator[bytes]:
        """Yield a member in small chunks, so that readers meet lines cut in two."""
        content = self.content[member]
        for start in range(0, len(content), 4096):
            yield content[start : start + 4096]

    def read(self, member: str) -> bytes:
        """Return a whole member."""
        return self.content[member]
