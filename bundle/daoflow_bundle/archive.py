"""Which members a bundle holds and where, from its tar headers: a walk that never leaves the content and never extracts."""

from __future__ import annotations

from dataclasses import dataclass

from daoflow_bundle.content import Content, Cursor
from daoflow_bundle.defect import HOSTILE, TAMPERED, TRUNCATED, Defect, printable
from daoflow_bundle.errors import FormatError, HostileError
from daoflow_bundle.limits import (
    MAX_MEMBER_BYTES,
    MAX_MEMBERS,
    MAX_PATH_BYTES,
    MAX_PAX_BYTES,
    MAX_RATIO,
    MAX_TOTAL_BYTES,
    RATIO_FREE_BYTES,
)
from daoflow_bundle.name import valid_member
from daoflow_bundle.tar import BLOCK, TarHeader, parse_header, parse_pax, stray_records

_MAX_HEADERS = 3 * MAX_MEMBERS
_MAX_END_BYTES = 64 << 10
_MAX_DEFECTS = 1000


@dataclass(frozen=True)
class Entry:
    """One member: `size` bytes at `offset` of the decompressed content."""

    path: str
    offset: int
    size: int


class _StopError(Exception):
    """There is no next header to go to."""


class Archive:
    """The index of a tar: `top` (its one folder), `entries` in order, `defects`, and whether its end was reached (`ended`)."""

    def __init__(self, content: Content) -> None:
        self.top: str | None = None
        self.entries: dict[str, Entry] = {}
        self.defects: list[Defect] = []
        self.ended = False
        self._content = content
        self._cursor = Cursor(content)
        self._folded: set[str] = set()
        self._folders: set[str] = set()
        self._headers = 0
        self._total = 0
        # After damage the walk looks for the next frame that begins with a header; until then, what is none is no defect.
        self._searching = False
        self._long_name: bytes | None = None
        self._pax_size: bytes | None = None
        try:
            position = 0
            while True:
                position = self._step(position)
        except _StopError:
            pass
        self._note_empty_folders()

    def _step(self, position: int) -> int:
        """Take in what stands at `position` and return where the next header is."""
        self._headers += 1
        if self._headers > _MAX_HEADERS or len(self.entries) > MAX_MEMBERS:
            self._note(HOSTILE, None, f"more than {MAX_MEMBERS} members")
            raise _StopError
        if self._total > MAX_TOTAL_BYTES:
            self._note(HOSTILE, None, f"more than {MAX_TOTAL_BYTES >> 30} GiB of content")
            raise _StopError
        try:
            block = self._read(position, BLOCK)
            if len(block) == BLOCK and not any(block) and self._is_end():
                self.ended = True
                raise _StopError
            if len(block) < BLOCK:
                if not self._searching:
                    self._note(TRUNCATED, None, "the archive has no end")
                raise _StopError
            header = parse_header(block)
        except HostileError as error:
            return self._resume(position, HOSTILE, str(error))
        except FormatError as error:
            return self._resume(position, TAMPERED, str(error))
        self._searching = False
        if header.stray:
            self._note(TAMPERED, printable(header.name), header.stray)
        return self._member(header, position + BLOCK)

    def _member(self, header: TarHeader, offset: int) -> int:
        """Take in the member whose content starts at `offset` and return where the next header is."""
        name = self._long_name if self._long_name is not None else header.name
        shown = printable(name)
        if header.size is None or header.size > MAX_TOTAL_BYTES:
            return self._resume(offset - BLOCK, HOSTILE, "its size is not a plain number", shown)
        if header.is_pax or header.is_long_name or header.is_other_metadata:
            return self._metadata(header, offset, header.size)
        size = 0 if header.is_directory else header.size
        objection = self._size_objection(header.size)
        if objection is not None and self._pax_size is not None and self._pax_size.isdigit():
            # POSIX gives this size the last word, so the next header is looked for behind it.
            size = int(self._pax_size[:15])
        self._forget()
        objection = objection or self._objection(header, name, offset, size)
        following = offset + size + -size % BLOCK
        if objection is not None:
            self._note(HOSTILE, shown, objection)
            self._searching = True
        try:
            # Not to `following`: a file cut off in the padding behind a member still has all of that member.
            within = self._cursor_at(offset + size)
        except FormatError as error:
            return self._resume(offset, TAMPERED, str(error), shown)
        except HostileError as error:
            return self._resume(offset, HOSTILE, str(error), shown)
        if not within:
            return self._resume(offset, TRUNCATED, "the file was cut off inside this member", shown)
        self._searching = False
        if objection is None and header.is_directory:
            self._folders.add(name.decode("ascii").rstrip("/"))
        elif objection is None:
            self._enter(name.decode("ascii"), offset, size)
        return following

    def _metadata(self, header: TarHeader, offset: int, size: int) -> int:
        if size > MAX_PAX_BYTES:
            return self._resume(offset - BLOCK, HOSTILE, "an extended tar header is over-long")
        try:
            body = self._read(offset, size)
            if len(body) < size:
                self._note(TRUNCATED, None, "the archive has no end")
                raise _StopError
            if any(self._cursor.read(-size % BLOCK)):
                self._note(TAMPERED, None, "data is hidden behind an extended tar header")
            if header.is_long_name:
                self._long_name = body.rstrip(b"\0")
            elif header.is_other_metadata:
                self._note(TAMPERED, None, "a tar header that belongs to no member holds text, which no digest covers")
            else:
                fields = parse_pax(body)
                stray = stray_records(fields)
                if stray:
                    self._note(TAMPERED, None, stray)
                self._long_name = fields.get("path", self._long_name)
                self._pax_size = fields.get("size", self._pax_size)
        except HostileError as error:
            return self._resume(offset - BLOCK, HOSTILE, str(error))
        except FormatError as error:
            return self._resume(offset - BLOCK, TAMPERED, str(error))
        return offset + size + -size % BLOCK

    def _note_empty_folders(self) -> None:
        """Note the folders that hold no member: their names are text that nobody sees who reads the members."""
        holding = {f"{self.top}/{path}"[:at] for path in self.entries for at in _slashes(f"{self.top}/{path}")}
        for folder in sorted(self._folders - holding):
            self._note(TAMPERED, printable(folder), "it is a folder that holds nothing")

    def _size_objection(self, size: int) -> str | None:
        stated = self._pax_size
        if stated is None or (stated.isdigit() and int(stated[:15]) == size):
            return None
        return "an extended header gives another size"

    def _objection(self, header: TarHeader, name: bytes, offset: int, size: int) -> str | None:
        """Return why this member must not be read, or None."""
        if header.is_directory:
            path = name.rstrip(b"/") + b"/folder"
            return self._path_objection(path) if header.size == 0 else "it is a folder with content"
        if not header.is_regular:
            return f"it is {header.kind}"
        return self._path_objection(name) or self._weight_objection(offset, size)

    def _path_objection(self, path: bytes) -> str | None:
        text = path.decode("ascii", "replace")
        if len(path) > MAX_PATH_BYTES or not valid_member(text):
            return "its path is over-long, leaves the folder or has characters that no bundle uses"
        top, _, rest = text.partition("/")
        if self.top is None and rest:
            self.top = top
        if top != self.top or not rest:
            return "it lies outside the bundle's folder"
        if rest.casefold() in self._folded:
            return "there is a member of that name already"
        return None

    def _weight_objection(self, offset: int, size: int) -> str | None:
        if size > MAX_MEMBER_BYTES:
            return f"it is larger than {MAX_MEMBER_BYTES >> 20} MiB"
        compressed = sum(frame.size for frame in self._content.frames_of(offset, size))
        if size > max(RATIO_FREE_BYTES, MAX_RATIO * compressed):
            return f"{compressed} bytes decompress to {size >> 20} MiB or more"
        return None

    def _enter(self, name: str, offset: int, size: int) -> None:
        path = name.partition("/")[2]
        self._folded.add(path.casefold())
        faults = (
            [frame.fault for frame in self._content.frames_of(offset, size) if frame.fault is not None] if size else []
        )
        if faults:
            self._note(faults[0].kind, path, faults[0].detail)
        else:
            self.entries[path] = Entry(path, offset, size)
            self._total += size

    def _read(self, position: int, size: int) -> bytes:
        return self._cursor.read(size) if self._cursor_at(position) else b""

    def _cursor_at(self, position: int) -> bool:
        try:
            return self._cursor.seek(position)
        except (FormatError, HostileError):
            self._cursor = Cursor(self._content)
            raise

    def _is_end(self) -> bool:
        """Whether only zeros follow, as at the end of a tar; other data there is hidden from `tar` and a defect."""
        rest = self._cursor.read(_MAX_END_BYTES)
        if any(rest) or len(rest) == _MAX_END_BYTES:
            if self._searching:
                return False
            self._note(TAMPERED, None, "data follows the end of the archive")
        elif len(rest) < BLOCK and not self._searching:
            self._note(TRUNCATED, None, "the archive has no end")
        return True

    def _resume(self, position: int, kind: str, detail: str, member: str | None = None) -> int:
        if not self._searching:
            self._note(kind, member, detail)
        self._searching = True
        self._forget()
        self._cursor = Cursor(self._content)
        following: int | None = position
        while following is not None:
            following = self._content.next_start(following)
            if following is not None and following % BLOCK == 0:
                return following
        raise _StopError

    def _forget(self) -> None:
        self._long_name = self._pax_size = None

    def _note(self, kind: str, member: str | None, detail: str) -> None:
        if len(self.defects) < _MAX_DEFECTS:
            self.defects.append(Defect(kind, member, detail))


def _slashes(path: str) -> list[int]:
    return [at for at, character in enumerate(path) if character == "/"]
