"""Read a bundle that may be cut, damaged or built to harm: nothing is extracted, everything is bounded."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from daoflow_bundle.archive import Archive, Entry
from daoflow_bundle.content import Content, Cursor
from daoflow_bundle.defect import HOSTILE, TAMPERED, TRUNCATED, Defect, printable
from daoflow_bundle.document import decode_json
from daoflow_bundle.errors import FormatError, HostileError, NewerFormatError
from daoflow_bundle.frames import find_frames
from daoflow_bundle.limits import MAX_JSON_BYTES, MAX_MANIFEST_BYTES, MAX_MEMBERS
from daoflow_bundle.manifest import Header, Manifest, MemberRecord, parse_header, parse_manifest
from daoflow_bundle.name import HEADER_MEMBER, MANIFEST_MEMBER, parse_top_folder
from daoflow_bundle.parts import JoinedFile, open_file
from daoflow_bundle.sniff import HEAD_BYTES, refuse_other_formats
from daoflow_bundle.source import Source, open_source
from daoflow_bundle.tar import BLOCK

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Self

BUFFER_BYTES = 1 << 20

VERIFIED = "verified"
UNVERIFIABLE = "unverifiable"


def open_bundle(origin: Path | Sequence[Path] | BinaryIO) -> Bundle:
    """Open a bundle: a path (one part of a split bundle means all of it), parts, or a binary stream (kept where it cannot seek).

    Raises `FormatError` when it is none or nothing of it can be used, `NewerFormatError` when this program is too old for it,
    `OSError` when the file cannot be read. Anything less is a `Defect`, and the rest is given.
    """
    file = open_file(origin) if isinstance(origin, (Path, Sequence)) else origin
    source = open_source(file)
    try:
        return Bundle(source, _shown(origin), hint=file.hint if isinstance(file, JoinedFile) else None)
    except BaseException:
        source.close()
        raise


def _shown(origin: Path | Sequence[Path] | BinaryIO) -> str:
    return str(origin) if isinstance(origin, Path) else str(origin[0]) if isinstance(origin, Sequence) else "-"


class Bundle:
    """An open bundle. `members` are paths without the top folder, in the order of the file; `top` is that folder.

    Content is checked against the manifest as it is read; `integrity` and `verify` read what nobody has read yet.
    """

    def __init__(self, source: Source, file: str, *, hint: str | None = None) -> None:
        """Read the index. `hint`: what may be missing of a split bundle, told when it has no end."""
        self.file = file
        self._source = source
        refuse_other_formats(source.read_at(0, HEAD_BYTES))
        frames, found = find_frames(source)
        self._content = Content(source, frames)
        archive = Archive(self._content)
        self._defects: dict[Defect, None] = dict.fromkeys((*found, *archive.defects))
        if hint is not None and any(defect.kind == TRUNCATED for defect in self._defects):
            self._defects[Defect(TRUNCATED, None, hint)] = None
        self._entries = archive.entries
        self._frame_count = len(frames)
        self._checked: set[str] = set()
        self._idle: Cursor | None = None
        self.top = archive.top or ""
        self.members: tuple[str, ...] = tuple(self._entries)
        if not self._entries:
            raise FormatError(_why_nothing(self.defects))
        self._records: dict[str, MemberRecord] = {}
        self.manifest = self._read_manifest()
        if self.manifest is not None:
            self._compare(self.manifest)
        self.header = self._read_header()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._source.close()

    @property
    def defects(self) -> tuple[Defect, ...]:
        """What is known to be wrong so far; complete after `verify`."""
        return tuple(self._defects)

    @property
    def integrity(self) -> str:
        """`verified`, `unverifiable` (whole, but without a manifest), `tampered` or `truncated`. Reads what was not read yet."""
        return self.verify()

    @property
    def file_size(self) -> int:
        """Bytes of the bundle file."""
        return self._source.size

    @property
    def frame_count(self) -> int:
        """Return the number of zstd frames that lie whole in the file."""
        return self._frame_count

    @property
    def sha256(self) -> str:
        """Digest of the bundle file."""
        return self._source.sha256()

    @property
    def is_shareable(self) -> bool:
        """Whether a forked process may read this bundle at the same time."""
        return self._source.is_shareable

    @property
    def checked(self) -> frozenset[str]:
        """Members that were read whole, and checked."""
        return frozenset(self._checked)

    def adopt(self, checked: Collection[str], defects: Sequence[Defect]) -> None:
        """Take in what another reader of this same file has checked, and found wrong."""
        self._checked.update(checked)
        self._defects.update(dict.fromkeys(defects))

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def size(self, name: str) -> int:
        """Return a member's content size in bytes. Raises `KeyError` for no such member, as the reading methods do."""
        return self._entries[name].size

    def read(self, name: str, limit: int = MAX_JSON_BYTES) -> bytes:
        """Return a member's content. Raises `FormatError` when it is damaged or larger than `limit` bytes."""
        entry = self._entries[name]
        if entry.size > limit:
            raise FormatError(f"{name} is larger than the {limit} bytes wanted of it")
        content = bytearray(entry.size)
        filled = 0
        for chunk in self._stream(entry, memoryview(_buffer(entry.size))):
            content[filled : filled + len(chunk)] = chunk
            filled += len(chunk)
        return bytes(content)

    def stream(self, name: str, buffer: bytearray | None = None) -> Iterator[memoryview]:
        """Yield a member's content as views of one reused buffer (1 MiB at most unless given), each valid until the next is asked for.

        Views are full save the last, and know nothing of lines. Raises `FormatError` at damage.
        """
        entry = self._entries[name]
        return self._stream(entry, memoryview(buffer if buffer is not None else _buffer(entry.size)))

    def read_json(self, name: str, limit: int = MAX_JSON_BYTES) -> Any:
        """Return a JSON member's document. Raises `FormatError` when it is damaged, not bounded JSON, or over `limit` bytes."""
        return decode_json(self.read(name, limit), name)

    def verify(self) -> str:
        """Read every member that was not read whole yet, check it, and return the state of the bundle (see `integrity`)."""
        buffer = bytearray(BUFFER_BYTES)
        for name in self.members:
            if name not in self._checked:
                try:
                    for _ in self.stream(name, buffer):
                        pass
                except FormatError:
                    # The defect is on the list by now; `verify` is there to find them all.
                    continue
        kinds = {defect.kind for defect in self._defects}
        if kinds & {TAMPERED, HOSTILE}:
            return TAMPERED
        if TRUNCATED in kinds:
            return TRUNCATED
        return VERIFIED if self.manifest is not None else UNVERIFIABLE

    def _stream(self, entry: Entry, buffer: memoryview) -> Iterator[memoryview]:
        cursor, self._idle = self._idle or Cursor(self._content), None
        digest = hashlib.sha256()
        left = entry.size
        try:
            cursor.seek(entry.offset)
            while left:
                view = buffer[: min(len(buffer), left)]
                cursor.fill(view)
                left -= len(view)
                digest.update(view)
                yield view
            padding = cursor.read(-entry.size % BLOCK)
        except (FormatError, HostileError) as error:
            self._checked.add(entry.path)
            kind = HOSTILE if isinstance(error, HostileError) else TAMPERED
            self._defects[Defect(kind, entry.path, str(error))] = None
            raise FormatError(f"{entry.path} cannot be read: {error}") from error
        self._idle = cursor
        self._check(entry, digest.hexdigest(), padding)

    def _check(self, entry: Entry, digest: str, padding: bytes) -> None:
        self._checked.add(entry.path)
        record = self._records.get(entry.path)
        if record is not None and record.sha256 != digest:
            self._defects[Defect(TAMPERED, entry.path, "its content is not what the manifest says")] = None
        if any(padding):
            self._defects[Defect(TAMPERED, entry.path, "data is hidden behind it")] = None

    def _read_manifest(self) -> Manifest | None:
        if MANIFEST_MEMBER not in self._entries:
            return None
        try:
            document = self.read_json(MANIFEST_MEMBER, MAX_MANIFEST_BYTES)
            if any(_lists_too_many(document, key) for key in ("members", "sources")):
                self._defects[Defect(HOSTILE, MANIFEST_MEMBER, f"it lists more than {MAX_MEMBERS} members")] = None
                return None
            return parse_manifest(document)
        except NewerFormatError:
            raise
        except FormatError as error:
            self._defects[Defect(TAMPERED, MANIFEST_MEMBER, printable(str(error), 200))] = None
            return None

    def _read_header(self) -> Header:
        named = parse_top_folder(self.top)
        problem = "it is missing"
        if HEADER_MEMBER in self._entries:
            try:
                return parse_header(self.read_json(HEADER_MEMBER, MAX_MANIFEST_BYTES))
            except NewerFormatError:
                raise
            except FormatError as error:
                problem = str(error)
        if named is None or self.manifest is None:
            raise FormatError(f"not a bundle, or damaged beyond use: {HEADER_MEMBER}: {problem}")
        self._defects[Defect(TAMPERED, HEADER_MEMBER, printable(problem, 200))] = None
        return Header(tool_version="unknown", host=named[0], started_at=named[1], options={}, incident={})

    def _compare(self, manifest: Manifest) -> None:
        """Note where the members that are there and those that the manifest lists differ."""
        known = {defect.member for defect in self._defects}
        for record in manifest.members:
            entry = self._entries.get(record.path)
            shown = printable(record.path)
            if record.path in self._records:
                self._defects[Defect(TAMPERED, shown, "the manifest lists it twice")] = None
            elif entry is None and not {shown, f"{self.top}/{shown}"} & known:
                self._defects[Defect(TAMPERED, shown, "the manifest lists it, but it is not there")] = None
            elif entry is not None and entry.size != record.size:
                self._defects[Defect(TAMPERED, shown, "its size is not what the manifest says")] = None
            self._records[record.path] = record
        for path in self.members:
            if path not in self._records and path != MANIFEST_MEMBER:
                self._defects[Defect(TAMPERED, path, "the manifest does not list it")] = None
        if self.members[-1] != MANIFEST_MEMBER:
            self._defects[Defect(TAMPERED, MANIFEST_MEMBER, "it is not the last member")] = None


def _buffer(size: int) -> bytearray:
    return bytearray(min(BUFFER_BYTES, max(1, size)))


def _lists_too_many(document: Any, key: str) -> bool:
    listed = document.get(key) if isinstance(document, dict) else None
    return isinstance(listed, list) and len(listed) > MAX_MEMBERS


def _why_nothing(defects: tuple[Defect, ...]) -> str:
    for defect in defects:
        if defect.kind == TRUNCATED:
            return "the file was cut off before the first member ended: nothing can be used"
        return f"not a bundle, or damaged beyond use: {defect.detail}"
    return "not a bundle: the archive is empty"
