"""What goes to standard output, and how the program ends."""

from __future__ import annotations

import json
import os
import sys
from typing import Any, NoReturn

from daoflow_collector.errors import CollectError
from daoflow_collector.progress import silence


def write(content: bytes) -> None:
    """Write to standard output. Raises `CollectError` when that fails; a reader who has gone is no failure."""
    from daoflow_bundle.target import write_all

    try:
        write_all(sys.stdout.buffer, content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader (`head`, a closed pager) has enough. Python would complain again when it flushes at exit.
        silence(sys.stdout)
    except OSError as error:
        raise CollectError("standard output cannot be written", because=error.strerror) from error


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


def leave(code: int) -> NoReturn:
    """End now: abandoned probes hang in daemon threads, and must not be waited for."""
    sys.stdout.flush()
    raise SystemExit(code)
