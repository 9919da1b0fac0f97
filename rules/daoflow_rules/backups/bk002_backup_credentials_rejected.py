"""The backup destination refuses the credentials

What it looks for
    An error of the newest failed run, or of a test of the destination, that means refused credentials: `InvalidAccessKeyId`,
    `SignatureDoesNotMatch`, `invalid_grant`, 401.

Why it matters
    No run to that destination can succeed until the credentials are replaced. `backup list` shows the failure without its error.

How to confirm
    `daoflow backup destination test --id ID` (it writes its result), or the same key with the provider's own tool.

What to do
    Enter new credentials for the destination, test it, then run the policy once by hand.

When it is wrong
    When only the last test's result is known (`failed`), the reason may be another: then the finding is only possible.

Playbook
    Backups Fail: destination credentials or bucket and path permissions.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.backups import Backups
from daoflow_analyzer.facts.daoflow_cli import DaoflowCli
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.finding import Confidence, Effect, Finding, NextStep, Section, Severity, Where
from daoflow_analyzer.rule import Rule

from daoflow_rules.backups.failed_runs import ACTIVITY_ERROR, clean, failed_runs, meaning_of

RULE = Rule(
    code="BK002",
    name="backup-credentials-rejected",
    title="The backup destination refuses the credentials",
    section=Section.BACKUPS,
    item="destination credentials or bucket and path permissions",
    severity=Severity.HIGH,
    explains=("backup-run-failed", "backup-overdue"),
    signatures=(ACTIVITY_ERROR,),
)
STEPS = (
    NextStep(
        "Read the run's own error (backup list has none)",
        "daoflow events --json",
        where=Where.CLI,
        expect="backup.failed with its words",
    ),
    NextStep(
        "Test the destination (writes the result into DaoFlow's database)",
        "daoflow backup destination test --id DESTINATION_ID --json",
        where=Where.CLI,
        effect=Effect.CHANGES_STATE,
        expect="success; the error text names what is refused",
    ),
    NextStep(
        "Enter new credentials for the destination",
        where=Where.DASHBOARD,
        effect=Effect.CHANGES_STATE,
        expect="its test says success, and the next run succeeds",
    ),
)


def check(backups: Backups, cli: DaoflowCli | None, logs: Logs | None, incident: Incident) -> Iterator[Finding]:
    """Yield a finding for each failed run whose error means that, and for a tested destination."""
    for failed in failed_runs(backups, logs, incident):
        if failed.meaning == RULE.name:
            yield Finding(
                message=f"{failed.words} failed: the destination refuses the credentials: {failed.told}.",
                confidence=Confidence.CERTAIN,
                evidence=failed.evidence,
                next_steps=STEPS,
                subject=failed.subject,
                severity=failed.severity,
            )
    yield from _tested(backups, cli)


def _tested(backups: Backups, cli: DaoflowCli | None) -> Iterator[Finding]:
    """Yield what a test of a destination said: its words where the answer was kept, else only that it failed."""
    failed = [item for item in backups.destinations if item.last_result == "failed"]
    answer = (
        next((item for item in cli.outputs.values() if item.code == "DESTINATION_TEST_FAILED"), None) if cli else None
    )
    meaning = meaning_of(answer.error) if answer is not None else None
    if answer is not None and meaning == RULE.name:
        name = failed[0].name if len(failed) == 1 else "a backup destination"
        yield Finding(
            message=f"The test of {name} failed: the destination refuses the credentials: {clean(answer.error)}.",
            confidence=Confidence.CERTAIN,
            evidence=(
                *(item.evidence() for item in failed[:1] if len(failed) == 1),
                answer.evidence("/output/error", answer.error),
            ),
            next_steps=STEPS,
            subject={"destination": name},
        )
        return
    if meaning is None:
        for item in failed:
            yield Finding(
                message=f"The last test of the backup destination {item.name} failed; why was not recorded, credentials most often.",
                confidence=Confidence.POSSIBLE,
                evidence=(item.evidence(),),
                next_steps=STEPS,
                subject={"destination": item.name},
                severity=Severity.MEDIUM,
            )
