"""Every failure as three lines and an exit code: no traceback reaches anyone who did not ask for it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NoReturn

from daoflow_collector.cli import output
from daoflow_collector.progress import silence


def fail(message: str, because: str | None, advice: str | None, code: int, *, as_json: bool) -> NoReturn:
    """Say what happened, why and what to do; end with the exit code."""
    lines = [f"error: {message}"]
    lines += [f"because {because}"] if because else []
    lines += [f"try {advice}"] if advice else []
    try:
        sys.stderr.write("\n".join(lines) + "\n")
        sys.stderr.flush()
    except OSError:
        # Nobody is left to read it; the exit code still says it.
        silence(sys.stderr)
    if as_json:
        output.print_json({"ok": False, "error": "; ".join(lines), "code": code})
    output.leave(code)


def unforeseen(error: Exception, arguments: Sequence[str], *, as_json: bool) -> NoReturn:
    """End with what nobody expected: a damaged bundle in its own words, anything else as a fault of this program."""
    from daoflow_bundle.errors import BundleError

    if isinstance(error, BundleError):
        fail(str(error), None, error.advice, error.exit_code, as_json=as_json)
    if "--verbose" in arguments:
        import traceback

        sys.stderr.write(traceback.format_exc())
    fail(
        f"this is a fault of the collector: {type(error).__name__}",
        None,
        "Run it again with --verbose and send what it prints, after a look at it.",
        1,
        as_json=as_json,
    )
