"""How the server writes: plain lines, and Bun's source frames before an uncaught error."""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime


def say(line: str) -> None:
    """Print one line to stdout at once."""
    print(line, flush=True)


def complain(line: str) -> None:
    """Print one line to stderr at once."""
    print(line, file=sys.stderr, flush=True)


def iso_now() -> str:
    """Return the time as JavaScript prints it, e.g. `2026-11-23T12:44:02.669Z`."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def crash(
    source: Sequence[str], last_line_number: int, error: str, *, details: Sequence[str] = (), prefix: str = "", at: str
) -> None:
    """Print an uncaught error as Bun does: six source lines with numbers, a caret, the error, its properties, a stack.

    The source lines quote strings of neighbouring code, messages of other errors among them, which is the trap for whoever reads
    the log line by line. The text of the lines here is our own.
    """
    first = last_line_number - len(source) + 1
    lines = [f"{first + offset} | {text}" for offset, text in enumerate(source)]
    lines[0] = prefix + lines[0]
    caret = " " * (len(str(last_line_number)) + 3 + len(source[-1]) - len(source[-1].lstrip()) + 6) + "^"
    complain(
        "\n".join(
            [
                *lines,
                caret,
                error,
                *details,
                "",
                f"      at {at} (/app/packages/server/dist/index.js:{last_line_number}:10)",
                "",
            ]
        )
    )
