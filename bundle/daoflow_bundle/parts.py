"""A bundle in several files, `<bundle>.part01`, `.part02`, …: the same bytes one after the other, so that `cat` joins them too.

All parts but the last have one size. Whoever names one part, or some, means the bundle: the others are found beside it.
"""

from __future__ import annotations

import errno
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

from daoflow_bundle.errors import FormatError

MAX_PARTS = 999
_PART = re.compile(r"(?P<whole>.+)\.part(?P<number>\d{2,3})")


def part_name(whole: str, number: int) -> str:
    """Return the file name of a part; numbers begin at 1."""
    return f"{whole}.part{number:02d}"


def is_part(path: Path) -> bool:
    """Say whether a file's name is that of a part."""
    return _PART.fullmatch(path.name) is not None


def part_sizes(size: int, most: int) -> Iterator[tuple[int, int]]:
    """Yield (offset, size) of the parts of `size` bytes, `most` at a time."""
    for offset in range(0, size, most):
        yield offset, min(most, size - offset)


class JoinedFile(io.RawIOBase):
    """Parts as one file to read. `missing` says in words which part is not there or does not fit, None when all seem to be."""

    def __init__(self, paths: Sequence[Path]) -> None:
        super().__init__()
        found, self.missing, self._next = _find(paths)
        self._starts: list[int] = []
        self._position = 0
        self.size = 0
        with ExitStack() as stack:
            self._files: list[BinaryIO] = []
            for path in found:
                file = stack.enter_context(path.open("rb", buffering=0))
                size = file.seek(0, 2)
                first = self.size if len(self._starts) == 1 else self._starts[1] if self._starts else size
                if size > first or (self._files and self._ends(first)):
                    self.missing = self.missing or f"{path.name} does not fit {found[0].name}: it is of another size"
                    file.close()
                    break
                self._starts.append(self.size)
                self._files.append(file)
                self.size += size
            self._stack = stack.pop_all()

    def _ends(self, first: int) -> bool:
        """Say whether the part before was a last one: smaller than the first."""
        return self.size - self._starts[-1] < first

    @property
    def hint(self) -> str:
        """What to say when the bundle has no end: which part would come next."""
        return self.missing or f"{self._next} may be missing: {len(self._files)} parts are there"

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True."""
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to a position, as in any file."""
        self._position = max(0, offset + (0, self._position, self.size)[whence])
        return self._position

    def tell(self) -> int:
        """Return the position."""
        return self._position

    def readinto(self, buffer: Any, /) -> int:
        """Fill the buffer as far as the parts reach."""
        view = memoryview(buffer).cast("B")
        done = 0
        for start, file in zip(self._starts, self._files):
            end = file.seek(0, 2) + start
            if start <= self._position < end and done < len(view):
                file.seek(self._position - start)
                while done < len(view) and self._position < end:
                    count = file.readinto(view[done:])  # type: ignore[attr-defined]
                    if not count:
                        return done
                    done += count
                    self._position += count
        return done

    def close(self) -> None:
        """Close every part."""
        if not self.closed:
            self._stack.close()
        super().close()


def _find(paths: Sequence[Path]) -> tuple[list[Path], str | None, str]:
    """Return the parts from the first without a gap, what is missing in words, and the name of the part after them.

    Raises `FormatError` when the paths are not parts of one bundle, or its first part is not there.
    """
    matches = [_PART.fullmatch(path.name) for path in paths]
    wholes = {match["whole"] if match else path.name for match, path in zip(matches, paths)}
    if len(wholes) != 1 or not all(matches):
        raise FormatError(
            f"not parts of one bundle: {', '.join(sorted(wholes))}",
            advice="Name the parts of one bundle, or one of them.",
        )
    whole = wholes.pop()
    given = {int(match["number"]): path for match, path in zip(matches, paths) if match}
    for path in sorted(paths[0].parent.glob(f"{glob_escape(whole)}.part*")):
        match = _PART.fullmatch(path.name)
        if match:
            given.setdefault(int(match["number"]), path)
    found: list[Path] = []
    while len(found) + 1 in given and len(found) < MAX_PARTS:
        found.append(given[len(found) + 1])
    following = part_name(whole, len(found) + 1)
    if not found:
        raise FormatError(f"{following} is missing", advice="Put all parts into one folder, and name one of them.")
    later = max(given) > len(found)
    return found, f"{following} is missing" if later else None, following


def glob_escape(name: str) -> str:
    """Return a file name as a pattern that means it alone."""
    return re.sub(r"([*?\[])", r"[\1]", name)


def refuse_pipe(path: Path) -> None:
    """Raise `OSError` for a named pipe: opening one waits for whoever writes into it."""
    if path.is_fifo():
        raise OSError(errno.ESPIPE, "It is a pipe, not a file", str(path))


def open_file(origin: Path | Sequence[Path]) -> BinaryIO:
    """Open a file, or the parts of one as one file, for reading. Raises `OSError`, `FormatError`."""
    paths = (origin,) if isinstance(origin, Path) else tuple(origin)
    for path in paths:
        refuse_pipe(path)
    if len(paths) == 1 and not is_part(paths[0]):
        return paths[0].open("rb", buffering=0)
    return JoinedFile(paths)  # type: ignore[return-value]
