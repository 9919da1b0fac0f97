"""Text in UTF-16 and UTF-32 becomes UTF-8 before the gate looks at it; what only claims to be that does not.

Bytes that are read in the wrong encoding hold every secret still, as signs that no pass knows: such a reading is never written.
"""

from __future__ import annotations

import re

_MARKS = (
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_LEAST_NULS = 0.4
"""The share of NUL bytes from which a text is two or four bytes a character; a process's environment has a third at most."""
_LEAST_PRINTABLE = 0.95
_READABLE = re.compile(rb"[\x20-\x7e]{6,}")
_ASCII = re.compile(r"[\t\n\r -~]")
_UNPRINTABLE = re.compile(
    r"[\0-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ue000-\uf8ff]"
)


class UnknownCharsetError(ValueError):
    """The content is full of NULs and no text in any encoding that this module knows."""


def as_utf8(content: bytes) -> bytes:
    """Return UTF-16 and UTF-32 as UTF-8 without its mark; everything else, also what has only the mark, as it is.

    Raises `UnknownCharsetError` where two or four bytes seem to be a character and cannot be read as such.
    """
    marked = next(((mark, encoding) for mark, encoding in _MARKS if content.startswith(mark)), None)
    if marked:
        text = _decoded(content[len(marked[0]) :], marked[1])
        if text is not None:
            return text.encode("utf-8")
    if content.count(b"\0") < max(1, len(content) * _LEAST_NULS):
        return content
    for encoding in () if marked else ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        text = _decoded(content, encoding)
        if text is not None:
            return text.encode("utf-8")
    raise UnknownCharsetError("two or four bytes a character, and no text")


def readable_bytes(content: bytes) -> bytes:
    """Return what can be read in the content byte by byte, a line each: nothing, where it is UTF-16 of a language in Latin letters."""
    return b"\n".join(_READABLE.findall(content))


def _decoded(content: bytes, encoding: str) -> str | None:
    """Return the text; None where it is none: signs that stand in no text, or not one in ASCII, which even Chinese has at line ends."""
    size = 4 if "32" in encoding else 2
    whole = len(content) // size * size
    try:
        text = content[:whole].decode(encoding)
    except UnicodeDecodeError:
        return None
    if len(_UNPRINTABLE.findall(text)) > len(text) * (1 - _LEAST_PRINTABLE) or (text and not _ASCII.search(text)):
        return None
    return text + "\N{REPLACEMENT CHARACTER}" * (whole < len(content))  # it was cut in the middle of one
