"""The secrets of this host, and the only place that turns one into a token.

Lives in memory for one run. The key never leaves it (or comes from `--fingerprint-key`), so fingerprints tell equal from different inside
one bundle and nothing else.
"""

from __future__ import annotations

import hmac
import secrets
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from enum import Enum
from typing import Callable

from daoflow_bundle.token import FINGERPRINT_HEX_DIGITS, TOKEN, Token, parse_token

from daoflow_collector.redact import values
from daoflow_collector.redact.issued import Issued
from daoflow_collector.redact.names import label

KEY_BYTES = 32
SHORT = 8
MAX_HEARD = 2000


class ValueClass(Enum):
    """How a value may be treated: only STRONG ones are hunted outside their own slot."""

    EMPTY = "empty"
    REFERENCE = "reference"
    MASKED = "masked"
    PLACEHOLDER = "placeholder"
    WEAK = "weak"
    STRONG = "strong"


class Vault:
    """Known secret values by name, and the keyed fingerprint.

    `key`: 32 random bytes; made with `secrets` when None, and there is no fallback if that fails.
    """

    def __init__(self, key: bytes | None = None) -> None:
        if key is not None and len(key) < KEY_BYTES:
            raise ValueError(f"a fingerprint key has at least {KEY_BYTES} bytes")
        self._key = secrets.token_bytes(KEY_BYTES) if key is None else bytes(key)
        self._names: dict[bytes, str] = {}
        self._ordinary: set[str] = set()
        self._issued = Issued()
        self._strong: tuple[int, Mapping[str, str]] = (0, {})
        self._listening = threading.local()
        self.revision = 0
        """Grows with each change, so that whoever compiled the known values knows when to do it again."""
        self.go_on: Callable[[], None] = lambda: None
        """Asked between two values while many are learned and compiled; raises where nobody waits for that any more."""

    def __repr__(self) -> str:
        return f"Vault({len(self._names)} known values)"

    def add(self, what: str, value: str) -> None:
        """Register a secret of this host under the name it was found with; the first name of a value stays."""
        self.go_on()
        if self.classify(value) in (ValueClass.EMPTY, ValueClass.REFERENCE, ValueClass.MASKED):
            return
        raw = to_bytes(value)
        if raw not in self._names:
            self._names[raw] = label(what)
            self.revision += 1

    def add_ordinary_words(self, words: Iterable[str]) -> None:
        """Register words the bundle uses otherwise (service, user, database, host, image names): never hunted."""
        before = len(self._ordinary)
        self._ordinary.update(word.lower() for word in words if word)
        self.revision += len(self._ordinary) != before

    def classify(self, value: str) -> ValueClass:
        """Return the class of a value, seen with what is registered so far."""
        if not value.strip():
            return ValueClass.EMPTY
        if values.is_reference(value):
            return ValueClass.REFERENCE
        if values.is_masked(value) or values.TOKEN_OF_ANYBODY.search(value):
            return ValueClass.MASKED
        if values.is_placeholder(value):
            return ValueClass.PLACEHOLDER
        return ValueClass.WEAK if self._is_weak(value.strip()) else ValueClass.STRONG

    def _is_weak(self, value: str) -> bool:
        """Say whether hunting the value would also hit text that has nothing to do with it."""
        return (
            len(value) < SHORT
            or value.lower() in self._ordinary
            or values.is_common(value)
            or values.is_plain(value)
            or len(set(value)) < 4
            or (value.isdigit() and len(value) < 12)
        )

    def strong_values(self) -> Mapping[str, str]:
        """Return value → name of every known value that may be hunted anywhere."""
        revision, strong = self._strong
        if revision != self.revision:
            revision = self.revision
            strong = {
                to_text(value): what
                for value, what in tuple(self._names.items())  # another thread may add one
                if self.classify(to_text(value)) is ValueClass.STRONG
            }
            self._strong = (revision, strong)
        return strong

    def is_strong(self, value: str) -> bool:
        """Say whether the value is a known one that is hunted everywhere."""
        return to_bytes(value) in self._names and self.classify(value) is ValueClass.STRONG

    def is_known(self, value: bytes) -> bool:
        """Say whether exactly this value was registered."""
        return value in self._names

    def name_of(self, value: bytes) -> str | None:
        """Return the name a value was first registered with, or None."""
        return self._names.get(value)

    def fingerprint(self, value: str | bytes) -> str:
        """Return the first 10 hex digits of HMAC-SHA-256 of the exact value (UTF-8), under this run's key."""
        raw = to_bytes(value) if isinstance(value, str) else value
        digest = hmac.digest(self._key, raw, "sha256").hex()[:FINGERPRINT_HEX_DIGITS]
        self._issued.add(digest)
        return digest

    def token(self, what: str, value: str | bytes, flags: Iterable[str] = ()) -> Token:
        """Return the token of a value. `flags` adds what only the place knows (`quoted`, `trailing-cr`, `pct-encoded`)."""
        text = to_text(value) if isinstance(value, bytes) else value
        if not text:
            return Token(label(what), None, ("empty",))
        heard: dict[bytes, str] | None = getattr(self._listening, "heard", None)
        if heard is not None and len(heard) < MAX_HEARD:
            heard.setdefault(to_bytes(text), what)
        return Token(label(what), self.fingerprint(value), _flags_of(text, frozenset(flags)))

    @contextmanager
    def hearing(self) -> Iterator[Mapping[bytes, str]]:
        """Give what this thread turns into tokens meanwhile, value → what it was."""
        heard = self._listening.heard = {}
        try:
            yield heard
        finally:
            self._listening.heard = None

    def with_more(self, more: Mapping[str, str]) -> Vault:
        """Return a vault that knows more values, by name, and gives out the same tokens as this one."""
        other = Vault(self._key)
        other._names, other._ordinary, other._issued = dict(self._names), set(self._ordinary), self._issued
        other.revision, other.go_on = self.revision, self.go_on
        for value, what in more.items():
            other.add(what, value)
        return other

    def trust_tokens(self, text: str) -> None:
        """Take the tokens in a text for this vault's own: another holder of the same key gave them out."""
        for match in TOKEN.finditer(text):
            token = parse_token(match.group())
            if token is not None and token.fingerprint is not None:
                self._issued.add(token.fingerprint)

    def is_own_token(self, text: str) -> bool:
        """Say whether `text` as a whole is a token that this vault gave out: the only ones that pass unescaped."""
        token = parse_token(text)
        return token is not None and token.fingerprint is not None and token.fingerprint in self._issued

    def is_own_fingerprint(self, text: str) -> bool:
        """Say whether `text` as a whole is a fingerprint that this vault gave out, as the comparison documents hold them."""
        return text in self._issued


def _flags_of(text: str, given: frozenset[str]) -> tuple[str, ...]:
    length = len(text)
    flags = [f"len={length}" if length >= 16 else "len=8-15"] if length >= SHORT else ["short"]
    tests = {
        "placeholder": values.is_placeholder(text),
        "edge-space": text.strip(" \t\n") != text,
        "trailing-cr": text.endswith("\r"),
        "quoted": len(text) > 1 and text[0] == text[-1] and text[0] in "\"'",
        "pct-encoded": False,
        "non-ascii": not text.isascii(),
    }
    return tuple(flags + [flag for flag, holds in tests.items() if holds or flag in given])


def to_bytes(value: str) -> bytes:
    """Return the bytes of a value as fingerprints see it: UTF-8, the inverse of `to_text`; a lone JSON surrogate survives too."""
    try:
        return value.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return value.encode("utf-8", "surrogatepass")


def to_text(value: bytes) -> str:
    """Return bytes as text for looking at its characters; bytes that are not UTF-8 survive as surrogates."""
    return value.decode("utf-8", "surrogateescape")
