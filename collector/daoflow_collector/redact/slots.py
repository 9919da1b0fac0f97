"""Whether what stands in a secret's slot is the secret: not a reference, a mask, a word, a path, a sentence about it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_collector.redact import values
from daoflow_collector.redact.names import Verdict, is_variable, judge, label, names_one_of, words_of
from daoflow_collector.redact.odd import is_odd, is_odd_text
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.spoken import is_made_by_a_person
from daoflow_collector.redact.vault import to_text

MIN_UNSURE = 16
_BLOCK_SIGNS = frozenset(("|", "|-", "|+", ">", ">-", ">+"))
"""What opens a block in YAML: its lines are the value."""
_NAMED_PATH = re.compile(r"(?P<name>[A-Za-z][\w.-]{0,40}):/[\w./-]+")
"""`db:/etc/credentials/db`: where a secret is read from; but not a password before a path, as rclone has it."""
_MANY = values.listed("tokens passwords secrets credentials cookies")
_PASS_VARIABLE = re.compile(r"(?!TESTS?_|CHECKS?_)[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_PASS")
_MEANS_LOGIN = re.compile(r"(?i:auth|auth_?ident|pass|pin|login)\Z")
_PIN = re.compile(r"\d{4,8}")
MIN_PASSWORD = 8
MAX_COUNT = 4
"""Digits that no token has: `Failed auth: 9  Token: 120`."""
_SIGN = re.compile(r"[^\w.,:/-]")
_PINNED = values.listed(
    "version image digest commit cert certificate tag release revision schema year date build serial"
)
CONTRACTION = re.compile(rb"\\?'(?:t|s|re|ve|ll|d|m)\b")
"""The rest of `can't`, in a message."""
_OWN_NAME = re.compile(rb"(?P<name>[A-Za-z_][\w.-]{2,60})=(?=[^\s=])")
_TRAILING = b".,;:)]}\\"
_URL = re.compile(r"(?!base64:)(?:jdbc:)?[a-z][a-z0-9+.-]*://")


def is_secret(name: bytes, value: bytes, verdict: Verdict, *, quoted: bool) -> bool:
    """Say whether `value`, found under `name`, is a secret. `verdict`: what the name says; `quoted`: quotes stand around the value."""
    word = to_text(value)
    if not word.strip() or values.is_reference(word) or values.is_masked(word) or values.is_plain(word.strip(".,;:!?")):
        return False
    if word in _BLOCK_SIGNS or word.startswith("/run/secrets/"):
        return False
    if _is_named_path(word) or is_told_elsewhere(word) or names_one_of(to_text(name), word.strip("[]")):
        return False
    if verdict is Verdict.UNSURE:
        if is_pin(to_text(name), word):
            return True
        is_login = _MEANS_LOGIN.search(to_text(name)) is not None
        by_a_person = is_login and (is_made_by_a_person(word) or values.is_passphrase(word))
        odd = (is_login or len(word) >= MIN_UNSURE) and is_odd_text(word)
        return values.is_random(word) or by_a_person or odd
    counts = is_count(to_text(name.rstrip(b"_-.")), word)
    return not (counts or _URL.match(word) or (quoted and _is_sentence(word)))


def found(match: re.Match[bytes], group: str, name: bytes, verdict: Verdict, *, quoted: bool) -> Iterator[Span]:
    """Yield a group of a match, found under `name`, where it is a secret; nothing under a safe name."""
    value = match[group]
    if verdict is not Verdict.SAFE and is_secret(name, value, verdict, quoted=quoted):
        yield Span(*match.span(group), label(to_text(name)), value, exact=True)


def is_pin(name: str, word: str) -> bool:
    """Say whether a number is a PIN: a board's pins have fewer digits, and what is pinned is a version."""
    words = words_of(name)
    is_one = _PIN.fullmatch(word) is not None or (
        len(word) >= MIN_PASSWORD and values.is_mixed(word) and (is_odd_text(word) or _SIGN.search(word) is not None)
    )
    return is_one and words[-1:] == ["pin"] and _PINNED.isdisjoint(words)


def has_own_name(raw: bytes) -> bool:
    """Say whether what stands in quotes names the secret in it, as `kind Secret: "password=v"`: that one alone has to go."""
    own = _OWN_NAME.match(raw)
    return own is not None and judge(to_text(own["name"])) is Verdict.SECRET


def is_count(name: str, word: str) -> bool:
    """Say whether a short number under a name in the plural (`TOKENS`, `tokens_spent`; also under `pass`) says how many there are.

    A variable `DB_PASS` has one, and nothing is counted by it.
    """
    if _PASS_VARIABLE.fullmatch(name):
        return False
    if name in ("Token", "token") and word.isdigit() and len(word) <= MAX_COUNT:
        return True
    return (
        word.isdigit() and len(word) <= 6 and (name.lower().endswith("s") or not _MANY.isdisjoint(words_of(name)[:-1]))
    )


def _is_named_path(word: str) -> bool:
    match = _NAMED_PATH.fullmatch(word)
    return match is not None and not values.is_random(match["name"], minimum=8) and not is_odd(match["name"])


def is_told_elsewhere(word: str) -> bool:
    """Say whether it is public whatever the name says: a public key, a path, a variable's name, settings that name the password."""
    return values.is_public(word) or values.is_connection(word) or is_variable(word) or values.is_users(word)


def _is_sentence(word: str) -> bool:
    return word.count(" ") >= 2 and all(part.strip(".,:;'()").isalpha() for part in word.split()) and word[-1:] in ".!?"


def without_brackets(raw: bytes) -> bytes:
    """Return a bare value without the signs of a sentence, and the brackets of others, behind it."""
    while raw and raw[-1] in _TRAILING:
        closes = {0x29: b"(", 0x5D: b"[", 0x7D: b"{"}.get(raw[-1])
        if closes and closes in raw:
            break
        raw = raw[:-1]
    return raw
