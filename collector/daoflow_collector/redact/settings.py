"""`password = v` alone on its line, as files of settings have it: the value ends where the line does, whatever signs are in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_collector.redact import slots, values
from daoflow_collector.redact.names import Verdict, judge
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import to_text

_LINE = re.compile(
    rb"(?:\A|\n)[ \t]*(?:[;#][ \t]*)?(?P<name>[A-Za-z][\w.-]{0,60}?(?:password|passwd|pwd|secret)|password|passwd|pwd|secret)[ \t]+=[ \t]+"
    rb"(?P<v>[^\s\"'`$\[({|&\\][^\s\"'`]{5,400})[ \t]*(?=\r?\n|\r?\Z)",
    re.IGNORECASE,
)
_SIGN = re.compile(rb"[<>,;&|]")
"""What ends a value elsewhere."""
_PAIRS = re.compile(r"[;,&]\s*[A-Za-z_][\w. -]{1,30}=[^=]")


def find(text: bytes) -> Iterator[Span]:
    """Yield the values that hold a sign which would end them elsewhere."""
    if b" = " not in text and b"\t= " not in text:
        return
    for match in _LINE.finditer(text):
        word = to_text(match["v"])
        if not _SIGN.search(match["v"][:-1]) or _PAIRS.search(word) or not values.is_mixed(word.rstrip(",;")):
            continue
        if judge(to_text(match["name"])) is Verdict.SECRET:
            yield from slots.found(match, "v", match["name"], Verdict.SECRET, quoted=False)
