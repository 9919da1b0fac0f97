"""What stands where a bare value would behind a secret's name, and is none: a list, a call, a source, a sentence, the next name."""

from __future__ import annotations

import re

from daoflow_collector.redact import drawn, slots
from daoflow_collector.redact.names import is_fact
from daoflow_collector.redact.vault import to_text

_CALLED = re.compile(
    rb"[A-Z][A-Za-z]{2,40}\([a-z_]{2,30}=\Z|\$?[A-Za-z_][A-Za-z0-9_.>:-]*[\[(](?:[\[({]{0,2}[bBrRuUfN]{0,2}|\))\Z"
)
_CODE = re.compile(rb"[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+\([\w, ]{0,20}\)?(?:\.[A-Za-z_]\w*\([\w, ]{0,20}\)?)*\Z")
"""`z.string().min(12)`."""
_NEXT_VARIABLE = re.compile(rb"[A-Z][A-Z0-9_]{1,60}=")
"""In `PASSWORD= OTHER=…` the first is empty."""
_IDENTIFIER = re.compile(rb"[A-Za-z_]+(?:(?:\.|::)[A-Za-z_]+)*")
_OPENING = (b"#", b"//", b"(", b"[", b"{", b"[[", b"({", b"([", b"[{")
"""What opens a comment or a list."""
_VERSION = re.compile(rb"(?:v\d{1,5}|v?\d{1,4}(?:\.\d{1,5}){1,3})(?:-[a-z0-9.]{1,20})?(?:@sha256:[0-9a-f]{64})?")
"""The tag of an image that is named like a secret: `secrets-operator:v1.14.2`."""
_RENDERED = re.compile(rb"\{\{[^{}\"'\r\n]{1,200}\}\}|\$\((?!echo|printf)[^()\"'\r\n]{1,200}\)|<%=[^%\"'\r\n]{1,200}%>")
"""What a template or a shell puts there, `{{ .Values.auth.password }}`, `$(cat /run/secrets/api)`."""
_STATUS = re.compile(rb"[1-5]\d\d [A-Z][a-z]+\b")
"""`token: 400 Bad Request`: what a server answered to it."""
_BACKEND = re.compile(
    rb"(?:sql|pam|ldap|passwd(?:-file)?|shadow|static|lua|oauth2|imap|checkpassword|dict|cache|policy)\([^()\s]{1,200}(?:\)|\Z)"
)
"""Who checked whom: Dovecot's `auth: sql(user,address): …`."""
_TYPED_ARRAY = re.compile(rb"(?:[A-Z][a-z]+\d{1,2}(?:Clamped)?Array|ArrayBuffer|Buffer)\(\d")
_NEXT_FACT = re.compile(rb"(?P<name>[a-z][a-z0-9]*(?:_[a-z0-9]+)+)=[^=]")
_PATTERN = re.compile(rb"\*|[a-z]{2,20}:(?:\*|\d+|[0-9a-f]{32}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})")
"""What is left of the name of a key in a store: `token:*`, `token:bucket:<id>`."""
_DOTTED = re.compile(r"[a-z]+(?:\.[a-z]+)+")
_READ_ELSEWHERE = re.compile(rb"(?:env|file|fd):|[\w.-]{1,80},(?:type|target|uid|gid|mode)=")
"""What openssl takes for a password's source, and engines for a secret by its name."""
_META = re.compile(
    rb"(?:NAME|VALUE|STRING|SECRET|TOKEN|PASSWORD|PASS|KEY|FILE|PATH|ID|TEXT|STR|VAR|USER)(?![\w-])(?=[\]\s,)|]|\Z)"
)
"""What help says in the place of an argument."""
_PROSE_NEXT = re.compile(rb"[ \t]+(?:[a-z]+(?:[ \t.,]|\Z)|[\"'`])")
_SETTING_OF_DSN = re.compile(
    rb"(?:host(?:addr)?|port|user|dbname|database|server|service)=[\w.:/\[\]-]+\Z", re.IGNORECASE
)
"""`dsn: host=db user=app password=v`."""
_NEXT_SETTING = re.compile(rb" (?:host(?:addr)?|port|user|dbname|password)=")


