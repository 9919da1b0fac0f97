"""Standard input, output and error that are closed (a daemon, a scheduler, `command >&-`), full, or left by their reader."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TextIO

_LACKING = (("stdin", "r", os.O_WRONLY), ("stdout", "w", os.O_RDONLY), ("stderr", "w", os.O_RDONLY))
"""Name, what it is used for, and the opposite that it is opened for."""


def fill_in() -> None:
    """Put a stream in the place of each that Python found closed: one that fails when it is used, as any other that is broken.

    Its number is taken, too: the next file that is opened, the bundle, would else be standard output of every program that is started.
    """
    for name, mode, opposite in _LACKING:
        if getattr(sys, name) is None:
            number = os.open(os.devnull, opposite)
            os.set_inheritable(number, True)
            setattr(sys, name, open(number, mode, encoding="utf-8", errors="backslashreplace"))  # noqa: PTH123, SIM115 - a number, for as long as we run


def takes(stream: TextIO) -> bool:
    """Whether a stream takes what is written: what it refused of a help text is still in its buffer."""
    try:
        stream.flush()
    except OSError:
        return False
    return True


def silence(*streams: TextIO) -> None:
    """Send what is still buffered, and all that follows, nowhere: Python would complain once more when it flushes at its end."""
    for stream in streams:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
