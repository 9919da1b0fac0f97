"""Where the evidence comes from: each member against the manifest, how the collector was run, and what is wrong with the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from daoflow_bundle.manifest import Manifest, MemberRecord, Truncation

from daoflow_analyzer.result_parts.provenance import MemberLine, Provenance
from daoflow_analyzer.source import EvidenceSource

UID = "uid"
STATES = {"tampered": "changed", "truncated": "cut off", "hostile": "not read", "unreadable": "unreadable"}


def provenance_of(source: EvidenceSource) -> Provenance:
    """Return it; reads what nobody has read yet, so that every member was checked."""
    manifest = source.manifest
    state = source.integrity
    damages = tuple(source.damages)
    wrong = {damage.member: STATES.get(damage.kind, damage.kind) for damage in damages if damage.member is not None}
    present = frozenset(source.members())
    members = _listed(manifest, wrong, present) if manifest is not None else ()
    known = {line.path for line in members}
    others = tuple(
        MemberLine(
            path,
            0,
            "",
            "",
            "",
            {},
            "",
            wrong.get(path, "not in the manifest" if state != "unverifiable" else "unchecked"),
        )
        for path in source.members()
        if path not in known and path != "manifest.json"
    )
    return Provenance(
        members=(*members, *others),
        damages=tuple((damage.member or "the file", damage.detail) for damage in damages),
        options=tuple(
            (name, _words(value)) for name, value in source.header.options.items() if _is_set(value) and name != UID
        ),
        ran_as=_ran_as(source.header.options.get(UID)),
        finished_at=manifest.finished_at if manifest is not None else None,
        stop_reason=manifest.stop_reason if manifest is not None else None,
        native=dict(manifest.native) if manifest is not None else {},
        self_scan={name: _words(value) for name, value in manifest.self_scan.items()} if manifest is not None else {},
    )


def _listed(manifest: Manifest, wrong: Mapping[str, str], present: frozenset[str]) -> tuple[MemberLine, ...]:
    return tuple(_line(record, wrong, present) for record in manifest.members)


def _line(record: MemberRecord, wrong: Mapping[str, str], present: frozenset[str]) -> MemberLine:
    state = wrong.get(record.path) or ("verified" if record.path in present else "missing")
    return MemberLine(
        path=record.path,
        size_bytes=record.size,
        sha256=record.sha256,
        how=record.how,
        outcome=record.outcome.value,
        redactions=dict(record.redactions),
        left_out=_left_out(record.truncation),
        state=state,
    )


def _left_out(truncation: Truncation | None) -> str:
    if truncation is None:
        return ""
    amount = f"{truncation.lines:,} lines" if truncation.lines else f"{truncation.size_bytes:,} bytes"
    why = f" ({truncation.reason})" if truncation.reason else ""
    return f"{amount} at the {truncation.end} end left out{why}"


def _ran_as(uid: Any) -> str:
    """Return whose rights the collector had: what root can read, another user may not."""
    if not isinstance(uid, int):
        return ""
    return "root" if uid == 0 else f"user id {uid}"


def _is_set(value: Any) -> bool:
    return value is not None and value is not False and value != []


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) or "none" if isinstance(value, list) else str(value)
