"""What is wrong with a bundle without making it unreadable: found by the reader, told by `verify` and the EV rules."""

from __future__ import annotations

from dataclasses import dataclass

TRUNCATED = "truncated"
TAMPERED = "tampered"
HOSTILE = "hostile"


@dataclass(frozen=True)
class Defect:
    """One defect. `kind` is `truncated`, `tampered` (also: damaged on its way) or `hostile`; `member` the path where known.

    `member` and `detail` are printable ASCII without control characters, whatever the bundle held.
    """

    kind: str
    member: str | None
    detail: str


def printable(text: str | bytes, length: int = 80) -> str:
    """Return untrusted text as short printable ASCII."""
    if isinstance(text, bytes):
        text = text.decode("utf-8", "replace")
    shown = text[:length].encode("unicode_escape").decode("ascii")
    return shown + ("..." if len(text) > length else "")
