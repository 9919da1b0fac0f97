"""What `daoflow-collect verify` tells of a bundle, as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Callable

from daoflow_bundle.defect import Defect
from daoflow_bundle.errors import FormatError
from daoflow_bundle.reader import Bundle

Search = Callable[[str, Iterator[memoryview]], Iterable[str]]
"""Looks for secrets in one member (path, content in views of a reused buffer) and says in words what it found where."""


@dataclass(frozen=True)
class Verification:
    """The state of a bundle. Sizes in bytes; `found` are the search's hits as (member, words)."""

    file: str
    file_size: int
    sha256: str
    frames: int
    members: int
    content_size: int
    integrity: str
    complete: bool
    defects: tuple[Defect, ...]
    found: tuple[tuple[str, str], ...]

    @property
    def ok(self) -> bool:
        """Whether the bundle is whole, unchanged and without anything the search looked for."""
        return self.integrity == "verified" and not self.found


def members_bytes(bundle: Bundle) -> Iterator[tuple[str, Iterator[memoryview]]]:
    """Yield each member's path and content, in the order of the file. Content raises `FormatError` at damage."""
    for name in bundle.members:
        yield name, bundle.stream(name)


def verify_bundle(bundle: Bundle, search: Search | None = None) -> Verification:
    """Read everything once: every frame, digest and padding, and each member through `search` where one is given."""
    found: list[tuple[str, str]] = []
    if search is not None:
        for name, content in members_bytes(bundle):
            found += _search_member(search, name, content)
    integrity = bundle.verify()
    return Verification(
        file=bundle.file,
        file_size=bundle.file_size,
        sha256=bundle.sha256,
        frames=bundle.frame_count,
        members=len(bundle.members),
        content_size=sum(bundle.size(name) for name in bundle.members),
        integrity=integrity,
        complete=bundle.manifest is not None and bundle.manifest.complete,
        defects=bundle.defects,
        found=tuple(found),
    )


def _search_member(search: Search, name: str, content: Iterator[memoryview]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    try:
        found += ((name, words) for words in search(name, content))
    except FormatError as error:
        # What could not be searched is not clean; the damage itself is among the bundle's defects.
        found.append((name, f"could not be searched: {error}"))
    return found
