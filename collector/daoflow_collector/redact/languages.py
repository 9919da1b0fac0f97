"""A password that people of other languages tell: its word, a colon or a verb, and a value that is no word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_collector.redact import values
from daoflow_collector.redact.odd import is_odd_or_drawn
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import to_text

LITERALS = frozenset(
    b"passwort passe kennwort contrase senha parol clave wachtwoord heslo salasana adgangskode passord jelsz".split()
)
"""Parts of such words that are ASCII; the prefilter finds their lines."""
FOREIGN = tuple(
    word.encode()
    for word in (
        "ароль",
        "密码",
        "密碼",
        "口令",
        "パスワード",
        "비밀번호",
        "암호",
        "hasło",
        "Hasło",
        "ifre",
        "ösenord",
        "κωδικός",
        "Κωδικός",
        "סיסמה",
        "كلمة المرور",
    )
)
"""Words, or parts of them without their first letter, of which a line in another script holds one."""
_ASCII = (
    "passwort|kennwort|mots? de passe|contrase(?:ñ|n)a|senha|parola?|clave|"
    "wachtwoord|heslo|salasana|adgangskode|passord|jelszó|lösenord"
)
MAX_GAPS = 3
_TOLD = re.compile(
    (
        rf"(?:\b(?:{_ASCII})\b|\bpassw\.|{'|'.join(map(re.escape, (word.decode() for word in FOREIGN)))})"
        r"[^:=\r\n\"]{0,90}?(?:\s?(?::|"
        "\uff1a"
        r"|=)\s{0,4}|\s(?:lautet|ist|est|es|é|è|är|jest|это|—)\s|(?:为|是|は|=)\s?)"
        r"[\"'`«„“「]?(?P<v>[\x21\x23-\x26\x28-\x5f\x61-\x7e]{8,200})"
    ).encode(),
    re.IGNORECASE,
)


_NEXT = re.compile(
    rf"(?:\b(?:{_ASCII})|[Hh]asło)\s{{1,4}}(?P<v>[A-Za-z][!-&(-_a-~]{{7,80}})(?=[\s,;)]|\Z)".encode(), re.IGNORECASE
)
"""`Passwort v`, without a colon or a verb: only what a person makes of words and numbers."""
_QUOTED = re.compile(
    (
        rf"\b(?:{_ASCII})\b[^:=\r\n\"]{{0,90}}?(?:\s?[:=]\s{{0,4}}|\s(?:lautet|ist|est|es)\s)"
        r"(?P<q>[\"'`])(?P<v>[^\r\n]{8,80}?)(?P=q)(?=[,.;)]|\s(?![^\r\n]{0,40}(?P=q))|\s*\Z)"
    ).encode(),
    re.IGNORECASE,
)
"""A value in quotes, with spaces or quotes of its own in it."""


def find(text: bytes, lowered: bytes) -> Iterator[Span]:
    """Yield the values; `lowered` is the text's lower case."""
    is_foreign = not text.isascii() and any(word in text for word in FOREIGN)
    if not is_foreign and b"passw." not in lowered and not any(literal in lowered for literal in LITERALS):
        return
    for match in _NEXT.finditer(text):
        word = to_text(match["v"])
        if values.is_mixed(word) and not values.is_name(word):
            yield Span(*match.span("v"), "password", match["v"])
    for match in _QUOTED.finditer(text):
        joined = to_text(match["v"]).replace(" ", "")
        if values.is_mixed(joined) and match["v"].count(b" ") <= MAX_GAPS:
            yield Span(*match.span("v"), "password", match["v"], exact=True)
    for match in _TOLD.finditer(text):
        value = match["v"].rstrip(b".,;:)")
        word = to_text(value)
        is_made = (
            values.is_mixed(word) or is_odd_or_drawn(word) or is_odd_or_drawn(word.replace("_", "").replace("-", ""))
        )
        if is_made and not (values.is_reference(word) or values.is_masked(word)):
            yield Span(match.start("v"), match.start("v") + len(value), "password", value)
