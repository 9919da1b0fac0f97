"""What goes out: whole files or none, standard output in whatever its encoding can show, colours where they belong."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from daoflow_analyzer.errors import OutputError

STANDARD_STREAM = "-"
NARROW = 40


def as_json(document: Any) -> str:
    """Return the document as people can read it, too."""
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def write(target: str, content: str) -> None:
    """Write a whole file or none: beside its target first, then under its name."""
    if target == STANDARD_STREAM:
        show(content)
        return
    path = Path(target)
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        partial.write_text(content, encoding="utf-8", errors="backslashreplace")
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise OutputError(f"{target} cannot be written", error.strerror or str(error)) from error


def show(content: str) -> None:
    """Write to standard output whatever its encoding can show."""
    encoding = sys.stdout.encoding or "utf-8"
    click.echo(content.encode(encoding, "replace").decode(encoding), nl=False)


def width() -> int:
    """Return the columns of the terminal, 80 where there is none."""
    return max(NARROW, shutil.get_terminal_size((80, 24)).columns) if sys.stdout.isatty() else 80


def colour(*, no_color: bool) -> bool:
    """Whether colours belong on standard output."""
    plain = no_color or bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


@contextmanager
def progress(words: str, *, quiet: bool) -> Iterator[None]:
    """Show a line on standard error while something takes its time; only on a terminal, and gone afterwards."""
    shown = not quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    if shown:
        click.echo(f"{words} …", err=True, nl=False)
    try:
        yield
    finally:
        if shown:
            click.echo("\r\x1b[K", err=True, nl=False)
