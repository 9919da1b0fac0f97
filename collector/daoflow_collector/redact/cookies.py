"""Every cookie of a header that keeps somebody logged in, whatever its value looks like: `Cookie: theme=dark; session=v; lang=en`.

Of the others those stay that tell how somebody likes a page, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from daoflow_collector.redact import slots, values
from daoflow_collector.redact.names import Verdict, judge, label, words_of
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import to_text

_HEADER = re.compile(
    rb"(?<![A-Za-z0-9])cookie[\"']?[ \t]*[:=][ \t]*[\[\"'\\]{0,4}(?P<cookies>[^\r\n\"'\]\\]{3,4000})", re.IGNORECASE
)
_PAIR = re.compile(rb"(?:^|; ?)(?P<name>[A-Za-z0-9_.-]{2,80})=(?P<v>[^;,\s]+)")
_LOGIN = values.listed("session sess sid sso auth oauth token jwt remember refresh access login phpsessid jsessionid")
_ENDS = values.listed("expiry expires expiration ttl timeout age count enabled")
"""What is told of a login, and is none."""
_PREFERENCE = re.compile(
    r"[A-Za-z]?[a-z]{1,9}(?:[-_][a-z]{1,9})?"  # dark, high-contrast
    r"|[a-z]{2}[-_][A-Z]{2}|[A-Z]{3}"  # de_DE, EUR
    r"|(?:UTC|GMT)[+-]\d{1,2}|[A-Z][a-z]{2,9}/[A-Z][a-z]{2,12}(?:_[A-Z][a-z]{2,9})?"  # Europe/Berlin
    r"|\d{1,4}"
)


def is_preference(name: str, value: str) -> bool:
    """Say whether a cookie holds a short word, a language, a zone or a small number under a name that tells of no login."""
    is_harmless = judge(name) is Verdict.SAFE and _LOGIN.isdisjoint(words_of(name))
    return is_harmless and bool(_PREFERENCE.fullmatch(unquote(value))) and not values.is_common(value)


def find(text: bytes, lowered: bytes) -> Iterator[Span]:
    """Yield the value of each; `lowered` is the text's lower case."""
    if b"cookie" not in lowered:
        return
    for header in _HEADER.finditer(text):
        start = header.start("cookies")
        for pair in _PAIR.finditer(header["cookies"]):
            words = words_of(to_text(pair["name"]))
            is_login = not _LOGIN.isdisjoint(words) and words[-1] not in _ENDS
            if is_login and slots.is_secret(pair["name"], pair["v"], Verdict.SECRET, quoted=False):
                yield Span(
                    start + pair.start("v"), start + pair.end("v"), label(to_text(pair["name"])), pair["v"], exact=True
                )
