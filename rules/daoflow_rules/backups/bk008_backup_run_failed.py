"""A backup run failed

What it looks for
    A policy's newest run ended as failed, or the run that the operator named did; the message gives its error, or says that none
    was recorded.

Why it matters
    What should have been kept was not. Where another finding names the cause, this is its symptom; alone, the recorded error is all
    that is known.

How to confirm
    The run's log entries, DaoFlow's standard error at that time (`[WARN] Activity failed`), the workflow `backup-run-ID` in
    Temporal.

What to do
    Keep the record until its error was captured; then cure the cause and run the policy once by hand.

When it is wrong
    A later run of the policy that succeeded makes it history.

Playbook
    Backups Fail: Failed backup runs are preserved as first-class records.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.backups import Backups
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.finding import Confidence, Finding, NextStep, Section, Severity, Where
from daoflow_analyzer.rule import Rule

from daoflow_rules.backups.failed_runs import ACTIVITY_ERROR, failed_runs
from daoflow_rules.reasons import NOT_HERE, gives_reason
from daoflow_rules.steps import read_logs

RULE = Rule(
    code="BK008",
    name="backup-run-failed",
    title="A backup run failed",
    section=Section.BACKUPS,
    item="Failed backup runs are preserved as first-class records",
    severity=Severity.HIGH,
    explains=("backup-overdue",),
    signatures=(ACTIVITY_ERROR,),
)
STEPS = (
    NextStep(
        "Read what DaoFlow recorded of the run",
        "daoflow events --json",
        where=Where.CLI,
        expect="an event backup.failed with the error",
    ),
    read_logs(
        "daoflow",
        expect="[WARN] Activity failed at the time of the run, with the real error below it; an older log may be gone",
    ),
)


def check(backups: Backups, logs: Logs | None, incident: Incident) -> Iterator[Finding]:
    """Yield a finding for each failed run that matters."""
    for failed in failed_runs(backups, logs, incident):
        open_reason = "" if gives_reason(failed.told) else NOT_HERE
        yield Finding(
            message=f"{failed.words} failed: {failed.told or 'no error was recorded in what was collected'}.{open_reason}",
            confidence=Confidence.CERTAIN,
            evidence=failed.evidence,
            next_steps=STEPS,
            subject=failed.subject,
            severity=failed.severity,
            is_outcome=bool(open_reason),
        )
