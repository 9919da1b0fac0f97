"""zstd by the standard library, which has it from Python 3.14 on."""

from __future__ import annotations

import platform
from typing import Any

from compression import zstd  # type: ignore[import-not-found,unused-ignore]

from daoflow_bundle.limits import MAX_WINDOW_BYTES
from daoflow_bundle.zstd_interface import TABLE_LOG, WINDOW_LOG, Readable, Reader

NAME = f"compression.zstd of Python {platform.python_version()}"

ZstdError = zstd.ZstdError

_INPUT_BYTES = 128 << 10


class Compressor:
    """Makes independent frames, each with its content size and checksum."""

    def __init__(self, level: int) -> None:
        parameter = zstd.CompressionParameter
        self._options = {
            parameter.compression_level: level,
            parameter.window_log: WINDOW_LOG,
            parameter.hash_log: TABLE_LOG,
            parameter.chain_log: TABLE_LOG,
            parameter.checksum_flag: 1,
            parameter.content_size_flag: 1,
        }

    def frame(self, content: bytes) -> bytes:
        """Return `content` as one whole frame."""
        # In one call, so that the library knows the content's size when it writes the frame's header.
        context = zstd.ZstdCompressor(options=self._options)
        frame: bytes = context.compress(content, mode=zstd.ZstdCompressor.FLUSH_FRAME)
        return frame


class Decompressor:
    """Decodes one frame at a time with a bounded window."""

    def open(self, source: Readable) -> Reader:
        """Return a reader of the single frame that `source` holds."""
        return _FrameReader(source)


class _FrameReader:
    def __init__(self, source: Readable) -> None:
        self._source = source
        options = {zstd.DecompressionParameter.window_log_max: MAX_WINDOW_BYTES.bit_length() - 1}
        self._context: Any = zstd.ZstdDecompressor(options=options)

    def readinto(self, buffer: memoryview, /) -> int:
        """Fill `buffer` as far as there is content; return how many bytes were written."""
        done = 0
        while done < len(buffer) and not self._context.eof:
            compressed = self._source.read(_INPUT_BYTES) if self._context.needs_input else b""
            if self._context.needs_input and not compressed:
                break
            content = self._context.decompress(compressed, max_length=len(buffer) - done)
            buffer[done : done + len(content)] = content
            done += len(content)
        return done
