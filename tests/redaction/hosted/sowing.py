"""Fill in marked sheets: the marks of the older folders, and encodings that hold each other, blocks, choices.

- ⟦kind⟧ ⟦kind@LABEL⟧ ⟦@LABEL|encoding⟧   a secret; ⟦?⟧ is any that the host declares, `|*` any encoding
- ⦃code text⦄                              a text in an encoding, with secrets, facts and further encodings in it
- ⟪text⟫                                   a fact;  ⟨pool⟩ ⟨pool@label⟩ ⟨one|or|other⟩ things that differ between hosts
- 4* line     4*{ … }*                     repeated with other values;  ~ line: in some seeds only
- labels that begin with `_` are new in each repetition, those in capitals are what the host's own files declare
"""

from __future__ import annotations

import base64
import html
import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import quote, quote_plus

from tests.redaction.folders.planting import ENCODINGS, Fact, Folder, Secret
from tests.redaction.hosted.kinds import BLOCKS, GROUPS, KINDS
from tests.redaction.hosted.pools import POOLS

MARK = re.compile(r"⟦(?P<secret>[^⟧]*)⟧|⟪(?P<fact>[^⟫]*)⟫|⦃(?P<code>\w+) |(?P<end>⦄)")
SECRET = re.compile(r"(?P<kind>\w*|\?)(?:@(?P<label>\w+))?(?:\|(?P<how>[\w*]+))?")
POOL = re.compile(r"⟨([^⟩@]*)(?:@(\w+))?⟩")
ANY = ("raw", "raw", "url", "json", "u", "html", "b64", "hex", "HEX", "squote", "backslash", "dquote", "form", "json2")
CONTROL = {ord("␛"): "\x1b", ord("␀"): "\0", ord("␤"): "\n"}
LONG, CUT_ROWS, SHOWN_SHARE = 8, 3, 0.6

CODES: dict[str, Callable[[str], str]] = {
    "json": lambda text: json.dumps(text, ensure_ascii=False)[1:-1],
    "ascii": lambda text: json.dumps(text)[1:-1],
    "url": lambda text: quote(text, safe=""),
    "form": quote_plus,
    "html": lambda text: html.escape(text, quote=True),
    "xml": lambda text: html.escape(text, quote=False),
    "sq": lambda text: text.replace("'", "'\\''"),
    "dq": lambda text: re.sub(r'([$`"\\])', r"\\\1", text),
    "sql": lambda text: text.replace("'", "''"),
    "yaml": lambda text: text.replace("'", "''"),
    "csv": lambda text: text.replace('"', '""'),
    "copy": lambda text: text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t"),
    "compose": lambda text: text.replace("$", "$$"),
    "log": lambda text: "".join(char if char.isascii() else f"\\x{char.encode().hex()}" for char in text),
}


