"""Where everything comes from: the members with their digests and redactions, and how the bundle was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from daoflow_analyzer.immutable import immutable


@immutable
class MemberLine:
    """One member as the manifest lists it. `state` is `verified`, or what is wrong with it, in a word or two."""

    path: str
    size_bytes: int
    sha256: str
    how: str
    outcome: str
    redactions: Mapping[str, int]
    left_out: str
    state: str


@immutable
class Provenance:
    """How the bundle was made and what the reader found wrong with it (`damages`, in words)."""

    members: tuple[MemberLine, ...] = ()
    damages: tuple[tuple[str, str], ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    ran_as: str = ""
    """Whose rights the collector had, empty where the bundle does not say."""
    finished_at: str | None = None
    stop_reason: str | None = None
    native: Mapping[str, str] = field(default_factory=dict)
    self_scan: Mapping[str, str] = field(default_factory=dict)
