"""The result of comparing two bundles: what renderers show, as `result.py` is for one bundle."""

from __future__ import annotations

from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.result import BundleIdentity, ReportedFinding, StateRow, Verdict


@immutable
class EnvChange:
    """One key: `added`, `removed`, `changed`, `emptied` or `filled`. Values are None for secrets."""

    key: str
    change: str
    old: str | None
    new: str | None


@immutable
class Change:
    """One thing with its old and new value; None where it was not there or not known."""

    what: str
    old: str | None
    new: str | None


@immutable
class BundleDiff:
    """The comparison. `came` and `went` are findings; `changed` those of both sides whose words or weight differ, as (old, new).

    `notes` say what limits the comparison; `secrets_comparable` is false when the two were made with different fingerprint keys.
    """

    old: BundleIdentity
    new: BundleIdentity
    old_verdict: Verdict
    new_verdict: Verdict
    came: tuple[ReportedFinding, ...]
    went: tuple[ReportedFinding, ...]
    changed: tuple[tuple[ReportedFinding, ReportedFinding], ...]
    state_came: tuple[StateRow, ...]
    state_went: tuple[StateRow, ...]
    versions: tuple[Change, ...]
    containers: tuple[Change, ...]
    settings: tuple[EnvChange, ...]
    secrets_comparable: bool
    notes: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed that this comparison looks at."""
        parts = (self.came, self.went, self.changed, self.state_came, self.state_went, self.versions, self.containers)
        return not any(parts) and not self.settings
