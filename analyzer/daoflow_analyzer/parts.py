"""The parts of a report, made one by one: one that raises costs itself alone, and a finding says which and why."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from daoflow_analyzer.finding import Confidence, Effect, Evidence, NextStep, Section, Severity, Where
from daoflow_analyzer.result import ReportedFinding, Role

CODE, NAME, TITLE = "EV000", "analysis-incomplete", "A part of this report could not be made"
SEVERITY = Severity.HIGH
DOCUMENTATION = {
    "What it looks for": "Nothing: no rule makes this finding. The verdict, the timeline or another part of the report met what nobody"
    " expected and ended with an error of its own.",
    "Why it matters": "What is missing was not looked at: its silence proves nothing. Everything else is as it would be without.",
    "How to confirm": "Each evidence line names the part, the error and the place in the analyzer.",
    "What to do": "Report it with the evidence lines; read the evidence itself (`daoflow-analyze logs`, `daoflow-collect show`).",
    "When it is wrong": "A bundle that was built to harm can bring it about; a bundle of the collector should not.",
}
_MOST_CHARACTERS = 300
Made = TypeVar("Made")


class Parts:
    """Makes parts. `failed` says of each one that raised, before or here, what it was, and the error with its place."""

    def __init__(self, failed: Mapping[str, str]) -> None:
        self.failed = dict(failed)

    def make(self, part: str, made: Callable[[], Made], instead: Made) -> Made:
        """Return what `made` does; `instead` when it raises. What no part can help, memory that is used up, is raised all the same."""
        try:
            return made()
        except MemoryError:
            raise
        except Exception as error:
            self.failed[part] = unexpected(error)
            return instead

    def finding(self) -> tuple[ReportedFinding, ...]:
        """Return one finding for all parts that failed, none where all were made."""
        if not self.failed:
            return ()
        message = f"{TITLE}: {', '.join(self.failed)}. What is missing was not looked at."
        return (
            ReportedFinding(
                code=CODE,
                name=NAME,
                title=TITLE,
                severity=SEVERITY,
                confidence=Confidence.CERTAIN,
                subject={},
                message=message,
                section=Section.ESCALATION.value,
                role=Role.INDEPENDENT,
                explains=(),
                explained_by=(),
                evidence=tuple(
                    Evidence("bundle.json", f"{part}: {why}"[:_MOST_CHARACTERS]) for part, why in self.failed.items()
                ),
                next_steps=(
                    NextStep(
                        "Report it with what the evidence says; it is a defect of daoflow-analyze",
                        None,
                        Where.CLI,
                        Effect.READS_ONLY,
                        expect="a version that makes the part",
                    ),
                ),
                documentation=DOCUMENTATION,
            ),
        )


def unexpected(error: Exception) -> str:
    """Return in words that something met an error that nobody thought of, and where."""
    return f"it met what nobody expected ({type(error).__name__} at {_place(error)}: {error})"


def _place(error: Exception) -> str:
    """Return file and line of the innermost code that is ours."""
    ours = [item for item in traceback.extract_tb(error.__traceback__) if "daoflow_" in item.filename]
    return f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "a place unknown"
