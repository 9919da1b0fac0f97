"""What can be said of a value without saying the value: length, characters, shape, validity."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from daoflow_collector.redact.names import Verdict, judge
from daoflow_collector.redact.values import is_placeholder, is_random

ORIGIN_KEYS = frozenset(("BETTER_AUTH_URL", "CORS_ORIGIN"))
_SECRETS = frozenset(
    (
        "POSTGRES_PASSWORD",
        "TEMPORAL_POSTGRES_PASSWORD",
        "BETTER_AUTH_SECRET",
        "ENCRYPTION_KEY",
        "DAOFLOW_INITIAL_ADMIN_PASSWORD",
        "CLOUDFLARE_TUNNEL_TOKEN",
    )
)
_BOOLEANS = frozenset(
    (
        "DAOFLOW_ENABLE_TEMPORAL",
        "DISABLE_WORKER",
        "DAOFLOW_RUN_MIGRATIONS_ONLY",
        "DAOFLOW_RETRY_FAILED_MIGRATION",
        "DAOFLOW_ALLOW_START_WITH_MIGRATION_FAILURE",
    )
)
_CHARACTER_CLASSES = (
    ("digits", re.compile(r"[0-9]+")),
    ("hex", re.compile(r"[0-9a-fA-F]+")),
    ("alphanumeric", re.compile(r"[0-9A-Za-z]+")),
    ("base64", re.compile(r"[0-9A-Za-z+/_-]+={0,2}")),
    ("printable", re.compile(r"[\x00-\x7f]+")),
)
_URL_MARKS = (
    ("path", re.compile(r"[/?#]")),
    ("at", re.compile(r"@")),
    ("percent", re.compile(r"%")),
    ("bracket", re.compile(r"[\[\]]")),
    ("white-space", re.compile(r"\s")),
    ("colon", re.compile(r":")),
)
"""Characters that mean something in a URL, what breaks it most surely first."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*")
_TEMPLATE_TEXT = re.compile(r"<[^<>]+>|\byour-[a-z-]+|(?:^|[/.@])example\.(?:com|org|net)\b", re.IGNORECASE)
_USERS = {
    "POSTGRES_PASSWORD": ("daoflow", "postgres"),
    "TEMPORAL_POSTGRES_PASSWORD": ("temporal", "postgres"),
}


def is_secret_key(name: str, value: str) -> bool:
    """Whether a key's value is a secret: by name for DaoFlow's own, else by what the name says and, in doubt, the value."""
    if name in _SECRETS:
        return True
    verdict = judge(name)
    if verdict is Verdict.UNSURE:
        return is_random(value)
    return verdict is Verdict.SECRET


def describe_length(value: str) -> tuple[int | None, str]:
    """Return the length in characters (exact from 16 up, else None) and its class."""
    if not value:
        return None, "empty"
    if len(value) < 8:
        return None, "short"
    return (len(value), "exact") if len(value) >= 16 else (None, "8-15")


def character_class(value: str) -> str:
    """Return the narrowest class that holds all characters."""
    if not value:
        return "empty"
    return next((name for name, pattern in _CHARACTER_CLASSES if pattern.fullmatch(value)), "non-ascii")


def url_mark(value: str) -> tuple[str, str] | None:
    """Return what would end or split the user part of a URL that the value is put into as it is, and where; None when nothing would.

    One class of characters, and `first`, `inside` or `last`: more would begin to tell the value.
    """
    for name, pattern in _URL_MARKS:
        found = pattern.search(value)
        if found is not None:
            return name, "first" if found.start() == 0 else "last" if found.end() == len(value) else "inside"
    return None


def is_placeholder_value(name: str, value: str, *, secret: bool, others: Mapping[str, str]) -> bool:
    """Whether the value is one of a template, its own key's or user's name, or one that everybody tries first."""
    if _TEMPLATE_TEXT.search(value):
        return True
    if not secret or not value.strip():
        return False
    plain = value.strip().lower()
    users = [*_USERS.get(name, ()), name.lower()]
    if name == "DAOFLOW_INITIAL_ADMIN_PASSWORD":
        email = others.get("DAOFLOW_INITIAL_ADMIN_EMAIL", "").lower()
        users += [email, email.partition("@")[0]]
    return is_placeholder(value.strip()) or (bool(plain) and plain in users)


def url_problem(name: str, value: str) -> str | None:
    """Return why `value` is no usable URL (for origin keys: no http(s) origin), or None, in README's words."""
    scheme, separator, rest = value.partition("://")
    if re.search(r"\s", value):
        return "white-space"
    if not separator or not scheme:
        return "no-scheme"
    if not _SCHEME.fullmatch(scheme) or (name in ORIGIN_KEYS and scheme.lower() not in ("http", "https")):
        return "bad-scheme"
    return _host_problem(value, rest)


def _host_problem(value: str, rest: str) -> str | None:
    try:
        parts = urlsplit(value)
        host, port = parts.hostname, parts.port
    except ValueError:
        return "bad-host" if "[" in rest or "]" in rest else "bad-port"
    if not host:
        return "no-host"
    if re.search(r"[<>\"{}|\\^`]", host):
        return "bad-host"
    return "bad-port" if port == 0 else None


def validity(name: str, value: str) -> dict[str, Any]:
    """Return `valid_url`, `url_problem`, `valid_port`, `valid_boolean`: null where the key is none of these, or has no value."""
    result: dict[str, Any] = {"valid_url": None, "url_problem": None, "valid_port": None, "valid_boolean": None}
    if not value.strip():
        return result
    if name in ORIGIN_KEYS or name.endswith(("_URL", "_URI")):
        result["url_problem"] = url_problem(name, value)
        result["valid_url"] = result["url_problem"] is None
    elif name == "PORT" or name.endswith("_PORT"):
        result["valid_port"] = value.isascii() and value.isdigit() and 0 < int(value[:9]) < 65536
    elif name in _BOOLEANS:
        # The server compares with exactly `true`; `True`, `1` and `yes` all mean off.
        result["valid_boolean"] = value in ("true", "false")
    return result
