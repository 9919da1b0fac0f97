"""The restores and verifications whose failure still matters, each with the kind of its error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from enum import StrEnum

from daoflow_analyzer.facts.backups import Backups, Restore, Run
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.finding import Evidence, Severity
from daoflow_analyzer.immutable import immutable

from daoflow_rules.backups.failed_runs import ACTIVITY_ERROR, NEAR, clean
from daoflow_rules.reasons import MASKED, NOT_HERE, gives_reason

HISTORY = timedelta(days=7)
NOT_THERE = re.compile(
    r"Download failed|directory not found|object not found|NoSuchKey|NoSuchBucket|artifact (?:is )?(?:missing|not found|unavailable)"
    r"|no longer available|No PostgreSQL custom-format dump was downloaded|AccessDenied|InvalidAccessKeyId|has no artifact",
    re.IGNORECASE,
)

DAMAGED = re.compile(
    r"checksum|corrupt|truncated|does not match|unexpected (?:end|eof)|not a valid|invalid (?:archive|header|magic)|size mismatch",
    re.IGNORECASE,
)
"""Words about an artifact that is there and cannot be trusted."""


class Kind(StrEnum):
    """What failed: getting the artifact, putting it back, or testing it."""

    ARTIFACT = "artifact"
    RESTORE = "restore"
    VERIFICATION = "verification"


@immutable
class FailedRestore:
    """One failed restore or verification with the words that tell most, and the run that it is of."""

    restore: Restore
    run: Run | None
    kind: Kind
    told: str
    evidence: tuple[Evidence, ...]
    severity: Severity | None

    @property
    def is_verification(self) -> bool:
        """Whether it was a test of an artifact."""
        return self.restore.mode == "verification"

    @property
    def is_gone(self) -> bool:
        """Whether its run has no artifact any more, or never had one: no credentials bring it back."""
        return _is_gone(self.run)

    @property
    def is_usable(self) -> bool:
        """Whether an artifact is recorded, and neither missing nor said to be damaged."""
        there = self.run is not None and bool(self.run.artifact)
        return there and self.kind is not Kind.ARTIFACT and DAMAGED.search(self.told) is None

    @property
    def open_reason(self) -> str:
        """Say, as a sentence of its own, that its words do not tell why it failed; an empty string where they do."""
        return "" if gives_reason(self.told) else NOT_HERE

    @property
    def words(self) -> str:
        """Return it as people say it."""
        what = "Verification" if self.is_verification else "Restore"
        return f"{what} {self.restore.id[:8]} of backup run {self.restore.run_id[:8]}"

    @property
    def subject(self) -> dict[str, str]:
        """Return what a finding about it is about."""
        return {"restore": self.restore.id, "backup_run": self.restore.run_id}


def failed_restores(backups: Backups, logs: Logs | None, incident: Incident) -> Iterator[FailedRestore]:
    """Yield the named one, and each that no later success of the same kind replaced; after a week that is history."""
    for item in backups.restores:
        named = item.id == incident.restore or (item.run_id == incident.backup_run and incident.backup_run is not None)
        if item.status != "failed" or not (named or not _is_replaced(item, backups)):
            continue
        run = backups.run(item.run_id)
        told, evidence = _told(item, logs)
        gone = _is_gone(run)
        kind = Kind.VERIFICATION if item.mode == "verification" else Kind.RESTORE
        if NOT_THERE.search(told) or gone:
            kind = Kind.ARTIFACT
        old = not named and item.at is not None and incident.collected_at - item.at > HISTORY
        if gone and run is not None:
            evidence = (*evidence, run.evidence().related())
        yield FailedRestore(item, run, kind, clean(told), evidence, Severity.INFO if old else None)


def _is_gone(run: Run | None) -> bool:
    return run is not None and (run.status == "expired" or (run.status == "succeeded" and not run.artifact))


def _is_replaced(item: Restore, backups: Backups) -> bool:
    return any(
        one.status == "succeeded"
        and one.mode == item.mode
        and one.at is not None
        and item.at is not None
        and one.at > item.at
        for one in backups.restores
        if one.run_id == item.run_id
    )


def _told(item: Restore, logs: Logs | None) -> tuple[str, tuple[Evidence, ...]]:
    recorded = item.evidence("error", item.error) if item.error else item.evidence()
    result = item.verification.get("error") or item.verification.get("message")
    if isinstance(result, str) and result and item.error in ("", MASKED):
        return result, (item.evidence("verification_result", result), recorded.related())
    start = item.started_at or item.created_at
    if item.error == MASKED and logs is not None and start is not None:
        for hit in logs.hits(ACTIVITY_ERROR.id):
            if hit.time is not None and start - NEAR <= hit.time <= (item.completed_at or hit.time) + NEAR:
                return hit.text, (hit.evidence(), recorded.related())
    return item.error, (recorded,)
