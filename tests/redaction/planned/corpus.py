"""The folder that the measurements describe: 88 kinds of secrets in 91 carriers among 62 sorts of facts, from sheets and a seed.

carriers.txt: `=== group | path | plantings | a file's plantings | picks`, then `^ head`, `* row` (one is drawn per planting), `~ row of a fact`, `, joiner`, `$ foot`.
" ¦ " parts rows of one line. In rows: «v» «v:code+code» the planting, «NAME» «name» «naMe» «na-me» its name, «kind!» another planting, «pool» «pool@label», ‹fact›, ⟦code+code|text⟧.
"""

from __future__ import annotations

import base64
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.redaction.folders.planting import POOLS, Fact, Folder, Secret
from tests.redaction.folders.values import WORDS
from tests.redaction.planned.questions import sheets
from tests.redaction.planned.weave import Plant, Text, code, joined, plain

HERE = Path(__file__).parent
LOW, UP, DIGITS = "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"
SETS = {
    "h": DIGITS + "abcdef", "A": UP + LOW + DIGITS, "a": LOW + UP, "d": DIGITS, "u": UP + LOW + DIGITS + "-_", "b": UP + LOW + DIGITS + "+/",
    "B": UP + LOW + DIGITS + "./", "V": UP + DIGITS, "C": DIGITS + "ABCDEFGHJKMNPQRSTVWXYZ", "U": UP + "234567", "l": LOW + DIGITS,
}  # fmt: skip
COMMON = (
    "daoflow",
    "postgres",
    "admin",
    "redis",
    "app",
    "shop",
    "root",
    "backup",
    "password",
    "letmein",
    "qwerty",
    "welcome",
)
PREFIXES = ("", "", "", "CRM_", "SHOP_", "STAGING_", "BILLING_", "WIKI_", "OLD_", "X_")
KNOWN_SHARE = 0.56
KEY = re.compile(r'"[^"]+"\s*:|"[A-Za-z_]+=')
"""A member of an object, or a variable of a list: no program writes one twice."""
BOUNDARIES = (4096, 8192, 16384, 65536, 131072)
DRAWN: dict[str, Callable[[random.Random], str]] = {
    **POOLS,
    "mac": lambda r: ":".join(draw(r, "{h2}") for _ in range(6)),
    "fp": lambda r: "SHA256:" + base64.b64encode(r.randbytes(32)).decode().rstrip("="),
    "gpg": lambda r: draw(r, "{h40}").upper(),
    "md5fp": lambda r: ":".join(draw(r, "{h2}") for _ in range(16)),
    "b43": lambda r: base64.b64encode(r.randbytes(32)).decode(),
    "pub": lambda r: "\n".join(draw(r, "{b64}") for _ in range(6)) + draw(r, "\n{b40}=="),
    "ulid": lambda r: draw(r, "01J{C23}"),
    "pod": lambda r: draw(r, "{l9}-{l5}"),
    "day": lambda r: f"2026-{r.randrange(1, 13):02}-{r.randrange(1, 29):02}",
    "port": lambda r: r.choice(("5432", "6379", "3000", "7233", "8233", "9000", "465")),
    "db": lambda r: r.choice(("daoflow", "shop", "crm", "temporal", "analytics")),
    "svc": lambda r: r.choice(("postgres", "redis", "temporal", "daoflow", "db.internal", "cache-1")),
    "h16": lambda r: draw(r, "{h16}"),
    "h8": lambda r: draw(r, "{h8}"),
    "c12": lambda r: draw(r, "dfl_{A8}"),
    "nano": lambda r: draw(r, "{u21}"),
    "b128": lambda r: draw(r, "{b86}=="),
}  # fmt: skip


def draw(rng: random.Random, spec: str) -> str:
    """Make a value as a kind's third column says."""

    def part(mark: re.Match[str]) -> str:
        if mark["pem"]:
            label, _, count = mark["pem"].rpartition(" ")
            body = "\n".join(draw(rng, "{b64}") for _ in range(int(count))) + draw(rng, "\n{b38}==")
            return f"-----BEGIN {label}-----\n{body}\n-----END {label}-----"
        if mark["set"] in "wk":
            return rng.choice(WORDS if mark["set"] == "w" else COMMON)
        return "".join(rng.choice(SETS[mark["set"]]) for _ in range(int(mark["n"] or 1)))

    return re.sub(r"\{(?:pem (?P<pem>[^}]*)|(?P<set>\w)(?P<n>\d*))\}", part, spec)