def reads_otherwise(text: bytes, separator: re.Match[bytes], begin: int, raw: bytes) -> bool:
    """Say whether a bare value is a list, a call, a source, a word of a sentence, a path, a scope (`secrets:read`), or another name."""
    if (
        _RENDERED.match(text, begin)
        or raw in _OPENING
        or _is_next_pair(separator, raw)
        or raw.startswith((b"[-", b"{+", b".*", b"[^"))
        or (separator["op"] == b"..." and raw.startswith(b"--"))
    ):  # a pattern, or a changed word: `diffs` knows that
        return True
    is_listed = bool(separator["after"]) or _NEXT_SETTING.match(text, begin + len(raw))
    is_setting = is_listed and _SETTING_OF_DSN.match(raw)  # those that follow have names of their own
    if (
        is_setting
        or _CALLED.match(raw)
        or _CODE.match(raw)
        or (separator["op"] is None and _READ_ELSEWHERE.match(text, begin))
    ):
        return True
    if (
        separator["op"] == b":"
        and not separator["after"]
        and (
            (b"/" in raw[:2] and b"+" not in raw and raw[-1:] != b"=")
            or (raw.isalpha() and raw.islower())
            or _VERSION.fullmatch(raw)
        )
    ):
        return True
    is_arrow = separator["op"] in (b"->", b"\xe2\x86\x92")
    is_meta = separator["flagspace"] is not None and _META.match(text, begin)
    if is_meta or (is_arrow and (b"/" in raw or not drawn.is_told(to_text(raw)))):
        return True
    behind = text[begin + len(raw) : begin + len(raw) + 7]
    if (
        (_IDENTIFIER.fullmatch(raw) and re.match(rb":[ \t]", behind))
        or (raw.isdigit() and re.match(rb" bytes\b", behind))
        or (raw.isalpha() and slots.CONTRACTION.match(behind))
    ):
        return True  # the name of the next; how long it is
    spaced = bool(separator["after"]) or separator["op"] == b":"
    is_told = separator["op"] == b":" and _is_told_by_program(text, begin, raw, is_spaced=bool(separator["after"]))
    return is_told or (spaced and (raw[:1] in (b"{", b"[", b"(") or _is_prose(text, begin + len(raw), raw)))


def _is_told_by_program(text: bytes, begin: int, raw: bytes, *, is_spaced: bool) -> bool:
    """Say whether behind a colon stands what a program says of a secret (a status, who checked it, what it is made of) or a key's name."""
    if _TYPED_ARRAY.match(text, begin):
        return True
    if not is_spaced:
        return _PATTERN.fullmatch(raw) is not None
    fact = _NEXT_FACT.match(raw)
    is_named = fact is not None and is_fact(to_text(fact["name"]))
    return is_named or bool(_STATUS.match(text, begin) or _BACKEND.match(raw))


def _is_next_pair(separator: re.Match[bytes], raw: bytes) -> bool:
    """Say whether a name has no value of its own, and another pair follows: `A= B=v`, `auth: B=v`."""
    variable = _NEXT_VARIABLE.match(raw)
    if variable is None or not separator["after"] or separator["space"]:
        return False
    return separator["op"] == b"=" or (separator["op"] == b":" and raw[variable.end() :].strip(b"=") != b"")


def _is_prose(text: bytes, end: int, raw: bytes) -> bool:
    """Say whether `name: words …` reads as a sentence: a letters-only word that more words follow."""
    word = raw.decode("latin-1").strip(".,;:()")
    is_word = word.isalpha() and (word.islower() or word.istitle())
    return (is_word or bool(_DOTTED.fullmatch(word))) and bool(_PROSE_NEXT.match(text, end))
