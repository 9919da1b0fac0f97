"""Write a bundle, member by member, so that what is on disk is readable whenever the writing stops."""

from __future__ import annotations

import hashlib
import json
import tarfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, BinaryIO, Callable

from daoflow_bundle import seek_table
from daoflow_bundle.errors import WriteError
from daoflow_bundle.json_encoding import encode_json
from daoflow_bundle.limits import MAX_MEMBER_BYTES, MAX_MEMBERS, MAX_RATIO, RATIO_FREE_BYTES
from daoflow_bundle.manifest import Header, Manifest, MemberRecord, SourceRecord, Truncation
from daoflow_bundle.name import HEADER_MEMBER, MANIFEST_MEMBER, valid_member
from daoflow_bundle.outcome import Outcome
from daoflow_bundle.redacted import Redacted
from daoflow_bundle.spool import FRAME_BYTES, SealedSpool
from daoflow_bundle.zstd import LEVEL, Compressor

if TYPE_CHECKING:
    from collections.abc import Iterator

    Seal = Callable[[Mapping[str, Any]], Redacted]
    """Redacts a document of the bundle's own (`bundle.json`, `manifest.json`) and encodes it as JSON."""

_BLOCK = tarfile.BLOCKSIZE
_COPY_BYTES = 1 << 20


@dataclass(frozen=True)
class _Written:
    """Where one member's frames lie in the file, and the seek table's entries for them."""

    record: MemberRecord
    offset: int
    entries: tuple[tuple[int, int], ...]

    @property
    def size(self) -> int:
        return sum(compressed for compressed, _ in self.entries)