@dataclass(frozen=True, slots=True)
class Kind:
    """One row of kinds.txt."""

    name: str
    names: tuple[str, ...]
    spec: str
    flags: str

    @property
    def is_safe(self) -> bool:
        """Whether its values need no quotes."""
        return not self.name.startswith("pw_s") and self.name not in {"pw_at", "pw_umlaut"} and "m" not in self.flags


@dataclass(slots=True)
class Carrier:
    """One section of carriers.txt."""

    group: str
    path: str
    count: int
    per_file: int
    picks: str
    head: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)
    joiner: str = "\n"


def sheet(name: str) -> list[str]:
    """Lines of a sheet without its remarks."""
    return [
        row for row in HERE.joinpath(name).read_text(encoding="utf-8").split("\n") if row and not row.startswith("# ")
    ]


def shown(row: str) -> str:
    """Put in the letters that an editor hides."""
    return row.replace("⏎", "\n").replace("⇥", "\t").replace("␛", "\x1b").replace("␀", "\0").replace("␍", "\r")


def kinds() -> dict[str, Kind]:
    """Read kinds.txt."""
    rows = [[cell.strip() for cell in row.split(" | ")] for row in sheet("kinds.txt")]
    return {row[0]: Kind(row[0], tuple(row[1].split(",")), row[2], row[3]) for row in rows}


def carriers() -> list[Carrier]:
    """Read carriers.txt."""
    found: list[Carrier] = []
    for row in sheet("carriers.txt"):
        if row.startswith("=== "):
            group, path, count, per_file, picks = row[4:].split(" | ")
            found.append(Carrier(group, path, int(count), int(per_file), picks.strip()))
        elif row.strip():
            mark, body = row[0], shown(row[2:])
            if mark == ",":
                found[-1].joiner = body
            else:
                {"^": found[-1].head, "*": found[-1].rows, "~": found[-1].facts, "$": found[-1].foot}[mark].extend(
                    body.split(" ¦ ")
                )
    return found


def decoys() -> tuple[list[tuple[str, str]], dict[str, list[str]]]:
    """Read decoys.txt: harmless names with their values, and lines by category."""
    pairs: list[tuple[str, str]] = []
    told: dict[str, list[str]] = {}
    for row in sheet("decoys.txt"):
        category, _, body = row.partition(" " if row.startswith("= ") else " | ")
        for line in body.split(" ¦ "):
            if category == "=":
                name, _, value = line.partition("=")
                pairs.append((name, value))
            else:
                told.setdefault(category, []).append(shown(line))
    return pairs, told


