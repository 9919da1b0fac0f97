"""Decoded documents: the place of a string decides first (its key, its neighbour, its list), then its text."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

from daoflow_collector.redact import bindings, commands, jsontext, logins, members, places, slots, spans, values, views
from daoflow_collector.redact.cookies import is_preference
from daoflow_collector.redact.encodings import decode_base64
from daoflow_collector.redact.errors import RedactionError
from daoflow_collector.redact.jsontext import Atom
from daoflow_collector.redact.kubernetes import SECRET_BLOCKS, decoded
from daoflow_collector.redact.names import (
    ORACLES,
    Verdict,
    is_fact,
    is_identity,
    is_public,
    is_telling,
    is_variable,
    judge,
    label,
    names_one_of,
    words_of,
)
from daoflow_collector.redact.neighbours import is_pair
from daoflow_collector.redact.odd import is_odd_or_drawn, is_odd_text
from daoflow_collector.redact.spans import Counts, count
from daoflow_collector.redact.vault import to_bytes, to_text

if TYPE_CHECKING:
    from daoflow_collector.redact.scanner import Scanner

_ENV_ITEM = re.compile(r"(?P<name>-{0,2}[A-Za-z_][A-Za-z0-9_.-]*)=(?P<value>.*)", re.DOTALL)
_HEADER_ITEM = re.compile(r"(?i:x-[a-z-]+|authorization|proxy-authorization|cookie|set-cookie)")
_FLAG_ITEM = re.compile(r"--?[A-Za-z][A-Za-z0-9._-]*")
_NAME_KEYS = (
    "name", "key", "k", "Name", "Key", "variable", "field", "parameter", "header", "setting", "property", "option", "label", "displayName",
)  # fmt: skip
_VALUE_KEYS = values.listed(
    "value Value displayValue default val content before after oldValue newValue previous current "
    "stringValue string_value Some received input old new actual from to v"
)
_MARKS = ("isSecret", "is_secret", "secret", "sensitive", "Sensitive")
_COLUMN_KEYS, _ROW_KEYS = ("columns", "fields", "header", "headers"), ("rows", "row", "values", "data", "records")
_PARAMS = frozenset(
    form for name in ("params", "parameters", "bindings", "binds") for form in (name, name.title(), name.upper())
) - {"Binds"}
"""Where a query's values stand. `Binds` is what the engine calls a container's bind mounts."""
_HEADERS = values.listed("authorization proxy_authorization cookie set_cookie")
_WEBHOOK = re.compile(r"(?P<host>https?://[^\s/@]+/(?:services/|api/webhooks/)?)\S+")
_SHELLS = ("CMD-SHELL", "-c", "-lc", "-ec")
"""Behind it a list has a line for a shell, where a variable's value ends before the command: Docker's `Healthcheck.Test`, `sh -c`."""
_COOKIE_PAIR = re.compile(r"(?P<name>[^=;,\s]+)=(?P<value>[^;,]*)")
_COOKIE_ATTRIBUTES = values.listed("path domain expires max-age samesite version priority")
_GENERATED = "random_password"
"""The type under which Terraform's state keeps what it made up, as `result`."""
_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:[\d:.]{2,15}(?:Z|[+-]\d\d:?\d\d)?")
MIN_BYTES = 8
MAX_NESTING = 200


