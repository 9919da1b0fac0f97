"""Where the zstd frames of a file lie, found from their block headers alone: nothing is decompressed, no table trusted."""

from __future__ import annotations

from dataclasses import dataclass, replace

from daoflow_bundle import seek_table
from daoflow_bundle.defect import HOSTILE, TAMPERED, TRUNCATED, Defect
from daoflow_bundle.limits import MAX_BLOCKS, MAX_FRAMES, MAX_WINDOW_BYTES
from daoflow_bundle.source import Source

FRAME_MAGIC = 0xFD2FB528
SKIPPABLE_MAGICS = range(0x184D2A50, 0x184D2A60)

_MAX_HEADER_BYTES = 18
_MAX_BLOCK_BYTES = 128 << 10
_CONTENT_SIZE_FIELD_BYTES = (0, 2, 4, 8)
_DICTIONARY_FIELD_BYTES = (0, 1, 2, 4)


@dataclass(frozen=True)
class Frame:
    """One frame: `size` bytes at `offset`. `content_size` is what its header claims, None when it does not say.

    `fault` says why the frame must not be decoded (None: it may). `table_size` is the seek table's claim where it differs.
    """

    offset: int
    size: int
    content_size: int | None
    fault: Defect | None = None
    table_size: int | None = None


class _CutError(Exception):
    """The file ends inside a frame."""


class _BrokenError(Exception):
    """These bytes are not a frame."""


class _TooManyError(Exception):
    """More of something than any real file has."""


class _Walker:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._frames = 0
        self._blocks = 0

    def attempt(self, offset: int) -> tuple[Frame | None, Defect | None]:
        """Return the frame at `offset`, or why there is none."""
        try:
            return self._frame(offset), None
        except _CutError:
            return None, Defect(TRUNCATED, None, "the file was cut off")
        except _BrokenError as error:
            return None, Defect(TAMPERED, None, str(error))
        except _TooManyError as error:
            return None, Defect(HOSTILE, None, str(error))

    def _frame(self, offset: int) -> Frame:
        self._frames += 1
        if self._frames > MAX_FRAMES:
            raise _TooManyError(f"more than {MAX_FRAMES} frames")
        head = self._source.read_at(offset, _MAX_HEADER_BYTES)
        if len(head) < 6:
            raise _CutError
        self._check_magic(head, offset)
        descriptor = head[4]
        if descriptor & 0x18:
            raise _BrokenError("reserved bits are set")
        single = bool(descriptor & 0x20)
        dictionary = _DICTIONARY_FIELD_BYTES[descriptor & 3]
        length_field = _CONTENT_SIZE_FIELD_BYTES[descriptor >> 6] or (1 if single else 0)
        at = 5 + (0 if single else 1) + dictionary
        end = at + length_field
        if len(head) < end:
            raise _CutError
        content_size = None
        if length_field:
            content_size = int.from_bytes(head[at:end], "little") + (256 if length_field == 2 else 0)
        window = content_size if single else _window(head[5])
        end = self._blocks_end(offset + end) + (4 if descriptor & 4 else 0)
        if end > self._source.size:
            raise _CutError
        fault = None
        if window is not None and window > MAX_WINDOW_BYTES:
            fault = Defect(HOSTILE, None, f"a frame asks for {window >> 20} MiB of memory")
        elif dictionary:
            fault = Defect(TAMPERED, None, "a frame asks for a dictionary")
        return Frame(offset, end - offset, content_size, fault)

    def _check_magic(self, head: bytes, offset: int) -> None:
        magic = int.from_bytes(head[:4], "little")
        if magic in SKIPPABLE_MAGICS:
            if len(head) < 8 or offset + 8 + int.from_bytes(head[4:8], "little") > self._source.size:
                raise _CutError
            raise _BrokenError("a frame that decompressors skip hides data, or the seek table is damaged")
        if magic != FRAME_MAGIC:
            raise _BrokenError("here begins something that is not a zstd frame")

    def _blocks_end(self, at: int) -> int:
        while True:
            self._blocks += 1
            if self._blocks > MAX_BLOCKS:
                raise _TooManyError(f"more than {MAX_BLOCKS} blocks")
            raw = self._source.read_at(at, 3)
            if len(raw) < 3:
                raise _CutError
            header = int.from_bytes(raw, "little")
            kind, size = header >> 1 & 3, header >> 3
            if kind == 3 or size > _MAX_BLOCK_BYTES:
                raise _BrokenError("a block is damaged")
            at += 3 + (1 if kind == 1 else size)
            if at > self._source.size:
                raise _CutError
            if header & 1:
                return at


def _window(descriptor: int) -> int:
    base = 1 << (10 + (descriptor >> 3))
    return base + (base >> 3) * (descriptor & 7)


def find_frames(source: Source) -> tuple[list[Frame], list[Defect]]:
    """Return the frames of a file that are whole, in order, and what is wrong with their sequence.

    The seek table serves to go on after a damaged frame (which then stays in the list with its fault) and is checked otherwise.
    """
    table = _read_table(source)
    frames, defect, end = _walk(source, None if table is None else source.size - table.size)
    if defect is None:
        return (frames, []) if table is None else _compare(frames, table.entries)
    if table is not None and sum(size for size, _ in table.entries) == source.size - table.size:
        return _by_table(source, table.entries)
    return frames, [Defect(defect.kind, None, f"{defect.detail} (byte {end} of {source.size})")]


@dataclass(frozen=True)
class _Table:
    entries: list[tuple[int, int]]
    size: int


def _read_table(source: Source) -> _Table | None:
    size = seek_table.table_size(source.read_at(max(0, source.size - seek_table.FOOTER_BYTES), seek_table.FOOTER_BYTES))
    if size is None or size > min(source.size, 12 * MAX_FRAMES):
        return None
    entries = seek_table.decode(source.read_at(source.size - size, size))
    return None if entries is None else _Table(entries, size)


def _walk(source: Source, table_offset: int | None) -> tuple[list[Frame], Defect | None, int]:
    """Return the whole frames, the defect that ended the walk early, and the offset where it ended."""
    walker, at = _Walker(source), 0
    frames: list[Frame] = []
    defect = None
    while at < source.size and at != table_offset and defect is None:
        frame, defect = walker.attempt(at)
        if frame is not None:
            frames.append(frame)
            at += frame.size
    return frames, defect, at


def _compare(frames: list[Frame], entries: list[tuple[int, int]]) -> tuple[list[Frame], list[Defect]]:
    lie = Defect(TAMPERED, None, "the seek table does not match the frames")
    if [frame.size for frame in frames] != [size for size, _ in entries]:
        return frames, [lie]
    compared = [
        frame if frame.content_size in (None, content_size) else replace(frame, table_size=content_size)
        for frame, (_, content_size) in zip(frames, entries)
    ]
    return compared, [] if compared == frames else [lie]


def _by_table(source: Source, entries: list[tuple[int, int]]) -> tuple[list[Frame], list[Defect]]:
    frames: list[Frame] = []
    defects: list[Defect] = []
    walker, at = _Walker(source), 0
    for size, content_size in entries:
        fault = Defect(TAMPERED, None, f"the frame at byte {at} is damaged")
        frame = Frame(at, size, content_size, fault)
        found, _ = walker.attempt(at)
        if found is not None and found.size == size and found.content_size in (None, content_size):
            frame = found
        if frame.fault is fault:
            defects.append(fault)
        frames.append(frame)
        at += size
    return frames, defects
