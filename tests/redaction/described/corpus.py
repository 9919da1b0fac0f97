"""A host's folder as its description tells it: each carrier filled with whatever kind of secret may stand in it.

Every sheet in `sheets/` holds files, each under a line `=== name`, `=== 3 name` for three such files. In them

    ⟮env:class⟯  ⟮snake:class⟯  ⟮camel:class⟯  ⟮kebab:class⟯  ⟮dotted:class⟯   draw a secret and write one of its names
    «encoding»   «encoding:class»       write the secret drawn last, or a new one; the encodings are in `ENCODINGS`
    ⦃b64 text⦄  ⦃b64url text⦄  ⦃hex text⦄  ⦃pct text⦄  ⦃json text⦄  ⦃json2 text⦄   encode a text with secrets in it
    ⟪text⟫  ⟨pool⟩                      a fact that diagnosis needs; a thing that differs between hosts
    ⎡one¦other⎤                         one of these
    5* line                             that line five times, with other values
    ␀ ␛ ␤                               a NUL, an escape, a new line within what is encoded

A class is one of `kinds.CLASSES`, a kind, `known` (declared in the host's own env files) or `knownpw`, `@name` for one secret that
several places hold. `python -m tests.redaction.described.corpus SEED… --show` asks the real command.
"""

from __future__ import annotations

import base64
import html
import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, quote_plus

from tests.redaction.described.kinds import CLASSES, KINDS, Kind
from tests.redaction.described.pools import POOLS
from tests.redaction.folders.planting import Fact, Folder, Secret
from tests.redaction.folders.score import ask

SHEETS = Path(__file__).with_name("sheets")
MARK = re.compile(
    r"⟪(?P<fact>[^⟫]*)⟫|⦃(?P<code>\w+) (?P<blob>[^⦄]*)⦄|⟮(?P<name>\w+):(?P<of>@?[\w]+)⟯|«(?P<how>\w+)(?::(?P<new>@?\w+))?»"
)
CHOICE = re.compile(r"⎡([^⎤]*)⎤")
POOL = re.compile(r"⟨(\w+)⟩")
# A fact this short says nothing alone: it is looked for together with what stands before it.
SHORT, CONTEXT = 6, 8
CONTROLS = str.maketrans("␀␁␇␛", "\0\x01\x07\x1b")
CRITICAL = 20  # declared secrets of a host

NAMED: dict[str, Callable[[str], str]] = {
    "env": str,
    "snake": str.lower,
    "kebab": lambda name: name.lower().replace("_", "-"),
    "dotted": lambda name: name.lower().replace("_", "."),
    "camel": lambda name: name.split("_")[0].lower() + "".join(part.title() for part in name.split("_")[1:]),
    "header": lambda name: "X-" + name.title().replace("_", "-"),
    "words": lambda name: name.lower().replace("_", " "),
}


def _json(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)[1:-1]


