"""Random words in a URL's query, whatever they are called there: what opens a page, a download or a socket without a login."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_collector.redact import values
from daoflow_collector.redact.names import is_identity
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import to_text

_PAIR = re.compile(
    rb"[?&;](?:amp;)?(?P<name>[A-Za-z_][\w.-]{0,30})=(?P<v>[A-Za-z0-9_-]{24,400}={0,2})(?=[&\s\"'<>#\\]|\Z)"
)
MIN_RANDOM = 24
MIN_CHANGING = 32
"""From here on a run of capitals among changing signs is chance."""
_SESSION = re.compile(r"(?:j?sess(?:ion)?|login)_?id|sid", re.IGNORECASE)
_PUBLIC = values.listed(
    "v h hash rev cursor page next after before etag integrity digest checksum continuation marker pagetoken q query trace"
)
"""Names of what is as random and opens nothing."""


def find(text: bytes) -> Iterator[Span]:
    """Yield the values."""
    if b"=" not in text or b"/" not in text:
        return
    for match in _PAIR.finditer(text):
        name, word = to_text(match["name"]), to_text(match["v"])
        if _SESSION.fullmatch(name) and values.is_made(word) and not values.is_uuid(word):
            yield Span(*match.span("v"), "query-secret", match["v"])
            continue
        is_public = name.lower() in _PUBLIC or is_identity(name)
        if not is_public and is_telling(match["v"]):
            yield Span(*match.span("v"), "query-secret", match["v"])


def is_telling(value: bytes) -> bool:
    """Say whether a value is random enough to be looked at behind any name: capitals, small letters and digits, 24 at least."""
    if len(value) < MIN_RANDOM:
        return False
    word = to_text(value)
    is_mixed = any(map(str.isupper, word)) and any(map(str.islower, word)) and any(map(str.isdigit, word))
    changes = len(word) >= MIN_CHANGING and values.transitions(word) * 4 >= len(word)
    return is_mixed and (changes or values.is_random(word, minimum=MIN_RANDOM, allow_hex=False))
