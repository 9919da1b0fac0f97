"""A log of any size in bounded memory: compressed in frames as it flows in, the oldest lines dropped or thinned when over budget."""

from __future__ import annotations

import hashlib
from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Callable, Protocol

from daoflow_bundle.left_out import mark, marks_in, time_of
from daoflow_bundle.limits import MAX_MEMBER_BYTES, MAX_RATIO, RATIO_FREE_BYTES
from daoflow_bundle.manifest import Truncation
from daoflow_bundle.redacted import Redacted
from daoflow_bundle.zstd import LEVEL, Compressor, Decompressor

FRAME_BYTES = 1 << 20
_SMALLEST_FRAME_BYTES = 32 << 10
_MARK_FRAME_BYTES = 160
"""What a mark takes in the bundle at most, as a frame of its own."""

Span = tuple[int, int]
"""Where a line begins, and where the next one does."""


@dataclass(frozen=True)
class SpoolFrame:
    """One whole zstd frame that starts at a line start, and what it holds."""

    compressed: bytes
    size: int
    lines: int
    redactions: Mapping[str, int]

    def content(self) -> bytearray:
        """Return the frame decompressed, `size` bytes."""
        content = bytearray(self.size)
        Decompressor().open(BytesIO(self.compressed)).readinto(memoryview(content))
        return content


@dataclass(frozen=True)
class SealedSpool:
    """What a spool kept, ready for the writer. `size` and `sha256` are of the kept content."""

    frames: tuple[SpoolFrame, ...]
    size: int
    sha256: str
    lines: int
    truncation: Truncation | None
    redactions: Mapping[str, int] = field(default_factory=dict)

    @property
    def compressed_size(self) -> int:
        """Bytes that the frames take in the bundle."""
        return sum(len(frame.compressed) for frame in self.frames)

    def changed(self, change: Callable[[bytes], bytes]) -> SealedSpool:
        """Return it with each frame's content as `change` returns it, which keeps the lines; itself where that is no other."""
        frames = []
        for frame in self.frames:
            content = bytes(frame.content())
            new = change(content)
            made = frame if new == content else replace(frame, compressed=Compressor().frame(new), size=len(new))
            frames.append(made)
        if all(new is old for new, old in zip(frames, self.frames)):
            return self
        return replace(_sealed(frames, self.lines, self.truncation), redactions=self.redactions)

    def newest(self, room_bytes: int) -> SealedSpool:
        """Return the newest frames that take at most `room_bytes` in the bundle, behind a mark for the others; none may be left."""
        kept = list(self.frames)
        size = self.compressed_size
        if size <= room_bytes:
            return self
        lines = lost_bytes = 0
        marked_lines = marked_bytes = 0
        while kept and size + _MARK_FRAME_BYTES > room_bytes:
            frame = kept.pop(0)
            size -= len(frame.compressed)
            marks = marks_in(bytes(frame.content()))
            lines += frame.lines - len(marks)  # what marks stand for is counted already
            lost_bytes += frame.size - sum(one.own_bytes for one in marks)
            marked_lines += sum(one.lines for one in marks)
            marked_bytes += sum(one.size_bytes for one in marks)
        if kept:
            content = mark(time_of(self.frames[0].content()), lines + marked_lines, lost_bytes + marked_bytes)
            kept.insert(0, SpoolFrame(Compressor(LEVEL).frame(content), len(content), 1, {}))
        before = self.truncation or Truncation("oldest")
        truncation = replace(
            before,
            lines=before.lines + lines,
            size_bytes=before.size_bytes + lost_bytes,
            reason=f"newest {size} compressed bytes kept",
        )
        return _sealed(kept, self.lines - lines, truncation)


def _sealed(frames: Sequence[SpoolFrame], lines: int, truncation: Truncation | None) -> SealedSpool:
    """Return frames as what is kept: `lines` are those of the log, without marks."""
    digest = hashlib.sha256()
    redactions: Counter[str] = Counter()
    for frame in frames:
        digest.update(frame.content())
        redactions.update(frame.redactions)
    size = sum(frame.size for frame in frames)
    return SealedSpool(tuple(frames), size, digest.hexdigest(), lines, truncation, dict(redactions))


@dataclass(frozen=True)
class Thinned:
    """What was kept of dropped lines: `lines` and `size_bytes` are of these, without the marks that stand for the others."""

    frames: tuple[SpoolFrame, ...]
    lines: int
    size_bytes: int


class Older(Protocol):
    """Takes what a spool drops, oldest first (`Thinning`). Of the bundle it takes `share_bytes` at most, unpacked `max_bytes`."""

    share_bytes: int
    max_bytes: int

    def spans(self, content: bytes | bytearray) -> Sequence[Span]:
        """Return which of the next lines it would keep."""

    def bound(self, spans: Iterable[Span]) -> int:
        """Return how many bytes of the bundle it takes at most once it has these as well."""

    def take(self, content: bytes | bytearray, spans: Iterable[Span]) -> None:
        """Keep these, count the others."""

    def seal(self, lines: int, size_bytes: int) -> Thinned:
        """Return what was kept of so many lines and bytes."""


class Room(Protocol):
    """How much a spool may hold where several share one budget."""

    def now(self, held_bytes: int) -> int:
        """Return how many bytes may be held for the time being, when so many are."""

    def at_end(self, held_bytes: int) -> int:
        """Return how many bytes may be kept."""


