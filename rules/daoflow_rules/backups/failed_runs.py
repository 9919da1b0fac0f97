"""The backup runs whose failure still matters, each with what its error means.

`backup_runs.error` may be no more than `Activity task failed`: the real cause is then in the run's own log or on DaoFlow's standard error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from daoflow_analyzer.facts.backups import Backups, Run
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import LogHit, Logs
from daoflow_analyzer.finding import Evidence, Severity
from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.rule import Signature
from daoflow_bundle.token import TOKEN

from daoflow_rules.reasons import MASKED

ACTIVITY_ERROR = Signature(
    id="backup-activity-error",
    pattern=r"(?:rclone \w+ failed|Database dump failed|Failed to stage Docker volume|Archive encryption failed"
    r"|Download failed|Restore execution failed|[Rr]egistered bind mount)\b",
    matches="  error: Error: rclone copy failed: Failed to copy: AccessDenied: Access Denied",
    misses="[temporal-client] Started one-off backup: backup-run-9b1d",
    services=("daoflow",),
)
PATTERNS = (
    (
        "backup-no-space",
        r"no space left|ENOSPC|disk quota exceeded|quota (?:is )?exceeded|insufficient storage|write error",
    ),
    (
        "backup-credentials-rejected",
        (
            r"InvalidAccessKeyId|SignatureDoesNotMatch|invalid_grant|ExpiredToken|InvalidToken|AuthFailure|\b401\b|InvalidClientTokenId"
            r"|couldn't find section in config|Destination credentials are in a mixed|NoCredentialProviders|rclone.*authentication failed"
        ),
    ),
    (
        "backup-target-unreachable",
        (
            r"docker exec exited|No such container|backup server is no longer available|Failed to stage Docker volume|remote volume"
            r"|bind mount .* is unavailable|Backup volume is no longer available|^ssh: connect|Permission denied \((?:publickey|password)"
            r"|Host key verification failed|Cannot connect to the Docker daemon|Database dump failed|SSH host identity is not approved"
        ),
    ),
    (
        "backup-path-denied",
        (
            r"AccessDenied|\b403\b|NoSuchBucket|bucket (?:does not exist|not found)|directory not found|permission denied|read-only file"
            r"|not owned by the policy team|no longer available for this volume's team|Unsupported provider|AllAccessDisabled"
        ),
    ),
)
MEANINGS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in PATTERNS)
FIELD = re.compile(r"^(?:error: |Error: )+")
"""How the log begins the line that holds an activity's error."""
MOST_CHARACTERS = 220
HISTORY = timedelta(days=7)
NEAR = timedelta(minutes=2)


@immutable
class FailedRun:
    """One failed run: `meaning` is the finding that its words mean, or None; `told` the words themselves."""

    run: Run
    meaning: str | None
    told: str
    evidence: tuple[Evidence, ...]
    policy: str
    destination: str
    severity: Severity | None

    @property
    def words(self) -> str:
        """Return the run as people say it."""
        return f"Backup run {self.run.id[:8]}" + (f" of policy {self.policy}" if self.policy else "")

    @property
    def subject(self) -> dict[str, str]:
        """Return what a finding about it is about."""
        return {"backup_run": self.run.id}


def failed_runs(backups: Backups, logs: Logs | None, incident: Incident) -> Iterator[FailedRun]:
    """Yield the named run, and each policy's newest run when it failed; after a week that is history."""
    for run in backups.runs:
        named = run.id == incident.backup_run
        if run.status != "failed" or not (named or _is_newest(run, backups)):
            continue
        told, evidence = _told(run, logs)
        policy, destination = backups.policy(run.policy_id), backups.destination_of(run)
        old = not named and run.at is not None and incident.collected_at - run.at > HISTORY
        yield FailedRun(
            run=run,
            meaning=meaning_of(told),
            told=clean(told),
            evidence=evidence,
            policy=policy.name if policy is not None else "",
            destination=destination.name if destination is not None else "",
            severity=Severity.INFO if old else None,
        )


def meaning_of(words: str) -> str | None:
    """Return the finding that an error's words mean, or None."""
    return next((name for name, pattern in MEANINGS if pattern.search(words)), None)


def clean(words: str) -> str:
    """Return recorded words as the end of a sentence: no token, no name of a field, no full stop, not too long."""
    told = TOKEN.sub("…", FIELD.sub("", " ".join(words.split()))).rstrip(".")
    return told if len(told) <= MOST_CHARACTERS else told[: MOST_CHARACTERS - 1].rstrip() + "…"


def _is_newest(run: Run, backups: Backups) -> bool:
    """Whether no later run of the policy ended."""
    rivals = [one for one in backups.runs if one.policy_id == run.policy_id and one.status in ("failed", "succeeded")]
    return not any(one.at is not None and run.at is not None and one.at > run.at for one in rivals if one is not run)


def _told(run: Run, logs: Logs | None) -> tuple[str, tuple[Evidence, ...]]:
    """Return the words that tell most, with their places: the recorded error, the run's own log, DaoFlow's standard error."""
    recorded = run.evidence("error", run.error) if run.error else run.evidence()
    if run.error and run.error != MASKED and meaning_of(run.error) is not None:
        return run.error, (recorded,)
    entry = next((one for one in reversed(run.entries) if one.level == "error" or meaning_of(one.message)), None)
    if entry is not None and entry.message != MASKED:
        return entry.message, (Evidence(run.member, entry.message[:500], pointer=entry.pointer), recorded.related())
    hit = _beside(run, logs)
    if hit is not None:
        return hit.text, (hit.evidence(), recorded.related())
    return run.error, (recorded,)


def _beside(run: Run, logs: Logs | None) -> LogHit | None:
    """Return DaoFlow's own error line from the time of the run."""
    start, end = run.started_at or run.created_at, run.completed_at
    if logs is None or start is None:
        return None
    for hit in logs.hits(ACTIVITY_ERROR.id):
        if hit.time is not None and hit.time >= start - NEAR and (end is None or hit.time <= end + NEAR):
            return hit
    return None
