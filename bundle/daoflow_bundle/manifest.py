"""The two documents that frame a bundle: `bundle.json` (first member) and `manifest.json` (last member).

Both are decoded from untrusted bytes by `parse_header` and `parse_manifest`, which raise `FormatError` and never
anything else. Times are RFC 3339 UTC strings, sizes bytes, durations seconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any

from daoflow_bundle.errors import FormatError, NewerFormatError
from daoflow_bundle.outcome import Outcome

FORMAT_VERSION = 1
MAX_SAID = 4000
"""Characters of a reason that are read; what the collector writes has a few hundred."""


@dataclass(frozen=True)
class Truncation:
    """What was left out of a member, and from which end (`oldest` or `newest`)."""

    end: str
    lines: int = 0
    size_bytes: int = 0
    reason: str = ""


@dataclass(frozen=True)
class MemberRecord:
    """One member as the manifest lists it. `sha256` covers the redacted content only, never the raw one."""

    path: str
    size: int
    sha256: str
    source: str
    how: str
    started_at: str
    duration_s: float
    outcome: Outcome
    truncation: Truncation | None = None
    redactions: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class SourceRecord:
    """One source that was planned, whether or not it gave a member, and why it ended as it did."""

    source: str
    outcome: Outcome
    reason: str
    how: str
    started_at: str
    duration_s: float
    members: tuple[str, ...] = ()


@dataclass(frozen=True)
class Header:
    """`bundle.json`: who made this bundle, when, of which host, with which options, for which incident."""

    tool_version: str
    host: str
    started_at: str
    options: Mapping[str, Any]
    incident: Mapping[str, Any]
    replay: Mapping[str, Any] | None = None
    format_version: int = FORMAT_VERSION

    def to_json(self) -> dict[str, Any]:
        """Return the document as it stands in the bundle."""
        return {
            "format_version": self.format_version,
            "tool": {"name": "daoflow-collect", "version": self.tool_version},
            "host": self.host,
            "started_at": self.started_at,
            "options": dict(self.options),
            "incident": dict(self.incident),
            "replay": dict(self.replay) if self.replay is not None else None,
        }


@dataclass(frozen=True)
class Manifest:
    """`manifest.json`: what is in the bundle, what is not, and why."""

    finished_at: str
    complete: bool
    stop_reason: str | None
    members: tuple[MemberRecord, ...]
    sources: tuple[SourceRecord, ...]
    self_scan: Mapping[str, Any] = field(default_factory=dict)
    native: Mapping[str, str] = field(default_factory=dict)
    format_version: int = FORMAT_VERSION

    def to_json(self) -> dict[str, Any]:
        """Return the document as it stands in the bundle."""
        document = asdict(self)
        for record in (*document["members"], *document["sources"]):
            record["outcome"] = record["outcome"].value
        return document

    def source(self, name: str) -> SourceRecord | None:
        """Return the record of the source called `name`, or None when it was not planned."""
        return self._by_source.get(name)

    def member(self, path: str) -> MemberRecord | None:
        """Return the record of the member at `path`, the first where it is listed twice, or None when it is not listed."""
        return self._by_path.get(path)

    # Looked up for each of thousands of members: a search through all records each time would take minutes.
    @cached_property
    def _by_source(self) -> Mapping[str, SourceRecord]:
        return {record.source: record for record in reversed(self.sources)}

    @cached_property
    def _by_path(self) -> Mapping[str, MemberRecord]:
        return {record.path: record for record in reversed(self.members)}


def _version_of(document: Any, what: str) -> int:
    if not isinstance(document, dict):
        raise FormatError(f"{what} is not a JSON object")
    version = document.get("format_version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise FormatError(f"{what} has no valid format_version")
    if version > FORMAT_VERSION:
        raise NewerFormatError(version, FORMAT_VERSION)
    return version


def parse_header(document: Any) -> Header:
    """Decode `bundle.json`. Raises `FormatError` when it is not one, `NewerFormatError` when it is too new."""
    version = _version_of(document, "bundle.json")
    tool = document.get("tool")
    options = document.get("options")
    incident = document.get("incident")
    replay = document.get("replay")
    return Header(
        format_version=version,
        tool_version=str(tool.get("version", "unknown")) if isinstance(tool, dict) else "unknown",
        host=str(document.get("host", "unknown")),
        started_at=str(document.get("started_at", "")),
        options=options if isinstance(options, dict) else {},
        incident=incident if isinstance(incident, dict) else {},
        replay=replay if isinstance(replay, dict) else None,
    )


def _number(value: Any) -> float:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else 0.0


def _outcome(value: Any) -> Outcome:
    try:
        return Outcome(value)
    except ValueError as error:
        raise FormatError(f"manifest.json names an unknown outcome: {str(value)[:40]!r}") from error


def _truncation(value: Any) -> Truncation | None:
    if not isinstance(value, dict):
        return None
    return Truncation(
        end=str(value.get("end", "oldest")),
        lines=int(_number(value.get("lines"))),
        size_bytes=int(_number(value.get("size_bytes"))),
        reason=_said(value.get("reason")),
    )


def _said(value: Any) -> str:
    """Return a text for people: one of a megabyte is none, and every report would hold it."""
    text = str(value) if value is not None else ""
    return text if len(text) <= MAX_SAID else f"{text[:MAX_SAID]}… (cut)"


def parse_manifest(document: Any) -> Manifest:
    """Decode `manifest.json`. Raises `FormatError` when it is not one, `NewerFormatError` when it is too new."""
    version = _version_of(document, "manifest.json")
    members = document.get("members")
    sources = document.get("sources")
    if not isinstance(members, list) or not isinstance(sources, list):
        raise FormatError("manifest.json lacks its list of members or of sources")
    if not all(isinstance(item, dict) for item in (*members, *sources)):
        raise FormatError("manifest.json lists something that is not an object")
    stop_reason = document.get("stop_reason")
    self_scan = document.get("self_scan")
    native = document.get("native")
    return Manifest(
        format_version=version,
        finished_at=str(document.get("finished_at", "")),
        complete=document.get("complete") is True,
        stop_reason=str(stop_reason) if stop_reason is not None else None,
        members=tuple(
            MemberRecord(
                path=str(item.get("path", "")),
                size=int(_number(item.get("size"))),
                sha256=str(item.get("sha256", "")),
                source=str(item.get("source", "")),
                how=str(item.get("how", "")),
                started_at=str(item.get("started_at", "")),
                duration_s=_number(item.get("duration_s")),
                outcome=_outcome(item.get("outcome")),
                truncation=_truncation(item.get("truncation")),
                redactions={
                    str(kind): int(_number(count))
                    for kind, count in (item["redactions"].items() if isinstance(item.get("redactions"), dict) else ())
                },
            )
            for item in members
        ),
        sources=tuple(
            SourceRecord(
                source=str(item.get("source", "")),
                outcome=_outcome(item.get("outcome")),
                reason=_said(item.get("reason")),
                how=_said(item.get("how")),
                started_at=str(item.get("started_at", "")),
                duration_s=_number(item.get("duration_s")),
                members=tuple(str(path) for path in (item["members"] if isinstance(item.get("members"), list) else ())),
            )
            for item in sources
        ),
        self_scan=self_scan if isinstance(self_scan, dict) else {},
        native={str(name): _said(value) for name, value in native.items()} if isinstance(native, dict) else {},
    )
