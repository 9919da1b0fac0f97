"""Credentials in URLs: `scheme://user:password@host`, also a token as the only user, also a password with raw `@`, `/` or `#` in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from daoflow_collector.redact import values
from daoflow_collector.redact.odd import is_odd

_SCHEME = re.compile(rb"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9+.-]*\Z|(?<![A-Za-z0-9])\Z")
_GO_SOURCE = re.compile(rb"(?<![A-Za-z0-9_./-])[A-Za-z0-9_.-]{1,64}:(?P<v>[^\s\"'(]{1,300}?)@(?:tcp|tcp6|unix|udp|)\(")
WITHOUT_SCHEME = re.compile(rb"@(?:[A-Za-z0-9-]{1,63}\.){0,10}[A-Za-z0-9-]{1,63}:\d{2,5}(?![\w:.-])")
_BEFORE_HOST = re.compile(rb"(?<![\w.@-])[A-Za-z][A-Za-z0-9_.-]{0,40}:(?P<v>[^\s:@/\"'<>]{6,200})\Z")
"""`user:password@host:port`, as proxies and clients are given it."""
WITHOUT_PORT = re.compile(
    rb"(?<![\w./@=-])(?:sips?:)?[A-Za-z0-9][A-Za-z0-9_.-]{0,40}:(?P<v>[^\s:@/\"'<>]{6,200})@(?:[A-Za-z0-9-]{1,63}\.){1,10}[A-Za-z]{2,24}(?![\w@])"
)
_BROKEN = re.compile(
    rb"(?<![\w/.-])[A-Za-z][A-Za-z0-9+.-]{1,20}(?://|:/(?!/))(?P<user>[\w.-]{0,60}):(?P<v>[^\s:@/\"'<>]{6,200})"
    rb"@(?:[A-Za-z0-9-]{1,63}\.){0,10}[A-Za-z0-9-]{1,63}(?=[:/?\"'\s,)]|\Z)"
)
"""A scheme without its colon or a slash, `postgres//app:v@db`: what a program refuses as no URL."""
NAMED_HOST = re.compile(rb"@(?:[A-Za-z0-9-]{1,63}\.){1,10}[A-Za-z]{2,24}(?![\w@])")
"""What a line holds, behind an @, that may be such a pair."""
_OF_ADDRESSES = re.compile(
    rb"(?:mailto|acct|xmpp|jabber|from|to|cc|bcc|e?mail|user(?:name)?|owner|author|login|contact|by|for|git):",
    re.IGNORECASE,
)
"""What stands before an address that holds no password: `mailto:ops2026@example.net`."""
MAX_SCHEME = 32
MAX_URL = 4096
_BODY = re.compile(
    rb"[^\s\"'`<>\\{}|^]*(?:(?:\$\{[^}\s]*\}|(?<=[A-Za-z0-9])'(?=[A-Za-z0-9%!*()~._-]{1,200}@[A-Za-z0-9]))[^\s\"'`<>\\{}|^]*)*"
)
"""A quote of its own is a browser's: `encodeURIComponent` leaves it."""
_NEXT_URL = re.compile(rb"(?<=[A-Za-z0-9\]])[,;](?=[A-Za-z][A-Za-z0-9+.-]{1,20}://)")
"""Where the next one of a list begins."""
_HOST = re.compile(
    rb"(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9])?|\$\{[^}]*\})(?::(?:\d{1,5}|\$\{[^}]*\}))?(?:[/?#,;)\].]|\Z)"
)
_PORT_OR_END = re.compile(rb"\d{1,5}(?:[/?#]|\Z)")
_SETTINGS_BEHIND = re.compile(
    rb"[A-Za-z][\w.-]*:\d{2,5}/[\w.-]*\?(?:[^@]{0,400}&)?[\w.-]{0,30}(?:password|passwd|pass|pwd)=[^@&]*@",
    re.IGNORECASE,
)
"""A host, its port, a database and settings: what stands before that `@` is one of their values, decoded, and no login."""
_PLAIN_USERS = frozenset(
    b"git oauth2 x-access-token x-token-auth user username anonymous root admin ftp www-data oauth".split()
)
_MARKER_PASSWORDS = frozenset(b"x-oauth-basic x oauth2 x-access-token".split())
_DATA_SCHEMES = re.compile(
    rb"(?:postgres|postgresql|mysql|mariadb|mongodb|redis|rediss|valkey|amqp|amqps|nats|kafka|smtp|smtps|sftp|ftp|ssh|ldap|ldaps|"
    rb"clickhouse|"
    rb"mssql|sqlserver|cockroachdb|couchdb|memcached|imap|imaps|pg|jdbc)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Credential:
    """Where the secret part stands, and its percent-decoded value."""

    start: int
    end: int
    kind: str
    value: bytes = field(repr=False)
    encoded: bool = False


def credentials(text: bytes) -> Iterator[Credential]:
    """Yield the secret part of each URL's user info."""
    if b"@" in text:
        yield from _without_scheme(text)
    slashes = text.find(b"://")
    while slashes >= 0:
        begin = slashes + 3
        body_match = _BODY.match(text, begin, begin + MAX_URL)
        body = _NEXT_URL.split(body_match.group(), maxsplit=1)[0] if body_match else b""
        found = _SCHEME.search(text[max(0, slashes - MAX_SCHEME) : slashes])
        if b"@" in body and found:
            scheme = found.group().rsplit(b"+", 1)[0]
            end = _userinfo_end(body, is_data=bool(_DATA_SCHEMES.match(scheme)))
            if end > 0:
                yield from _secret(body[:end], begin, scheme)
        slashes = text.find(b"://", begin)


def _without_scheme(text: bytes) -> Iterator[Credential]:
    """Yield the passwords of what is no whole URL: a data source of Go, `user:password@host`, a scheme that was mistyped."""
    if b"(" in text:
        yield from _go_sources(text)
    for host in WITHOUT_SCHEME.finditer(text):
        before = _BEFORE_HOST.search(text, max(0, host.start() - 256), host.start())
        is_url = before and text[max(0, before.start() - 3) : before.start()] == b"://"  # whose own pass decodes it
        if before and not is_url and _is_given(before["v"]):
            yield Credential(before.start("v"), before.end("v"), "url-password", before["v"])
    for pair in WITHOUT_PORT.finditer(text):
        if is_odd(pair["v"].decode("latin-1")) and not _OF_ADDRESSES.match(pair.group()):
            yield Credential(*pair.span("v"), "url-password", pair["v"])
    for broken in _BROKEN.finditer(text):
        if _is_given(broken["v"]):
            yield Credential(*broken.span("v"), "url-password", broken["v"])


def _is_given(value: bytes) -> bool:
    word = value.decode("latin-1")
    return values.is_mixed(word) and not values.is_reference(word) and not values.is_masked(word)


def _go_sources(text: bytes) -> Iterator[Credential]:
    """Yield the password of each `user:password@tcp(host:port)/database`."""
    for match in _GO_SOURCE.finditer(text):
        word = match["v"].decode("latin-1")
        if not (values.is_reference(word) or values.is_masked(word)):
            yield Credential(match.start("v"), match.end("v"), "url-password", match["v"])


def _userinfo_end(body: bytes, *, is_data: bool) -> int:
    """Return where the user info ends (the position of its `@`), or -1.

    A raw `@`, `/`, `?` or `#` inside a password makes a URL ambiguous: then the last `@` that a host follows ends it.
    """
    authority = re.split(rb"[/?#]", body, maxsplit=1)[0]
    if _SETTINGS_BEHIND.match(body):
        return -1
    colon = authority.find(b":")
    ambiguous = is_data or (colon > 0 and not _PORT_OR_END.match(body, colon + 1))
    if b"@" not in authority and not (ambiguous and colon > 0):
        return -1
    region = body if ambiguous and colon > 0 else authority
    candidates = [
        position for position, byte in enumerate(region) if byte == 0x40 and _HOST.match(region, position + 1)
    ]
    if b"@" in authority and not is_data:
        inside = [position for position in candidates if position < len(authority)]
        candidates = inside or candidates
    elif b"@" in authority:
        query = body.find(b"?", len(authority))
        candidates = [position for position in candidates if query < 0 or position < query] or candidates
    if candidates:
        return candidates[-1]
    return authority.rfind(b"@")


def _secret(userinfo: bytes, offset: int, scheme: bytes) -> Iterator[Credential]:
    user, colon, password = userinfo.partition(b":")
    if colon and password and password.lower() not in _MARKER_PASSWORDS:
        if not values.is_reference(password.decode("latin-1")) and not values.is_masked(password.decode("latin-1")):
            start = offset + len(user) + 1
            yield _credential(start, password, "url-password")
        return
    data = bool(_DATA_SCHEMES.match(scheme))
    word = user.decode("latin-1")
    if not data and (b"," in user or b";" in user):
        return  # a table's next cell is an address: `https://host,person@host`
    if not user or user.lower() in _PLAIN_USERS or values.is_reference(word) or values.is_masked(word):
        return
    is_name = data and not scheme.lower().endswith(b"nats")  # who has no user there has a token
    if (is_name and not values.is_random(word)) or (not is_name and not _is_token(word)):
        return
    yield _credential(offset, user, "url-token")


def _is_token(word: str) -> bool:
    return len(word) >= 16 or (len(word) >= 8 and any(c.isdigit() for c in word) and any(c.isalpha() for c in word))


def _credential(start: int, raw: bytes, kind: str) -> Credential:
    value = unquote_to_bytes(raw)
    return Credential(start, start + len(raw), kind, value, encoded=value != raw)
