"""Which sources were asked and how each ended (`manifest.json`), and what is wrong with the bundle itself."""

from __future__ import annotations

from collections.abc import Mapping

from daoflow_bundle.manifest import MemberRecord, SourceRecord

from daoflow_analyzer.immutable import immutable


@immutable
class Coverage:
    """The manifest's two lists. `sources` by name, e.g. `logs/postgres`, `compose/ps`, `health`, `env`."""

    sources: Mapping[str, SourceRecord]
    members: Mapping[str, MemberRecord]
    complete: bool
    stop_reason: str | None


@immutable
class Damage:
    """One thing wrong with the bundle: `kind` is `truncated`, `tampered`, `hostile` or `unreadable`; `member` where it is known.

    An unreadable member is whole, and not what its name promises.
    """

    kind: str
    member: str | None
    detail: str


@immutable
class Integrity:
    """What the reader found out about the file: `verified`, `unverifiable`, `tampered` or `truncated` (contract, section 4)."""

    state: str
    damages: tuple[Damage, ...]
