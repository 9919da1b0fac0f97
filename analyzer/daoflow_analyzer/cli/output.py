"""What goes out: whole files or none, standard output in whatever its encoding can show, colours where they belong."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import click
from daoflow_bundle import standard_streams

from daoflow_analyzer.errors import OutputError

STANDARD_STREAM = "-"
NARROW = 40


class ReaderGoneError(Exception):
    """Whoever read standard output has seen enough. Not an `OSError`: click would end that with a failure."""


def as_json(document: Any) -> str:
    """Return the document as people can read it, too."""
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def write(target: str, content: str) -> int:
    """Write a document in UTF-8, whatever the code page: to standard output, or as a whole file or none under its name.

    Returns its size in bytes.

    What is no plain file is written to as it is: to replace /dev/null or a pipe would be a surprise.
    """
    encoded = content.encode("utf-8", "backslashreplace")
    if target == STANDARD_STREAM:
        _write_out((encoded,))
        return len(encoded)
    path = Path(target).resolve()
    special = path.exists() and not path.is_file()
    partial = path if special else path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        partial.write_bytes(encoded)
        if not special:
            partial.replace(path)
    except OSError as error:
        if not special:
            partial.unlink(missing_ok=True)
        raise OutputError(f"{target} cannot be written", error.strerror or str(error)) from error
    return len(encoded)


def show(content: str) -> None:
    """Write text for people to standard output, in whatever its encoding can show."""
    show_all((content,))


def show_all(lines: Iterable[str]) -> None:
    """Write lines, which have their newlines, to standard output as they come."""
    encoding = sys.stdout.encoding or "utf-8"
    _write_out(line.encode(encoding, "replace") for line in lines)


def _write_out(pieces: Iterable[bytes]) -> None:
    """Write to standard output. Raises `ReaderGoneError`, and `OutputError` for a full disk."""
    stream: BinaryIO = sys.stdout.buffer
    source = iter(pieces)
    while True:
        piece = next(source, None)  # outside: what making it raises is not the stream's
        try:
            if piece is None:
                stream.flush()
                return
            stream.write(piece)
        except BrokenPipeError:
            raise ReaderGoneError from None
        except OSError as error:
            standard_streams.silence(sys.stdout)
            raise OutputError(
                "standard output cannot be written", error.strerror or str(error), "Make room."
            ) from error


def tell(content: str) -> None:
    """Show what is said of files that are written already: when nobody can read it, that is worth a word and no failure."""
    try:
        show(content)
    except OutputError as error:
        note(f"warning: {error}: {error.because}")


def say(words: str, end: str = "\n") -> None:
    """Print on standard error; one that is closed or full changes nothing."""
    encoding = sys.stderr.encoding or "utf-8"
    try:
        sys.stderr.write(words.encode(encoding, "replace").decode(encoding) + end)
        sys.stderr.flush()
    except OSError:
        standard_streams.silence(sys.stderr)


def page(lines: Iterable[str], *, colour: bool) -> None:
    """Let the reader's pager (PAGER, else `less`) show the lines as they come."""
    # F: no pager for less than a screen. R: colours. X: what was read stays on the screen.
    os.environ.setdefault("LESS", "FRX")
    click.echo_via_pager(_but_the_last_newline(_encodable(line) for line in lines), color=colour)


def _but_the_last_newline(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines; click ends them with a newline of its own."""
    held = ""
    for line in lines:
        yield held
        held = line
    yield held.removesuffix("\n")


def pages(*, no_pager: bool) -> bool:
    """Whether a pager belongs before standard output: a person's terminal that can move its cursor."""
    return not no_pager and sys.stdout.isatty() and sys.stdin.isatty() and os.environ.get("TERM") != "dumb"


def note(words: str) -> None:
    """Say something beside the result, on standard error."""
    from daoflow_reports.wording import visible

    say(visible(words))


def overwrite(words: str, width: int) -> None:
    """Put a line of at most `width` columns in the place of the one before on standard error, which is a terminal."""
    from daoflow_reports.columns import cut
    from daoflow_reports.wording import visible

    shown = cut(visible(words), width) if words else ""
    say(f"\r{shown}\x1b[K", end="")


def _encodable(content: str) -> str:
    encoding = sys.stdout.encoding or "utf-8"
    return content.encode(encoding, "replace").decode(encoding)


def width() -> int:
    """Return the columns of the terminal, 80 where there is none."""
    return max(NARROW, shutil.get_terminal_size((80, 24)).columns) if sys.stdout.isatty() else 80


def colour(*, no_color: bool) -> bool:
    """Whether colours belong on standard output."""
    if no_color or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") != "0":
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
