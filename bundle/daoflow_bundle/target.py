"""Where a bundle goes: a file that gets its name only when it is complete, or memory on its way to stdout."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, Callable

from daoflow_bundle.errors import NoRoomError, TakenError, UnnamedError, WriteError

if TYPE_CHECKING:
    from typing_extensions import Buffer

PARTIAL_SUFFIX = ".partial"
NOT_TO_STREAM = (
    "Send it to where there is room and a reader, write a file with -o PATH, or collect from another machine with --on."
)


def write_all(stream: IO[bytes], content: Buffer) -> None:
    """Write `content` to its last byte: an unbuffered stream (standard output under PYTHONUNBUFFERED) may take a part without a word."""
    view = memoryview(content)
    while view:
        view = view[stream.write(view) :]


def require_room_behind(stdout: IO[bytes], needed_bytes: int) -> None:
    """Raise `NoRoomError` when `stdout` is a file on a file system that has less than `needed_bytes` free."""
    try:
        descriptor = stdout.fileno()
        if not stat.S_ISREG(os.fstat(descriptor).st_mode) or not hasattr(os, "fstatvfs"):
            return
        found = os.fstatvfs(descriptor)
    except OSError:
        return  # no file, or one that does not say: then writing to it will
    _require_room("the file behind standard output", found.f_bavail * found.f_frsize, needed_bytes)


def _require_room(place: str, free: int, needed_bytes: int) -> None:
    if free < needed_bytes:
        raise NoRoomError(place, free_bytes=free, needed_bytes=needed_bytes)


class FileTarget:
    """A new file at `final`, written as `<final>.partial` with mode 0600, never over an existing one.

    Raises `TakenError` when either name exists, `WriteError` when the folder cannot be written,
    `NoRoomError` when it has less than `needed_bytes` free.
    Left without `commit` or `discard` (a crash), the partial file stays: a reader takes it as a truncated bundle.
    """

    def __init__(self, final: Path, *, needed_bytes: int = 0) -> None:
        self.final = final
        self.partial = final.with_name(final.name + PARTIAL_SUFFIX)
        if os.path.lexists(final):
            raise TakenError(f"{final} exists already")
        try:
            _require_room(str(final.parent), shutil.disk_usage(final.parent).free, needed_bytes)
            flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
            # Unbuffered: a buffer that a full disk refused would be tried again by every later call.
            self.file: BinaryIO = os.fdopen(os.open(self.partial, flags, 0o600), "w+b", buffering=0)
            self.partial.chmod(0o600)  # whatever the umask took: who made it must be able to read and send it
        except FileExistsError as error:
            raise TakenError(
                f"{self.partial} exists already: it is being written, or was left by a run that was killed"
            ) from error
        except OSError as error:
            # There was room just now: what is used up is the number of files, of which `df` says nothing.
            why = "it may hold no more files (df -i)" if error.errno == errno.ENOSPC else error.strerror or str(error)
            raise WriteError(f"{self.partial} cannot be written: {why}") from error

    def reopen(self) -> BinaryIO:
        """Return what was written so far as a new file to read: for the check before `commit`."""
        return self.partial.open("rb")

    def commit(self) -> Path:
        """Give the finished file its name and return it. Raises `UnnamedError` where the disk refuses, `WriteError` when it is gone."""
        try:
            try:
                os.fsync(self.file.fileno())
            finally:
                self.file.close()
            self._take_name()
        except OSError as error:
            if not os.path.lexists(self.partial):
                raise WriteError(
                    f"{self.partial} is gone: it, or its folder, was removed meanwhile",
                    advice="Nothing is left of it. Run it again with -o PATH, into a folder that stays.",
                ) from error
            raise UnnamedError(str(self.final), str(self.partial), str(error.strerror or error)) from error
        return self.final

    def _take_name(self) -> None:
        try:
            # A link, unlike a rename, fails when somebody made the final name meanwhile.
            os.link(self.partial, self.final)
        except FileExistsError:
            raise
        except OSError:
            # No hard links here (vfat, some network shares): claim the name first, then rename over the claim.
            os.close(os.open(self.final, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            try:
                self.partial.replace(self.final)
            except OSError:
                self.final.unlink()  # an empty file would be taken for the bundle
                raise
            return
        # The bundle has its name. Where the other one cannot be taken away, it is the same file twice.
        with contextlib.suppress(OSError):
            self.partial.unlink()

    def discard(self) -> None:
        """Remove what was written."""
        # Emptied first: where the folder was closed to us, what is left there is empty. btrfs refuses even that at the end of a quota.
        with contextlib.suppress(OSError, ValueError):
            self.file.truncate(0)
        with contextlib.suppress(OSError):
            self.file.close()
        with contextlib.suppress(OSError):
            self.partial.unlink()


class _BoundedBytes(BytesIO):
    """Memory that ends like a disk does."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def write(self, data: Buffer, /) -> int:
        if self.tell() + memoryview(data).nbytes > self._limit:
            raise WriteError(
                f"the bundle outgrew the {self._limit >> 20} MiB kept in memory for standard output",
                advice="Keep it smaller with --max-size, or write a file with -o PATH.",
            )
        return super().write(data)


class MemoryTarget:
    """A bundle in memory, at most `max_bytes`, so that it is complete and checked before its first byte leaves."""

    def __init__(self, max_bytes: int) -> None:
        self._kept = _BoundedBytes(max_bytes)
        self.file: BinaryIO = self._kept

    def reopen(self) -> BinaryIO:
        """Return what was written so far as a new file to read: for the check before `send`."""
        return BytesIO(self._kept.getvalue())

    def send(self, stdout: BinaryIO, write: Callable[[IO[bytes], Buffer], None] = write_all) -> int:
        """Write the whole bundle to `stdout` by `write` and return its size in bytes. Raises `WriteError` when nobody takes it."""
        self.file.seek(0)
        try:
            while chunk := self.file.read(1 << 20):
                write(stdout, chunk)
            stdout.flush()
        except OSError as error:
            raise WriteError(
                f"standard output does not take the bundle: {error.strerror or error}", advice=NOT_TO_STREAM
            ) from error
        return self.file.tell()

    def discard(self) -> None:
        """Free the memory."""
        self.file.close()
