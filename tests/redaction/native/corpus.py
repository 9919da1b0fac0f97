"""Grow the native set's folder: every sheet once for each of its hosts, with other values.

A sheet holds files, each begun by `=== path`. In its lines

    «kind» «kind@label» «@label» «@label|encoding»   plant a secret: a new one, a named one, that one again
    ⦃b64 text⦄ ⦃b64url text⦄ ⦃hex text⦄ ⦃url text⦄      encode a text with the secrets in it
    ⟨thing⟩ ⟨thing@label⟩                             is what differs between hosts and is a fact
    ⟪text⟫                                            is a fact, things in it included
    ⌈one¦other⌉                                       is one of these
    3* line                                           is that line three times, with other values

A label in capitals is a variable that the host's own files declare; labels hold for one host.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.redaction.folders.planting import ENCODINGS, Fact, Folder, Secret, Sower, is_declared
from tests.redaction.native.things import POOLS, UNCOUNTED
from tests.redaction.native.values import KINDS

SHEETS = Path(__file__).with_name("sheets")
ORDER = ("control", "tables", "worker", "providers", "backups", "apps", "stack", "etc", "hand")
HOSTS = 5
CHOICE = re.compile(r"⌈([^⌉]*)⌉")
THING = re.compile(r"⟨(?P<pool>\w+)(?:@(?P<label>\w+))?⟩")
PLANT = re.compile(r"«(?P<kind>\w*)(?:@(?P<label>[\w.-]+))?(?:\|(?P<how>\w+))?»")
MARK = re.compile(rf"⟪(?P<fact>[^⟫]*)⟫|⦃(?P<code>\w+) (?P<blob>[^⦄]*)⦄|(?P<plant>{PLANT.pattern})|(?P<thing>⟨[^⟩]*⟩)")
FOLDED = "\n"
HOWS = {
    **ENCODINGS,
    "sql": lambda value: value.replace("\\", "\\\\").replace("'", "''"),
    "dollar": lambda value: value.replace("$", "$$"),
}


@dataclass(slots=True)
class _Host(Sower):
    """One host's share of the folder: its values by label."""

    root: str = ""
    things: dict[str, str] = field(default_factory=dict)

    def thing(self, mark: re.Match[str]) -> str:
        """Return a thing, the same for the same label."""
        label = mark["label"]
        if label is None:
            return POOLS[mark["pool"]](self.rng)
        return self.things.setdefault(label, POOLS[mark["pool"]](self.rng))

    def grow(self, path: str, rows: list[str], sheet: str) -> None:
        """Fill in one file."""
        path = f"{self.root}/{THING.sub(self.thing, path)}"
        grown: list[str] = []
        for number, template in enumerate(rows, 1):
            times = re.match(r"(\d+)\* ", template)
            for _ in range(int(times[1]) if times else 1):
                row = CHOICE.sub(
                    lambda found: self.rng.choice(found[1].split("¦")), template[times.end() :] if times else template
                )
                grown.extend(self.fill(row, path, len(grown), f"{sheet}:{number}").split(FOLDED))
        self.folder.files[path] = "\n".join(grown) + "\n"

    def fill(self, row: str, path: str, above: int, carrier: str) -> str:
        """Return a row with its marks filled in, and put down what it holds."""
        text, end = "", 0
        for mark in MARK.finditer(row):
            text += row[end : mark.start()]
            end = mark.end()
            line = above + text.count(FOLDED)
            if mark["fact"] is not None or mark["thing"] is not None:
                fact = THING.sub(self.thing, mark["fact"] or mark["thing"])
                if mark["thing"] is None or mark["thing"].strip("⟨⟩").partition("@")[0] not in UNCOUNTED:
                    self.folder.facts.append(Fact(fact, path, line))
                text += fact
            elif mark["code"] is not None:
                text += self.blob(mark["code"], THING.sub(self.thing, mark["blob"]), path, line, carrier)
            else:
                text += self.plant(mark, text.rpartition(FOLDED)[2], path, line, carrier)
        return text + row[end:]

    def plant(self, mark: re.Match[str], before: str, path: str, line: int, carrier: str) -> str:
        """Return one secret as it stands in its row."""
        label, how = mark["label"], mark["how"] or "raw"
        kind, value = self.value(mark["kind"], label)
        if how == "split":
            middle = len(value) // 2
            needles: tuple[str, ...] = (value[:middle], value[middle:])
            written = (FOLDED + before).join(needles)
        elif "\n" in value:
            body = value.split("\n")
            needles = tuple(row for row in body if not row.startswith("-----"))
            written = "\\n".join(body) if how == "one" else (FOLDED + before).join(body[: -4 if how == "cut" else None])
            needles = needles[:-3] if how == "cut" else needles
            if how == "b64":
                written = ENCODINGS["b64"](value + "\n")
                needles = (written[40:-8],)
        else:
            written = HOWS[how](value)
            needles = (written.strip("'\"") if how in ("squote", "dquote") else written,)
        if kind == "weak":
            needles = (before[-6:] + written,)
        whole = "\n" not in value and how != "split"
        self.folder.secrets.append(
            Secret(kind, carrier, path, line, value, needles, declared=is_declared(label), whole=whole)
        )
        return written


def parts(sheet: str) -> Iterator[tuple[str, list[str]]]:
    """Yield path and rows of a sheet's files."""
    text = (SHEETS / f"{sheet}.txt").read_text(encoding="utf-8")
    for part in ("\n" + text).split("\n=== ")[1:]:
        path, _, body = part.partition("\n")
        yield path, body.rstrip("\n").replace("␛", "\x1b").split("\n")


def folder(seed: int, hosts: int = HOSTS) -> Folder:
    """Grow the folder of a seed; the same seed gives the same bytes."""
    grown = Folder()
    for number in range(1, hosts + 1):
        host = _Host(random.Random(f"native {seed} {number}"), KINDS, PLANT, grown, root=f"host{number}")
        for sheet in ORDER:
            for path, rows in parts(sheet):
                host.grow(path, rows, f"{sheet}:{path}")
    return grown
