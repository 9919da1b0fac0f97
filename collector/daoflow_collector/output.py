"""Where the bundle goes, from `-o`: a new file in the current folder, a named file or folder, or memory on its way to stdout."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, Callable, TypeVar, Union

from daoflow_bundle.age.keys import Recipient, parse_recipient
from daoflow_bundle.age.primitives import primitives
from daoflow_bundle.age.stream import encrypt
from daoflow_bundle.errors import NoRoomError, WriteError
from daoflow_bundle.name import SUFFIX, bundle_name
from daoflow_bundle.target import NOT_TO_STREAM, FileTarget, MemoryTarget, require_room_behind, write_all

from daoflow_collector.elsewhere import room_elsewhere
from daoflow_collector.errors import DISK_FULL, UsageError
from daoflow_collector.invoker import hand_over

if TYPE_CHECKING:
    from typing_extensions import Buffer

ENCRYPTED_SUFFIX = ".age"

_SLACK_BYTES = 256 << 10
"""What closing the bundle may take beside `--max-size`, which already leaves room for the manifest: a manifest beyond the usual."""
_LEAST_SIZE_BYTES = 100_000
"""A smaller `--max-size` leaves out what a diagnosis needs."""


class EncryptedTarget:
    """A bundle in memory until it is complete and searched, then encrypted into its file or on to stdout: no clear byte reaches a disk."""

    def __init__(self, recipients: Sequence[Recipient], final: FileTarget | None, *, max_bytes: int) -> None:
        self._recipients = recipients
        self._final = final
        self._clear = MemoryTarget(max_bytes)
        self.file: BinaryIO = self._clear.file

    @property
    def path(self) -> str | None:
        """The encrypted file's path, None for stdout."""
        return str(self._final.final) if self._final is not None else None

    def deliver(self, stdout: BinaryIO, write_out: Callable[[IO[bytes], Buffer], None] = write_all) -> tuple[int, str]:
        """Encrypt all of it to where it goes, to `stdout` by `write_out`. Returns the encrypted size and SHA-256. Raises `WriteError`."""
        target, write = (self._final.file, write_all) if self._final is not None else (stdout, write_out)
        digest, size = hashlib.sha256(), 0
        self.file.seek(0)
        try:
            for chunk in encrypt(self.file, self._recipients):
                digest.update(chunk)
                size += len(chunk)
                write(target, chunk)
            target.flush()
        except OSError as error:
            self.discard()
            raise WriteError(
                f"the encrypted bundle cannot be written: {error.strerror or error}",
                advice=NOT_TO_STREAM if self._final is None else None,
            ) from error
        if self._final is not None:
            self._final.commit()
        return size, digest.hexdigest()

    @property
    def final(self) -> FileTarget | None:
        """The encrypted file, None for stdout."""
        return self._final

    def discard(self) -> None:
        """Free the memory and remove the file that was begun."""
        self._clear.discard()
        if self._final is not None:
            self._final.discard()


Made = TypeVar("Made")
Target = Union[FileTarget, MemoryTarget, EncryptedTarget]


def recipients_of(texts: Sequence[str]) -> tuple[Recipient, ...]:
    """Return the recipients of `--encrypt-to`. Raises `KeyTextError`, and `NoPrimitivesError` when nothing here can encrypt."""
    if texts:
        primitives()
    return tuple(parse_recipient(text) for text in texts)


def open_target(
    output: str | None,
    *,
    host: str,
    started_at: datetime,
    max_size_bytes: int,
    recipients: Sequence[Recipient] = (),
    stdout: BinaryIO | None = None,
) -> Target:
    """Return an open target; `stdout` is looked at where it goes there.

    Raises `WriteError` when the place is full, taken or not writable, before anything is collected.
    """
    needed = max_size_bytes + _SLACK_BYTES
    if output == "-":
        if stdout is not None:
            _with_other_ways(lambda: require_room_behind(stdout, needed), needed)
        return EncryptedTarget(recipients, None, max_bytes=2 * needed) if recipients else MemoryTarget(2 * needed)
    name = bundle_name(host, started_at)
    path = Path(output) if output is not None else _current_folder() / name
    if is_folder(path):
        path /= name
    elif not path.name.endswith((SUFFIX, SUFFIX + ENCRYPTED_SUFFIX) if recipients else SUFFIX):
        raise UsageError(f"'{output}' is neither a folder nor a name that ends in {SUFFIX}")
    if recipients and not path.name.endswith(ENCRYPTED_SUFFIX):
        path = path.with_name(path.name + ENCRYPTED_SUFFIX)
    file = _with_other_ways(lambda: FileTarget(path.absolute(), needed_bytes=needed), needed, path.absolute().parent)
    return EncryptedTarget(recipients, file, max_bytes=2 * needed) if recipients else file


def _with_other_ways(open_it: Callable[[], Made], needed: int, folder: Path | None = None) -> Made:
    """Open a place, `folder` or standard output; one that takes none says what can be done: first a smaller one, if it is of use."""
    try:
        return open_it()
    except NoRoomError as error:
        fits = (error.free_bytes - _SLACK_BYTES) // 100_000 * 100_000
        smaller = f"Let it be smaller with --max-size {fits // 1000}KB. " if fits >= _LEAST_SIZE_BYTES else ""
        error.advice = smaller + room_elsewhere(needed, folder) + (NOT_TO_STREAM if folder is None else error.advice)
        raise
    except WriteError as error:
        number = error.__cause__.errno if isinstance(error.__cause__, OSError) else None
        if number in (*DISK_FULL, errno.EROFS, errno.EACCES):
            error.advice = room_elsewhere(needed, folder if number in DISK_FULL else None) + error.advice
        raise


def room_for_another_run(kept: str, max_size_bytes: int) -> str:
    """Return where the next bundle would fit, as a sentence, when the disk filled up under the one at `kept`."""
    return room_elsewhere(max_size_bytes + _SLACK_BYTES, Path(kept).parent)


def _current_folder() -> Path:
    try:
        return Path.cwd()
    except OSError as error:
        raise WriteError(
            f"the current folder cannot be written: {error.strerror or error}", advice="Name another one with -o PATH."
        ) from error


def is_folder(path: Path) -> bool:
    """Whether it is a folder, as far as this user may look."""
    try:
        return path.is_dir()
    except OSError:
        return False  # who may not look there cannot write there either, which opening the file says in words


def hand_over_target(target: Target) -> bool:
    """Give the bundle's file to who called `sudo`. Returns whether they can read it now, or need not."""
    file = target.final if isinstance(target, EncryptedTarget) else target
    return hand_over(file.file, file.final.parent) if isinstance(file, FileTarget) else True


def path_of(target: Target) -> str | None:
    """Return the path the bundle will have, None for stdout."""
    if isinstance(target, EncryptedTarget):
        return target.path
    return str(target.final) if isinstance(target, FileTarget) else None


def is_empty(target: Target) -> bool:
    """Whether not a byte of the bundle could be written."""
    try:
        return isinstance(target, FileTarget) and not target.file.closed and target.file.seek(0, os.SEEK_END) == 0
    except OSError:
        return False  # a file that does not say may hold something


def partial_path(target: Target) -> str | None:
    """Return where an unfinished bundle is left, None when it was in memory."""
    return str(target.partial) if isinstance(target, FileTarget) else None
