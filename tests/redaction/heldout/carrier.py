"""What a carrier is: how one secret is written into one place of one kind of member."""

from __future__ import annotations

import base64
import json
import random
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType
from typing import Any
from urllib.parse import quote

ANY = re.compile(r".*", re.DOTALL)
WORD = re.compile(r"[^\s\"'`\\<>|;,(){}\[\]&$]+")
DOLLARS = re.compile(r"[^\s\"'`\\<>|;,(){}\[\]&]+|\$argon2\S+")
URL_SAFE = re.compile(r"[A-Za-z0-9_.~-]+")
B64 = re.compile(r"[\x20-\x7e]+")
TOKEN = re.compile(r"[A-Za-z0-9+/=_.~-]+")
BARE = re.compile(r"[^\s\"'`\\<>|;,(){}\[\]&$#]+")
QUOTED = re.compile(r"[^'\"\\\n`$]+")
CELL = re.compile(r"[^|\t\n\\\"',]+")
LONG = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9+/=_.-]{16,}")


@dataclass(frozen=True)
class Secret:
    """What a carrier is given: the value, the name it goes by, and randomness for everything around it."""

    name: str
    value: str
    rng: random.Random

    @property
    def snake(self) -> str:
        """The name as a column or an option of a library has it."""
        return self.name.lower()

    @property
    def camel(self) -> str:
        """The name as a property of a JavaScript object has it."""
        head, *rest = self.snake.split("_")
        return head + "".join(part.title() for part in rest)

    @property
    def kebab(self) -> str:
        """The name as a flag or a header has it."""
        return self.snake.replace("_", "-")

    def host(self) -> str:
        """Return a host that must survive."""
        return f"{self.rng.choice(('db', 'cache', 's3', 'registry', 'mail', 'hooks'))}-{self.rng.randint(1, 99)}.internal.example.net"

    def hex(self, digits: int) -> str:
        """Return an id of hex digits that must survive."""
        return f"{self.rng.getrandbits(digits * 4):0{digits}x}"

    def b64(self, text: str | None = None) -> str:
        """Return the value, or a text around it, as base64."""
        return base64.b64encode((self.value if text is None else text).encode()).decode()


@dataclass(frozen=True)
class Fragment:
    """One place: text for text members, any JSON for documents, and what of it must survive."""

    body: Any
    keeps: tuple[str, ...] = ()


Render = Callable[[Secret], "Fragment | str | dict[str, Any] | list[Any]"]


@dataclass(frozen=True)
class Carrier:
    """`needs`: `name` or `slot` (any value is recognisable by its place), `shape` (only known or shaped ones are)."""

    carrier: str
    member: str
    needs: str
    render: Render
    fits: re.Pattern[str] = ANY
    written_in: str = ""
    """The module that registers it: each set of carriers is a few modules."""


CARRIERS: list[Carrier] = []


def carrier(name: str, member: str, needs: str = "name", fits: re.Pattern[str] = ANY) -> Callable[[Render], Render]:
    """Register a carrier."""
    written_in = _caller()

    def register(render: Render) -> Render:
        CARRIERS.append(Carrier(name, member, needs, render, fits, written_in))
        return render

    return register


def lines(name: str, member: str, template: str, needs: str = "name", fits: re.Pattern[str] = WORD) -> None:
    """Register a carrier that is a template with `{name} {snake} {camel} {kebab} {value} {host} {id}`."""

    def render(secret: Secret) -> Fragment:
        host, number = secret.host(), secret.hex(32)
        body = template.format(
            name=secret.name,
            snake=secret.snake,
            camel=secret.camel,
            kebab=secret.kebab,
            value=secret.value,
            host=host,
            id=number,
        )
        return Fragment(body, tuple(kept for kept in (host, number) if kept in body))

    CARRIERS.append(Carrier(name, member, needs, render, fits, _caller()))


def spelled(  # noqa: PLR0917  rows of data give them in this order
    name: str,
    member: str,
    template: str,
    encode: Callable[[str], str],
    needs: str = "name",
    fits: re.Pattern[str] = ANY,
) -> None:
    """Register a carrier that is a template with `{name} {snake} {camel} {kebab} {host}`, and `{value}` as a program spells it."""

    @carrier(name, member, needs, fits)
    def _render(secret: Secret) -> Fragment:
        host = secret.host()
        names = {"name": secret.name, "snake": secret.snake, "camel": secret.camel, "kebab": secret.kebab}
        body = template.format(**names, value=encode(secret.value), host=host)
        return Fragment(body, (host,) if "{host}" in template else ())


def document(name: str, needs: str, make: Render, fits: re.Pattern[str] = ANY) -> None:
    """Register a document that is made of a secret."""
    carrier(name, "json", needs, fits)(make)


def in_url(text: str) -> str:
    """Return a text as it stands in the user info of a URL."""
    return quote(text, safe="")


def in_base64(text: str) -> str:
    """Return the base64 of a text."""
    return base64.b64encode(text.encode()).decode()


def in_json(text: str) -> str:
    """Return a text as it stands between the quotes of JSON."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def in_sql(text: str) -> str:
    """Return a text as it stands between the quotes of SQL."""
    return text.replace("'", "''")


def _caller() -> str:
    """Return the module that asks this one, the only way there is."""
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001
    while frame is not None and frame.f_globals["__name__"] == __name__:
        frame = frame.f_back
    return str(frame.f_globals["__name__"]).rpartition(".")[2] if frame is not None else ""
