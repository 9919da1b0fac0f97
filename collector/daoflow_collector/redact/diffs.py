"""Both sides of what changed in a word: `NAME=[-old-]{+new+}`, as `git diff --word-diff` and `wdiff` print it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_collector.redact import slots
from daoflow_collector.redact.names import judge
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import to_text

_CHANGED = re.compile(
    rb"(?P<name>[A-Za-z_][A-Za-z0-9_.-]{1,80})[\"']?[ \t]*[=:][ \t]*[\"']?"
    rb"(?:\[-(?P<old>[^\r\n]{1,1000}?)-\](?:\{\+(?P<new>[^\r\n]{1,1000}?)\+\})?|\{\+(?P<added>[^\r\n]{1,1000}?)\+\})"
)
_WHOLE = re.compile(
    rb"(?:\[-|\{\+)(?P<name>[A-Za-z_][A-Za-z0-9_.-]{1,80})[=:][ \t]*(?P<v>[^\r\n]{1,1000}?)(?:-\]|\+\})"
)
"""`{+NAME=value+}`: a line that is new, or gone, as a whole."""


def find(text: bytes) -> Iterator[Span]:
    """Yield a span for each side."""
    if b"[-" not in text and b"{+" not in text:
        return
    for match in _CHANGED.finditer(text):
        yield from (span for side in ("old", "new", "added") for span in _side(match, side))
    for match in _WHOLE.finditer(text):
        yield from _side(match, "v")


def _side(match: re.Match[bytes], side: str) -> Iterator[Span]:
    if match[side]:
        yield from slots.found(match, side, match["name"], judge(to_text(match["name"])), quoted=False)
