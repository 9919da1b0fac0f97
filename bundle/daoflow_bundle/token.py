"""The text that stands where a secret was (contract, section 3).

`[redacted:<what>#<fingerprint>]`, with flags `[redacted:<what>#<fingerprint> len=48 quoted]`, or without a
fingerprint where there is none to give (`[redacted:<what> empty]`). Written by the collector, read by the analyzer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

FLAGS = ("short", "placeholder", "edge-space", "trailing-cr", "quoted", "pct-encoded", "non-ascii", "empty")
FINGERPRINT_HEX_DIGITS = 10

TOKEN = re.compile(
    r"\[redacted:(?P<what>[A-Za-z0-9_.:-]{1,100})(?:#(?P<fingerprint>[0-9a-f]{10}))?"
    r"(?P<flags>(?: (?:len=(?:\d{1,6}|8-15)|short|placeholder|edge-space|trailing-cr|quoted|pct-encoded|non-ascii"
    r"|empty)){0,8})\]"
)
"""Matches a token as this project writes it. Anything looser in the input is escaped before it gets here."""


@dataclass(frozen=True)
class Token:
    """One redacted value: what it was, its keyed fingerprint (10 hex digits or None) and its flags."""

    what: str
    fingerprint: str | None
    flags: tuple[str, ...] = ()

    def __str__(self) -> str:
        fingerprint = f"#{self.fingerprint}" if self.fingerprint else ""
        flags = "".join(f" {flag}" for flag in self.flags)
        return f"[redacted:{self.what}{fingerprint}{flags}]"

    @property
    def length(self) -> int | None:
        """The exact length in characters where the token gives it (16 and up), else None."""
        for flag in self.flags:
            if flag.startswith("len=") and flag[4:].isdigit():
                return int(flag[4:])
        return None


def find_tokens(text: str) -> Iterator[Token]:
    """Yield every token in `text`, in order."""
    for match in TOKEN.finditer(text):
        yield Token(match["what"], match["fingerprint"], tuple(match["flags"].split()))


def parse_token(text: str) -> Token | None:
    """Return the token that `text` is as a whole, or None."""
    match = TOKEN.fullmatch(text)
    return Token(match["what"], match["fingerprint"], tuple(match["flags"].split())) if match else None
