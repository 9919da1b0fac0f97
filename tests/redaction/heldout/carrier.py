"""What a carrier is: how one secret is written into one place of one kind of member."""

from __future__ import annotations

import base64
import random
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

ANY = re.compile(r".*", re.DOTALL)
WORD = re.compile(r"[^\s\"'`\\<>|;,(){}\[\]&$]+")
DOLLARS = re.compile(r"[^\s\"'`\\<>|;,(){}\[\]&]+|\$argon2\S+")
URL_SAFE = re.compile(r"[A-Za-z0-9_.~-]+")
B64 = re.compile(r"[\x20-\x7e]+")


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


def _caller() -> str:
    return str(sys._getframe(2).f_globals["__name__"]).rpartition(".")[2]  # noqa: SLF001  the only way to ask who calls