@dataclass(frozen=True, slots=True)
class Plant:
    """A secret within a piece of text."""

    kind: str
    value: str
    declared: bool
    needles: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that is plain, a fact, or holds secrets."""

    text: str
    plants: tuple[Plant, ...] = ()
    fact: bool = False
    bare: bool = False


def packed(code: str, pieces: list[Piece]) -> Piece:
    """Encode pieces as one blob; a needle is what its secret alone decides."""
    text = "".join(piece.text for piece in pieces)
    raw = text.encode()
    if code == "hex":
        written = raw.hex()
    else:
        encode = base64.urlsafe_b64encode if code == "b64url" else base64.b64encode
        written = encode(raw).decode().rstrip("=" if code == "b64url" else "")
    plants = []
    start = 0
    for piece in pieces:
        for plant in piece.plants:
            spans = []
            for needle in plant.needles:
                first = len(text[: start + piece.text.index(needle)].encode())
                last = first + len(needle.encode())
                spans.append(
                    written[2 * first : 2 * last] if code == "hex" else written[-(-first * 8 // 6) : last * 8 // 6]
                )
            plants.append(replace(plant, needles=tuple(span for span in spans if len(span) >= LONG), whole=False))
        start += len(piece.text)
    return Piece(written, tuple(plant for plant in plants if plant.needles))


@dataclass(slots=True)
class Sower:
    """One host's values, and the folder that they go into."""

    rng: random.Random
    folder: Folder
    host: str
    named: dict[str, tuple[str, str]] = field(default_factory=dict)
    pooled: dict[str, str] = field(default_factory=dict)

    def pool(self, mark: re.Match[str]) -> str:
        """Return what stands for a pool's mark."""
        name, label = mark.groups()
        if label in self.pooled:
            return self.pooled[label]
        made = self.rng.choice(name.split("|")) if "|" in name else POOLS[name](self.rng)
        if label:
            self.pooled[label] = made
        return made

    def value(self, kind: str, label: str | None) -> tuple[str, str, str | None]:
        """Return kind, value and label of a secret's mark."""
        if kind == "?":
            label = self.rng.choice(
                [name for name, (sort, text) in self.named.items() if self.repeatable(name, sort, text)]
            )
        if label in self.named:
            return *self.named[label], label
        kind = self.rng.choice(sorted(GROUPS[kind])) if kind in GROUPS else kind
        made = KINDS[kind](self.rng)
        if label:
            self.named[label] = (kind, made)
        return kind, made, label

    @staticmethod
    def repeatable(name: str, kind: str, text: str) -> bool:
        """Whether a declared value is long enough to be known anywhere and stands in one line."""
        return name.isupper() and kind != "weak" and "\n" not in text and len(text) > LONG

    def secret(self, mark: str) -> Piece:
        """Return one secret in its encoding."""
        parts = SECRET.fullmatch(mark)
        assert parts, mark
        kind, value, label = self.value(parts["kind"], parts["label"])
        how = parts["how"] or "raw"
        how = self.rng.choice(ANY) if how == "*" else how
        declared = bool(label) and str(label).isupper()
        if kind in BLOCKS:
            rows = value.split("\n")[: -CUT_ROWS if how == "cut" else None]
            needles = tuple(row for row in rows if not row.startswith(("-----", "$ANSIBLE")))
            return Piece("\n".join(rows), (Plant(kind, value, declared, needles, whole=False),), bare=how == "bare")
        if how in ("head", "tail"):
            middle = len(value) // 2
            written = value[:middle] if how == "head" else value[middle:]
            return Piece(written, (Plant(kind, value, declared, (written,), whole=False),))
        written = ENCODINGS[how](value)
        needle = written.strip("'\"") if how in ("squote", "dquote") else written
        return Piece(written, (Plant(kind, value, declared, (needle,), whole=True),))

    def pieces(self, text: str) -> list[Piece]:
        """Parse a text with its marks."""
        stack: list[tuple[str, list[Piece]]] = [("", [])]
        end = 0
        for mark in MARK.finditer(text):
            if mark.start() > end:
                stack[-1][1].append(Piece(text[end : mark.start()]))
            end = mark.end()
            if mark["secret"] is not None:
                stack[-1][1].append(self.secret(mark["secret"]))
            elif mark["fact"] is not None:
                stack[-1][1].append(Piece(mark["fact"], fact=True))
            elif mark["code"]:
                stack.append((mark["code"], []))
            else:
                code, inner = stack.pop()
                stack[-1][1].extend(self.encoded(code, inner))
        stack[-1][1].append(Piece(text[end:]))
        assert len(stack) == 1, text
        return stack[0][1]

    @staticmethod
    def encoded(code: str, pieces: list[Piece]) -> Iterator[Piece]:
        """Yield pieces in an encoding."""
        if code in ("b64", "b64url", "hex"):
            yield packed(code, pieces)
            return
        encode = CODES[code]
        for piece in pieces:
            plants = tuple(replace(plant, needles=tuple(map(encode, plant.needles))) for plant in piece.plants)
            yield replace(piece, text=encode(piece.text), plants=plants)

    def write(self, path: str, template: str, carrier: str) -> None:
        """Append a filled-in template to a file, and put down what it holds."""
        for label in [label for label in self.named if label.startswith("_")]:
            del self.named[label]
        self.pooled = {label: text for label, text in self.pooled.items() if not label.startswith("_")}
        written = self.folder.files.get(path, "")
        for piece in self.pieces(POOL.sub(self.pool, template.translate(CONTROL))):
            row, before = written.count("\n"), written[written.rfind("\n") + 1 :]
            if piece.fact:
                self.folder.facts.append(Fact(piece.text, path, row))
            for plant in piece.plants:
                needles = (
                    tuple(before[-6:] + needle for needle in plant.needles) if plant.kind == "weak" else plant.needles
                )
                self.folder.secrets.append(
                    Secret(
                        plant.kind, carrier, path, row, plant.value, needles, declared=plant.declared, whole=plant.whole
                    )
                )
            indented = bool(piece.plants) and not piece.bare
            written += piece.text.replace("\n", "\n" + before) if indented else piece.text
        self.folder.files[path] = written + "\n"

    def sow(self, sheet: str) -> None:
        """Fill in every file of a sheet."""
        for part in sheet.split("\n=== ")[1:]:
            path, _, body = part.partition("\n")
            path = f"{self.host}/{path}"
            if path.endswith(".gz"):
                path = path.removesuffix(".gz")
                self.folder.packed.add(path)
            for number, times, template in blocks(body.rstrip("\n").split("\n")):
                seldom = template.startswith("~ ")
                shown = times if not seldom or self.rng.random() < SHOWN_SHARE else 0
                for _ in range(shown):
                    self.write(path, template.removeprefix("~ "), f"{path}:{number}")


def blocks(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield number, times and text of each line or block."""
    rest = enumerate(lines, 1)
    for number, line in rest:
        times = re.match(r"(\d+)\*(\{$| )", line)
        if times is None:
            yield number, 1, line
        elif times[2] == " ":
            yield number, int(times[1]), line[times.end() :]
        else:
            inner = []
            for _, row in rest:
                if row == "}*":
                    break
                inner.append(row)
            yield number, int(times[1]), "\n".join(inner)
