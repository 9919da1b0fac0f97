"""The seek table that ends a bundle: zstd's seekable format, one skippable frame without per-frame checksums.

Layout: magic 0x184D2A5E, u32 length, then per frame u32 compressed and u32 decompressed size, then u32 frame count,
one descriptor byte (bit 7: entries carry a checksum; bits 6-2 reserved), magic 0x8F92EAB1. All little-endian.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

SKIPPABLE_MAGIC = 0x184D2A5E
SEEKABLE_MAGIC = 0x8F92EAB1
FOOTER_BYTES = 9
HEADER_BYTES = 8

_HEADER = struct.Struct("<II")
_FOOTER = struct.Struct("<IBI")
_CHECKSUM_FLAG = 0x80
_RESERVED_FLAGS = 0x7C

Entries = Sequence[tuple[int, int]]
"""Compressed and decompressed size of each frame, in file order."""


def encode(entries: Entries) -> bytes:
    """Return the whole skippable frame."""
    body = b"".join(_HEADER.pack(*entry) for entry in entries) + _FOOTER.pack(len(entries), 0, SEEKABLE_MAGIC)
    return _HEADER.pack(SKIPPABLE_MAGIC, len(body)) + body


def table_size(footer: bytes) -> int | None:
    """Return the size of the whole table frame that ends with this `footer` (9 bytes), or None when it is none."""
    if len(footer) != FOOTER_BYTES:
        return None
    count, descriptor, magic = _FOOTER.unpack(footer)
    if magic != SEEKABLE_MAGIC or descriptor & _RESERVED_FLAGS:
        return None
    return HEADER_BYTES + int(count) * (12 if descriptor & _CHECKSUM_FLAG else 8) + FOOTER_BYTES


def decode(frame: bytes) -> list[tuple[int, int]] | None:
    """Return the entries of a whole table frame, or None when it does not hold together."""
    size = table_size(frame[-FOOTER_BYTES:])
    if size != len(frame) or _HEADER.unpack_from(frame) != (SKIPPABLE_MAGIC, size - HEADER_BYTES):
        return None
    count, descriptor, _ = _FOOTER.unpack(frame[-FOOTER_BYTES:])
    step = 12 if descriptor & _CHECKSUM_FLAG else 8
    return [_HEADER.unpack_from(frame, HEADER_BYTES + step * index) for index in range(count)]
