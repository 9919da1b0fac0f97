"""A page that is being written: its lines, and what of them is a secret or a fact."""

from __future__ import annotations

import base64
import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote

from tests.redaction.folders.planting import ENCODINGS, Fact, Folder, Secret
from tests.redaction.rebuilt.kinds import KINDS, Kind, fill

FACT = re.compile(r"⟪([^⟫]*)⟫")


@dataclass(frozen=True, slots=True)
class Item:
    """A secret in its role: what it is, what it is called, and whether the host's own files declare it."""

    kind: Kind
    name: str
    value: str
    declared: bool

    @property
    def snake(self) -> str:
        """The name as programs and columns write it."""
        return self.name.lower()

    @property
    def camel(self) -> str:
        """The name as JSON writes it."""
        first, *rest = self.snake.split("_")
        return first + "".join(part.title() for part in rest)


@dataclass(frozen=True, slots=True)
class Planted:
    """An item as it is written: the text, and what of it must not be read any more."""

    item: Item
    text: str
    needles: tuple[str, ...]
    whole: bool


def plant(item: Item, how: str | Callable[[str], str] = "raw") -> Planted:
    """Write an item alone in an encoding."""
    text = ENCODINGS[how](item.value) if isinstance(how, str) else how(item.value)
    needle = text[1:-1] if len(text) > 2 and text[0] == text[-1] and text[0] in "'\"" else text
    return Planted(item, text, (needle,), whole=True)


def env_quoted(value: str) -> str:
    """Quote as a person quotes in an env file: not at all, in single quotes, else in double ones."""
    if re.fullmatch(r"[\w.+/:=@%,!*^~-]+", value):
        return value
    if "'" not in value:
        return f"'{value}'"
    return ENCODINGS["dquote"](value)


def yaml_quoted(value: str) -> str:
    """Quote as YAML needs it."""
    return value if re.fullmatch(r"[A-Za-z][\w.+/=^-]*", value) else "'" + value.replace("'", "''") + "'"


LAYERS: dict[str, Callable[[str], str]] = {
    "json": lambda text: json.dumps(text, ensure_ascii=False)[1:-1],
    "percent": lambda text: quote(text, safe=""),
    "html": ENCODINGS["html"],
    "u": ENCODINGS["u"],
    "hex": lambda text: text.encode().hex(),
    "HEX": lambda text: text.encode().hex().upper(),
    "sql": lambda text: text.replace("'", "''"),
}


def within(before: str, item: Item, after: str, *layers: str) -> Planted:
    """Encode a text around an item, one layer after the other; the needle is what the item alone decides."""
    whole, low, high = before + item.value + after, len(before), len(before + item.value)
    for layer in layers:
        if layer in ("b64", "b64url"):
            low, high = len(whole[:low].encode()), len(whole[:high].encode())
            encoded = base64.b64encode(whole.encode()) if layer == "b64" else base64.urlsafe_b64encode(whole.encode())
            whole = encoded.decode().rstrip("=" if layer == "b64url" else "")
            low, high = -(-low * 4 // 3), high * 4 // 3
        else:
            write = LAYERS[layer]
            low, high, whole = len(write(whole[:low])), len(write(whole[:high])), write(whole)
    return Planted(item, whole, (whole[low:high],), whole=False)


@dataclass(slots=True)
class Cast:
    """Who plays on this host: its declared secrets, and strangers made as they are needed."""

    rng: random.Random
    declared: dict[str, list[Item]] = field(default_factory=dict)

    def fresh(self, kind: Kind, *, declared: bool = False) -> Item:
        """Make an item that nothing else bears."""
        return Item(kind, self.rng.choice(kind.names), fill(self.rng, kind.form), declared)

    def of(self, fits: Callable[[Kind], bool], *, told: bool) -> Item:
        """Pick an item of a fitting kind; where nothing tells it but itself, a stranger has a shape of its own."""
        kinds = [kind for kind in KINDS if fits(kind)]
        if self.rng.random() < 0.57:
            kind = self.rng.choice([kind for kind in kinds if kind.sort != "W" or told])
            return self.rng.choice(self.declared[kind.name])
        return self.fresh(self.rng.choice([kind for kind in kinds if told or (kind.shaped and kind.sort != "W")]))


@dataclass(slots=True)
class Page:
    """One file; every part that is added goes to its end."""

    folder: Folder
    path: str
    carrier: str
    rng: random.Random
    text: str = ""
    _row: int = 0

    def add(self, *parts: str | Planted, end: str = "\n") -> None:
        """Write parts; `⟪…⟫` in a text is a fact, `{…}` in it is filled in where it has been asked for."""
        for part in (*parts, end):
            if isinstance(part, str):
                at = 0
                for fact in FACT.finditer(part):
                    self._write(part[at : fact.start()])
                    self.folder.facts.append(Fact(fact[1], self.path, self._row))
                    self._write(fact[1])
                    at = fact.end()
                self._write(part[at:])
            else:
                self._plant(part)

    def say(self, *parts: str | Planted) -> None:
        """Write parts whose holes are filled in first."""
        self.add(*(fill(self.rng, part) if isinstance(part, str) else part for part in parts))

    def _plant(self, part: Planted) -> None:
        item, needles, kind = part.item, part.needles, part.item.kind.name
        if item.kind.sort == "W":
            kind, needles = "weak", (self.text[-6:].rpartition("\n")[2] + part.text,)
        self.folder.secrets.append(
            Secret(kind, self.carrier, self.path, self._row, item.value, needles, item.declared, part.whole)
        )
        self._write(part.text)

    def _write(self, text: str) -> None:
        self.text += text
        self._row += text.count("\n")

    def close(self) -> None:
        """Put the file into its folder."""
        self.folder.files[self.path] = self.text
