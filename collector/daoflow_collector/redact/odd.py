"""Whether a word is odd: no word of a language, name, number, address or path, but what a machine or a person makes as a password.

For places that only suggest a secret. Where a name says that one stands there, `slots` judges, and needs no oddness.
"""

from __future__ import annotations

import re

from daoflow_collector.redact import chance, drawn, values
from daoflow_collector.redact.vault import to_bytes

_HEX = re.compile(r"(?:0x)?[0-9a-f]{16,}|[0-9A-F]{16,}|[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
_POINTER = re.compile(r"0x[0-9a-fA-F]{1,16}|[0-9a-f]{7,15}")
_MADE_BY_A_PERSON = re.compile(
    r"(?=.{0,80}[A-Z])(?=.{0,80}[a-z])[A-Z][A-Za-z]{2,40}(?:[-_.#]?[A-Z][a-z]{2,20}){0,4}[-_.#]?\d{2,4}[!?.*$%+]?"
    r"|[A-Z][a-z]{3,12}(?:[-_.][a-z]{4,12}){1,3}\d{2,4}[!?*$%+]"
    r"|[a-z]{4,12}(?:[.-][a-z]{4,12}){1,4}[.-]\d{3,4}(?:[.-][a-z]{4,12})?"
)
"""`Silver2096!`, `River-Herbst-91`, `Copper.river2096!`, `some-words-2048-here`."""
_FOUR_WORDS = re.compile(r"[a-z]{4,10}(?:[-_.][a-z]{4,10}){3,5}(?:\d{1,4}|[-_.]\d{2,4})")
_OF_SYSTEMS = values.listed(
    "agent api auth backup build cache client cluster control core daemon daoflow data database deploy disk docker edge "
    "engine gateway group handler host image index instance internal job layer legacy lock main manager master migration "
    "mode module monitor network node pipeline plane plugin pool postgres primary prod production project proxy queue "
    "read redis region release replica runner runtime scheduler schema secondary secret server service session shard "
    "stack stage staging state step storage store stream sync system table target task temporal test token tool traffic "
    "type user version volume worker write zone"
)
"""Words of what is named like that: hosts, services, jobs."""
_ALGORITHM = re.compile(
    r"(?<![A-Za-z0-9])(?:(?:hmac)?sha|pbkdf|md|aes|rsa|ecdsa|[ehpr]s|utf|utc|ipv|iso|base|argon|salsa|poly|xxh|sntrup|mlkem|secp|nistp|ed|http|tls|crc|curve|blake|chacha|des|v)[-_]?\d+",
    re.IGNORECASE,
)
_PART = re.compile(
    r"[A-Z]?[a-z]*|[A-Z]*|\d*[a-z]?|[a-z]\d{1,2}[a-z]|[A-Z]\d{1,2}[A-Z]|(?:[a-z]{2,}|[A-Z]{2,}|[A-Z][a-z]+)\d{1,2}|[vV]\d+|0x[0-9a-f]{1,16}|[A-Z]?[a-z]+(?:[A-Z][a-z]+)*"
)
_DIGITS_INSIDE = re.compile(
    r"^(?=.{0,200}[a-z])(?=.{0,200}[A-Z]).{0,200}[A-Za-z]\d{1,3}[A-Za-z].{0,200}?(?<=[A-Za-z])\d"
    r"|^(?=.{16})[A-Z0-9]*[A-Z]\d{1,4}[A-Z][A-Z0-9]*$"
)
_JOINTS = re.compile(r"[-_.:/@+~]")
"""What the parts of a name are, of a host, a service, a variable, a code, a number, a time, and what joins them."""
_PLACE = re.compile(r"/|error:[0-9A-F]{8}:|\./|[$%@-]|.*://|[^@]+@[^@]*\.")
_SIGNS = re.compile(r"\Abase64:|[-_+]|=+\Z")
_WITH_SLASH = re.compile(_SIGNS.pattern + r"|/")
"""What base64 has besides letters and digits."""
MAX_ALGORITHM = 24
MIN_LONG = 16


def is_hex(word: str) -> bool:
    """Say whether an odd word has nothing but hex digits, so that it could as well be an id or a digest."""
    return bool(_HEX.fullmatch(word))


def is_odd(word: str) -> bool:
    """Say whether a word looks like a password; one of hex digits must be as long as an id is at least."""
    if drawn.is_scrambled(word):
        return True
    if not values.is_mixed(word) or values.is_reference(word) or values.is_masked(word):
        return False
    if (
        (len(word) < MAX_ALGORITHM and _ALGORITHM.search(word) and not _is_disordered(word))
        or _POINTER.fullmatch(word)
        or _PLACE.match(word)
    ):
        return False
    if is_hex(word) or _MADE_BY_A_PERSON.fullmatch(word) or is_four_words(word):
        return True
    if all(_PART.fullmatch(part) for part in _JOINTS.split(word)):
        return False
    return chance.bits(to_bytes(word)) > chance.LIKELY or values.is_random(word, minimum=8) or _changes(word)


def _is_disordered(word: str) -> bool:
    """Say whether capital and small letters and digits are so mixed that what reads as an algorithm, `v5`, is there by chance."""
    return (
        word not in (word.lower(), word.upper())
        and values.is_random(word)
        and values.transitions(word) * 3 >= len(word)
    )


def is_four_words(word: str) -> bool:
    """Say whether a word is joined of four and more of a language and ends in a number, and of none that hosts and jobs are named by."""
    return bool(_FOUR_WORDS.fullmatch(word)) and _OF_SYSTEMS.isdisjoint(re.split(r"[^a-z]+", word))


def is_odd_or_drawn(word: str) -> bool:
    """Say whether a word is no word of configuration that a secret happens to equal: odd, words in a row, or letters in disorder."""
    return is_odd(word) or drawn.is_letters(word)


def is_odd_text(word: str) -> bool:
    """Say whether a word is odd and has more than hex digits: it is no id."""
    return is_odd(word) and not is_hex(word)


def _changes(word: str) -> bool:
    """Say whether letters, small and capital, and digits change often enough in a word to be made by a machine."""
    word = (_WITH_SLASH if word[-1:] == "=" or "+" in word else _SIGNS).sub("", word)
    if not word.isalnum():
        return False
    return (len(word) >= MIN_LONG and values.transitions(word) * 5 >= len(word)) or bool(_DIGITS_INSIDE.search(word))
