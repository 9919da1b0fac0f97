"""What refuses at a backup destination: said by failed runs, and by a test of the destination itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_analyzer.facts.backups import Backups, Destination
from daoflow_analyzer.facts.daoflow_cli import CliOutput, DaoflowCli
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.finding import Confidence, Effect, Finding, NextStep, Where
from daoflow_analyzer.immutable import immutable

from daoflow_rules.backups.failed_runs import clean, failed_runs, meaning_of
from daoflow_rules.steps import filled

READ = NextStep(
    "Read the run's own error (`daoflow backup list` does not show it)",
    "daoflow events --json",
    where=Where.CLI,
    expect="an event backup.failed with the error",
)
"""Not needed where the error was collected."""
READ_AND_TEST = (
    READ,
    NextStep(
        "Test the destination (writes the result into DaoFlow's database)",
        "daoflow backup destination test --id DESTINATION_ID --json",
        where=Where.CLI,
        effect=Effect.CHANGES_STATE,
        expect="success, or an error that names what is refused",
    ),
)


@immutable
class Ambiguity:
    """Errors that may mean more than one thing, and words for both."""

    errors: re.Pattern[str]
    words: str


def refusals(
    rule: str,
    words: str,
    steps: tuple[NextStep, ...],
    *,
    backups: Backups,
    cli: DaoflowCli | None,
    logs: Logs | None,
    incident: Incident,
    ambiguity: Ambiguity | None = None,
) -> Iterator[Finding]:
    """Yield a finding for each failed run whose error means `rule`, and one for a tested destination; `words` say what refuses.

    An error that `ambiguity` knows may mean something else: then it is no more than likely, and its own words say both.
    """
    for run in failed_runs(backups, logs, incident):
        if run.meaning == rule:
            yield Finding(
                message=f"{run.words} failed: {_words(run.told, words, ambiguity)}: {run.told}.",
                confidence=_sure(run.told, ambiguity),
                evidence=run.evidence,
                next_steps=filled(
                    [step for step in steps if step is not READ or not run.told],
                    DESTINATION_ID=_id(backups.destination_of(run.run)),
                ),
                subject=run.subject,
                severity=run.severity,
            )
    answer = _answer(cli)
    if answer is not None and meaning_of(answer.error) == rule:
        failed = failed_tests(backups)
        name = failed[0].name if len(failed) == 1 else "a backup destination"
        yield Finding(
            message=f"The test of {name} failed: {_words(answer.error, words, ambiguity)}: {clean(answer.error)}.",
            confidence=_sure(answer.error, ambiguity),
            evidence=(
                *(item.evidence() for item in failed[:1] if len(failed) == 1),
                answer.evidence("/output/error", answer.error),
            ),
            next_steps=filled(steps, DESTINATION_ID=_id(failed[0]) if len(failed) == 1 else None),
            subject={"destination": name},
        )


def _words(error: str, words: str, ambiguity: Ambiguity | None) -> str:
    return ambiguity.words if ambiguity is not None and ambiguity.errors.search(error) else words


def _sure(error: str, ambiguity: Ambiguity | None) -> Confidence:
    return Confidence.LIKELY if ambiguity is not None and ambiguity.errors.search(error) else Confidence.CERTAIN


def _id(destination: Destination | None) -> str | None:
    return destination.id if destination is not None else None


def failed_tests(backups: Backups) -> list[Destination]:
    """Return the destinations whose last test failed."""
    return [item for item in backups.destinations if item.last_result == "failed"]


def meaning_of_test(cli: DaoflowCli | None) -> str | None:
    """Return the finding that a destination test's kept answer means; None when no answer was kept, or it fits none."""
    answer = _answer(cli)
    return meaning_of(answer.error) if answer is not None else None


def _answer(cli: DaoflowCli | None) -> CliOutput | None:
    outputs = cli.outputs.values() if cli is not None else ()
    return next((item for item in outputs if item.code == "DESTINATION_TEST_FAILED"), None)
