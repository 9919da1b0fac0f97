"""Where a quoted value ends, and what it stands for: escaped as in JSON, doubled as in SQL, or closed and opened again as in a shell."""

from __future__ import annotations

import json
import re

from daoflow_collector.redact import values
from daoflow_collector.redact.vault import to_text

_QUOTE_INSIDE = re.compile(rb"'(?:\\'|\"'\")'")
"""A shell's way to write a quote inside quotes: it closes, escapes one or quotes it otherwise, and opens again."""
_DOUBLED = re.compile(rb"''(?=[^'\s,;)\]}])")
"""SQL's way to write a quote inside quotes."""
_ESCAPED = re.compile(rb"'(?=[^\s,;:)\]}'\"<>]|'(?:[\s,;:)\]}]|\Z))[^'\r\n]*'")
"""A quote behind a backslash that does not end its literal: a word goes on behind it, and another quote ends that."""
_GOES_ON = re.compile(rb"'(?=[A-Za-z0-9][^\s'\"=:,;]*(?:'[A-Za-z0-9][^\s'\"=:,;]*)*'(?:[\s,;:)\]}]|\Z))")
"""A quote with a letter right behind it, in a word that another quote ends."""
_OF_QUOTES = re.compile(rb"\\(['\\])")
_PAIRS = re.compile(rb"([\"'])\1|\\([\"'])")
_OF_SIGNS_OR_BLANK = re.compile(rb"\\([^A-Za-z0-9\r\n])")
_OF_SIGNS = re.compile(rb"\\([^A-Za-z0-9\s])")

_SHELL_WORD = re.compile(
    rb"(?:[A-Za-z0-9_./:=@%+,^-]|\\[^A-Za-z0-9\s\"']|\\[\"'](?=[A-Za-z0-9])|\\ (?=\S))+(?=[\s;|&)\"']|\Z)"
)
"""A word whose signs all stand behind backslashes, as a shell prints it that wants to read it again."""
_BEYOND = re.compile(rb"(?:[\"'](?=[A-Za-z0-9!$%^*#@_+-])[^\s\"'`<>,;)}\]]+)+")
_HEAD = re.compile(rb"[^\s\"'`()\[\]{}<>|,;=\\:]{3,100}(?P<sign>''|\"\"|\\?[\"'])\Z")
_TAIL = re.compile(rb"(?P<sign>''|\"\"|\\?[\"'])[A-Za-z0-9][^\s\"'`()\[\]{}<>|,;=\\]{0,100}")
"""What of a word stands before, or behind, a quote in it."""
MAX_VALUE = 4096


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
        elif quote == b"'" and _goes_on(text, position, is_first=position == begin, is_escaped=before % 2 == 1):
            pass
        elif before % 2 == 0 or quote != b'"':
            return position
        position = text.find(opening, position + 1)
    line_end = text.find(b"\n", begin)
    return line_end if line_end >= 0 else len(text)


def _goes_on(text: bytes, position: int, *, is_first: bool, is_escaped: bool) -> bool:
    return bool((is_escaped and _ESCAPED.match(text, position)) or (not is_first and _GOES_ON.match(text, position)))


def unescape(raw: bytes, opening: bytes) -> bytes:
    """Return the decoded value of a quoted one; where no language reads it so, as it stands."""
    if opening == b"'":
        if b"\\'" in raw and not _QUOTE_INSIDE.search(raw):
            return _OF_QUOTES.sub(rb"\1", raw)
        return raw.replace(b"'\\''", b"'").replace(b"'\"'\"'", b"'").replace(b"''", b"'")
    if b"\\" not in raw or opening[-1:] != b'"':
        return raw
    decoded = raw
    for _ in range(1 + (len(opening) - 1).bit_length()):
        try:
            decoded = json.loads(b'"' + decoded + b'"', strict=False).encode("utf-8", "surrogatepass")
        except ValueError:
            return _OF_SIGNS.sub(rb"\1", decoded) if decoded is raw and len(opening) == 1 else decoded
        if b"\\" not in decoded:
            break
    return decoded


def sql(raw: bytes, *, is_escaped: bool) -> bytes:
    """Return what a literal of SQL stands for; `is_escaped`: it is one of PostgreSQL's with backslashes."""
    return _OF_SIGNS.sub(rb"\1", raw).replace(b"''", b"'") if is_escaped else unescape(raw, b"'")


_LINE_ENDS = re.compile(rb"(?:\\{1,2}[rn])+")
"""What a program is sent behind a word, `"v\\r"`."""


def whole(text: bytes, start: int, end: int) -> tuple[int, bytes]:
    """Return where a value in quotes, of which `start` to `end` was found, ends, and what it stands for."""
    quote = text[start - 1 : start] if start else b""
    if (
        quote in (b"'", b'"')
        and text[end : end + 1] in (quote, b"\\")
        and text[start - 2 : start - 1] != b"\\"
        and text[start - 3 : start - 1] != b"\\'"
    ):
        stop = closing(text, start, quote)
        is_more = end < stop <= start + MAX_VALUE and not _LINE_ENDS.fullmatch(text, end, stop)
        if is_more and text[stop : stop + 1] == quote and b"\n" not in text[start:stop]:
            return stop, unescape(text[start:stop], quote)
    return end, text[start:end]


def shell_word(text: bytes, begin: int) -> bytes | None:
    """Return the bare word at `begin` where a shell has escaped a blank, a quote or a dollar in it."""
    word = _SHELL_WORD.match(text, begin, begin + MAX_VALUE)
    return word.group() if word and re.search(rb"\\[ \"'$]", word.group()) else None


def beyond(text: bytes, begin: int, end: int) -> bytes | None:
    """Return the bare word at `begin` with what stands behind a quote at `end`, where that quote closes nothing."""
    tail = _BEYOND.match(text, end, begin + MAX_VALUE)
    if tail is None:
        return None
    line = text.rfind(b"\n", 0, begin) + 1
    is_alone = text.count(text[end : end + 1], line, begin) % 2 == 0
    return text[begin : tail.end()] if is_alone and values.is_mixed(to_text(text[begin : tail.end()])) else None


def of_shell(raw: bytes) -> bytes:
    """Return a word without the backslashes of a shell."""
    return _OF_SIGNS_OR_BLANK.sub(rb"\1", raw)


def around(text: bytes, line: int, start: int, end: int) -> tuple[int, int, bytes]:
    """Return the range of the word of which `start` to `end` is one side of a quote, and what it stands for; its line begins at `line`."""
    head, tail = _HEAD.search(text, max(line, start - 104), start), _TAIL.match(text, end)
    begin = head.start() if head and (len(head["sign"]) > 1 or text[end : end + 1] != head["sign"]) else start
    stop = tail.end() if tail and (len(tail["sign"]) > 1 or text[start - 1 : start] != tail["sign"]) else end
    raw = text[begin:stop]
    return (begin, stop, raw if (begin, stop) == (start, end) else _PAIRS.sub(rb"\1\2", raw))
