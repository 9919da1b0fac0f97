"""Secrets inside a value: what it is behind its own encoding, strings of a JSON document under secret names, passwords of URLs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote_to_bytes

from daoflow_collector.redact import dotenv, encodings, logins, urls, views
from daoflow_collector.redact.names import VARIABLE
from daoflow_collector.redact.vault import to_bytes, to_text

MAX_DEPTH = 4
MAX_BYTES = 64 << 10
"""Longer values are documents that nobody's configuration holds whole; they are still known as they are."""
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")
_BASIC = re.compile(r"[^\s:]{1,64}:(?P<password>\S{4,200})")


def secrets_in(name: str, value: str, *, is_secret: bool, depth: int = MAX_DEPTH) -> Iterator[tuple[str, str]]:
    """Yield name and value of each secret inside the value of a variable; `is_secret`: the whole of it is one."""
    if depth <= 0 or len(value) > MAX_BYTES:
        return
    for credential in urls.credentials(to_bytes(value)):
        yield name if credential.kind == "url-token" else f"{name}.password", to_text(credential.value)
    yield from ((f"{name}.password", password) for password in logins.passwords(value, name))
    document = encodings.json_document(to_bytes(value))
    if document is not None:
        for key, text in _strings(document, depth):
            is_inner = dotenv.is_secret(key, to_bytes(text))
            if is_inner:
                yield f"{name}.{key}", text
            yield from secrets_in(f"{name}.{key}", text, is_secret=is_inner, depth=depth - 1)
        return
    for plain in _decoded(value):
        yield from _behind(name, plain, is_secret=is_secret, depth=depth)


def _behind(name: str, plain: str, *, is_secret: bool, depth: int) -> Iterator[tuple[str, str]]:
    """Yield the secrets of what a value is behind its encoding."""
    settings = _settings(plain)
    if settings is not None:  # an env file that a cluster keeps as a secret: its ports and hosts are none
        yield from ((key, text) for key, text in settings if dotenv.is_secret(key, to_bytes(text)))
        return
    if is_secret:
        yield name, plain
        basic = _BASIC.fullmatch(plain)
        if basic:
            yield f"{name}.password", basic["password"]
    yield from secrets_in(name, plain, is_secret=is_secret, depth=depth - 1)


def _settings(text: str) -> list[tuple[str, str]] | None:
    """Return the names and values of an env file, of one line too where that sets a variable; None where a text is something else."""
    found = [(to_text(line), one) for line, one in dotenv.statements(to_bytes(text))]
    if not all(one is not None or not line.strip() or line.startswith("#") for line, one in found):
        return None
    if "\n" not in text.strip() and not any(one and VARIABLE.fullmatch(to_bytes(one.name)) for _, one in found):
        return None
    return [(one.name, to_text(one.value)) for _, one in found if one is not None]


def _strings(node: Any, depth: int, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield each string of a document with the key that it stands under."""
    if isinstance(node, str):
        yield key, node
    elif depth > 0 and isinstance(node, dict):
        for name, child in node.items():
            yield from _strings(child, depth - 1, str(name))
    elif depth > 0 and isinstance(node, list):
        for child in node:
            yield from _strings(child, depth - 1, key)


def _decoded(value: str) -> Iterator[str]:
    """Yield the percent-decoded value, and what it is in base64 where that is clearly text."""
    if _PERCENT.search(value) and "://" not in value:
        yield to_text(unquote_to_bytes(to_bytes(value)))
    if _BASE64.fullmatch(value):
        decoded = encodings.decode_base64(to_bytes(value))
        if decoded is not None and views.is_readable(decoded):
            yield to_text(decoded)
