"""The decompressed content of a file as one run of bytes, readable from any offset, bounded against bombs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from daoflow_bundle.defect import HOSTILE, TAMPERED, Defect
from daoflow_bundle.errors import FormatError, HostileError
from daoflow_bundle.frames import Frame
from daoflow_bundle.limits import MAX_RATIO, RATIO_FREE_BYTES
from daoflow_bundle.source import Source, Span
from daoflow_bundle.zstd import Decompressor, Reader, ZstdError

_SKIP_BYTES = 256 << 10
_MAX_DISPUTED = 16


class Content:
    """The frames and where their content starts, as far as known: a frame that does not tell its size is learnt by decoding."""

    def __init__(self, source: Source, frames: Sequence[Frame]) -> None:
        self.source = source
        self.frames = frames = _settle(source, frames)
        self._starts = [0]
        for frame in frames:
            if frame.content_size is None:
                break
            self._starts.append(self._starts[-1] + frame.content_size)

    def learn(self, index: int, size: int) -> None:
        """Take in that frame `index` decoded to `size` bytes."""
        if index == len(self._starts) - 1:
            self._starts.append(self._starts[-1] + size)
            for frame in self.frames[index + 1 :]:
                if frame.content_size is None:
                    break
                self._starts.append(self._starts[-1] + frame.content_size)

    @property
    def known_size(self) -> int:
        """Content bytes up to the first frame of unknown size."""
        return self._starts[-1]

    @property
    def is_known(self) -> bool:
        """Whether the size of every frame is known."""
        return len(self._starts) == len(self.frames) + 1

    def index_at(self, offset: int) -> int:
        """Return the frame that holds `offset`, the last known one at most (the number of frames: past the end)."""
        return bisect_right(self._starts, offset) - 1

    def start(self, index: int) -> int:
        """Return where the content of a known frame starts."""
        return self._starts[index]

    def next_start(self, offset: int) -> int | None:
        """Return the first known frame start after `offset`, or None."""
        index = self.index_at(offset) + 1
        return self._starts[index] if index < min(len(self._starts), len(self.frames)) else None

    def frames_of(self, offset: int, size: int) -> Sequence[Frame]:
        """Return the known frames that hold any of these bytes."""
        last = self.index_at(max(offset, offset + size - 1))
        return self.frames[self.index_at(offset) : last + 1]


class Cursor:
    """A position in the content. Reading raises `FormatError` at damage, `HostileError` at a bomb; then it is spent."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._decompressor = Decompressor()
        self._index = 0
        self._reader: Reader | None = None
        self._produced = 0
        self.position = 0

    def seek(self, offset: int) -> bool:
        """Go to `offset`. False when the content ends before it. Decodes no more than the way inside one frame needs."""
        content = self._content
        index = content.index_at(offset)
        if offset < self.position or index > self._index:
            self._index, self._reader, self.position = index, None, content.start(index)
        if content.is_known and offset > content.known_size:
            return False
        skipped = memoryview(bytearray(min(_SKIP_BYTES, max(0, offset - self.position))))
        while self.position < offset:
            if not self.readinto(skipped[: offset - self.position]):
                return False
        return True

    def readinto(self, buffer: memoryview) -> int:
        """Fill some of `buffer` and return how much; 0 at the end of the content."""
        while self._index < len(self._content.frames):
            frame = self._content.frames[self._index]
            if self._reader is None:
                self._reader = self._open(frame)
                self._produced = 0
            count = self._decode(frame, self._reader, buffer)
            if count:
                self._produced += count
                self.position += count
                self._check(frame)
                if self._produced == frame.content_size:
                    # One more read makes the decoder verify the frame's checksum.
                    self._end(frame, self._decode(frame, self._reader, memoryview(bytearray(1))))
                return count
            self._end(frame, 0)
        return 0

    def read(self, size: int) -> bytes:
        """Return `size` bytes, fewer at the end of the content."""
        buffer = memoryview(bytearray(size))
        return bytes(buffer[: self._fill(buffer)])

    def fill(self, buffer: memoryview) -> None:
        """Fill the whole of `buffer`. Raises `FormatError` when the content ends before."""
        if self._fill(buffer) < len(buffer):
            raise FormatError("the content ends early")

    def _fill(self, buffer: memoryview) -> int:
        filled = 0
        while filled < len(buffer):
            count = self.readinto(buffer[filled:])
            if not count:
                break
            filled += count
        return filled

    def _open(self, frame: Frame) -> Reader:
        if frame.fault is not None:
            raise (HostileError if frame.fault.kind == HOSTILE else FormatError)(frame.fault.detail)
        if frame.content_size is not None and frame.content_size > max(RATIO_FREE_BYTES, MAX_RATIO * frame.size):
            raise HostileError(_bomb(frame, frame.content_size))
        return self._decompressor.open(Span(self._content.source, frame.offset, frame.size))

    def _decode(self, frame: Frame, reader: Reader, buffer: memoryview) -> int:
        try:
            return reader.readinto(buffer)
        except ZstdError as error:
            raise FormatError(f"the frame at byte {frame.offset} is damaged") from error

    def _check(self, frame: Frame) -> None:
        if self._produced > max(RATIO_FREE_BYTES, MAX_RATIO * frame.size):
            raise HostileError(_bomb(frame, self._produced))

    def _end(self, frame: Frame, left_over: int) -> None:
        if left_over or frame.content_size not in (None, self._produced):
            raise FormatError(f"the frame at byte {frame.offset} does not hold what it says")
        self._content.learn(self._index, self._produced)
        self._index += 1
        self._reader = None


def _settle(source: Source, frames: Sequence[Frame]) -> Sequence[Frame]:
    """Where frame and seek table claim different sizes, believe the one that the content bears out: the rest hangs on it."""
    disputed = [index for index, frame in enumerate(frames) if frame.table_size is not None]
    if not 0 < len(disputed) <= _MAX_DISPUTED:
        return frames
    settled = list(frames)
    for index in disputed:
        frame = frames[index]
        try:
            cursor = Cursor(Content(source, [replace(frame, table_size=None)]))
            while cursor.read(_SKIP_BYTES):
                pass
        except (FormatError, HostileError) as error:
            settled[index] = replace(frame, content_size=frame.table_size, fault=Defect(TAMPERED, None, str(error)))
    return settled


def _bomb(frame: Frame, size: int) -> str:
    return f"{frame.size} bytes decompress to {size >> 20} MiB or more"
