"""Secrets in command lines that no name marks: `curl -u user:secret`, `sshpass -p secret`, `mysql -psecret`, `7z -psecret`, …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from daoflow_collector.redact import values
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import to_text

_VALUE = rb"(?:'(?P<s>[^']+)'|\"(?P<d>[^\"]+)\"|(?P<b>[^\s\"'|;&<>]+))"
_MIDDLE = rb"(?:[^\n|;&]{0,300}?\s)"


def _command(programs: bytes, flags: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"(?<![A-Za-z0-9_.-])(?:" + programs + rb")\s" + _MIDDLE + rb"?(?:" + flags + rb")" + _VALUE)


COMMANDS: tuple[tuple[str, tuple[bytes, ...], re.Pattern[bytes]], ...] = (
    ("curl-user", (b"curl",), _command(rb"curl", rb"(?:-u|--user|--proxy-user|-U)[ =]?\s*(?:[^\s:\"']+:)?(?=[^\s])")),
    ("sshpass", (b"sshpass",), _command(rb"sshpass", rb"-p\s*")),
    ("redis-password", (b"redis-cli", b"valkey-cli"), _command(rb"(?:redis|valkey)-cli", rb"(?:-a|--pass)\s+")),
    ("login-password", (b"login",), _command(rb"login", rb"(?:-p|--password)[ =]\s*")),
    ("archive-password", (b"7z", b"7za", b"7zz", b"7zr"), _command(rb"7z[arz]?", rb"-p")),
    ("archive-password", (b"zip", b"unzip"), _command(rb"(?:un)?zip|zipcloak|unrar|rar", rb"-(?:P\s*|p(?=\S))")),
    ("mysql-password", (b"mysql", b"mariadb"), _command(rb"(?:mysql|mariadb)[a-z-]*", rb"-p(?=[^\s-])")),
    ("mongo-password", (b"mongo",), _command(rb"mongo[a-z]*", rb"-p\s+")),
    ("ldap-password", (b"ldap",), _command(rb"ldap[a-z]+", rb"-w\s*")),
    ("sql-password", (b"sqlcmd", b"bcp"), _command(rb"sqlcmd|bcp", rb"-P\s*")),
    (
        "htpasswd",
        (b"htpasswd",),
        _command(rb"htpasswd", rb"-[a-zA-Z]*n[a-zA-Z]*b[a-zA-Z]*\s+\S+\s+|-[a-zA-Z]*b[a-zA-Z]*n[a-zA-Z]*\s+\S+\s+"),
    ),
    ("openssl-key", (b"openssl",), _command(rb"openssl", rb"-[kK]\s+")),
    (
        "piped-password",
        (b"echo", b"printf"),
        re.compile(
            rb"\b(?:echo|printf)\s+(?:-n\s+)?"
            + _VALUE
            + rb"\s*\|[^\n]{0,200}?(?:--password-stdin|sudo\s+-S|--passphrase-fd)"
        ),
    ),
    (
        "piped-password",
        (b"chpasswd",),
        re.compile(rb"\b(?:echo|printf)\s+(?:-n\s+)?[\"']?[\w.-]+:" + _VALUE + rb"\s*\|\s*(?:sudo\s+)?chpasswd"),
    ),
    ("htpasswd", (b"htpasswd",), _command(rb"htpasswd", rb"-[a-zA-Z]*b[a-zA-Z]*\s+\S+\s+\S+\s+")),
    ("openssl-pass", (b"openssl", b"pass:"), re.compile(rb"(?<![A-Za-z])pass:" + _VALUE)),
)
"""Kind, literals that its lines hold, pattern."""

EXACT_WORDS = frozenset((b"7z", b"7za", b"7zz", b"7zr", b"zip", b"unzip", b"bcp"))
_ALL_LITERALS = tuple({literal for _, literals, _ in COMMANDS for literal in literals})
LITERALS = frozenset(literal for _, literals, _ in COMMANDS for literal in literals) - EXACT_WORDS - {b"pass:"}


_HIDES = re.compile(rb"[\s\"'|;&<>]")


def in_arguments(items: Sequence[str]) -> list[Span | None]:
    """Return, for each argument of one command line, the part that is a secret by its program's habits; offsets in characters."""
    written = [_HIDES.sub(b"\x01", item.encode("utf-8", "surrogatepass")) for item in items]
    line = b" ".join(written)
    spans = list(find(line, line.lower()))
    found: list[Span | None] = []
    offset = 0
    for raw, item in zip(written, items):
        inside = next((span for span in spans if offset <= span.start and span.end <= offset + len(raw)), None)
        if inside is not None and item.isascii():
            found.append(replace(inside, start=inside.start - offset, end=inside.end - offset))
        else:
            found.append(inside and replace(inside, start=0, end=len(item)))
        offset += len(raw) + 1
    return found


def find(text: bytes, lowered: bytes) -> Iterator[Span]:
    """Yield the secret arguments of known commands; `lowered` is the text's lower case."""
    if not any(literal in lowered for literal in _ALL_LITERALS):
        return
    for kind, literals, pattern in COMMANDS:
        if any(literal in lowered for literal in literals):
            for match in pattern.finditer(text):
                group = next(name for name in ("s", "d", "b") if match[name] is not None)
                start, value = match.start(group), match[group]
                word = to_text(value)
                if kind == "curl-user" and b":" not in match.group() and not values.is_random(word):
                    continue
                if kind == "curl-user" and b":" in value and text[start - 1 : start] != b":":
                    cut = value.index(b":") + 1
                    start, value = start + cut, value[cut:]
                    word = to_text(value)
                if value and not (values.is_reference(word) or values.is_masked(word) or word.startswith("[redacted:")):
                    yield Span(start, start + len(value), kind, value, exact=group != "b")
