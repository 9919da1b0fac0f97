"""Attacks on whoever decodes: JSON that is too deep, too large, not finite, not text, or of kinds that nobody expects."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from tests.hostile.attack import Answer, Attack
from tests.hostile.forge import forge, members, with_member

_DISK = "host/disk.json"
_MIB = 1 << 20

_DOCUMENTS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "json-deep": ("a document nested 100,000 deep", lambda: b"[" * 100_000 + b"]" * 100_000),
    "json-deep-within-bounds": ("objects nested 90 deep", lambda: b'{"a":' * 90 + b"1" + b"}" * 90),
    "json-of-empty-arrays": ("20 million empty arrays", lambda: b"[" + b"[]," * 20_000_000 + b"0]"),
    "json-of-numbers": ("60 MiB of single digits", lambda: b"[" + b"0," * 30 * _MIB + b"0]"),
    "json-nan": ("NaN and infinities", lambda: b'{"filesystems": [NaN, Infinity, -Infinity, 1e999]}'),
    "json-long-number": ("a number of 100,000 digits", lambda: b'{"a": ' + b"9" * 100_000 + b"}"),
    "json-surrogates": ("lone surrogates", lambda: b'{"\\ud800": "\\udfff", "filesystems": "\\udc80"}'),
    "json-invalid-utf8": ("bytes that are no UTF-8", lambda: b'{"a": "\xff\xfe\xc0\xaf"}'),
    "json-cut": ("a document that ends in the middle", lambda: b'{"filesystems": [{"mount": "/'),
    "json-repeated-keys": ("a key a hundred thousand times", lambda: b'{"a": 1' + b', "a": 1' * 100_000 + b"}"),
    "json-empty": ("nothing at all", lambda: b""),
}


_COMPOSE = "compose/files/docker-compose.yml"
_YAML: dict[str, tuple[str, Callable[[], bytes]]] = {
    "yaml-laughs": (
        "aliases of aliases, a thousand million values",
        lambda: b"".join(b"a%d: &a%d [%s]\n" % (n, n, b",".join([b"*a%d" % (n - 1)] * 10) if n else b"x") for n in range(10)),
    ),
    "yaml-itself": ("a list that holds itself", lambda: b"services: &a [*a, {x: *a}]\n"),
    "yaml-tags": ("tags that build Python objects", lambda: b"services: !!python/object/apply:os.system ['touch pwned']\n"),
    "yaml-dense": ("a megabyte of one-letter settings", lambda: b"services:\n" + b"".join(b" k%d: v\n" % n for n in range(90_000))),
    "yaml-deep": ("lists nested 100,000 deep", lambda: b"services: " + b"[" * 100_000),
}  # fmt: skip


def attacks() -> Iterator[Attack]:
    """Yield them."""
    for name, (what, make) in _YAML.items():
        yield Attack(name, what, Answer.CONTAINED, "", lambda make=make: with_member(_COMPOSE, make()))
    for name, (what, make) in _DOCUMENTS.items():
        yield Attack(name, what, Answer.ANALYSED, "", lambda make=make: with_member(_DISK, make()))
    yield Attack(
        "json-of-keys", "a million different keys", Answer.ANALYSED, "", lambda: with_member(_DISK, _keys()), False
    )
    yield Attack(
        "json-large-in-every-member",
        "every document as large as one may be",
        Answer.CONTAINED,
        "",
        lambda: forge({name: _large(name, data) for name, data in members().items()}),
        stored=False,
    )
    for name, value, what in (
        ("json-all-null", None, "null"),
        ("json-all-lists", [[]], "lists"),
        ("json-all-objects", {"a": {}}, "objects"),
        ("json-all-negative", -1, "-1"),
        ("json-all-huge", 10**38, "a number of 39 digits"),
        ("json-all-huge-fractions", 1.7e308, "a fraction of 308 digits"),
        ("json-all-true", True, "true"),
        ("json-all-text", "9999-12-31T23:59:59.999999999+23:59", "the last second of the calendar"),
    ):
        yield Attack(name, f"every value is {what}", Answer.CONTAINED, "", lambda value=value: every_value(value))


def every_value(value: Any) -> bytes:
    """Return the bundle with every value of every JSON document replaced, all structure kept."""
    return forge({name: rewritten(name, data, lambda _: value) for name, data in members().items()})


def rewritten(name: str, data: bytes, change: Callable[[Any], Any], *, keys: bool = False) -> bytes:
    """Return a member with `change` applied to each scalar of its JSON (and to keys); other members as they are."""
    if not name.endswith(".json") or name == "bundle.json":
        return data
    return json.dumps(_walk(json.loads(data), change, keys=keys)).encode()


def _walk(node: Any, change: Callable[[Any], Any], *, keys: bool) -> Any:
    if isinstance(node, dict):
        return {change(key) if keys else key: _walk(item, change, keys=keys) for key, item in node.items()}
    if isinstance(node, list):
        return [_walk(item, change, keys=keys) for item in node]
    return change(node)


def _keys() -> bytes:
    return b"{" + b",".join(b'"%x":"%x"' % (number, number) for number in range(990_000)) + b"}"


def _large(name: str, data: bytes) -> bytes:
    if not name.endswith(".json") or name == "bundle.json":
        return data
    return b"[" + b'{"a":"b"},' * 450_000 + b"0]"