class Walk:
    """One pass over a document. Returns a new one of the same shape; strings without secrets are the very same objects."""

    def __init__(self, scanner: Scanner, counts: Counts, depth: int = 0, query: str = "") -> None:
        self._scanner = scanner
        self._counts = counts
        self._depth = depth
        self._query = query

    def node(self, node: Any, name: str = "", *, inherited: bool = False, nesting: int = 0) -> Any:
        """Return `node` without secrets. `name`: the key it stands under; `inherited`: a key further up was a secret's."""
        if nesting > MAX_NESTING:
            raise RedactionError("redaction of a document failed (nested too deeply)")
        if isinstance(node, dict):
            is_secret = bool(name) and judge(name) is Verdict.SECRET
            owner = name if is_secret else ""
            return self._indexed_bytes(node, owner, is_secret=inherited or is_secret) or self._mapping(
                node, owner=owner, inherited=inherited or is_secret, nesting=nesting
            )
        if isinstance(node, (list, tuple)):
            return self._sequence(node, name, inherited=inherited, nesting=nesting)
        if isinstance(node, Atom):
            return self._number(node, node.value, name)
        if isinstance(node, str):
            return ",".join(self._string(one, name, inherited=inherited) for one in logins.listed(node, name))
        if isinstance(node, float) and not math.isfinite(node):
            return str(node)
        if node is None or isinstance(node, (bool, int, float)):
            return self._number(node, node, name)
        raise RedactionError(f"redaction of a document failed (unexpected {type(node).__name__})")

    def _mapping(self, node: dict[Any, Any], *, owner: str, inherited: bool, nesting: int) -> dict[str, Any]:
        pair_name = next((node[key] for key in _NAME_KEYS if isinstance(node.get(key), str)), owner or None)
        pair_name = pair_name or places.last_name(node)
        if any(_is_true(node.get(mark)) for mark in _MARKS) or node.get("Type") == "SecureString":
            pair_name = pair_name if pair_name and judge(pair_name) is Verdict.SECRET else "secret"
        if isinstance(name := node.get("setting", node.get("variable")), str) and isinstance(node.get("data"), str):
            node = {**node, "data": self._string(node["data"], name)}
        inherited = inherited or node.get("type") == _GENERATED
        columns = next((names for key in _COLUMN_KEYS for names in [places.column_names(node.get(key))] if names), None)
        is_secret = node.get("kind") == "Secret"
        query = bindings.query_of(node)
        parts = members.told(node)
        result: dict[str, Any] = {}
        for key, value in node.items():
            name = key if isinstance(key, str) else str(key)
            redacted: Any
            if name in parts and isinstance(value, str):
                redacted = self._mask(value, parts[name]) if parts[name] else self._hunted(value)
            elif pair_name is not None and _is_value_key(name, value) and is_telling(pair_name):
                redacted = self.node(value, pair_name, inherited=inherited, nesting=nesting + 1)
            elif query and name in _PARAMS and isinstance(value, list):
                redacted = self._bound(value, query)
            elif columns and name in _ROW_KEYS and isinstance(value, list):
                redacted = self._rows(value, columns, inherited=inherited, nesting=nesting + 1)
            elif is_secret and name in SECRET_BLOCKS and isinstance(value, dict):
                redacted = {
                    self._hunted(str(key)): self._mask(item, str(key), decoded(name, to_bytes(item)))
                    if isinstance(item, str)
                    else self.node(item, nesting=nesting + 2)
                    for key, item in value.items()
                }
            else:
                redacted = self.node(value, name, inherited=inherited, nesting=nesting + 1)
            new_key = self._text(name, depth_cost=2)
            while new_key in result:
                new_key += "~"
            result[new_key] = redacted
        return result

    def _rows(self, rows: list[Any], columns: list[str], *, inherited: bool, nesting: int) -> list[Any]:
        if not any(isinstance(row, (list, dict)) for row in rows):
            return [*self._row(rows, columns, inherited=inherited, nesting=nesting)]  # the cells of one
        return [self._row(row, columns, inherited=inherited, nesting=nesting + 1) for row in rows]

    def _row(self, row: Any, columns: list[str], *, inherited: bool, nesting: int) -> Any:
        """Return one row of a table whose columns are named once, above all rows."""
        if not isinstance(row, list) or len(row) != len(columns):
            return self.node(row, inherited=inherited, nesting=nesting)
        lowered = [column.lower() for column in columns]
        if "value" in lowered and (names := {"key", "name", "setting"}.intersection(lowered)):
            setting = row[lowered.index(min(names))]
            columns = [str(setting) if column == "value" else column for column in lowered]
        return [self.node(cell, name, inherited=inherited, nesting=nesting + 1) for name, cell in zip(columns, row)]

    def _sequence(self, node: Any, name: str, *, inherited: bool, nesting: int) -> list[Any]:
        if name in _PARAMS and _is_value_list(node):
            return self._bound(node, self._query)
        if len(node) >= MIN_BYTES and all(map(_is_byte, node)):
            masked = self._bytes(node, name, is_secret=inherited or bool(name and judge(name) is Verdict.SECRET))
            if masked is not None:
                return [masked, *([0] * (len(node) - 1))]
        result: list[Any] = []
        after: str | None = None
        if node and all(isinstance(item, list) and len(item) == 2 and isinstance(item[0], str) for item in node):
            return [[self._text(key), self.node(value, key, nesting=nesting + 1)] for key, value in node]
        if len(node) == 2 and isinstance(node[1], (str, Atom)) and places.is_path(node[0]):
            return [self.node(node[0], nesting=nesting + 1), self.node(node[1], node[0][-1], nesting=nesting + 1)]
        node = self._command_line(node)
        if len(node) in (2, 3, 4) and str(node[0]).upper() == "AUTH" and isinstance(node[-1], str):
            return [*(self.node(item, nesting=nesting + 1) for item in node[:-1]), self._mask(node[-1], "redis-auth")]
        for item, previous in zip(node, (None, *node)):
            if isinstance(item, str):
                is_value = after is not None and not item.startswith("-") and not values.is_public(item)
                if after is not None and is_value and (after != "auth" or is_odd_or_drawn(item)):
                    is_header = _HEADER_ITEM.fullmatch(after) is not None
                    result.append(
                        self._header(item, after.lower().replace("-", "_"), after)
                        if is_header
                        else self._mask(item, after)
                    )
                    after = None
                    continue
                after = _flag_before(item)
                pair = _ENV_ITEM.fullmatch(item) if previous not in _SHELLS else None
                is_setting = (
                    pair is not None and bool(pair["value"].strip("=")) and not (name and judge(name) is Verdict.SECRET)
                )
                result.append(
                    self._env_item(item, pair) if pair and is_setting else self._string(item, name, inherited=inherited)
                )
            else:
                result.append(self.node(item, name, inherited=inherited, nesting=nesting + 1))
        return result

    def _bound(self, items: Any, query: str) -> list[Any]:
        """Return the values of a query, those masked that are secrets by their column, or by their look where none is told."""
        named = bindings.columns(query)
        return [
            self.node(item)
            if not isinstance(item, str)
            or values.holds_token(item)
            or _TIME.fullmatch(item)
            or not bindings.is_secret(item, named.get(index))
            else self._mask(item, "query-params")
            for index, item in enumerate(items)
        ]

    def _bytes(self, node: Any, name: str, *, is_secret: bool) -> str | None:
        """Return the token for a list of bytes that is a secret by its place, or text that holds one; None where it is neither."""
        if is_secret:
            return self._mask(bytes(map(_byte, node)).decode("utf-8", "replace"), name or "secret")
        told = next(views.byte_lists(" ".join(str(_byte(item)) for item in node).encode("ascii")), None)
        if told and self._scanner.spans(told[3], {}, depth=self._depth + 1):
            return self._mask(to_text(told[3]), "bytes")
        return None

    def _indexed_bytes(self, node: dict[Any, Any], name: str, *, is_secret: bool) -> dict[str, Any] | None:
        """Return bytes that a typed array became (`{"0": 81, "1": 73}`) without their secret; None where they hold none."""
        if len(node) < MIN_BYTES or "0" not in node or not all(map(_is_byte, node.values())):
            return None
        if list(node) != [str(index) for index in range(len(node))]:
            return None
        masked = self._bytes(list(node.values()), name, is_secret=is_secret)
        return None if masked is None else {**dict.fromkeys(node, 0), "0": masked}

    def _command_line(self, node: Any) -> Any:
        """Return a list of arguments without the secrets that only its program's name tells (`mysql -psecret`)."""
        if not (len(node) > 1 and all(isinstance(item, str) for item in node)):
            return node
        if len(node) == 2 and is_pair(*map(to_bytes, node)):
            return [node[0], self._mask(node[1], node[0])]
        return [
            item
            if secret is None or values.holds_token(item[secret.start : secret.end])
            else item[: secret.start] + self._mask(item[secret.start : secret.end], secret.what) + item[secret.end :]
            for item, secret in zip(
                node, commands.in_arguments([to_text(self._scanner.read(to_bytes(item))) for item in node])
            )
        ]

    def _env_item(self, item: str, pair: re.Match[str]) -> str:
        if any(span.start <= pair.end("name") for span in self._scanner.known.find(to_bytes(item))):
            return self._text(item)  # one of this host's secrets begins before the equals sign
        value = self._string(pair["value"], pair["name"])
        return item if value == pair["value"] else f"{pair['name']}={value}"

    def _number(self, node: Any, value: Any, name: str) -> Any:
        """Keep numbers, except where a password may be one."""
        if isinstance(value, bool) or value is None:
            return node
        if self._scanner.vault.is_strong(str(value)):
            return self._mask(str(value), self._scanner.vault.name_of(to_bytes(str(value))) or "secret")
        if not name or judge(name) is not Verdict.SECRET:
            return node
        words = words_of(name)
        if words[-1].endswith("s") or not {
            "password",
            "passwd",
            "passphrase",
            "passcode",
            "pwd",
            "otp",
            "secret",
            "pin",
        }.intersection(words):
            return node
        return self._mask(str(value), name)

    def _string(self, text: str, name: str, *, inherited: bool = False) -> str:
        if not text or self._scanner.vault.is_own_fingerprint(text):
            return text  # a container may be named like a secret, and its name is a key of env/sanity.json
        verdict = judge(name) if name and not values.is_users(text) else Verdict.SAFE
        joined = "_" + "_".join(words_of(name)) + "_" if verdict is not Verdict.SAFE else ""
        if joined.strip("_") in _HEADERS:
            return self._header(text, joined.strip("_"), name)
        inside = self._document(text, name) if verdict is Verdict.SECRET and text[:1] + text[-1:] == "{}" else None
        if inside is not None:
            return inside
        head = self._webhook_host(text, joined, name) if verdict is Verdict.SECRET else None
        if head is not None:
            return self._hunted(head) + self._mask(text[len(head) :], name)
        user = logins.user_before(text, name) if verdict is not Verdict.SAFE else ""
        is_hidden = inherited and not is_fact(name) and values.is_made(text) and not self._is_noted(text)
        is_unsure = (verdict is Verdict.UNSURE or (inherited and not is_fact(name))) and not is_variable(text)
        is_hidden = is_hidden or slots.is_pin(name, text)
        if user or is_hidden or (is_unsure and not values.holds_token(text) and self._is_strong(text)):
            return user + self._mask(text[len(user) :], name or "secret")
        return self._text(text, identity=verdict is Verdict.SAFE and (is_identity(name) or is_public(name)))

    def _webhook_host(self, text: str, joined: str, name: str) -> str | None:
        """Return what stays of text under a secret's name: nothing, the host of a webhook; None where the text is no secret."""
        webhook = _WEBHOOK.fullmatch(text) if "webhook" in joined and not self._scanner.vault.is_strong(text) else None
        if webhook or ORACLES.search(joined) or (self._is_maskable(text) and not names_one_of(name, text)):
            return webhook["host"] if webhook else ""
        return None

    def _document(self, text: str, name: str) -> str | None:
        """Return JSON in a secret's place with its own strings redacted, so that each stays comparable; None where all of it is one."""
        raw = to_bytes(text)
        ranges, edits = jsontext.edits(raw, self._scanner, self._counts, self._depth + 1, owner=name)
        if ranges != [(0, len(raw))] or not (edits or jsontext.holds_only_settings(text)):
            return None
        return to_text(spans.apply(raw, edits, self._scanner.vault, self._counts))

    def _header(self, text: str, header: str, name: str) -> str:
        if header.endswith("cookie"):
            return self._cookies(text)
        scheme, space, rest = text.partition(" ")
        if space and rest and scheme.isalpha():
            return scheme + " " + self._mask(rest, scheme.lower())
        return self._mask(text, name)

    def _cookies(self, text: str) -> str:
        def mask(match: re.Match[str]) -> str:
            if (
                match["name"].lower() in _COOKIE_ATTRIBUTES
                or not match["value"]
                or is_preference(*match.group("name", "value"))
            ):
                return match.group()
            return f"{match['name']}={self._mask(match['value'], label(match['name'], 'cookie'))}"

        return _COOKIE_PAIR.sub(mask, self._hunted(text))

    def _is_maskable(self, text: str) -> bool:
        """Say whether text under a secret name is the secret, and not a reference, a mask, a word, a URL or a sentence about it."""
        if not text.strip() or values.is_reference(text) or values.is_masked(text) or values.is_plain(text):
            return False
        if text.startswith("/run/secrets/"):
            return False
        if values.is_url(text):
            return False
        if self._is_noted(text) or slots.is_told_elsewhere(text):
            return False
        return not values.is_sentence(text)

    def _is_strong(self, text: str) -> bool:
        if values.is_random(text) or (len(text) >= slots.MIN_UNSURE and is_odd_text(text)):
            return not values.is_public(text)
        decoded = (
            decode_base64(to_bytes(text)) if len(text) >= 8 and re.fullmatch(r"[A-Za-z0-9+/_-]+=*", text) else None
        )
        if decoded is None or not views.is_readable(decoded) or b":" not in decoded:
            return False
        return len(decoded.split()) == 1 or values.is_passphrase(to_text(decoded.partition(b":")[2]))

    @staticmethod
    def _is_noted(text: str) -> bool:
        """Say whether a token or a reference stands in the text already."""
        return (values.holds_token(text) and not values.hides_behind_token(text)) or values.holds_reference(text)

    def _mask(self, text: str, what: str, value: bytes = b"") -> str:
        if not text or values.is_masked(text) or values.is_reference(text):
            return self._hunted(text)
        if values.is_plain(text) and judge(what) is not Verdict.SECRET:
            return text
        count(self._counts, self._scanner.shown_name(label(what)))
        return self._scanner.slot(label(what), value or to_bytes(text)).decode("ascii")

    def _hunted(self, text: str) -> str:
        """Return text that stays by its place, without this host's own secrets: no place is a reason to keep one of those."""
        raw = to_bytes(text)
        known = self._scanner.known.find(raw)
        found = spans.merge(
            [*known, *spans.forged_tokens(raw, self._scanner.vault)], raw, self._scanner.untouchable(raw, known)
        )
        return to_text(spans.apply(raw, found, self._scanner.vault, self._counts)) if found else text

    def _text(self, text: str, *, depth_cost: int = 0, identity: bool = False) -> str:
        if text.count("\0") > 1:  # a process's environment or arguments: each ends there, whatever stands in it
            return "\0".join(self._sequence(text.split("\0"), "", inherited=False, nesting=0))
        raw = to_bytes(text)
        redacted = self._scanner.redact(raw, self._counts, depth=self._depth + depth_cost, identity=identity)
        return text if redacted == raw else to_text(redacted)


def _is_true(item: Any) -> bool:
    return item is True or (isinstance(item, Atom) and item.value is True)


def _byte(item: Any) -> int:
    return int(item.value if isinstance(item, Atom) else item)


def _is_byte(item: Any) -> bool:
    value = item.value if isinstance(item, Atom) else item
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 256


def _flag_before(item: str) -> str | None:
    """Return what the next argument is when this one is a flag that takes a secret, or a header of a flat list."""
    if _FLAG_ITEM.fullmatch(item) or _HEADER_ITEM.fullmatch(item):
        return label(item) if judge(item) is Verdict.SECRET or item == "--auth" else None
    return None


def _is_value_key(key: str, value: Any) -> bool:
    """Say whether a key says that the neighbour's value stands under it."""
    lowered = key.lower()
    return key in _VALUE_KEYS or (isinstance(value, str) and lowered.startswith("value") and not is_fact(key))


def _is_value_list(items: list[Any]) -> bool:
    return bool(items) and all(item is None or isinstance(item, (str, int, float, bool)) for item in items)
