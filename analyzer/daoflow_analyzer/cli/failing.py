"""Every failure in words and with the contract's exit code: no traceback reaches anyone who did not ask for it."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import click

from daoflow_analyzer.errors import AnalyzerError

INTERRUPTED = 130


@contextmanager
def errors_in_words(*, verbose: bool) -> Iterator[None]:
    """Turn what is raised inside into three lines and an exit code."""
    try:
        yield
    except click.ClickException:
        raise
    except AnalyzerError as error:
        _complain(error.code, str(error), error.because, error.advice)
        code = error.exit_code
    except KeyboardInterrupt:
        _complain("interrupted", "stopped before the analysis was done", "", "Run it again.")
        code = INTERRUPTED
    except BrokenPipeError:  # whoever read us has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except Exception as error:  # a defect of this program: said as one
        _complain(
            "internal",
            "this is a defect of daoflow-analyze",
            f"{type(error).__name__}: {error}",
            "Report it with --verbose.",
        )
        code = 1
    else:
        return
    if verbose:
        click.echo(traceback.format_exc(), err=True, nl=False)
    sys.exit(code)


def _complain(code: str, what: str, because: str, advice: str) -> None:
    lines = [f"error[{code}]: {what}"]
    if because:
        lines.append(f"  because  {because}")
    lines.append(f"  try      {advice}")
    click.echo("\n".join(lines), err=True)
