"""Values of the set: kinds of secrets, kinds of decoys, and how a value stands in each notation."""

from __future__ import annotations

import base64
import html
import json
import random
import re
import string
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, quote_plus

HERE = Path(__file__).parent
WORDS = (
    "atlas", "harbor", "billing", "orders", "ledger", "mira", "quartz", "signal", "falcon", "garden", "kestrel", "lumen",
    "maple", "nimbus", "orchid", "pallet", "raven", "sierra", "tundra", "velvet", "willow", "zephyr", "depot", "shopfront",
)  # fmt: skip
WEAK = ("test", "docker", "admin", "postgres", "letmein", "hunter2", "demo123", "secret1", "guest", "pass123")
_SETS = {
    "H": "0123456789abcdef", "E": "0123456789ABCDEF", "A": string.ascii_letters + string.digits, "D": string.digits,
    "a": string.ascii_lowercase + string.digits, "U": string.ascii_letters + string.digits + "_-",
    "B": string.ascii_letters + string.digits + "+/", "C": "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
    "P": string.ascii_letters + string.digits + "!@%^*_-+.", "S": string.ascii_letters + string.digits + "./",
}  # fmt: skip
_SPEC = re.compile(r"\{([A-Za-z])(\d*)\}")
_PLAIN = re.compile(r"[\w.~+/=:@%!^*-]+", re.ASCII)


def _jwt(rng: random.Random) -> str:
    parts = ('{"alg":"HS256","typ":"JWT"}', json.dumps({"sub": _letters(rng, "D", 10), "iat": rng.randrange(10**9)}))
    head, body = (base64.urlsafe_b64encode(part.encode()).decode().rstrip("=") for part in parts)
    return f"{head}.{body}.{_letters(rng, 'U', 43)}"


def _letters(rng: random.Random, letter: str, size: int) -> str:
    return "".join(rng.choices(_SETS[letter], k=size))


def drawn(rng: random.Random, spec: str) -> str:
    """Fill in the `{H32}` of a spec."""

    def part(mark: re.Match[str]) -> str:
        letter, size = mark[1], int(mark[2] or 1)
        special: dict[str, Callable[[], str]] = {
            "W": lambda: rng.choice(WORDS),
            "N": lambda: str(rng.randrange(1, size + 1)),
            "J": lambda: _jwt(rng),
            "X": lambda: rng.choice(WEAK),
            "Y": lambda: f"2026-11-{rng.randrange(10, 30)}",
            "T": lambda: f"{rng.randrange(10, 24)}:{rng.randrange(10, 60)}:{rng.randrange(10, 60)}",
            "M": lambda: rng.choice(("5432", "6379", "3000", "8080", "7233", "8443", "9090", "51820")),
            "V": lambda: rng.choice(
                ("POSTGRES_PASSWORD", "BETTER_AUTH_SECRET", "API_TOKEN", "ENCRYPTION_KEY", "SMTP_PASSWORD")
            ),
        }
        return special[letter]() if letter in special else _letters(rng, letter, size)

    return _SPEC.sub(part, spec)


def _table(name: str) -> list[list[str]]:
    rows = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [row.split("|") if name == "kinds.txt" else row.split("|", 1) for row in rows]


_ROWS = _table("kinds.txt")
KINDS = {row[0]: row[1].lstrip("!~") for row in _ROWS} | {
    "secret64": "{H64}", "azsig": "{B43}=", "php_session": "{a26}", "jsession": "{E32}",
    "enc": "{B16}:{B22}==:{B60}", "scrypt": "{H32}:{H128}",
}  # fmt: skip
NAMES = {row[0]: row[2].split(" ") for row in _ROWS}
SHAPED = [row[0] for row in _ROWS if row[1].startswith("!") and "://" not in row[1] and "$" not in row[1]]
WEAK_KINDS = {row[0] for row in _ROWS if row[1].startswith("~")}
URLS = {row[0] for row in _ROWS if "://" in row[1]}
CORE = [row[0] for row in _ROWS[:10]]
DECOYS = dict(_table("decoys.txt"))


def is_plain(value: str) -> bool:
    """Whether a value needs no quotes anywhere."""
    return _PLAIN.fullmatch(value) is not None


def core(value: str) -> str:
    """Return what of a value is secret: of a URL with a login its password, of a webhook its path."""
    login = re.search(r"://[^/]*?:([^@/]+)@", value)
    return login[1] if login else re.sub(r"^https://[^/]+/(?:services|api/webhooks)/", "", value)


def _json(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)[1:-1]


def _dq(value: str) -> str:
    return re.sub(r'([$`"\\])', r"\\\1", value)


def encoded(value: str, how: str) -> str:
    """Write a value in a notation; `env` and `sh` quote only what needs it."""
    if how in ("env", "sh", "yaml") and is_plain(value) and not value.startswith(("!", "@", "%", "*", "-")):
        return value
    if how == "yaml":
        return f'"{_json(value)}"'
    if how == "env":
        return f'"{_dq(value)}"' if "'" in value else f"'{value}'"
    notations: dict[str, Callable[[str], str]] = {
        "raw": str, "bare": str, "dq": _dq, "json": _json,
        "sh": lambda text: "'" + text.replace("'", "'\\''") + "'",
        "json2": lambda text: _json(_json(text)),
        "u": lambda text: "".join(f"\\u{ord(char):04x}" for char in text),
        "yq": lambda text: text.replace("'", "''"), "sql": lambda text: text.replace("'", "''"),
        "url": lambda text: quote(text, safe=""), "url2": lambda text: quote(text, safe=""), "form": quote_plus,
        "html": lambda text: html.escape(text, quote=True),
    }  # fmt: skip
    return notations[how](value)


def carried(code: str, raw: bytes, spans: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Encode bytes; a span becomes what its bytes alone decide of the code."""
    if code in ("hex", "HEX"):
        return (raw.hex() if code == "hex" else raw.hex().upper()), [(at * 2, end * 2) for at, end in spans]
    text = (base64.urlsafe_b64encode(raw) if code == "b64url" else base64.b64encode(raw)).decode()
    return text, [(-(-at * 8 // 6), end * 8 // 6) for at, end in spans]
