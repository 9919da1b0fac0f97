"""Passwords as people note them, `root / v`, `WLAN office: v`, `the PIN is v`, recovery codes; and typed where a command belongs."""

from __future__ import annotations

import re

from daoflow_collector.redact.word_shapes import shape

_I = re.IGNORECASE

_THOUGHT_OF = (
    rb"(?=[^\s:]{0,60}[A-Z])(?=[^\s:]{0,60}[a-z])(?=[^\s:]{0,60}\d)[A-Za-z][A-Za-z0-9]*[!$%&*+#?^~][^\s:\"'`]{0,60}"
)
"""Letters of both cases, a number and a sign: no command is called so."""

_SIGNED = rb"(?=\S{0,60}\d)(?=\S{0,60}[A-Za-z])(?=\S{0,60}[!$%&*+#?^~@])[^\s\"'`,;:()\[\]{}<>=/]{5,60}"
"""Letters, numbers and a sign, short as it may be: after `the password is`."""

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
        "typed-password",
        rb"(?:^|[\s>-])(?:sudo|bash|sh|ash|dash|ksh): (?:(?:line )?\d{1,6}: )?(?P<v>"
        + _THOUGHT_OF
        + rb"): command not found",
        b"command not found",
    ),
    shape(
        "typed-password",
        rb"\b(?:zsh|fish): (?:command not found|Unknown command): (?P<v>" + _THOUGHT_OF + rb")(?=\s|$)",
        b"command not found",
        b"unknown command",
    ),
    shape(
        "password",
        rb"\b(?:MDP|[Mm]dp)\b[^:=\r\n]{0,40}?[ \t]?[:=][ \t]{0,2}(?P<v>[^\s\"'`,;]{8,80})(?=[\s,;]|$)",
        b"mdp",
        by_word=True,
    ),
    shape(
        "wifi-key",
        rb"\b(?:WLAN|Wi-?Fi)\b[^:=\r\n]{0,40}(?:[:=]|->)[ \t]+(?P<v>(?=\S{0,60}\d)(?=\S{0,60}[A-Z])[A-Za-z]\S{7,62})[ \t]*\r?$",
        b"wlan",
        b"wifi",
        b"wi-fi",
        by_word=True,
        flags=_I,
    ),
    shape(
        "pin",
        rb"(?<![A-Za-z0-9_])(?:PIN|Pin)(?:[ -]?[Cc]ode)?(?: (?:for|of)(?: the)? \S{1,40}?)?"
        rb"(?:: | (?:is|was|now|lautet|ist|to|set to|changed to):? )"
        rb"(?P<v>\d{4,8})(?![\w-]|\.\d)",
        b"pin",
        by_word=True,
    ),
    shape(
        "recovery-codes",
        rb"\b(?:backup|recovery|rescue|emergency|scratch)[ -]codes?\b[^:;\r\n]{0,60}: ?"
        rb"(?P<v>(?=[a-z0-9-]{0,40}[0-9]|(?-i:[a-z]{0,4}[A-Z]{1,4}[a-z]))[a-z0-9]{4,10}(?:-[a-z0-9]{4,10}){0,4}"
        rb"(?:,? (?:(?=[a-z0-9-]{0,40}[0-9])[a-z0-9]{4,10}(?:-[a-z0-9]{4,10}){0,4}|[a-z0-9]{5}-[a-z0-9]{5})){0,15})(?![\w-])",
        b"codes",
        b"y code",
        b"p code",
        b"e code",
        b"h code",
        by_word=True,
        flags=_I,
    ),
    shape(
        "login-password",
        rb"(?<![\w-])[A-Za-z]{0,4}\d{1,6} LOGIN \\{0,2}\"?[\w.@+-]{1,60}\\{0,2}\"? \\{0,2}\"?(?P<v>[^\s\"\\]{4,200})",
        b"login",
        by_word=True,
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
        rb"(?i:basicauth)[^\r\n]{0,40}(?i:users)[\"':= ]{1,4}\[[\"']?[\w.@-]{1,60}:(?P<v>[^\s\"'\],$]{4,200})[\"'\],]",
        b"basicauth",
        by_word=True,
    ),
    shape(
        "session-cookie",
        rb"\bremember_(?:web|user|admin)\w{0,60}=(?P<v>[^\s\"';,]{16,2000})",
        b"remember_",
        by_word=True,
    ),
    shape("totp-secret", rb"\bseed=(?P<v>(?=[A-Z]*[2-7])[A-Z2-7]{16,64})(?![\w=-])", b"seed=", by_word=True),
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
    shape(
        "password",
        rb"\b(?:[Pp]ass(?:word|wd|code|phrase)|pw|PW|pwd|psk|PSK)(?: [A-Za-z0-9'._-]{1,24}){0,5} (?:is|was|ist|lautet)"
        rb"(?: now| still)?:? [\"'`]?(?P<v>" + _SIGNED + rb")(?=[\"'`]?[.,;)]?(?:\s|$))",
        b"word",
        b"pass",
        b"pw",
        b"psk",
        by_word=True,
    ),
    shape(
        "login-password",
        rb" as (?:root|admin) (?:with|and) (?P<q>[\"'`])(?P<v>(?=[^\"'`]{0,60}\d)[^\s\"'`]{6,60})(?P=q)",
        b"as root with ",
        b"as root and ",
        b"as admin with ",
        b"as admin and ",
        by_word=True,
    ),
    shape(
        "login-password",
        rb"\((?:root|admin)(?::| / )(?P<v>(?=[^\s()]{0,60}\d)(?=[^\s()]{0,60}[A-Za-z])[^\s()\"'`=]{6,60})\)",
        b"(root",
        b"(admin",
        by_word=True,
    ),
    shape(
        "login-password",
        rb"\b[Bb]asic[ -]auth\b[^:\r\n]{0,40}: [\w.@-]{1,40} ?/ ?(?P<v>(?=\S{0,60}\d)(?=\S{0,60}[A-Za-z])[^\s\"'`/]{6,60})(?=[\s,;)]|$)",
        b"auth",
        by_word=True,
    ),
    shape(
        "encoded-secret",
        rb"(?i:secret|token|(?:private|master|secret|signing|encryption|api|access|auth)[_-]?key|pass(?:word|wd|phrase)?|pwd)"
        rb"[\"']?\((?:hex|base64|b64|bytes)\)[\"']? ?[:=] ?[\"']?(?P<v>[A-Za-z0-9+/_-]{12,400}={0,2})(?![\w+/-])",
        b"(hex)",
        b"(base64)",
        b"(b64)",
        b"(bytes)",
        by_word=True,
    ),
    shape("authorization", rb"\bGenieKey (?P<v>[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})", b"geniekey"),
)
