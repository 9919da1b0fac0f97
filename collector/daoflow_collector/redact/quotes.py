"""Where a quoted value ends, and what it stands for: escaped as in JSON, doubled as in SQL, or closed and opened again as in a shell."""

from __future__ import annotations

import json
import re

_QUOTE_INSIDE = re.compile(rb"'(?:\\'|\"'\")'")
"""A shell's way to write a quote inside quotes: it closes, escapes one or quotes it otherwise, and opens again."""
_DOUBLED = re.compile(rb"''(?=[^'\s,;)\]}])")
"""SQL's way to write a quote inside quotes."""


def closing(text: bytes, begin: int, opening: bytes) -> int:
    """Return where the quoted value ends: at the quote escaped as its opening one was, or at the end of the text."""
    slashes, quote = opening[:-1], opening[-1:]
    position = text.find(opening, begin)
    while position >= 0:
        before = 0
        while position - before - 1 >= begin and text[position - before - 1] == 0x5C:
            before += 1
        if slashes:
            if before == 0:
                return position
        elif quote == b"'" and position > begin and _DOUBLED.match(text, position):
            position += 1  # SQL's way to write one
        elif quote == b"'" and (inside := _QUOTE_INSIDE.match(text, position)):
            position = inside.end() - 1
        elif before % 2 == 0 or quote != b'"':
            return position
        position = text.find(opening, position + 1)
    line_end = text.find(b"\n", begin)
    return line_end if line_end >= 0 else len(text)


def unescape(raw: bytes, opening: bytes) -> bytes:
    """Return the decoded value of a quoted one; where it is not JSON, as it stands."""
    if b"\\" not in raw or opening[-1:] != b'"':
        return raw.replace(b"'\\''", b"'").replace(b"'\"'\"'", b"'").replace(b"''", b"'") if opening == b"'" else raw
    decoded = raw
    for _ in range(1 + (len(opening) - 1).bit_length()):
        try:
            decoded = json.loads(b'"' + decoded + b'"', strict=False).encode("utf-8", "surrogatepass")
        except ValueError:
            return decoded
        if b"\\" not in decoded:
            break
    return decoded
