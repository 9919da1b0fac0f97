"""Files in the forms that real programs write, with a planted secret and a needed fact in each.

Every sheet in `forms/` holds short files, each under a line `=== Program, what it is: file name`. In them `«kind»` is a
secret of that kind, `«kind|pct»` one that is percent-encoded there, `«b64:user:kind»` one inside `base64(user:secret)`,
`«again»` the one before, `«~kind»` a value that is neither secret nor fact, `⟦text⟧` a fact, and `⟦@kind⟧` a made one.
"""

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from urllib.parse import quote

from tests.redaction.found.values import value

SHEETS = Path(__file__).parent / "forms"
MARK = re.compile(r"«([^»]*)»|⟦([^⟧]*)⟧")
# A fact this short says nothing alone: it is looked for together with what stands before it.
SHORT = 6
CONTEXT = 8


@dataclass(frozen=True)
class Found:
    """One file: where it lies, which program writes it so, its text, and what must go and what must stay."""

    path: str
    program: str
    text: str
    secrets: tuple[str, ...]
    facts: tuple[str, ...]


def sheets() -> Iterator[tuple[str, str, str]]:
    """Yield program, file name and form of every file of every sheet, in order."""
    for sheet in sorted(SHEETS.glob("*.txt")):
        for form in re.split(r"(?m)^=== ", sheet.read_text("utf-8"))[1:]:
            title, _, body = form.partition("\n")
            program, _, name = title.rpartition(": ")
            yield program, name, body


def _secret(kind: str, indent: str, random: Random, before: list[str]) -> tuple[str, list[str]]:
    """Return what stands in the file for a secret, and what of it must not be left."""
    if kind == "again":
        return before[-1], []
    plain, _, spelling = kind.partition("|")
    if plain.startswith("b64:"):
        user, _, inner = plain[4:].rpartition(":")
        written = base64.b64encode(f"{user}:{value(random, inner)}".encode()).decode()
        return written, [written]
    made = value(random, plain.lstrip("~"))
    written = quote(made, safe="") if spelling == "pct" else made.replace("\n", "\n" + indent)
    if plain.startswith("~"):
        return written, []
    return written, [line for line in made.replace("\\n", "\n").splitlines() if "-----" not in line] if len(
        made
    ) > 160 else [written]


def fill(path: str, program: str, form: str, random: Random) -> Found:
    """Return the file that a form makes, with new values."""
    parts: list[str] = []
    secrets: list[str] = []
    facts: list[str] = []
    before: list[str] = []
    place = 0
    for mark in MARK.finditer(form):
        parts.append(form[place : mark.start()])
        place = mark.end()
        so_far = "".join(parts)
        line = so_far[so_far.rfind("\n") + 1 :]
        if mark[1] is not None:
            written, gone = _secret(mark[1], re.match(r"\s*", line)[0], random, before)  # type: ignore[index]
            secrets += gone
            before += gone[:1]
        else:
            written = value(random, mark[2][1:]) if mark[2].startswith("@") else mark[2]
            since = max((line.rfind(secret) + len(secret) for secret in secrets if secret in line), default=0)
            facts.append(line[max(since, len(line) - CONTEXT) :] + written if len(written) < SHORT else written)
        parts.append(written)
    parts.append(form[place:])
    return Found(path, program, "".join(parts), tuple(secrets), tuple(facts))


def folder(seed: int) -> list[Found]:
    """Return all files, filled from the seed."""
    random = Random(seed)
    return [
        fill(f"{number:03d}/{name}", program, form, random)
        for number, (program, name, form) in enumerate(sheets(), start=1)
    ]
