"""Secrets among a command's operands and short options, whatever the program: `-u ops -p v`, `/user:ops v`, `… register ops host v`.

`commands` knows programs by their names; here the form tells, so what stands there has to look like a password (`odd`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_collector.redact.odd import is_odd
from daoflow_collector.redact.slots import has_own_name
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import to_text

_QUOTE = rb"(?P<q>\\?[\"'])?"
_VALUE = _QUOTE + rb"(?P<v>(?(q)(?:(?!(?P=q))[^\r\n]){6,400}|(?:[^\s\"'|;&<>]|&(?=[^\s&])){6,400}))"
_REST = rb"(?:[^\r\n|;&]{0,200}?\s)??"
_USER = rb"(?:-{1,2}(?:[uUlD]|user(?:name)?|login)(?:[ =]|(?=\w))|/u(?:ser(?:name)?)?[: ])[\"']?[^\s\"']+[\"']?\s"
_OPERANDS = tuple(
    (literals, re.compile(pattern))
    for literals, pattern in (
        ((b"-pw", b"-rp"), rb"(?<=\s)-{1,2}(?:pw|rp)[ =]" + _VALUE),
        (
            (b" -p", b"--p", b" -w"),
            rb"(?<=\s)" + _USER + _REST + rb"(?:-{1,2}(?:p|P|w|pass)[ =]\s*|(?<!-)-(?:p|P|w|pass)(?=[^\s-]))" + _VALUE,
        ),
        ((b" -p", b" -w"), rb"(?<=\s)-[pPw] " + _VALUE + rb"\s" + _REST + _USER),
        ((b"/p", b"/rp"), rb"(?<=\s)/(?:p|pw|rp|pass|password)[: ]" + _VALUE),
        ((b"/user", b"runas"), rb"(?<=\s)/user(?:name)?:\S+\s+(?!/)" + _VALUE),
        ((b"/add", b"/domain"), rb"\bnet1?(?:\.exe)?\s+user\s+\S+\s+" + _VALUE + rb"\s+/"),
        ((b"%",), rb"(?<=\s)(?:-U|--user)[ =]?[\"']?[^\s%\"']+%" + _VALUE),
        ((b"snmp",), rb"\bsnmp[a-z]+\s" + _REST + rb"-c\s*" + _VALUE),
        ((b"-y ",), rb"(?<=\s)-y\s+[\"']?(?:hmac-[a-z0-9-]+:)?[\w.-]+:" + _VALUE),
        (
            (b"register", b"user", b"passw"),
            rb"(?<=[\s\"'])(?:register|passwd|(?:add|create|change|set|reset|authenticate)[-_ ]?(?:user|pass(?:word|wd)?)|user[-_ ]?add)\s+"
            rb"(?:[^\s|;&<>]{1,80}\s+){1,3}?" + _VALUE + rb"(?=\s*(?:[|;&\r\n\"']|\Z))",
        ),
        (
            (b"base64",),
            rb"\b(?:echo|printf)\s+(?:-\w+\s+|[\"']?%s(?:\\n)?[\"']?\s+)*"
            + _VALUE
            + rb"(?:(?<=[\"'])|(?P=q)|)\s*\|\s*(?:openssl\s+)?base64\b",
        ),
        ((b"<<<",), rb"(?<!chpasswd )<<<\s*" + _VALUE),
        (
            (b"<(",),
            rb"<\(\s*(?:echo|printf)\s+(?:-\w+\s+|[\"']?%s(?:\\n)?[\"']?\s+)*" + _VALUE.replace(rb"<>]", rb"<>)]"),
        ),
        (
            (b"unlock", b"unseal", b"obscure", b"login", b"signin"),
            rb"(?<=\s)(?:unlock|unseal|obscure|login|signin)\s+(?:[\w.@-]{1,40}\s+)??" + _VALUE,
        ),
        ((b"rar ",), rb"\b(?:un)?rar\s" + _REST + rb"-(?:hp|p)" + _VALUE),
        ((b"radtest",), rb"\bradtest\s+(?:-\S+\s+\S+\s+)*\S+\s+" + _VALUE),
        (
            (b"wifi", b"ssid", b"wlan", b"cwjap", b"_user", b"_login", b"_role"),
            rb"(?i:wi-?fi|wlan|ssid|cwjap|_(?:user|login|role))[\w.]{0,20}[ =:(]{1,4}[\"'][^\"'\r\n]{0,80}[\"']\s*,\s*"
            + _VALUE,
        ),
        (
            (b"command", b"cmd", b"helper", b"program"),
            rb"(?i:pass\w{0,12}|secret|token|cred\w{0,10}|key)[-_]?(?i:command|cmd|helper|program)[\"']?[ \t]*[ =:][ \t]*[\"']?"
            rb"[^\r\n]{0,60}?\b(?:echo|printf)\s+(?:-\w+\s+|\\?[\"']?%s(?:\\n)?\\?[\"']?\s+)*" + _VALUE,
        ),
    )
)
"""Literals that their lines hold (in lower case), and the form."""
_ID_ENDS = re.compile(rb"[0-9a-f]{32}\.")
"""An id of the product that ends a sentence."""
EXACT_WORDS = frozenset(
    (b"-pw", b"-rp", b"-w", b"-c", b"-y", b"-U", b"/p", b"/rp", b"/user", b"runas", b"/add", b"base64", b"sed")
)
LITERALS = frozenset(
    (
        b"register",
        b"kinit",
        b"rootpw",
        b"pw=",
        b"ommysql",
        b"ompgsql",
        b"unseal",
        b"obscure",
        b"radtest",
        b"unrar",
        b"cwjap",
        b"wifi",
    )
)
"""By which lines are looked up; the others hold a literal that is looked for anyway."""


def find(text: bytes, lowered: bytes) -> Iterator[Span]:
    """Yield the operands; `lowered` is the text's lower case."""
    for literals, pattern in _OPERANDS:
        if any(literal in lowered for literal in literals):
            for match in pattern.finditer(text):
                if is_odd(to_text(match["v"])) and not (has_own_name(match["v"]) or _ID_ENDS.fullmatch(match["v"])):
                    yield Span(*match.span("v"), "password", match["v"], exact=match["q"] is not None)