ENCODINGS: dict[str, Callable[[str], str]] = {
    "raw": str,
    "url": lambda value: quote(value, safe=""),
    "urlow": lambda value: re.sub("%[0-9A-F]{2}", lambda hit: hit[0].lower(), quote(value, safe="")),
    "form": quote_plus,
    "json": _json,
    "ascii": lambda value: json.dumps(value)[1:-1],
    "json2": lambda value: _json(_json(value)),
    "json3": lambda value: _json(_json(_json(value))),
    "u": lambda value: "".join(f"\\u{ord(char):04x}" for char in value),
    "u2": lambda value: re.sub(r"[^\w]", lambda hit: f"\\u{ord(hit[0]):04X}", value),
    "html": lambda value: html.escape(value, quote=True),
    "htmlnum": lambda value: re.sub(r"[^\w]", lambda hit: f"&#{ord(hit[0])};", value),
    "b64": lambda value: base64.b64encode(value.encode()).decode(),
    "b64url": lambda value: base64.urlsafe_b64encode(value.encode()).decode().rstrip("="),
    "b64b64": lambda value: base64.b64encode(base64.b64encode(value.encode())).decode(),
    "hex": lambda value: value.encode().hex(),
    "HEX": lambda value: value.encode().hex().upper(),
    "sq": lambda value: "'" + value.replace("'", "'\\''") + "'",
    "dq": lambda value: '"' + re.sub(r'([$`"\\])', r"\\\1", value) + '"',
    "bs": lambda value: re.sub(r"([^\w.,:/@%+=-])", r"\\\1", value),
    "sql": lambda value: value.replace("'", "''"),
    "yaml": lambda value: value.replace("'", "''"),
    "copy": lambda value: value.replace("\\", "\\\\"),
    "bytes": lambda value: value.encode().hex(" "),
    "xesc": lambda value: "".join(f"\\x{byte:02x}" for byte in value.encode()),
    "pctall": lambda value: "".join(f"%{byte:02X}" for byte in value.encode()),
    "htmlhex": lambda value: "".join(f"&#x{ord(char):x};" for char in value),
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A secret as it was drawn: its kind, its value and one of its names."""

    kind: str
    value: str
    name: str
    declared: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is planted: its file, its line and the template that is asked about."""

    path: str
    row: int
    carrier: str


@dataclass(slots=True)
class Sower:
    """What a folder is grown with; `now` is the secret drawn last."""

    rng: random.Random
    kinds: dict[str, Kind] = field(default_factory=lambda: KINDS)
    folder: Folder = field(default_factory=Folder)
    known: list[Drawn] = field(default_factory=list)
    shared: dict[str, Drawn] = field(default_factory=dict)
    now: Drawn = field(default_factory=lambda: Drawn("", "", ""))

    def draw(self, wanted: str) -> Drawn:
        """Draw a secret of a class, make it the current one and return it."""
        if wanted.startswith("@"):
            if wanted not in self.shared:
                self.shared[wanted] = self.draw("bare")
            self.now = self.shared[wanted]
        elif wanted in ("known", "knownpw"):
            fit = [one for one in self.known if wanted == "known" or "password" in self.kinds[one.kind].traits]
            self.now = self.rng.choice(fit)
        else:
            name = self.rng.choice(CLASSES.get(wanted, (wanted,)))
            kind = self.kinds[name]
            self.now = Drawn(name, kind.make(self.rng), self.rng.choice(kind.names))
        return self.now

    def declare(self) -> str:
        """Make the host's own env file; return its path."""
        taken: set[str] = set()
        lines = ["# written by daoflow install", f"DAOFLOW_VERSION={POOLS['version'](self.rng)}", "DAOFLOW_PORT=3000"]
        path = "opt/daoflow/.env"
        while len(self.known) < CRITICAL:
            one = self.draw(self.rng.choice(("line", "line", "password")))
            if one.name in taken or "\n" in one.value or "'" in one.value:
                continue
            taken.add(one.name)
            self.known.append(Drawn(one.kind, one.value, one.name, declared=True))
            wrapped = "bare" not in self.kinds[one.kind].traits
            lines.append(f"{one.name}='{one.value}'" if wrapped else f"{one.name}={one.value}")
            self.put(self.known[-1], one.value, (one.value,), Place(path, len(lines) - 1, "declared:.env"), whole=True)
        self.folder.files[path] = "\n".join(lines) + "\n"
        return path

    def put(self, one: Drawn, written: str, needles: tuple[str, ...], place: Place, *, whole: bool) -> None:
        """Write down a planting."""
        kind = "weak" if "weak" in self.kinds[one.kind].traits else one.kind
        if "webhook" in self.kinds[one.kind].traits and needles == (written,):  # the host may stay
            needles, whole = (written[-24:],), False
        self.folder.secrets.append(
            Secret(kind, place.carrier, place.path, place.row, one.value, needles, declared=one.declared, whole=whole)
        )

    def grow(self, path: str, lines: list[str], carrier: str) -> None:
        """Fill in one file's lines."""
        grown: list[str] = []
        for number, template in enumerate(lines, 1):
            times = re.match(r"(\d+)\* ", template)
            for _ in range(int(times[1]) if times else 1):
                line = template[times.end() :] if times else template
                line = CHOICE.sub(lambda hit: self.rng.choice(hit[1].split("¦")), line)
                line = line.translate(CONTROLS)
                line = POOL.sub(lambda hit: POOLS[hit[1]](self.rng), line)
                grown.extend(self.expand(line, path, len(grown), f"{carrier}:{number}").split("\n"))
        self.folder.files[path] = "\n".join(grown) + "\n"

    def expand(self, line: str, path: str, above: int, carrier: str) -> str:
        """Return a line with its marks filled in."""
        text, end = "", 0
        since = 0  # where the last secret ended
        for mark in MARK.finditer(line):
            text += line[end : mark.start()]
            end = mark.end()
            place = Place(path, above + text.count("\n"), carrier)
            if mark["fact"] is not None:
                fact = mark["fact"]
                before = text[max(since, len(text) - CONTEXT) :].rpartition("\n")[2]
                self.folder.facts.append(Fact(before * (len(fact) < SHORT) + fact, path, place.row))
                text += fact
            elif mark["name"] is not None:
                text += NAMED[mark["name"]](self.draw(mark["of"]).name)
            elif mark["code"] is not None:
                text += self.blob(mark["code"], mark["blob"], place)
                since = len(text)
            else:
                one = self.draw(mark["new"]) if mark["new"] else self.now
                text += self.plant(one, mark["how"], text, place)
                since = len(text)
        return text + line[end:]

    def plant(self, one: Drawn, how: str, text: str, place: Place) -> str:
        """Return a secret as it stands in its line."""
        before = text.rpartition("\n")[2]
        if "\n" in one.value:
            return self.block(one, how, before, place)
        if how in ("half", "rest"):
            middle = len(one.value) // 2
            written = one.value[:middle] if how == "half" else one.value[middle:]
            written = _json(written) if before.startswith("{") else written
            self.put(one, written, (written,), place, whole=False)
            return written
        written = ENCODINGS[how](one.value)
        bare = written[1:-1] if how in ("sq", "dq") else written
        needle = before[-6:] + written if "weak" in self.kinds[one.kind].traits else bare
        self.put(one, written, (needle,), place, whole=how != "b64b64")
        return written

    def block(self, one: Drawn, how: str, before: str, place: Place) -> str:
        """Return an armoured key as it stands there: in rows behind what stands before, in one row, cut off or encoded."""
        rows = one.value.split("\n")
        kept = {"cut": rows[:-2], "tail": rows[2:], "body": rows[1:-1]}.get(how, rows)
        needles = tuple(line for line in kept if not line.startswith("-----") and len(line) > 8)
        if how in ("one", "two", "crlf"):
            glue = {"one": "\\n", "two": "\\\\n", "crlf": "\\r\\n"}[how]
            written = glue.join(kept)
        elif how == "b64":
            written = ENCODINGS["b64"](one.value + "\n")
            needles = (written[48:-12],)
        else:
            ahead = "" if before.endswith('"') else before  # a value in quotes goes on without its name
            written = ("\n" + ahead).join(kept)
        self.put(one, written, needles, place, whole=False)
        return written

    def blob(self, code: str, text: str, place: Place) -> str:
        """Return a text encoded; what of it each secret within alone decides is that secret's needle."""
        plain, inner = self.within(text)
        data = plain.encode()
        if code in ("b64", "b64url"):
            encode = base64.b64encode if code == "b64" else base64.urlsafe_b64encode
            whole = encode(data).decode().rstrip("=" if code == "b64url" else "")
            for at, one, written in inner:
                size = len(written.encode())
                self.put(one, written, (whole[-(-at * 8 // 6) : (at + size) * 8 // 6],), place, whole=False)
            return whole
        encode_text = {
            "hex": lambda piece: piece.encode().hex(),
            "HEX": lambda piece: piece.encode().hex().upper(),
            "pct": lambda piece: quote(piece, safe=""),
            "json": _json,
            "json2": lambda piece: _json(_json(piece)),
        }[code]
        for _, one, written in inner:
            self.put(one, written, (encode_text(written),), place, whole=False)
        return encode_text(plain)

    def within(self, text: str) -> tuple[str, list[tuple[int, Drawn, str]]]:
        """Return a text that is to be encoded with its marks filled in, and each secret in it with the byte that it begins at."""
        text = text.replace("␤", "\n")
        plain, end = "", 0
        inner: list[tuple[int, Drawn, str]] = []
        for mark in MARK.finditer(text):
            plain += text[end : mark.start()]
            end = mark.end()
            if mark["name"] is not None:
                plain += NAMED[mark["name"]](self.draw(mark["of"]).name)
            else:
                one = self.draw(mark["new"]) if mark["new"] else self.now
                written = ENCODINGS[mark["how"]](one.value)
                inner.append((len(plain.encode()), one, written))
                plain += written
        return plain + text[end:], inner


def templates(sheets: Path = SHEETS) -> list[tuple[str, int, str, list[str]]]:
    """Return sheet, number of copies, name and lines of every file of every sheet, in order."""
    found = []
    for sheet in sorted(sheets.glob("*.txt")):
        for form in re.split(r"(?m)^=== ", sheet.read_text("utf-8"))[1:]:
            title, _, body = form.partition("\n")
            times, _, name = title.rpartition(" ")
            found.append((sheet.stem, int(times or 1), name, body.rstrip("\n").split("\n")))
    return found


def grown(sower: Sower, sheets: Path = SHEETS) -> Folder:
    """Fill in every file of every sheet, behind the host's own env file."""
    sower.declare()
    for sheet, times, name, lines in templates(sheets):
        for copy in range(times):
            place, _, base = name.rpartition("/")
            path = f"{place or sheet}/{base}" if times == 1 else f"{place or sheet}/{copy + 1}-{base}"
            if path.endswith(".gz"):
                path = path.removesuffix(".gz")
                sower.folder.packed.add(path)
            sower.grow(path, lines, f"{sheet}/{base}")
    return sower.folder


def folder(seed: int) -> Folder:
    """Grow the folder of a seed; the same seed gives the same bytes."""
    return grown(Sower(random.Random(seed)))


if __name__ == "__main__":
    ask(folder)
