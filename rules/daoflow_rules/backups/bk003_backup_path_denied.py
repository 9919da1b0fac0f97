"""The backup's bucket or path is missing or not permitted

What it looks for
    An error of the newest failed run, or of a test of the destination, that means a missing or forbidden place: `AccessDenied`,
    `NoSuchBucket`, `directory not found`, 403.

Why it matters
    Nothing is kept until the place, its policy or the key is corrected. A bucket that does not exist is certain; a 403 is not: most
    providers give it for a key that may not write there, some for a key that is wrong.

How to confirm
    `daoflow backup destination test --id ID` (it writes its result), or list the bucket with the provider's own tool.

What to do
    Create the bucket or path, or give the key the right to list, read and write there.

When it is wrong
    Some providers answer 403 for a wrong key as well: then try the credentials first.

Playbook
    Backups Fail: destination credentials or bucket and path permissions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_analyzer.facts.backups import Backups
from daoflow_analyzer.facts.daoflow_cli import DaoflowCli
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.finding import Effect, Finding, NextStep, Section, Severity, Where
from daoflow_analyzer.rule import Rule

from daoflow_rules.backups.destinations import READ_AND_TEST, Ambiguity, refusals
from daoflow_rules.backups.failed_runs import ACTIVITY_ERROR

RULE = Rule(
    code="BK003",
    name="backup-path-denied",
    title="The backup's bucket or path is missing or not permitted",
    section=Section.BACKUPS,
    item="destination credentials or bucket and path permissions",
    severity=Severity.HIGH,
    explains=("backup-run-failed", "backup-overdue"),
    signatures=(ACTIVITY_ERROR,),
)
STEPS = (
    *READ_AND_TEST,
    NextStep(
        "Create the bucket or path, permit the key to write there, or enter another key",
        where=Where.DASHBOARD,
        effect=Effect.CHANGES_STATE,
        expect="the test says success, and the next run succeeds",
    ),
)
NO_PERMISSION = Ambiguity(
    re.compile(r"AccessDenied|\b403\b|AllAccessDisabled", re.IGNORECASE),
    "the destination does not permit it (the place is missing or closed to this key, or the key is wrong)",
)


def check(backups: Backups, cli: DaoflowCli | None, logs: Logs | None, incident: Incident) -> Iterator[Finding]:
    """Yield a finding for each failed run whose error means that, and for a tested destination."""
    words = "the place at the destination is missing or not permitted"
    yield from refusals(
        RULE.name, words, STEPS, backups=backups, cli=cli, logs=logs, incident=incident, ambiguity=NO_PERMISSION
    )
