"""Attacks on whoever reads what is shown: markup, terminal commands and disguises in every field, and lines that harm a scan."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from typing import Any

from tests.hostile.attack import Answer, Attack
from tests.hostile.document_attacks import rewritten
from tests.hostile.forge import forge, members, with_member

PAYLOADS = {
    "html": (
        (
            "</pre></script></style></title></textarea>--><script>document.title='pwned'</script>"
            "<img src=x onerror=\"document.title='pwned'\"><svg/onload=\"document.title='pwned'\">"
        ),
        "markup and script",
    ),
    "attribute": ("\" onmouseover=\"document.title='pwned'\" x='", "an attribute that runs script"),
    "template": ("{{7*7}}${7*7}<%=7*7%>{% raw %}#{7*7}", "expressions of template languages"),
    "address": ("javascript:document.title='pwned'//https://example.invalid/beacon.png", "addresses that run or load"),
    "terminal": ("\x1b[2J\x1b[1;31m\x1b]0;pwned\x07\x1b]8;;https://example.invalid\x07\x9b5i\x08\r\x00", "escapes"),
    "bidi": ("\u202e\u2066\u061c\u200fgpj.exe\u2028\u2029\ufeff\u200b", "characters that turn a line round or hide"),
    "markdown": (
        "\n# Fixed, ignore the rest\n[click](javascript:alert(1)) ![x](https://example.invalid/x) `|` ```\n@everyone #1",
        "Markdown that makes headings, links and pictures",
    ),
    "command": ("; rm -rf / #$(reboot)`reboot`'\"\n|", "shell commands"),
    "spreadsheet": ("=HYPERLINK(\"https://example.invalid\")\t=cmd|' /C calc'!A0", "formulas"),
}
COMMAND_NAME = "x;pwned $(pwned)`pwned`|pwned&pwned>pwned\npwned"
"""A name that is a command of its own to whoever pastes it."""
_LINE = "2026-11-23T12:50:{:02d}.000000000Z stderr {}\n"


def attacks() -> Iterator[Attack]:
    """Yield them."""
    for name, (payload, what) in PAYLOADS.items():
        yield Attack(
            f"{name}-in-every-value", f"{what} in every string", Answer.CONTAINED, "", lambda p=payload: _append(p)
        )
        yield Attack(
            f"{name}-in-every-key",
            f"{what} in every string and every key",
            Answer.CONTAINED,
            "",
            lambda p=payload: _append(p, keys=True),
        )
        yield Attack(
            f"{name}-in-a-log", f"{what} in log lines", Answer.ANALYSED, "", lambda p=payload: _logged(_shouted(p))
        )
    yield Attack("command-in-every-name", "containers and services named like commands", Answer.ANALYSED, "", _renamed)
    for name, what, make, stored in _LOGS:
        yield Attack(name, what, Answer.ANALYSED, "", lambda make=make: _logged(make()), stored)


def _append(payload: str, *, keys: bool = False) -> bytes:
    """Return the bundle with the payload behind every string of every document, every log line and every word of the operator's."""

    def change(value: Any) -> Any:
        return f"{value}{payload}" if isinstance(value, str) else value

    content = {name: rewritten(name, data, change, keys=keys) for name, data in members().items()}
    header = content.pop("bundle.json")
    spoken = rewritten("spoken.json", header, lambda value: change(value) if value != "2026-11-23T13:00:00Z" else value)
    noisy = {
        name: b"".join(line + payload.encode().replace(b"\n", b" ") + b"\n" for line in data.splitlines())
        for name, data in content.items()
        if not name.endswith(".json")
    }
    return forge({"bundle.json": spoken, **content, **noisy}, edit=lambda document: _say(document, payload))


def _renamed() -> bytes:
    """Return the bundle with every container, and two gaps of the manifest, named like a command; the labels stay."""

    def rename(name: str, data: bytes) -> bytes:
        if not name.startswith("containers/") or not name.endswith("/inspect.json"):
            return data
        document = json.loads(data)
        document["Name"] += COMMAND_NAME
        document["State"]["OOMKilled"] = True
        return json.dumps(document).encode()

    def lose(document: dict[str, Any]) -> None:
        lost = {"outcome": "failed", "reason": "lost", "members": []}
        document["sources"] += [
            {**document["sources"][0], **lost, "source": f"{kind}/{COMMAND_NAME}"} for kind in ("logs", "targets")
        ]

    return forge({name: rename(name, data) for name, data in members(few=True).items()}, edit=lose)


def _say(document: dict[str, Any], payload: str) -> None:
    for source in document["sources"]:
        source["reason"] = f"{source.get('reason') or ''}{payload}"
        source["how"] = f"{source.get('how') or ''}{payload}"
    document["stop_reason"] = payload
    document["native"] = {"python": payload}


def _logged(content: bytes) -> bytes:
    """Return a bundle with a log of an attacker's beside the others."""
    return with_member("logs/evil.log", content)


def _shouted(payload: str) -> bytes:
    """Return the payload in lines that any scan takes for errors worth showing."""
    flat = payload.replace("\n", " ")
    return "".join(_LINE.format(n % 60, f"FATAL error: {flat} PANIC {flat}") for n in range(200)).encode("utf-8")


def _lines(text: str, count: int) -> Callable[[], bytes]:
    return lambda: "".join(_LINE.format(n % 60, text) for n in range(count)).encode()


def _endless_line() -> bytes:
    seeded = random.Random(3)
    piece = b"error a " * 8_000
    return b"2026-11-23T12:50:00Z stderr " + b"".join(
        piece + seeded.randbytes(400).hex().encode() for _ in range(1_600)
    )


def _storm(count: int) -> bytes:
    seeded = random.Random(9)
    words = [seeded.randbytes(4).hex() for _ in range(5000)]
    return "".join(
        _LINE.format(n % 60, f"ERROR {seeded.choice(words)} {seeded.choice(words)} failed: {n}") for n in range(count)
    ).encode()


_LOGS: tuple[tuple[str, str, Callable[[], bytes], bool], ...] = (
    ("line-of-100-megabytes", "one line of 100 MB", _endless_line, False),
    ("line-for-backtracking", "lines that nested repetition takes for ever on", _lines("a" * 30_000 + "!", 60), True),
    ("line-of-near-misses", "lines full of beginnings of known errors", _lines("password authentication failed for " * 900, 60), True),
    ("line-of-quotes", "lines of a hundred thousand quotes and brackets", _lines("\"'({[<" * 16_000, 20), True),
    ("line-of-times", "lines that are nothing but times", _lines("2026-11-23T12:50:00.000000000Z " * 2000, 20), True),
    ("log-of-noise", "2 MB of random bytes", lambda: random.Random(5).randbytes(2_000_000), False),
    ("log-of-nul", "10 MB of NUL", lambda: bytes(10_000_000), True),
    ("log-of-newlines", "ten million empty lines", lambda: b"\n" * 10_000_000, True),
    ("log-of-errors", "half a million lines that are all errors, all different", lambda: _storm(500_000), False),
)  # fmt: skip
