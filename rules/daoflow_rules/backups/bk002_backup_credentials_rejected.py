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

from daoflow_rules.backups.destinations import READ_AND_TEST, failed_tests, meaning_of_test, refusals
from daoflow_rules.backups.failed_runs import ACTIVITY_ERROR

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
    *READ_AND_TEST,
    NextStep(
        "Enter new credentials for the destination",
        where=Where.DASHBOARD,
        effect=Effect.CHANGES_STATE,
        expect="its test says success, and the next run succeeds",
    ),
)


def check(backups: Backups, cli: DaoflowCli | None, logs: Logs | None, incident: Incident) -> Iterator[Finding]:
    """Yield a finding for each failed run whose error means that, and for a tested destination."""
    words = "the destination refuses the credentials"
    yield from refusals(RULE.name, words, STEPS, backups=backups, cli=cli, logs=logs, incident=incident)
    if meaning_of_test(cli) is None:
        for item in failed_tests(backups):
            yield Finding(
                message=f"The last test of the backup destination {item.name} failed; why was not recorded, credentials most often.",
                confidence=Confidence.POSSIBLE,
                evidence=(item.evidence(),),
                next_steps=STEPS,
                subject={"destination": item.name},
                severity=Severity.MEDIUM,
            )
