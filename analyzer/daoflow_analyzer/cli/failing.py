"""Every failure in words and with the contract's exit code: no traceback reaches anyone who did not ask for it."""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import click
from daoflow_bundle import standard_streams

from daoflow_analyzer.cli import output
from daoflow_analyzer.errors import AnalyzerError, OutputError
from daoflow_analyzer.immutable import immutable

INTERRUPTED = 130
MOST_CHARACTERS = 600
EXTRAS = ("cryptography", "deepdiff", "jinja2", "yaml")
"""What the analyzer needs and the collector's distribution does not bring."""


@immutable
class Failure:
    """What a person reads: `what` happened, `because` why (may be empty), `advice` to follow; `code` names the kind."""

    code: str
    what: str
    because: str
    advice: str
    exit_code: int


def failure_of(error: BaseException, command: str) -> Failure:
    """Put whatever was raised into words; `command` is the program's name with the command that was asked for."""
    if isinstance(error, AnalyzerError):
        return Failure(error.code, str(error), error.because, error.advice, error.exit_code)
    if isinstance(error, click.ClickException):
        near, message = "", error.format_message()
        if isinstance(error, click.exceptions.NoSuchOption):
            near = f"did you mean {error.possibilities[0]}?" if error.possibilities else ""
            message = f"there is no option {error.option_name}"
        return Failure("usage", _as_clause(message), near, f"See `{command} --help`.", 2)
    if isinstance(error, KeyboardInterrupt | click.Abort):
        return Failure("interrupted", "stopped before it was done", "", "Run it again.", INTERRUPTED)
    return _of_the_machine(error) or Failure(
        "internal",
        "this is a defect of daoflow-analyze, not of the bundle",
        f"{_place(error)}: {type(error).__name__}: {error}",
        "Run it again with --verbose and report what it prints, after a look at it.",
        1,
    )


def _of_the_machine(error: BaseException) -> Failure | None:
    if isinstance(error, ModuleNotFoundError) and str(error.name).partition(".")[0] in EXTRAS:
        advice = "Install it whole: pipx install 'daoflow-evidence[analyzer]'"
        return Failure("incomplete", "the analyzer is not installed whole", f"{error.name} is missing", advice, 1)
    if isinstance(error, MemoryError):
        return Failure("memory", "the machine's memory is used up", "", "Try it where more is free.", 1)
    if isinstance(error, OSError) and not standard_streams.takes(sys.stdout):
        standard_streams.silence(sys.stdout)
        return Failure("output", "standard output cannot be written", error.strerror or "", OutputError.advice, 1)
    return None


def complain(failure: Failure, error: BaseException, *, verbose: bool, as_json: bool) -> None:
    """Write the failure to standard error, and for programs to standard output; `verbose` shows where it was raised."""
    lines = [f"error[{failure.code}]: {_shown(failure.what)}"]
    if failure.because:
        lines.append(f"  because  {_shown(failure.because)}")
    if failure.advice:
        lines.append(f"  try      {_shown(failure.advice)}")
    if verbose:
        lines[:0] = [_visible(line) for line in "".join(traceback.format_exception(error)).splitlines()]
    output.say("\n".join(lines))
    if as_json:
        message = "; ".join(part for part in (failure.what, failure.because, failure.advice) if part)
        with suppress(OutputError, output.ReaderGoneError):  # the exit code still says it
            output.show(json.dumps({"ok": False, "error": message, "code": failure.exit_code}) + "\n")


def wants_json(arguments: Sequence[str]) -> bool:
    """Whether a program reads standard output: `--json -`."""
    pairs = zip(arguments, [*arguments[1:], ""], strict=True)
    return any(pair == ("--json", "-") or pair[0] == "--json=-" for pair in pairs)


def _as_clause(message: str) -> str:
    """Return click's sentence as what follows a colon."""
    return message[:1].lower() + message[1:].rstrip(".")


def _place(error: BaseException) -> str:
    """Return file and line of the innermost code that is ours: it makes one line worth reporting."""
    ours = [item for item in traceback.extract_tb(error.__traceback__) if "daoflow_" in item.filename]
    return f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "place unknown"


def _shown(text: str) -> str:
    flat = _visible(" ".join(text.split()))
    return flat if len(flat) <= MOST_CHARACTERS else flat[:MOST_CHARACTERS] + "…"


def _visible(text: str) -> str:
    from daoflow_reports.wording import visible

    return visible(text)
