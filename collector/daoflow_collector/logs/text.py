"""Make one raw log line fit for a text file: no terminal escapes, no control characters, valid UTF-8, bounded length."""

from __future__ import annotations

import re

MAX_LINE_BYTES = 64 << 10

# CSI sequences (colours, `ESC[2K` as some Compose versions print), OSC strings (titles, links), and two-byte escapes.
_ESCAPES = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[PX^_][^\x1b]*(?:\x1b\\)?|[ -/]*[0-~])"
)
_SUSPECT = re.compile(rb"[\x00-\x08\x0a-\x1f\x7f-\xff]")
# Anything that some reader takes for a line end or a terminal command; tabs stay.
_CONTROLS = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]")

# What turns the direction of writing: a name could show itself as another.
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def clean_line(raw: bytes) -> str:
    """Return the line as text: escapes removed, other control characters and invalid UTF-8 as U+FFFD."""
    if not _SUSPECT.search(raw):
        return raw.decode("ascii")
    return _CONTROLS.sub("\ufffd", _ESCAPES.sub(b"", raw).decode("utf-8", "replace"))


def line_to_show(text: str) -> str:
    """Return what a person is shown of a text that came from elsewhere (a path, a label, a reason): one line that commands no terminal.

    Bytes that are no UTF-8, which Python keeps in paths and variables as lone surrogates, are shown as U+FFFD.
    """
    return _TURNS.sub("\ufffd", clean_line(text.encode("utf-8", "surrogatepass")))


def cap_line(line: bytes) -> bytes:
    """Return the line, or its first 64 KiB and how much was cut. Only for redacted text: a cut could halve a secret."""
    if len(line) <= MAX_LINE_BYTES:
        return line
    kept = line[:MAX_LINE_BYTES].decode("utf-8", "ignore").encode()
    return kept + b" [cut: %d bytes]" % (len(line) - len(kept))
