"""What can keep the analyzer from doing its work.

    AnalyzerError
    ├── BundleUnusableError   the file cannot be read as a bundle
    ├── TamperedError         the bundle is not what was collected, and nobody allowed that
    ├── OutputError           a report cannot be written where it was asked for
    ├── StateDiffError        two states could not be compared to the end
    ├── UsageError            an option cannot be what was given
    ├── RuleSetError          a rule module is not a rule as the design wants it
    └── UnknownRuleError      no rule has that code or name

Each has what happened as its message, `because` and `advice` for a person, and the program's exit code (contract, section 1).
"""

from __future__ import annotations


class AnalyzerError(Exception):
    """Base of everything this package raises on purpose."""

    exit_code = 1
    code = "failed"
    advice = "Run with --verbose for details."

    def __init__(self, message: str, because: str = "", advice: str | None = None) -> None:
        """Take what happened, why, and what to do instead of the class's own advice."""
        super().__init__(message)
        self.because = because
        if advice is not None:
            self.advice = advice


class BundleUnusableError(AnalyzerError):
    """The file is no bundle, is damaged beyond use, or comes from a newer collector."""

    code = "unusable"
    advice = "Ask for the bundle again, or run `daoflow-collect verify` on it."


class TamperedError(AnalyzerError):
    """A member does not match its digest, or the file was built to harm. Raised when all that can be read is analysed and written."""

    code = "tampered"
    advice = "Ask for the file again. What could be read is analysed, with a warning on every page; --allow-unverified ends that with 0."


class OutputError(AnalyzerError):
    """The report cannot be written (full disk, permission, no such folder)."""

    code = "output"
    advice = "Choose another file, or `-` for standard output."


class StateDiffError(AnalyzerError):
    """A comparison stopped before its end; its answer so far would read as "equal"."""

    code = "state-diff"
    advice = "Report it with --verbose; the rest of the report does not depend on it."


class UsageError(AnalyzerError):
    """An option or argument cannot be what was given."""

    code = "usage"
    exit_code = 2
    advice = "See `daoflow-analyze --help`."


class RuleSetError(AnalyzerError):
    """A rule module breaks the conventions that everything else relies on."""

    code = "rule-set"
    exit_code = 2
    advice = "Correct the rule module, or leave its folder out of --rules."


class UnknownRuleError(AnalyzerError):
    """No rule has the code or name that was asked for."""

    code = "unknown-rule"
    exit_code = 2
    advice = "`daoflow-analyze rules` lists them all."
