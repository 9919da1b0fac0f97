"""Every failure as three lines and an exit code: no traceback reaches anyone who did not ask for it."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from daoflow_bundle import standard_streams

from daoflow_collector.cli import output
from daoflow_collector.errors import DISK_FULL, CollectError
from daoflow_collector.logs.text import line_to_show

KINDS = {2: "usage", 4: "cut-short", 6: "not-permitted", 130: "interrupted"}
"""Exit code → what stands in brackets; anything else has failed."""
_LIMITS = (errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN)
_ROOM = "Free space (df -h, df -i), write to another disk with -o PATH, or collect from another machine with --on."
_WITH_LESS = "Lift that limit, collect less with --tail 1000 and --skip, or collect from another machine with --on."
_ELSEWHERE = "See dmesg for which disk. Write to another one with -o PATH, or collect from another machine with --on."


def fail(message: str, because: str | None, advice: str | None, code: int, *, as_json: bool) -> NoReturn:
    """Say what happened, why and what to do; end with the exit code."""
    lines = [f"error[{KINDS.get(code, 'failed')}]: {message}"]
    lines += [f"  because  {because}"] if because else []
    lines += [f"  try      {advice}"] if advice else []
    output.say([line_to_show(line) for line in lines])
    if as_json:
        output.report(
            {"ok": False, "error": "; ".join(part for part in (message, because, advice) if part), "code": code}
        )
    output.leave(code)


def out_of_memory(error: MemoryError, *, as_json: bool) -> NoReturn:
    """End where the host had no memory for what cannot be done without."""
    error.with_traceback(None)  # it holds what every function had at hand
    fail(
        "there is not enough memory",
        "nothing was kept: what was collected could not be finished and searched for secrets",
        "Free some, or raise the limit (ulimit -v), and run it again.",
        1,
        as_json=as_json,
    )


def unforeseen(error: Exception, arguments: Sequence[str], *, as_json: bool) -> NoReturn:
    """End with what nobody expected: a damaged bundle in its own words, anything else as a fault of this program."""
    from daoflow_bundle.errors import BundleError

    if isinstance(error, BundleError):
        fail(str(error), None, error.advice, error.exit_code, as_json=as_json)
    if isinstance(error, OSError) and not standard_streams.takes(sys.stdout):
        standard_streams.silence(sys.stdout)
        fail("standard output cannot be written", error.strerror, CollectError.advice, 1, as_json=as_json)
    if "--verbose" in arguments:
        import traceback

        output.say(traceback.format_exc().splitlines())
    refused = _refused(error)
    if refused is not None:
        fail("this host does not let the program go on", *refused, 1, as_json=as_json)
    fail(
        "this is a defect of daoflow-collect, not of the host",
        f"{_place(error)}: {type(error).__name__}",
        "Run it again with --verbose and send what it prints, after a look at it.",
        1,
        as_json=as_json,
    )


def _refused(error: BaseException | None) -> tuple[str, str] | None:
    """Return what the host refused, and what to do, where that is behind an error: memory, open files, threads, a disk."""
    while error is not None:
        words = str(error)
        if isinstance(error, MemoryError) or "not enough memory" in words or "MemoryError" in words:
            return "it has no more memory for it", _WITH_LESS
        if isinstance(error, OSError) and error.errno == errno.EIO:
            return f"{error.strerror}: a disk cannot be read or written", _ELSEWHERE
        if isinstance(error, OSError) and error.errno in DISK_FULL:
            return f"{error.strerror}: a disk takes nothing more", _ROOM
        if isinstance(error, OSError) and error.errno in _LIMITS:
            return f"{error.strerror} (a limit of this session or of the host: ulimit -a)", _WITH_LESS
        if isinstance(error, RuntimeError) and "start new thread" in words:
            return "it may not start another thread (a limit of this session or of the host: ulimit -a)", _WITH_LESS
        error = error.__cause__ or error.__context__
    return None


def _place(error: Exception) -> str:
    """Return file and line of the innermost code that is ours; what the error says may hold a secret, so it is not told."""
    import traceback

    ours = [item for item in traceback.extract_tb(error.__traceback__) if "daoflow_" in item.filename]
    return f"{os.path.basename(ours[-1].filename)}:{ours[-1].lineno}" if ours else "place unknown"  # noqa: PTH119
