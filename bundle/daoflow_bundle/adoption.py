"""Take members of a finished bundle over into another one, as they are: they were redacted where they were collected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from daoflow_bundle.errors import FormatError
from daoflow_bundle.limits import MAX_MEMBER_BYTES
from daoflow_bundle.manifest import MemberRecord, SourceRecord
from daoflow_bundle.name import HEADER_MEMBER, MANIFEST_MEMBER
from daoflow_bundle.outcome import Outcome
from daoflow_bundle.reader import Bundle
from daoflow_bundle.redacted import Redacted
from daoflow_bundle.spool import FrameSpool, SealedSpool


@dataclass(frozen=True)
class AdoptedMember:
    """One member under its new path, with what its own manifest says of it (None: the bundle was cut before its manifest)."""

    path: str
    content: SealedSpool
    record: MemberRecord | None


@dataclass(frozen=True)
class Adopted:
    """Everything that could be taken over: `sources` under their new names, `refused` is what was damaged, in words."""

    members: tuple[AdoptedMember, ...]
    sources: tuple[SourceRecord, ...]
    refused: tuple[str, ...]


def adopt(bundle: Bundle, prefix: str) -> Adopted:
    """Return a bundle's members and sources with `prefix` (`targets/edge-1/`, or nothing) before their names.

    The header stays only under a prefix, the manifest never: its records go into the new one. Content is checked against it.
    """
    records = {record.path: record for record in bundle.manifest.members} if bundle.manifest is not None else {}
    members: list[AdoptedMember] = []
    refused: list[str] = []
    for path in bundle.members:
        if path == MANIFEST_MEMBER or (path == HEADER_MEMBER and not prefix):
            continue
        record = records.get(path)
        try:
            content = _content(bundle, path, record)
        except FormatError as error:
            refused.append(f"{path}: {error}")
            continue
        moved = None
        if record is not None:
            source = record.source if path != HEADER_MEMBER else "bundle"
            moved = replace(record, path=prefix + path, source=prefix + source)
        members.append(AdoptedMember(prefix + path, content, moved))
    taken = {member.path for member in members}
    sources = tuple(_moved(source, prefix, taken) for source in (bundle.manifest.sources if bundle.manifest else ()))
    return Adopted(tuple(members), sources, tuple(refused))


def _content(bundle: Bundle, path: str, record: MemberRecord | None) -> SealedSpool:
    """Return a member compressed anew, in bounded memory. Raises `FormatError` when it is not what its manifest says."""
    spool = FrameSpool(MAX_MEMBER_BYTES)
    for chunk in bundle.stream(path):
        spool.write(Redacted(bytes(chunk)))
    sealed = spool.seal()
    if record is None:
        return sealed
    if sealed.sha256 != record.sha256 and sealed.truncation is None:
        raise FormatError("its content is not what its manifest says")
    redactions: Mapping[str, int] = record.redactions
    return replace(sealed, truncation=record.truncation or sealed.truncation, redactions=redactions)


def _moved(source: SourceRecord, prefix: str, taken: set[str]) -> SourceRecord:
    members = tuple(prefix + path for path in source.members)
    lost = [path for path in members if path not in taken]
    moved = replace(source, source=prefix + source.source, members=tuple(path for path in members if path in taken))
    if lost:
        return replace(moved, outcome=Outcome.FAILED, reason=f"damaged on the way: {', '.join(lost)}")
    return moved