class Host:
    """One host's values, and the folder that shows them."""

    def __init__(self, seed: int) -> None:
        """Draw what the host declares."""
        self.rng = random.Random(f"planned {seed}")
        self.folder = Folder()
        self.kinds = kinds()
        self.pairs, self.told = decoys()
        self.declared: dict[str, tuple[str, Plant]] = {}
        for kind in self.kinds.values():
            if "d" in kind.flags:
                self.declared[kind.name] = (kind.names[0], Plant(kind.name, draw(self.rng, kind.spec), declared=True))

    def pick(self, picks: str) -> tuple[str, Plant]:
        """Draw a name and a planting that a carrier takes."""
        want = set(picks.split(","))
        fits = [kind for kind in self.kinds.values() if self.fits(kind, want)]
        given = [kind for kind in fits if kind.name in self.declared]
        if given and (self.rng.random() < KNOWN_SHARE):
            name, plant = self.declared[self.rng.choice(given).name]
            return name, Plant(plant.kind, plant.value, declared=True)
        fits = [kind for kind in fits if "tellable" not in want or "p" in kind.flags]
        kind = self.rng.choice(fits)
        label = self.rng.choice(PREFIXES) + self.rng.choice(kind.names)
        return label, Plant("weak" if "w" in kind.flags else kind.name, draw(self.rng, kind.spec))

    def fits(self, kind: Kind, want: set[str]) -> bool:
        """Whether a carrier takes a kind."""
        if want & set(self.kinds):
            return kind.name in want
        if ("m" in kind.flags) != ("pem" in want):
            return False
        if ("w" in kind.flags) and want & {"strong", "tellable"}:
            return False
        if "safe" in want and not kind.is_safe:
            return False
        if "tellable" in want:
            return "p" in kind.flags or "d" in kind.flags
        return not ("opaque" in want and ("://" in kind.spec or "p" in kind.flags))

    def fill(self, template: str, names: dict[str, str], item: tuple[str, Plant]) -> Text:
        """Weave a template's text."""
        text, rest = self.parse(template, 0, names, item)
        if rest != len(template):
            raise ValueError(template)
        return text

    def parse(self, template: str, at: int, names: dict[str, str], item: tuple[str, Plant]) -> tuple[Text, int]:
        """Weave up to the end or to a closing mark."""
        text: Text = []
        while at < len(template) and template[at] not in "⟧›":
            if template[at] == "⟦":
                bar = template.index("|", at)
                inner, end = self.parse(template, bar + 1, names, item)
                text += code(template[at + 1 : bar], inner)
                at = end + 1
            elif template[at] == "‹":
                inner, end = self.parse(template, at + 1, names, item)
                text.append((plain(inner), Plant("fact", plain(inner))))
                at = end + 1
            elif template[at] == "«":
                end = template.index("»", at)
                text += self.placed(template[at + 1 : end], names, item)
                at = end + 1
            else:
                end = min([place for mark in "⟦‹«⟧›" if (place := template.find(mark, at)) >= 0] or [len(template)])
                text.append((template[at:end], None))
                at = end
        return text, at

    def placed(self, mark: str, names: dict[str, str], item: tuple[str, Plant]) -> Text:
        """Return what stands for one «mark»."""
        word, _, chain = mark.partition(":")
        name, plant = item
        first, *rest = name.lower().split("_")
        spelt = {
            "NAME": name, "name": name.lower(), "naMe": first + "".join(part.title() for part in rest),
            "na-me": name.lower().replace("_", "-"), "Na-Me": "-".join(part.title() for part in name.split("_")),
            "words": name.lower().replace("_", " "),
        }  # fmt: skip
        if word in spelt:
            return [(spelt[word], None)]
        if word == "v" or word.endswith("!"):
            if word != "v":
                plant = self.pick(word[:-1])[1]
            start = (
                self.kinds[plant.kind].spec.partition("‡")[0] if plant.kind in self.kinds and "‡" in plant.value else ""
            )
            text: Text = [(start, None), (plant.value.removeprefix(start).removeprefix("‡"), plant)]
            return code(chain, text) if chain else text
        if word in {"dn", "dv"}:
            if "dn" not in names:
                pair = self.rng.choice(self.pairs)
                names["dn"], names["dv"] = pair[0], plain(self.fill(pair[1], {}, item))
            made: Text = [(names[word], None)]
            return code(chain, made) if chain else made
        if word == "dl":
            return self.fill(self.rng.choice(self.rng.choice(list(self.told.values()))), {}, item)
        pool, _, label = word.partition("@")
        value = names.get(word) or DRAWN[pool](self.rng)
        if label:
            names[word] = value
        return code(chain, [(value, None)]) if chain else [(value, None)]

    def write(self, path: str, text: Text, carrier: str) -> None:
        """Put one file into the folder, and down what it holds."""
        whole = plain(text)
        self.folder.files[path] = whole if whole.endswith("\n") else whole + "\n"
        spots: dict[Plant, list[tuple[int, str]]] = {}
        at = 0
        for piece, plant in text:
            if plant and piece:
                spots.setdefault(plant, []).append((at, piece))
            at += len(piece)
        for plant, pieces in spots.items():
            start, first = pieces[0]
            line = whole.count("\n", 0, start)
            if plant.is_fact:
                if "\n" not in first:
                    self.folder.facts.append(Fact(first, path, line))
                continue
            needles = tuple(
                part for _, piece in pieces for part in re.split(r"\n|\\n|\\r\\n", piece) if "-----" not in part and len(part.strip()) > 5
            ) if "\n" in plant.value or len(pieces) > 1 or "\n" in first else (first,)  # fmt: skip
            is_weak = len(plant.value) < 8 or plant.kind == "weak"
            if is_weak:
                needles = tuple(whole[max(start - 6, 0) : start].rpartition("\n")[2] + part for part in needles)
            kind = "weak" if is_weak else plant.kind
            if needles:
                self.folder.secrets.append(
                    Secret(
                        kind,
                        carrier,
                        path,
                        line,
                        plant.value,
                        needles,
                        plant.declared,
                        whole=len(pieces) == 1 and plant.value in first,
                    )
                )

    def grow(self, carrier: Carrier) -> None:
        """Write a carrier's files."""
        for number in range(-(-carrier.count // carrier.per_file)):
            rows: list[Text] = []
            names: dict[str, str] = {}
            nobody = ("X", Plant("fact", ""))
            size = min(carrier.per_file, carrier.count - number * carrier.per_file)
            for _ in range(size):
                rows.append(self.fill(self.rng.choice(carrier.rows), dict(names), self.pick(carrier.picks)))
                rows += [
                    self.fill(self.rng.choice(carrier.facts), dict(names), nobody)
                    for _ in range(self.rng.choice((1, 1, 2)) if carrier.facts else 0)
                ]
            if carrier.path.endswith(".json"):
                rows = list(
                    {
                        (key and key[0]) or number: row
                        for number, row in enumerate(rows)
                        for key in [KEY.match(plain(row))]
                    }.values()
                )
            if carrier.group == "buffer boundary":
                rows = self.at_boundaries(rows)
            else:
                self.rng.shuffle(rows)
            parts = [self.fill(part, names, nobody) for part in carrier.head]
            parts.append(joined(rows, carrier.joiner))
            parts += [self.fill(part, names, nobody) for part in carrier.foot]
            path = plain(self.fill(carrier.path.replace("#", str(number + 1)), {}, nobody))
            self.write(path, joined(parts, "" if carrier.joiner == "\0" else "\n"), f"{carrier.group}: {carrier.path}")

    def at_boundaries(self, rows: list[Text]) -> list[Text]:
        """Put lines before each row so that its planting stands over a buffer's end."""
        found: list[Text] = []
        at = 0
        for edge, row in zip(BOUNDARIES, rows, strict=False):
            lead = len(plain(row[: next(n for n, bit in enumerate(row) if bit[1] and not bit[1].is_fact)]))
            goal = edge - lead - self.rng.randrange(2, 9)
            while goal - at > 260:
                line = plain(self.fill("--> GET /trpc/health?n=«n» 200 «ms»ms «uuid»", {}, ("", Plant("fact", ""))))
                found.append([(line, None)])
                at += len(line) + 1
            found += [[("." * (goal - at - 1), None)], row]
            at = goal + len(plain(row)) + 1
        return found


def folder(seed: int) -> Folder:
    """Grow the folder of a seed; the same seed gives the same bytes."""
    host = Host(seed)
    nobody = ("X", Plant("fact", ""))
    env = [
        host.fill(row, {}, nobody)
        for row in ("# written by daoflow install", "DAOFLOW_VERSION=‹0.11.0›", "DAOFLOW_PORT=‹3000›")
    ]
    for name, plant in host.declared.values():
        told = any(char in plant.value for char in " '\"$#\\&")
        env.append(
            host.fill(
                "«NAME»=«v:dq»" if told and "'" in plant.value else "«NAME»=«v:sq»" if told else "«NAME»=«v»",
                {},
                (name, plant),
            )
        )
    host.write("opt/daoflow/.env", joined(env), "env plain: opt/daoflow/.env")
    for carrier in carriers():
        host.grow(carrier)
    for category, told_lines in host.told.items():
        rows = [host.fill(line, {}, nobody) for line in told_lines for _ in range(max(2, 14 // len(told_lines)))]
        host.write(f"facts/{category}.log", joined(rows), "facts")
    host.folder.files.update(sheets(host.rng))
    return host.folder
