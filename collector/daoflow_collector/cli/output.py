"""What goes to standard output, and how the program ends."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from daoflow_bundle import standard_streams

from daoflow_collector.errors import CollectError

_MAKE_ROOM = "Send standard output to where it can be written."


def write(content: bytes) -> None:
    """Write to standard output. Raises `CollectError` when that fails; a reader who has gone is no failure."""
    from daoflow_bundle.target import write_all

    try:
        write_all(sys.stdout.buffer, content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader (`head`, a closed pager) has enough. Python would complain again when it flushes at exit.
        standard_streams.silence(sys.stdout)
    except OSError as error:
        standard_streams.silence(sys.stdout)
        raise CollectError("standard output cannot be written", because=error.strerror, advice=_MAKE_ROOM) from error


def print_text(text: str) -> None:
    """Print lines in whatever the encoding of standard output can show; a path is printed as it is."""
    write(os.fsencode(text) + b"\n" if _encodable(text) else text.encode("ascii", "replace") + b"\n")


def _encodable(text: str) -> bool:
    try:
        text.encode(sys.stdout.encoding or "ascii", "surrogateescape")
    except UnicodeEncodeError:
        return False
    return True


def print_json(document: Any) -> None:
    """Print a document for programs."""
    write(json.dumps(document, ensure_ascii=True, indent=1).encode() + b"\n")


def report(document: Any) -> None:
    """Print what was made, as lines or as a document. It is there: when nobody can read this, that is worth a word and no failure."""
    try:
        if isinstance(document, str):
            print_text(document)
        else:
            print_json(document)
    except CollectError as error:
        say([f"warning: {error}: {error.because}"])


def say(lines: Sequence[str]) -> None:
    """Print lines on standard error; one that is closed or full changes nothing."""
    try:
        sys.stderr.write("\n".join(lines) + "\n")
        sys.stderr.flush()
    except OSError:
        standard_streams.silence(sys.stderr)


def leave(code: int) -> NoReturn:
    """End now: abandoned probes hang in daemon threads, and must not be waited for."""
    try:
        sys.stdout.flush()
    except OSError:
        standard_streams.silence(sys.stdout)  # what it did not take was told by whoever wrote it
    raise SystemExit(code)
