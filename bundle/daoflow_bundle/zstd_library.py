"""zstd by python-zstandard: a wheel, or compiled into the single file."""

from __future__ import annotations

import sys

import zstandard

from daoflow_bundle.limits import MAX_WINDOW_BYTES
from daoflow_bundle.zstd_interface import TABLE_LOG, WINDOW_LOG, Readable, Reader

NAME = f"zstandard {zstandard.__version__}" + (
    ", compiled in" if "zstandard.backend_c" in sys.builtin_module_names else ""
)

ZstdError = zstandard.ZstdError

_INPUT_BYTES = 128 << 10


class Compressor:
    """Makes independent frames, each with its content size and checksum."""

    def __init__(self, level: int) -> None:
        parameters = zstandard.ZstdCompressionParameters.from_level(
            level,
            window_log=WINDOW_LOG,
            hash_log=TABLE_LOG,
            chain_log=TABLE_LOG,
            write_checksum=True,
            write_content_size=True,
        )
        self._context = zstandard.ZstdCompressor(compression_params=parameters)

    def frame(self, content: bytes) -> bytes:
        """Return `content` as one whole frame."""
        # The library allocates for content that does not compress, and only shortens what it says: a copy is as large as the frame.
        try:
            return bytes(memoryview(self._context.compress(content)))
        except ZstdError as error:
            # It calls both so: content that it cannot take, which there is none of, and memory that it does not get.
            raise MemoryError(str(error)) from error


class Decompressor:
    """Decodes one frame at a time with a bounded window."""

    def __init__(self) -> None:
        self._context = zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW_BYTES)

    def open(self, source: Readable) -> Reader:
        """Return a reader of the single frame that `source` holds."""
        return self._context.stream_reader(source, read_size=_INPUT_BYTES, read_across_frames=False)  # type: ignore[arg-type]
