"""Members of an object that are secrets by what stands beside them: a key's private half, what ends as the object says its token does."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from daoflow_collector.redact import values
from daoflow_collector.redact.cookies import is_preference
from daoflow_collector.redact.names import Verdict, judge
from daoflow_collector.redact.odd import is_odd_text

_SHOWN = re.compile(
    r"(?P<name>\w+?)_?(?:[Ll]ast_?(?:[Ff]our|[Ss]ix|[Ee]ight|\d{1,2}|[Cc]hars)|[Pp]refix|[Ss]uffix|[Hh]int|[Tt]ail|[Ee]nding)"
)
MIN_SHOWN = 4
MAX_TOLD = 80


_KEY_PARTS = {
    **dict.fromkeys(("x", "y", "n", "e", "kid", "x5t", "x5t#S256", "x5c", "crv", "alg", "use"), ""),
    **dict.fromkeys(("d", "p", "q", "dp", "dq", "qi", "k"), "private-key"),
}
"""The members of a JSON Web Key, and what those of its private half are."""
_PUSH_PARTS = {"p256dh": "", "auth": "private-key"}
"""The keys of a browser's push subscription."""
_PAYLOAD_PARTS = {"data": "secret-payload"}
"""What Google's Secret Manager answers."""
_GENERATED_PARTS = {"result": "password"}
"""What Terraform keeps of a password that it made."""
_HASH_PARTS = {"hash": "password-hash", "salt": "salt"}
"""What a password became and what it was made with, as Passport keeps them."""
_VAULT_PARTS = {"value": "secret-payload"}
_VAULT_URL = re.compile(r"https://[\w.-]{1,200}\.vault\.[\w.-]{1,60}/secrets/")
"""The address of a secret in a vault, which stands beside it in what Azure's answers."""
_ONE_TIME_PARTS = {"code": "one-time-code"}
_ONE_TIME = re.compile(r"(?<![a-z])(?:2fa|mfa|[th]?otp|one[-_ ]time|two[-_]factor)(?![a-z])", re.IGNORECASE)
_COOKIE_PARTS = {"value": "cookie"}
"""A cookie as browsers export it: one that no script may read keeps somebody logged in."""
_API_PARTS = {"key": "api-key"}
_API_TYPES = ("api", "apikey", "api_key", "api-key")
_LOGINS, _BESIDE_LOGINS = ("login", "username", "user"), ("key", "value")
"""A user's name in an object, and what stands beside it instead of the password's own name."""


def _is_one_time(node: Mapping[Any, Any]) -> bool:
    """Say whether an object that speaks of a second factor holds its code, and no code of an error."""
    is_code = re.fullmatch(r"\d{6,8}", str(node.get("code", ""))) is not None
    return is_code and any(_ONE_TIME.search(f"{key} {value}"[:MAX_TOLD]) for key, value in node.items())


_KINDS: tuple[tuple[Callable[[Mapping[Any, Any]], bool], dict[str, str]], ...] = (
    (lambda node: "kty" in node, _KEY_PARTS),
    (lambda node: "p256dh" in node, _PUSH_PARTS),
    (lambda node: "dataCrc32c" in node, _PAYLOAD_PARTS),
    (lambda node: "bcrypt_hash" in node and "result" in node, _GENERATED_PARTS),
    (lambda node: "value" in node and "id" in node and bool(_VAULT_URL.match(str(node["id"]))), _VAULT_PARTS),
    (lambda node: "key" in node and node.get("type") in _API_TYPES, _API_PARTS),
    (lambda node: "salt" in node and "hash" in node, _HASH_PARTS),
    (
        lambda node: "httpOnly" in node and not is_preference(str(node.get("name")), str(node.get("value"))),
        _COOKIE_PARTS,
    ),
    (_is_one_time, _ONE_TIME_PARTS),
)
"""What an object is told by, and what its strings are."""


def told(node: Mapping[Any, Any]) -> dict[str, str]:
    """Return what strings of an object are secrets by their neighbours: key → what, nothing for one that is public in spite of its look."""
    return next((parts for is_kind, parts in _KINDS if is_kind(node)), None) or _wholes(node) or _beside_login(node)


def _wholes(node: Mapping[Any, Any]) -> dict[str, str]:
    """Return the keys of strings that the object shows the beginning or the end of (`token_last_eight`), and the secrets' names."""
    shown: dict[str, str] = {}
    for key, value in node.items():
        match = _SHOWN.fullmatch(key) if isinstance(key, str) and isinstance(value, str) else None
        if match and len(value) >= MIN_SHOWN and judge(match["name"]) is Verdict.SECRET:
            shown[value] = match["name"]
    return {
        str(key): name
        for end, name in shown.items()
        for key, value in node.items()
        if isinstance(value, str)
        and len(value) >= 2 * len(end)
        and (value.startswith(end) or value.endswith(end))
        and values.is_mixed(value)
    }


def _beside_login(node: Mapping[Any, Any]) -> dict[str, str]:
    """Return the keys of odd words beside a user's name, in an object that names no secret: `{"login": "ci", "key": v}`."""
    if not any(isinstance(node.get(login), str) for login in _LOGINS) or any(
        judge(key) is Verdict.SECRET for key in node if isinstance(key, str)
    ):
        return {}
    beside = ((key, node[key]) for key in _BESIDE_LOGINS if isinstance(node.get(key), str))
    return {key: "login-password" for key, value in beside if is_odd_text(value)}
