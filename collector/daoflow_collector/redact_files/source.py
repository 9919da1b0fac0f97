"""The files of a folder that an operator wants redacted: found without following links, read without trusting what they are."""

from __future__ import annotations

import gzip
import io
import os
import re
import stat
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from daoflow_collector.errors import CollectError, UsageError
from daoflow_collector.redact.charset import UnknownCharsetError, as_utf8
from daoflow_collector.redact.records import is_command_line, is_environment

MAX_FILE_BYTES = 64 << 20
"""What is read of one file, decompressed: documents are redacted whole."""
_HEAD_BYTES = 1 << 16
_ENV_NAME = re.compile(r"(?:.*\.)?env(?:\.[A-Za-z0-9_.-]+)?|.*\.env|.*environment|.*\.export\.sh", re.IGNORECASE)
_ENV_LINE = re.compile(rb"\s*(?:#.*|(?:export[ \t]+)?[A-Z_][A-Z0-9_]*=.*)?\r?\Z")
_CONTROL = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
_MAX_CONTROL_SHARE = 0.005
_MAGIC = (
    (b"\x28\xb5\x2f\xfd", "compressed with zstd"),
    (b"\x1f\x8b", "compressed twice"),
    (b"PK\x03\x04", "a zip archive"),
    (b"BZh", "compressed with bzip2"),
    (b"\xfd7zXZ", "compressed with xz"),
    (b"%PDF-", "a PDF document"),
    (b"SQLite format 3", "a database file"),
    (b"age-encryption.org/", "encrypted"),
)

_TAR_AT = 257
"""Where a tar archive says what it is."""


class Kind(Enum):
    """How the gate is asked for a file."""

    DOTENV = "env file"
    YAML = "YAML"
    TEXT = "text"


class LeftOutError(Exception):
    """A file is not redacted; the message says why, without its content."""


@dataclass(frozen=True)
class Entry:
    """One thing in the source: its path below it, and why it is left out unread (None: a regular file)."""

    path: tuple[str, ...]
    barrier: str | None = None


def entries(source: Path) -> tuple[Entry, ...]:
    """Return everything below `source` in a fixed order; a file is its own only entry. Raises `CollectError`."""
    try:
        if source.is_file():
            return (Entry((source.name,)),)
        if not source.is_dir():
            raise UsageError(f"{source} is neither a file nor a folder")
        return tuple(sorted(_walk(source), key=lambda entry: entry.path))
    except OSError as error:
        raise CollectError(
            f"{source} cannot be read", because=error.strerror, advice="Run it again with sudo."
        ) from error


def _walk(source: Path) -> Iterator[Entry]:
    refused: list[OSError] = []
    for folder, folders, files, descriptor in os.fwalk(source, follow_symlinks=False, onerror=refused.append):
        below = Path(folder).relative_to(source).parts
        for name in [*folders, *files]:
            barrier = _barrier(os.stat(name, dir_fd=descriptor, follow_symlinks=False).st_mode)
            if name in files or barrier:
                yield Entry((*below, name), barrier)
    for error in refused:
        if str(error.filename) == str(source):
            raise error
        yield Entry(Path(str(error.filename)).relative_to(source).parts, f"it cannot be read: {error.strerror}")


def _barrier(mode: int) -> str | None:
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return None
    return "it is a symbolic link: not followed" if stat.S_ISLNK(mode) else "it is a special file: not opened"


def read(source: Path, entry: Entry) -> bytes:
    """Return a file's content, decompressed. Raises `LeftOutError` where it cannot be had, is not text, or is too large."""
    if entry.barrier:
        raise LeftOutError(entry.barrier)
    content = _read_regular(source if source.is_file() else source.joinpath(*entry.path))
    if content.startswith(b"\x1f\x8b"):
        content = _gunzip(content)
    why = not_text(content)
    if why:
        raise LeftOutError(f"it cannot be shown to be clean: {why}")
    return content


def _read_regular(path: Path) -> bytes:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise LeftOutError("it is not a regular file any more")
            content = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise LeftOutError(f"it cannot be read: {error.strerror}") from None
    if len(content) > MAX_FILE_BYTES:
        raise LeftOutError(f"it is larger than {MAX_FILE_BYTES >> 20} MiB: cut out the part that matters")
    return content


def _gunzip(content: bytes) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as file:
            plain = file.read(MAX_FILE_BYTES + 1)
    except (OSError, EOFError, zlib.error):
        raise LeftOutError("it is compressed and damaged") from None
    if len(plain) > MAX_FILE_BYTES:
        raise LeftOutError(f"it is larger than {MAX_FILE_BYTES >> 20} MiB when decompressed")
    return plain


def not_text(content: bytes) -> str | None:
    """Return why the gate could not see into the content, or None for text (UTF-8, UTF-16 with its mark, or nearly)."""
    for magic, words in _MAGIC:
        if content.startswith(magic):
            return f"it is {words}"
    if content[_TAR_AT : _TAR_AT + 5] == b"ustar":
        return "it is a tar archive"
    try:
        if as_utf8(content) is not content:
            return None
    except UnknownCharsetError:
        return "its bytes are text in no known character set"
    plain = content.replace(b"\0", b"") if is_environment(content) or is_command_line(content) else content
    if b"\0" in plain or len(_CONTROL.findall(plain[:_HEAD_BYTES])) > len(plain[:_HEAD_BYTES]) * _MAX_CONTROL_SHARE:
        return "it is binary"
    return None


def kind_of(name: str, content: bytes) -> Kind:
    """Return how the gate is to be asked, by name and by content."""
    if name.lower().endswith((".yml", ".yaml")):
        return Kind.YAML
    if is_environment(content):
        return Kind.TEXT
    lines = content[:_HEAD_BYTES].split(b"\n")
    looks_like_env = all(_ENV_LINE.match(line) for line in lines[:-1] or lines) and any(b"=" in line for line in lines)
    return Kind.DOTENV if looks_like_env or _ENV_NAME.fullmatch(name) else Kind.TEXT
