"""Files in the forms that real programs write, with a planted secret and a needed fact in each.

Every sheet in `forms/` holds short files, each under a line `=== Program, what it is: file name`. In them `«kind»` is a
secret of that kind, `«kind|pct»` one that is percent-encoded there, `«b64:user:kind»` one inside `base64(user:secret)`,
`«again»` the one before, `«~kind»` a value that is neither secret nor fact, `⟦text⟧` a fact, and `⟦@kind⟧` a made one.
`python -m tests.redaction.found.forms SEED… --show` asks the real command.
"""

from __future__ import annotations

import base64
import random
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from tests.redaction.folders.planting import Fact, Folder, Secret
from tests.redaction.folders.score import ask
from tests.redaction.found.values import value

SHEETS = Path(__file__).with_name("forms")
MARK = re.compile(r"«(?P<secret>[^»]*)»|⟦(?P<fact>[^⟧]*)⟧")
# A fact this short says nothing alone: it is looked for together with what stands before it.
SHORT = 6
CONTEXT = 8


def forms() -> Iterator[tuple[str, str, str]]:
    """Yield program, file name and form of every file of every sheet, in order."""
    for sheet in sorted(SHEETS.glob("*.txt")):
        for form in re.split(r"(?m)^=== ", sheet.read_text("utf-8"))[1:]:
            title, _, body = form.partition("\n")
            program, _, name = title.rpartition(": ")
            yield program, name, body


def written(rng: random.Random, kind: str, indent: str, before: str) -> tuple[str, str]:
    """Return a new value of the kind, and how it stands in the file; `before` is the value before it."""
    kind, _, spelling = kind.removeprefix("~").partition("|")
    if kind == "again":
        return before, before
    if kind.startswith("b64:"):
        _, user, inner = kind.split(":")
        made = value(rng, inner)
        return made, base64.b64encode(f"{user}:{made}".encode()).decode()
    made = value(rng, kind)
    return made, quote(made, safe="") if spelling == "pct" else made.replace("\n", "\n" + indent)


def needles(text: str) -> tuple[str, ...]:
    """Return what must not be read any more: each line of a block but for its frame."""
    return tuple(line.strip() for line in re.split(r"\n|\\n", text) if not line.strip().startswith("-----"))


def fill(grown: Folder, rng: random.Random, path: str, program: str, form: str) -> None:
    """Put the file that a form makes into the folder, with new values."""
    text, place, before = "", 0, ""
    for mark in MARK.finditer(form):
        text += form[place : mark.start()]
        place = mark.end()
        row, line = text.count("\n"), text.rpartition("\n")[2]
        if mark["fact"] is not None:
            fact = mark["fact"]
            fact = value(rng, fact[1:]) if fact.startswith("@") else fact
            since = max((line.rfind(n) + len(n) for s in grown.secrets for n in s.needles if n in line), default=0)
            grown.facts.append(Fact(line[max(since, len(line) - CONTEXT) :] * (len(fact) < SHORT) + fact, path, row))
            text += fact
            continue
        kind = mark["secret"]
        indent = line[: len(line) - len(line.lstrip())]
        before, there = written(rng, kind, indent, before)
        text += there
        if not kind.startswith(("~", "again")):
            whole = "\n" not in there and there == before
            grown.secrets.append(Secret(kind, program, path, row, before, needles(there), declared=False, whole=whole))
    grown.files[path] = text + form[place:]


def folder(seed: int) -> Folder:
    """Return all files, filled from the seed; the same seed gives the same bytes."""
    rng = random.Random(seed)
    grown = Folder()
    for number, (program, name, form) in enumerate(forms(), start=1):
        fill(grown, rng, f"{number:03d}/{name}", program, form)
    return grown


if __name__ == "__main__":
    ask(folder)
