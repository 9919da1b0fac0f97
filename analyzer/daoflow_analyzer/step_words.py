"""What a step needs and costs besides its command: the folder it is done in, and who notices a change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from daoflow_bundle.outcome import Outcome

from daoflow_analyzer.facts.coverage import Coverage
from daoflow_analyzer.finding import Effect, NextStep, Where

KEEPS_A_COPY = "cp -p "
"""So the command of an edit by hand begins: all that it does is to keep the old file."""

CLI_SOURCE = "daoflow/cli"
_IN_FOLDER = re.compile(r"\bdocker compose (?!--project-name)|(?<![\w/.])\.env\b|(?<![\w/.-])[\w.-]+\.ya?ml\b")
_RECREATES = re.compile(
    r"\bdocker compose (?:-p \S+ )?(?:--profile temporal )?(?:up -d|restart)(?: --force-recreate)?(?P<services>(?: [a-z][\w-]*)*)$"
)


def folder(steps: Sequence[NextStep], directory: str | None) -> str | None:
    """Return the installation's `directory` where one of these steps is done in it."""
    asked = any(
        step.where is Where.HOST and _IN_FOLDER.search(f"{step.do} {step.command or ''}") is not None for step in steps
    )
    return directory if asked else None


def placed(step: NextStep, coverage: Coverage | None) -> NextStep:
    """Return the step, marked where it needs the `daoflow` command and the collector found none on the host."""
    source = coverage.sources.get(CLI_SOURCE) if coverage is not None else None
    is_absent = source is not None and source.outcome is Outcome.ABSENT
    return replace(step, is_elsewhere=True) if is_absent and step.where is Where.CLI else step


def ordered(steps: Sequence[NextStep]) -> tuple[NextStep, ...]:
    """Return the steps, those of the first reads that need another machine behind those that can be done here and now."""
    first = next((at for at, step in enumerate(steps) if step.effect is not Effect.READS_ONLY), len(steps))
    return (*sorted(steps[:first], key=lambda step: step.is_elsewhere), *steps[first:])


def impact(step: NextStep, *, answers: bool = True) -> str:
    """Say what a step that changes something does to who uses DaoFlow meanwhile; an empty string where its words say it.

    Where DaoFlow does not answer (`answers`), nobody loses it.
    """
    if step.effect is Effect.READS_ONLY or step.where is not Where.HOST:
        return ""
    if step.command is None or step.command.startswith(KEEPS_A_COPY):
        return "nothing changes before the containers are made anew" if ".env" in step.do else ""
    match = _RECREATES.search(step.command)
    if match is None:
        return ""
    services = match["services"].split()
    if services and not {"daoflow", "postgres"} & set(services):
        return f"{' and '.join(services)} {'is' if len(services) == 1 else 'are'} away for some seconds"
    if not answers:
        return "none: DaoFlow does not answer now"
    return "DaoFlow is away for up to a minute; a deployment in progress is lost"
