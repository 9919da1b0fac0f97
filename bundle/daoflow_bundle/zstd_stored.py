"""zstd without a zstd library: frames whose blocks are stored as they are (RFC 8878, section 3.1.1.2), which any reader opens.

For a Python before 3.14 on which no native part loads. What it writes is as large as its content, and it reads only what it wrote.
"""

from __future__ import annotations

from daoflow_bundle.zstd_interface import Readable, Reader

NAME = "none: stored without compression"

_MAGIC = (0xFD2FB528).to_bytes(4, "little")
_DESCRIPTOR = 0xA0  # one segment, no checksum, content size in four bytes
_HEADER_BYTES = 9
_BLOCK_BYTES = 128 << 10
_RAW, _REPEATED = 0, 1


class ZstdError(Exception):
    """The frame is damaged, or was made by a real library."""


class Compressor:
    """Makes independent frames with their content size. The level is of no matter."""

    def __init__(self, level: int) -> None:
        del level

    def frame(self, content: bytes) -> bytes:
        """Return `content` as one whole frame."""
        parts = [_MAGIC, bytes([_DESCRIPTOR]), len(content).to_bytes(4, "little")]
        for start in range(0, max(len(content), 1), _BLOCK_BYTES):
            block = content[start : start + _BLOCK_BYTES]
            last = start + _BLOCK_BYTES >= len(content)
            # The zeros that pad a tar file are the one thing worth packing.
            repeated = len(block) > 1 and block.count(block[0]) == len(block)
            kind = _REPEATED if repeated else _RAW
            parts.append((last | kind << 1 | len(block) << 3).to_bytes(3, "little"))
            parts.append(block[:1] if repeated else block)
        return b"".join(parts)


class Decompressor:
    """Decodes one frame at a time."""

    def open(self, source: Readable) -> Reader:
        """Return a reader of the single frame that `source` holds."""
        return _FrameReader(source)


class _FrameReader:
    def __init__(self, source: Readable) -> None:
        self._source = source
        self._block = memoryview(b"")
        self._started = False
        self._last = False

    def readinto(self, buffer: memoryview, /) -> int:
        """Fill `buffer` as far as there is content; return how many bytes were written."""
        done = 0
        while done < len(buffer):
            if not self._block and not self._next_block():
                break
            part = self._block[: len(buffer) - done]
            buffer[done : done + len(part)] = part
            self._block = self._block[len(part) :]
            done += len(part)
        return done

    def _next_block(self) -> bool:
        if not self._started:
            header = self._exactly(_HEADER_BYTES)
            if header[:4] != _MAGIC or header[4] != _DESCRIPTOR:
                raise ZstdError("this Python has no zstd library, and the frame needs one")
            self._started = True
        while not self._last and not self._block:
            block = int.from_bytes(self._exactly(3), "little")
            self._last = bool(block & 1)
            kind, size = block >> 1 & 3, block >> 3
            if size > _BLOCK_BYTES or kind not in (_RAW, _REPEATED):
                raise ZstdError("this Python has no zstd library, and the frame needs one")
            self._block = memoryview(self._exactly(1) * size if kind == _REPEATED else self._exactly(size))
        return bool(self._block)

    def _exactly(self, size: int) -> bytes:
        parts = []
        while size:
            part = self._source.read(size)
            if not part:
                raise ZstdError("the frame was cut off")
            parts.append(part)
            size -= len(part)
        return b"".join(parts)
