"""Values that are all that is left of their line: a passphrase under a password's name, whatever stands in a header."""

from __future__ import annotations

import re

from daoflow_collector.redact import drawn, values
from daoflow_collector.redact.names import VARIABLE
from daoflow_collector.redact.vault import to_text

_PHRASE = re.compile(rb"(?P<v>[A-Za-z]+(?: [A-Za-z0-9]+){2,7})[ \t]*(?=[\r\n<\"'`]|\Z)")
_WORDS_OF_FLAG = re.compile(rb"(?P<v>[a-z]{3,14}(?: [a-z]{3,14}){2,9})(?= -{1,2}[A-Za-z]|[\r\n]|\Z)")
_NAMES_OF_PHRASES = (b"password", b"passphrase", b"passwort", b"secret", b"passwd", b"_pass", b"-pass", b"pwd")
_COMPOUND = re.compile(rb"[A-Za-z0-9]+(?:[_.-][A-Za-z0-9]+)+|PGPASSWORD")
"""The name of a setting, a variable or a header; `password:` alone is rather a word of a sentence."""
_HEADER_LINE = re.compile(rb"(?:\A|\n)(?:[<>*][ \t])?\Z")
_HEADER_VALUE = re.compile(rb"[^\s\"'`][^\s]{5,4000}(?=[ \t]*(?:\r?\n|\Z))")
_HEADER = re.compile(rb"(?i:x)-[A-Za-z0-9-]{2,60}|(?i:private-token|api-key|apikey|auth-token)")
MAX_PHRASE = 120


def phrase(text: bytes, begin: int, name: bytes) -> bytes | None:
    """Return the passphrase of several words that the rest of the line is, under a password's name."""
    if not (name.lower().endswith(_NAMES_OF_PHRASES) or _HEADER.fullmatch(name)):
        return None
    rest = _PHRASE.match(text, begin, begin + MAX_PHRASE)
    if rest is None:
        return None
    words = to_text(rest["v"])
    return rest["v"] if values.is_passphrase(words) or (_COMPOUND.fullmatch(name) and drawn.is_drawn(words)) else None


def words_of_flag(text: bytes, begin: int, name: bytes) -> bytes | None:
    """Return the passphrase of several words behind a flag in a list of processes, whose quotes are gone: it ends where the next begins."""
    if not name.lower().endswith(b"passphrase"):
        return None
    words = _WORDS_OF_FLAG.match(text, begin, begin + MAX_PHRASE)
    return words["v"] if words and not values.is_sentence(to_text(words["v"])) else None


def header(text: bytes, start: int, begin: int, name: bytes) -> bytes | None:
    """Return the only word behind a header's name at `start`, where its line has nothing else: quotes are signs like others in it."""
    if VARIABLE.fullmatch(name) or not _HEADER.fullmatch(name):
        return None
    if not _HEADER_LINE.search(text, max(0, start - 3), start):
        return None
    value = _HEADER_VALUE.match(text, begin)
    return (
        value.group() if value and (b'"' in value.group() or b"'" in value.group() or b"`" in value.group()) else None
    )