class FrameSpool:
    """Takes redacted, line-aligned chunks, oldest first, and keeps the newest that fit `budget_bytes`; `older` thins the rest."""

    def __init__(
        self,
        budget_bytes: int,
        *,
        room: Room | None = None,
        max_bytes: int = MAX_MEMBER_BYTES,
        older: Older | None = None,
        level: int = LEVEL,
    ) -> None:
        """`room`: may give more than `budget_bytes` at times; what it takes back is dropped."""
        # Small budgets get finer frames: a frame is what is lost at once.
        self._frame_bytes = max(_SMALLEST_FRAME_BYTES, min(FRAME_BYTES, budget_bytes // 4))
        self._budget = budget_bytes
        self._room = room
        self._max_bytes = max_bytes
        self._older = older
        self._reserved = 0
        self._compressor = Compressor(level)
        self._frames: deque[SpoolFrame] = deque()
        self._buffer = bytearray()
        self._pending: Counter[str] = Counter()
        self._compressed = 0
        self._size = 0
        self._dropped_lines = 0
        self._dropped_bytes = 0
        self._last_dropped: SpoolFrame | None = None
        self._sealed = False

    @property
    def held_bytes(self) -> int:
        """Bytes in memory: frames, and what is not compressed yet."""
        return self._compressed + len(self._buffer)

    def write(self, chunk: Redacted) -> None:
        """Add whole lines (each ends with a newline, save perhaps the very last chunk)."""
        if not isinstance(chunk, Redacted):
            raise TypeError("only redacted content may enter a bundle")
        if self._sealed:
            raise ValueError("the spool is sealed")
        self._buffer += chunk.content
        self._pending.update(chunk.redactions)
        while len(self._buffer) >= self._frame_bytes:
            cut = self._buffer.rfind(b"\n", 0, self._frame_bytes) + 1 or self._buffer.find(b"\n") + 1
            if not cut:
                return
            with memoryview(self._buffer) as view:
                content = bytes(view[:cut])
            del self._buffer[:cut]
            self._push(content)

    def seal(self) -> SealedSpool:
        """Compress what is pending and return what was kept. The spool takes nothing more."""
        if self._sealed:
            raise ValueError("the spool is sealed")
        self._sealed = True
        if self._buffer:
            self._push(bytes(self._buffer))
            self._buffer.clear()
        if self._room is not None:
            self._budget = self._room.at_end(self._compressed)
            self._shrink()
        thinned = self._refill()
        lines = sum(frame.lines for frame in self._frames) + thinned.lines
        return _sealed((*thinned.frames, *self._frames), lines, self._truncation(thinned))

    def _truncation(self, thinned: Thinned) -> Truncation | None:
        if not self._dropped_bytes:
            return None
        reason = f"newest {self._compressed} compressed bytes kept"
        if thinned.frames:
            reason += f", and of what is older {thinned.lines} lines that tell of trouble, a start or an end"
        dropped_bytes = self._dropped_bytes - thinned.size_bytes
        return Truncation("oldest", self._dropped_lines - thinned.lines, dropped_bytes, reason)

    def _push(self, content: bytes) -> None:
        frame = self.frame(content, dict(self._pending))
        self._pending.clear()
        self._frames.append(frame)
        self._compressed += len(frame.compressed)
        self._size += frame.size
        if self._room is not None:
            self._budget = self._room.now(self._compressed)
        self._shrink()

    def _shrink(self) -> None:
        while self._frames and self._over_bounds():
            self._drop(self._frames.popleft())

    def frame(self, content: bytes, redactions: Mapping[str, int]) -> SpoolFrame:
        """Return lines as a frame."""
        lines = content.count(b"\n") + (not content.endswith(b"\n"))
        return SpoolFrame(self._compressor.frame(content), len(content), lines, redactions)

    def _over_bounds(self) -> bool:
        # A reader refuses a member that decompresses beyond the ratio or the size; the writer must not make one.
        size = self._size + (self._older.max_bytes if self._older is not None and self._dropped_bytes else 0)
        return (
            self._compressed > self._budget - self._reserved
            or size > self._max_bytes
            or size > max(RATIO_FREE_BYTES, MAX_RATIO * self._compressed)
        )

    def _drop(self, frame: SpoolFrame) -> None:
        self._compressed -= len(frame.compressed)
        self._size -= frame.size
        self._dropped_lines += frame.lines
        self._dropped_bytes += frame.size
        if self._older is not None:
            self._reserved = self._older.share_bytes
            if self._last_dropped is not None:
                content = self._last_dropped.content()
                self._older.take(content, self._older.spans(content))
        self._last_dropped = frame

    def _refill(self) -> Thinned:
        """Take back the newest lines of the frame dropped last, as far as the budget has room for them, and thin what is before them."""
        frame = self._last_dropped
        if frame is None:
            return Thinned((), 0, 0)
        content, older = frame.content(), self._older
        if older is None:
            self._take_back(content, frame)
            return Thinned((), 0, 0)
        spans = older.spans(content)
        self._reserved = older.bound(spans)
        start = self._take_back(content, frame)
        older.take(content[:start], [span for span in spans if span[1] <= start])
        return older.seal(self._dropped_lines, self._dropped_bytes)

    def _take_back(self, content: bytearray, frame: SpoolFrame) -> int:
        """Put the end of a dropped frame before the kept ones; return where in `content` it begins."""
        share = 0.9
        while share > 0.05:
            room = max(0, self._budget - self._reserved - self._compressed)
            wanted = int(frame.size * share * room / len(frame.compressed))
            # `wanted` counts from the end; the kept part begins after a newline.
            start = content.find(b"\n", max(0, len(content) - wanted - 1)) + 1
            if not 0 < start < len(content):
                return len(content)
            part = self.frame(bytes(memoryview(content)[start:]), {})
            self._frames.appendleft(part)
            self._compressed += len(part.compressed)
            self._size += part.size
            if not self._over_bounds():
                self._dropped_lines -= part.lines
                self._dropped_bytes -= part.size
                return start
            self._frames.popleft()
            self._compressed -= len(part.compressed)
            self._size -= part.size
            share /= 2
        return len(content)