class BundleWriter:
    """Writes to `file`: binary, seekable, readable, empty, unbuffered (`target.py` has them). One thread at a time.

    `top` is the folder all members lie in (`name.top_folder`), `mtime` the collection start in seconds since 1970. `seal` is the
    redactor's: the header and the manifest carry words of the host's own (reasons, commands, notes), so they pass it too.
    """

    def __init__(self, file: BinaryIO, *, top: str, header: Header, mtime: int, seal: Seal, level: int = LEVEL) -> None:
        self._file = file
        self._top = top
        self._mtime = mtime
        self._seal = seal
        self._compressor = Compressor(level)
        self._written: list[_Written] = []
        self._folded: set[str] = set()
        self._offset = 0
        self._manifest: Manifest | None = None
        document = header.to_json()
        kept = {key: document[key] for key in ("format_version", "tool", "started_at")}
        self.add(
            HEADER_MEMBER,
            self._sealed(document, kept),
            source="bundle",
            how="daoflow-collect",
            started_at=header.started_at,
            duration_s=0.0,
            outcome=Outcome.COLLECTED,
        )

    @property
    def size_bytes(self) -> int:
        """Bytes written so far."""
        return self._offset

    @property
    def records(self) -> tuple[MemberRecord, ...]:
        """The members written so far, in order."""
        return tuple(written.record for written in self._written)

    def add(
        self,
        path: str,
        content: Redacted,
        *,
        source: str,
        how: str,
        started_at: str,
        duration_s: float,
        outcome: Outcome,
        truncation: Truncation | None = None,
    ) -> MemberRecord:
        """Write one member and flush. Raises `ValueError` for a bad or repeated path, `WriteError` when the file refuses."""
        if not isinstance(content, Redacted):
            raise TypeError("only redacted content may enter a bundle")
        data = content.content
        record = MemberRecord(
            path=path,
            size=len(data),
            sha256=hashlib.sha256(data).hexdigest(),
            source=source,
            how=how,
            started_at=started_at,
            duration_s=duration_s,
            outcome=outcome,
            truncation=truncation,
            redactions=dict(content.redactions),
        )
        self._admit(record)
        return self._write_member(record, self._member_frames(path, data))

    def add_spooled(
        self,
        path: str,
        spool: SealedSpool,
        *,
        source: str,
        how: str,
        started_at: str,
        duration_s: float,
        outcome: Outcome,
    ) -> MemberRecord:
        """Write one member from a sealed spool, its truncation included, and flush. Raises as `add` does."""
        if not isinstance(spool, SealedSpool):
            raise TypeError("only a sealed spool may enter a bundle")
        record = MemberRecord(
            path=path,
            size=spool.size,
            sha256=spool.sha256,
            source=source,
            how=how,
            started_at=started_at,
            duration_s=duration_s,
            outcome=outcome,
            truncation=spool.truncation,
            redactions=dict(spool.redactions),
        )
        self._admit(record)
        return self._write_member(record, self._spool_frames(path, spool))

    def finish(
        self,
        *,
        finished_at: str,
        complete: bool,
        stop_reason: str | None,
        sources: Sequence[SourceRecord],
        self_scan: Mapping[str, Any],
        native: Mapping[str, str],
    ) -> Manifest:
        """Write `manifest.json`, the end of the archive and the seek table. Nothing can be added afterwards."""
        return self._finish(
            Manifest(
                finished_at=finished_at,
                complete=complete,
                stop_reason=stop_reason,
                members=self.records,
                sources=tuple(sources),
                self_scan=self_scan,
                native=native,
            )
        )

    def rewrite_without(self, dropped: Mapping[str, str], instead: Mapping[str, Redacted] | None = None) -> Manifest:
        """Take members (path → reason) out of the finished bundle, in place, and write its manifest anew.

        `instead` (path → content): members that are written once more, behind the others, with what their records say of them.
        The other members' frames are moved as they are. Sources that gave a dropped member become `failed` with the reason. Each
        byte of the old ones is overwritten or cut off. `bundle.json` can be neither dropped nor replaced.
        """
        instead = instead or {}
        manifest = self._manifest
        if manifest is None:
            raise ValueError("the bundle is not finished")
        gone = {*dropped, *instead}
        unknown = gone - {record.path for record in manifest.members}
        if unknown or HEADER_MEMBER in gone:
            raise ValueError(f"cannot drop {', '.join(sorted(unknown)) or HEADER_MEMBER}")
        written, self._written, self._manifest = self._written, [], None
        self._offset = 0
        with self._write_errors():
            for member in written:
                if member.record.path not in gone:
                    self._move(member.offset, self._offset, member.size)
                    self._written.append(replace(member, offset=self._offset))
                    self._offset += member.size
            self._cut_back(self._offset)
        for record in (member.record for member in written if member.record.path in instead):
            data = instead[record.path].content
            digest = hashlib.sha256(data).hexdigest()
            again = replace(record, size=len(data), sha256=digest, redactions=dict(instead[record.path].redactions))
            self._write_member(again, self._member_frames(record.path, data))
        sources = tuple(_without(source, dropped) for source in manifest.sources)
        complete = manifest.complete and sources == manifest.sources
        return self._finish(replace(manifest, members=self.records, sources=sources, complete=complete))

    def _finish(self, manifest: Manifest) -> Manifest:
        if self._manifest is not None:
            raise ValueError("the bundle is finished")
        document = manifest.to_json()
        sealed = self._sealed(document, {"format_version": document["format_version"]}, lists=("members", "sources"))
        frames = [
            *self._member_frames(MANIFEST_MEMBER, sealed.content),
            (self._compressor.frame(bytes(2 * _BLOCK)), 2 * _BLOCK),
        ]
        entries = [entry for written in self._written for entry in written.entries]
        entries += [(len(data), size) for data, size in frames]
        start = self._offset
        with self._whole_or_nothing(start):
            for data, _ in frames:
                self._put(data)
            self._put(seek_table.encode(entries))
            self._file.flush()
            self._offset = self._file.tell()
        self._manifest = manifest
        return manifest

    def _sealed(self, document: dict[str, Any], kept: Mapping[str, Any], lists: Sequence[str] = ()) -> Redacted:
        # The format's own facts are put back after redaction: they stand in the tar headers anyway, and a weak secret
        # such as `postgres` must not break the paths that a reader looks up.
        sealed = self._seal(document)
        if not isinstance(sealed, Redacted):
            raise TypeError("only redacted content may enter a bundle")
        redacted = json.loads(sealed.content)
        redacted.update(kept)
        for name in lists:
            for original, item in zip(document[name], redacted[name]):
                item.update({key: original[key] for key in _STRUCTURE if key in original})
        content = encode_json(redacted)
        return Redacted(content, sealed.redactions)

    def _admit(self, record: MemberRecord) -> None:
        if self._manifest is not None:
            raise ValueError("the bundle is finished")
        path = record.path
        if not valid_member(f"{self._top}/{path}"):
            raise ValueError(f"not a member name: {path!r}")
        if path.casefold() in self._folded or path == MANIFEST_MEMBER:
            raise ValueError(f"there is a member {path!r} already")
        if record.size > MAX_MEMBER_BYTES or len(self._written) >= MAX_MEMBERS - 1:
            raise ValueError(f"{path!r} is more than a reader accepts")

    def _write_member(self, record: MemberRecord, frames: Iterable[tuple[bytes, int]]) -> MemberRecord:
        start = self._offset
        entries: list[tuple[int, int]] = []
        with self._whole_or_nothing(start):
            for data, size in frames:
                self._put(data)
                entries.append((len(data), size))
            compressed = sum(data_size for data_size, _ in entries)
            if record.size > max(RATIO_FREE_BYTES, MAX_RATIO * compressed):
                raise ValueError(f"{record.path!r} compresses beyond what a reader accepts")
            self._file.flush()
        self._offset = start + compressed
        self._folded.add(record.path.casefold())
        self._written.append(_Written(record, start, tuple(entries)))
        return record

    def _member_frames(self, path: str, data: bytes) -> Iterator[tuple[bytes, int]]:
        head = self._tar_header(path, len(data))
        padding = bytes(-len(data) % _BLOCK)
        if len(data) <= FRAME_BYTES:
            parts: Iterable[bytes] = [head + data + padding]
        else:
            cuts = range(0, len(data), FRAME_BYTES)
            parts = (chunk for chunk in (head, *(data[cut : cut + FRAME_BYTES] for cut in cuts), padding) if chunk)
        for part in parts:
            yield self._compressor.frame(part), len(part)

    def _spool_frames(self, path: str, spool: SealedSpool) -> Iterator[tuple[bytes, int]]:
        head = self._tar_header(path, spool.size)
        yield self._compressor.frame(head), len(head)
        for frame in spool.frames:
            yield frame.compressed, frame.size
        padding = bytes(-spool.size % _BLOCK)
        if padding:
            yield self._compressor.frame(padding), len(padding)

    def _tar_header(self, path: str, size: int) -> bytes:
        member = tarfile.TarInfo(f"{self._top}/{path}")
        member.size = size
        member.mtime = self._mtime
        member.mode = 0o600
        member.uname = member.gname = "root"
        return member.tobuf(format=tarfile.PAX_FORMAT)

    def _move(self, source: int, target: int, size: int) -> None:
        if source == target:
            return
        done = 0
        while done < size:
            self._file.seek(source + done)
            chunk = self._file.read(min(_COPY_BYTES, size - done))
            self._file.seek(target + done)
            self._put(chunk)
            done += len(chunk)

    def _put(self, data: bytes) -> None:
        # A raw file may take a part only.
        view = memoryview(data)
        while view:
            view = view[self._file.write(view) :]

    def _cut_back(self, size: int) -> None:
        self._file.seek(size)
        self._file.truncate()

    @contextmanager
    def _write_errors(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise WriteError(f"the bundle cannot be written: {error.strerror or error}") from error

    @contextmanager
    def _whole_or_nothing(self, start: int) -> Iterator[None]:
        """Cut a half-written member off again, whatever ended it: the next one, or the manifest, still finds its place."""
        with self._write_errors():
            try:
                yield
            except BaseException:
                self._cut_back(start)
                raise


_STRUCTURE = ("path", "size", "sha256", "source", "started_at", "duration_s", "outcome", "members", "redactions")


def _without(source: SourceRecord, dropped: Mapping[str, str]) -> SourceRecord:
    lost = [path for path in source.members if path in dropped]
    if not lost:
        return source
    return replace(
        source,
        outcome=Outcome.FAILED,
        reason="; ".join(f"{path}: {dropped[path]}" for path in lost),
        members=tuple(path for path in source.members if path not in dropped),
    )
