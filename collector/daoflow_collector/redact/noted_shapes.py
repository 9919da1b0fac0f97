"""Passwords as people write them down for each other: `root / v`, `WLAN office: v`, `the PIN is v`, recovery codes."""

from __future__ import annotations

import re

from daoflow_collector.redact.word_shapes import shape

_I = re.IGNORECASE

NOTED_SHAPES = (
    shape(
        "login-password",
        rb"(?:^|[\s\"'`(|])(?:root|admin|administrator|administrador|sysadmin|superuser)(?: / |[:/])"
        rb"(?P<v>(?=[^\s]{0,60}[A-Z])(?=[^\s]{0,60}\d[^\s]{0,30}\d)[A-Za-z][^\s\"'`,;|()/:=@]{7,60})(?=[\s\"'`,;|)]|$)",
        b"root",
        b"admin",
        by_word=True,
    ),
    shape(
        "wifi-key",
        rb"\b(?:WLAN|Wi-?Fi)\b[^:=\r\n]{0,40}[:=][ \t]+(?P<v>(?=\S{0,60}\d)(?=\S{0,60}[A-Z])[A-Za-z]\S{7,62})[ \t]*\r?$",
        b"wlan",
        b"wifi",
        b"wi-fi",
        by_word=True,
        flags=_I,
    ),
    shape(
        "pin",
        rb"(?<![A-Za-z0-9_])(?:PIN|Pin)(?:[ -]?[Cc]ode)?(?: for \S{1,40})? (?:is|was|now|lautet|ist|to|set to|changed to):? "
        rb"(?P<v>\d{4,8})(?![\w-]|\.\d)",
        b"pin",
        by_word=True,
    ),
    shape(
        "recovery-codes",
        rb"\b(?:backup|recovery|rescue|emergency|scratch)[ -]codes?\b[^:\r\n]{0,60}: ?"
        rb"(?P<v>(?=[a-z0-9-]{0,40}[0-9]|(?-i:[a-z]{0,4}[A-Z]{1,4}[a-z]))[a-z0-9]{4,10}(?:-[a-z0-9]{4,10}){0,4}"
        rb"(?:,? (?:(?=[a-z0-9-]{0,40}[0-9])[a-z0-9]{4,10}(?:-[a-z0-9]{4,10}){0,4}|[a-z0-9]{5}-[a-z0-9]{5})){0,15})(?![\w-])",
        b"codes",
        by_word=True,
        flags=_I,
    ),
    shape(
        "pin",
        rb"(?<![A-Za-z0-9_])(?:PIN|pin|Pin)(?: for (?:the )?\S{1,40})? (?:is|was) "
        rb"(?P<v>(?=[A-Za-z0-9]{0,40}[a-z])(?=[A-Za-z0-9]{0,40}[A-Z])(?=[A-Za-z0-9]{0,40}\d)[A-Za-z0-9]{8,40})(?![\w.-])",
        b"pin",
        by_word=True,
    ),
    shape(
        "login-password",
        rb"\b(?:[Ll]og ?in|[Ss]ign in) with [A-Za-z][\w.@-]{1,40}[:/]"
        rb"(?P<v>(?=[^\s/]{0,60}\d)(?=[^\s/]{0,60}[A-Z])[^\s/,;:]{8,60})(?=[\s,;]|$)",
        b"og in with ",
        b"ogin with ",
        b"ign in with ",
        by_word=True,
    ),
    shape(
        "exchange-code",
        rb"\b[Ee]xchange code (?P<v>[0-9a-f]{32,64}|(?=[A-Za-z_-]{0,60}\d)[A-Za-z0-9_-]{24,64})(?![\w.-])",
        b"xchange code ",
        by_word=True,
    ),
    shape("pin", rb"\b[A-Za-z]\w{0,60}_PIN (?:is|was|to|set to) (?P<v>\d{4,8})\b", b"_pin", by_word=True, flags=_I),
)
