"""A packed bundle as an `EvidenceSource`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import Self

from daoflow_bundle.manifest import Header, Manifest
from daoflow_bundle.reader import Bundle

from daoflow_analyzer.facts.coverage import Damage
from daoflow_analyzer.scan.shared_source import ReadState

KEPT_BYTES = 32 << 20
"""Of all streamed members: logs are read up to three times, and inflating and checking them costs more than looking through them."""


class BundleSource:
    """Wraps an open `Bundle`; closing this closes it. `on_read` is told the bytes read so far, and those of all members.

    What was streamed to its end is kept, up to `KEPT_BYTES` in all, and not read again.
    """

    def __init__(self, bundle: Bundle, on_read: Callable[[int, int], None] | None = None) -> None:
        self._bundle = bundle
        self._on_read = on_read
        self._done = 0
        self._done_elsewhere = 0
        self._kept: dict[str, Sequence[bytes]] = {}
        self._room = KEPT_BYTES
        self._total = sum(bundle.size(name) for name in bundle.members) if on_read is not None else 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._bundle.close()

    @property
    def file(self) -> str:
        """Return the file's name without its folder, `-` for standard input."""
        return self._bundle.file.rpartition("/")[2]

    @property
    def sha256(self) -> str:
        """Return the digest of the file."""
        return self._bundle.sha256

    @property
    def header(self) -> Header:
        """Return `bundle.json`, decoded."""
        return self._bundle.header

    @property
    def manifest(self) -> Manifest | None:
        """Return `manifest.json`, decoded; None when the bundle was cut before it."""
        return self._bundle.manifest

    @property
    def integrity(self) -> str:
        """Return the state of the file; reads and checks every member that nobody has read yet."""
        return self._bundle.integrity

    @property
    def damages(self) -> Sequence[Damage]:
        """Return what is known to be wrong with the file so far."""
        return tuple(Damage(defect.kind, defect.member, defect.detail) for defect in self._bundle.defects)

    def members(self) -> Sequence[str]:
        """Return the members' names in the order of the file."""
        return self._bundle.members

    def stream(self, member: str) -> Iterator[bytes]:
        """Yield a member's content in chunks."""
        kept = self._kept.get(member)
        if kept is not None:
            yield from kept
            return
        size = self._bundle.size(member)
        keeps = size <= self._room
        chunks: list[bytes] = []
        for view in self._bundle.stream(member):
            self._note(len(view))
            chunk = bytes(view)
            if keeps:
                chunks.append(chunk)
            yield chunk
        if keeps and member not in self._kept:
            self._kept[member] = chunks
            self._room -= size

    def read(self, member: str) -> bytes:
        """Return a member's whole content."""
        content = self._bundle.read(member)
        self._note(len(content))
        return content

    @property
    def is_shareable(self) -> bool:
        """Whether a forked process may read the bundle at the same time."""
        return self._bundle.is_shareable

    def tell_instead(self, on_read: Callable[[int], None]) -> None:
        """Tell from now on the bytes read since then, where anybody is told."""
        if self._on_read is not None:
            before = self._done
            self._on_read = lambda done, _total: on_read(done - before)

    def read_state(self) -> ReadState:
        """Return what was checked and found so far, and what is kept."""
        return ReadState(self._bundle.checked, self._bundle.defects, self._kept)

    def note_elsewhere(self, done: int) -> None:
        """Take in how many bytes another process has read so far."""
        self._done_elsewhere = done
        self._note(0)

    def adopt(self, state: ReadState) -> None:
        """Take in what another process has checked, and of what it keeps as much as there is room for."""
        self._bundle.adopt(state.checked, state.defects)
        for member, chunks in state.kept.items():
            size = self._bundle.size(member)
            if member not in self._kept and size <= self._room:
                self._kept[member] = chunks
                self._room -= size

    def _note(self, size: int) -> None:
        if self._on_read is not None:
            self._done += size
            self._on_read(self._done + self._done_elsewhere, self._total)
