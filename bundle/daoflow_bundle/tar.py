"""Tar headers, read strictly: what two readers could take differently is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from daoflow_bundle.defect import printable
from daoflow_bundle.errors import FormatError, HostileError

BLOCK = 512

_REGULAR = b"0\0" + b"7"
_DIRECTORY = b"5"
_PAX = b"x"
_PAX_GLOBAL = b"g"
_GNU_NAME = b"L"
_GNU_LINK = b"K"
_KINDS = {
    b"1": "a hard link",
    b"2": "a symbolic link",
    b"3": "a character device",
    b"4": "a block device",
    b"6": "a FIFO",
    b"S": "a sparse file",
}
_POSIX_MAGIC = b"ustar\x0000"
_GNU_MAGIC = b"ustar  \0"
_OCTAL = re.compile(rb" *([0-7]{1,12})[ \0]*")
_NUMBERS = ((100, 108), (108, 116), (116, 124), (136, 148), (329, 337), (337, 345))
"""Mode, user, group, time, device numbers: where they lie in a header."""
_LINK_NAME, _OWNERS, _REST = slice(157, 257), (slice(265, 297), slice(297, 329)), slice(500, 512)
_NAMES_OF_METADATA = re.compile(
    rb"\././@(?:PaxHeader|LongLink)|(?:[A-Za-z0-9._@/-]+/)?PaxHeaders(?:\.\d+)?/[A-Za-z0-9._@/-]*"
)
_TIMES = re.compile(rb"-?\d{1,12}(?:\.\d{1,12})?")
_RECORD = re.compile(rb"(\d{1,6}) ([^=\n]{1,100})=")


@dataclass(frozen=True)
class TarHeader:
    """One header block: the raw `name`, the `size` of what follows in bytes (None: not a plain number), the type byte.

    `stray`: what else the block says that no collector writes, an empty string for nothing. No digest covers it.
    """

    name: bytes
    size: int | None
    type: bytes
    stray: str = ""

    @property
    def is_regular(self) -> bool:
        """Whether a file's content follows."""
        return self.type in (b"0", b"\0", b"7")

    @property
    def is_directory(self) -> bool:
        """Whether it is a folder's entry."""
        return self.type == _DIRECTORY

    @property
    def is_pax(self) -> bool:
        """Whether an extended header of the next member follows."""
        return self.type == _PAX

    @property
    def is_long_name(self) -> bool:
        """Whether the next member's name follows (GNU)."""
        return self.type == _GNU_NAME

    @property
    def is_other_metadata(self) -> bool:
        """Whether something follows that says nothing about where the next member lies or ends."""
        return self.type in (_PAX_GLOBAL, _GNU_LINK)

    @property
    def kind(self) -> str:
        """Return the type in words."""
        return _KINDS.get(self.type, f"of the unknown type {printable(self.type)!r}")


def parse_header(block: bytes) -> TarHeader:
    """Decode a 512-byte block. Raises `FormatError` when it is not an intact tar header."""
    checksum = _OCTAL.fullmatch(block[148:156])
    if checksum is None or int(checksum[1], 8) != sum(block[:148]) + 8 * 32 + sum(block[156:]):
        raise FormatError("a tar header is damaged")
    magic = block[257:265]
    if magic not in (_POSIX_MAGIC, _GNU_MAGIC):
        raise FormatError("a tar header is of no known kind")
    name = block[:100].rstrip(b"\0")
    prefix = block[345:500].rstrip(b"\0") if magic == _POSIX_MAGIC else b""
    size = _OCTAL.fullmatch(block[124:136])
    return TarHeader(
        name=prefix + b"/" + name if prefix else name,
        size=int(size[1], 8) if size else None,
        type=block[156:157],
        stray=_stray(block, posix=magic == _POSIX_MAGIC),
    )


def _stray(block: bytes, *, posix: bool) -> str:
    """Return what a header says beside a member's name, size and plain numbers: a reader of the members would never see it."""
    for field in _OWNERS:
        owner = block[field].rstrip(b"\0")
        if owner not in (b"", b"root"):
            return f"its tar header names {printable(owner)!r} as owner, and the collector writes 'root'"
    if block[156:157] in (b"0", b"\0", b"7", _DIRECTORY) and any(block[_LINK_NAME]):
        return "its tar header holds text where a link's goal would stand"
    if any(block[_REST]) or (not posix and any(block[345:500])):
        return "its tar header holds bytes where none belong"
    if not all(_OCTAL.fullmatch(block[start:end]) or not any(block[start:end]) for start, end in _NUMBERS):
        return "its tar header holds text where a number would stand"
    if block[156:157] in (_PAX, _GNU_NAME) and not _NAMES_OF_METADATA.fullmatch(block[:100].rstrip(b"\0")):
        return "an extended tar header has a name of its own"
    return ""


def stray_records(fields: Mapping[str, bytes]) -> str:
    """Return what an extended header says beside its member's name, size, owner and times, an empty string for nothing."""
    for key, value in fields.items():
        known = key in ("path", "size")
        known = known or (key in ("mtime", "atime", "ctime", "uid", "gid") and _TIMES.fullmatch(value) is not None)
        if not known and not (key in ("uname", "gname") and value in (b"", b"root")):
            return f"an extended tar header sets {printable(key)}, which no digest covers"
    return ""


def parse_pax(body: bytes) -> Mapping[str, bytes]:
    """Decode an extended header. Raises `HostileError` when readers could disagree about it."""
    fields: dict[str, bytes] = {}
    at = 0
    while at < len(body):
        record = _RECORD.match(body, at)
        if record is None:
            raise HostileError("an extended tar header is malformed")
        end = at + int(record[1])
        if not record.end() < end <= len(body) or body[end - 1 : end] != b"\n":
            raise HostileError("an extended tar header is malformed")
        key = record[2].decode("ascii", "replace")
        if key in fields or key.startswith("GNU.sparse") or key in ("linkpath", "hdrcharset"):
            raise HostileError(f"an extended tar header sets {printable(key)}")
        fields[key] = body[record.end() : end - 1]
        at = end
    return fields
