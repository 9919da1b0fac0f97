"""A log of any size in bounded memory: compressed in frames as it flows in, the oldest frames dropped when over budget."""

from __future__ import annotations

import hashlib
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO

from daoflow_bundle.limits import MAX_MEMBER_BYTES, MAX_RATIO, RATIO_FREE_BYTES
from daoflow_bundle.manifest import Truncation
from daoflow_bundle.redacted import Redacted
from daoflow_bundle.zstd import LEVEL, Compressor, Decompressor

FRAME_BYTES = 1 << 20
_SMALLEST_FRAME_BYTES = 32 << 10


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


class FrameSpool:
    """Takes redacted, line-aligned chunks, oldest first, and keeps the newest that fit `budget_bytes` compressed."""

    def __init__(self, budget_bytes: int, *, level: int = LEVEL) -> None:
        # Small budgets get finer frames: a frame is what is lost at once.
        self._frame_bytes = max(_SMALLEST_FRAME_BYTES, min(FRAME_BYTES, budget_bytes // 4))
        self._budget = budget_bytes
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
        self._refill()
        digest = hashlib.sha256()
        redactions: Counter[str] = Counter()
        for frame in self._frames:
            digest.update(frame.content())
            redactions.update(frame.redactions)
        truncation = None
        if self._dropped_bytes:
            reason = f"newest {self._compressed} compressed bytes kept"
            truncation = Truncation("oldest", self._dropped_lines, self._dropped_bytes, reason)
        lines = sum(frame.lines for frame in self._frames)
        return SealedSpool(tuple(self._frames), self._size, digest.hexdigest(), lines, truncation, dict(redactions))

    def _push(self, content: bytes) -> None:
        frame = self._frame(content, dict(self._pending))
        self._pending.clear()
        self._frames.append(frame)
        self._compressed += len(frame.compressed)
        self._size += frame.size
        while self._frames and self._over_bounds():
            self._drop(self._frames.popleft())

    def _frame(self, content: bytes, redactions: Mapping[str, int]) -> SpoolFrame:
        lines = content.count(b"\n") + (not content.endswith(b"\n"))
        return SpoolFrame(self._compressor.frame(content), len(content), lines, redactions)

    def _over_bounds(self) -> bool:
        # A reader refuses a member that decompresses beyond the ratio or the size; the writer must not make one.
        return (
            self._compressed > self._budget
            or self._size > MAX_MEMBER_BYTES
            or self._size > max(RATIO_FREE_BYTES, MAX_RATIO * self._compressed)
        )

    def _drop(self, frame: SpoolFrame) -> None:
        self._compressed -= len(frame.compressed)
        self._size -= frame.size
        self._dropped_lines += frame.lines
        self._dropped_bytes += frame.size
        self._last_dropped = frame

    def _refill(self) -> None:
        """Take back the newest lines of the frame dropped last, as far as the budget has room for them."""
        frame = self._last_dropped
        if frame is None:
            return
        content, share = frame.content(), 0.9
        while share > 0.05:
            wanted = int(frame.size * share * max(0, self._budget - self._compressed) / len(frame.compressed))
            # `wanted` counts from the end; the kept part begins after a newline.
            start = content.find(b"\n", max(0, len(content) - wanted - 1)) + 1
            if not 0 < start < len(content):
                return
            part = self._frame(bytes(memoryview(content)[start:]), {})
            self._frames.appendleft(part)
            self._compressed += len(part.compressed)
            self._size += part.size
            if not self._over_bounds():
                self._dropped_lines -= part.lines
                self._dropped_bytes -= part.size
                return
            self._frames.popleft()
            self._compressed -= len(part.compressed)
            self._size -= part.size
            share /= 2
