"""An examiner's folder: twelve hosts' files grown from sheets, with what must go, what must stay and what must be answered.

A sheet's form begins with `=== name files path secrets decoys how`; in it `^` is a head line, `$` a foot line, `@` names a carrier with
its encoding and pick of kinds, `>` is a template of that carrier, `~` a template without a secret. Marks in a template:

    «S»  «S:url»        the secret, in the carrier's encoding or another
    «H»  «T»            its first and its second half
    «N» «U» «c» …       its name in a style, a fact; «_U» the same and no fact
    «uuid»  «~uuid»     a decoy of that category, a fact; the same and no fact
    «=text»             that text, a fact
    ⦃b64 …⦄             a text encoded as a whole, with «S» and facts that are none in it
    ⏎                   a new line
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

from tests.redaction.examined.decoys import DECOYS, SMALL
from tests.redaction.examined.kinds import GROUPS, KIND_ROWS, KINDS, PEMS, Kind, styled
from tests.redaction.examined.questions import Question, asked
from tests.redaction.folders.planting import Fact, Folder, Secret

SHEETS = Path(__file__).with_name("sheets")
HOSTS = 12
FACTS = [category for category in DECOYS if category not in ("email", "word")]
MARK = re.compile(r"⦃(?P<code>\w+) (?P<blob>[^⦄]*)⦄|«(?P<mark>[^»]*)»")
WEAK = ("s3cret", "hunter2", "admin1", "pw123", "letme1", "Test12", "qwe!23", "root7", "x9!kk", "abc.12")


def _json(value: str, times: int = 1) -> str:
    return _json(json.dumps(value, ensure_ascii=False)[1:-1], times - 1) if times else value


def _u_signs(value: str) -> str:
    return "".join(char if char.isalnum() and char.isascii() else f"\\u{ord(char):04x}" for char in value)


ENCODINGS: dict[str, Callable[[str], str]] = {
    "raw": str,
    "json": _json,
    "json2": lambda value: _json(value, 2),
    "json3": lambda value: _json(value, 3),
    "u": lambda value: "".join(f"\\u{ord(char):04x}" for char in value),
    "usigns": _u_signs,
    "url": lambda value: quote(value, safe=""),
    "lowurl": lambda value: re.sub(r"%[0-9A-F]{2}", lambda found: found[0].lower(), quote(value, safe="")),
    "form": quote_plus,
    "html": lambda value: html.escape(value, quote=True),
    "htmlnum": lambda value: "".join(char if char.isalnum() and char.isascii() else f"&#{ord(char)};" for char in value),
    "b64": lambda value: base64.b64encode(value.encode()).decode(),
    "hex": lambda value: value.encode().hex(),
    "HEX": lambda value: value.encode().hex().upper(),
    "sq": lambda value: "'" + value.replace("'", "'\\''") + "'",
    "dq": lambda value: '"' + re.sub(r'([$`"\\])', r"\\\1", value) + '"',
    "bs": lambda value: re.sub(r"([^\w.:/@%+=-])", r"\\\1", value),
    "sql": lambda value: value.replace("'", "''"),
    "copy": lambda value: value.replace("\\", "\\\\"),
    "one": lambda value: value.replace("\n", "\\n"),
    "csv": lambda value: value.replace('"', '""'),
}  # fmt: skip
BLOBS: dict[str, Callable[[str], str]] = {
    "b64": ENCODINGS["b64"],
    "b64url": lambda text: base64.urlsafe_b64encode(text.encode()).decode().rstrip("="),
    "b64b64": lambda text: ENCODINGS["b64"](ENCODINGS["b64"](text)),
    "hex": ENCODINGS["hex"],
    "pct": ENCODINGS["url"],
    "pct2": lambda text: quote(quote(text, safe=""), safe=""),
    "html": ENCODINGS["html"],
    "js": _json,
}


@dataclass(slots=True)
class _Form:
    name: str
    files: int
    path: str
    secrets: int
    decoys: int
    how: str
    head: list[str] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    carried: list[tuple[str, str, str, list[str]]] = field(default_factory=list)


def forms() -> list[_Form]:
    """Read the sheets."""
    read: list[_Form] = []
    for row in "".join(sheet.read_text(encoding="utf-8") for sheet in sorted(SHEETS.glob("*.txt"))).split("\n"):
        if row.startswith("=== "):
            name, files, path, secrets, decoys, *how = row[4:].split()
            read.append(_Form(name, int(files), path, int(secrets), int(decoys), " ".join(how)))
        elif row.startswith("@"):
            carrier, encoding, pick = row[1:].split()
            read[-1].carried.append((carrier, encoding, pick, []))
        elif row.startswith(">"):
            read[-1].carried[-1][3].append(row[1:].removeprefix(" "))
        elif row[:1] in ("^", "$", "~") and row:
            {"^": read[-1].head, "$": read[-1].foot, "~": read[-1].plain}[row[0]].append(row[1:].removeprefix(" "))
    return read


@dataclass(frozen=True, slots=True)
class _Chosen:
    kind: str
    name: str
    value: str
    declared: bool


class _Sower:
    def __init__(self, seed: int) -> None:
        self.rng = random.Random(f"examined {seed}")
        self.folder = Folder()
        self.questions: list[Question] = []
        self.known = [self.declare() for _ in range(HOSTS)]

    def declare(self) -> list[_Chosen]:
        """Choose what a host's own files declare."""
        r = self.rng
        own = [("postgres_password", "made-hex-32"), ("better_auth_secret", "made-hex-64"), ("temporal_postgres_password", "made-16"), ("initial_admin_password", "people-leet")]  # fmt: skip
        picked = r.sample([kind for kind in KIND_ROWS if kind not in PEMS], 20)
        rows = [(name, KINDS[kind]) for name, kind in own] + [(r.choice(kind.names), kind) for kind in picked]
        return [_Chosen(kind.name, name, kind.draw(r), declared=True) for name, kind in rows]

    def choose(self, pick: str, host: int) -> _Chosen:
        """Choose a secret: one of the host's own, or one that stands in the text alone."""
        r = self.rng
        if pick == "weak":
            return _Chosen("weak", r.choice(GROUPS["pw"][0].names), r.choice(WEAK), declared=False)
        if pick in ("known", "unnamed") and (pick == "known" or r.random() < 0.5):
            return r.choice([one for one in self.known[host] if len(one.value) > 11 and " " not in one.value])
        group: list[Kind] = GROUPS.get("shaped" if pick == "unnamed" else pick) or [
            KINDS[name] for name in pick.split(",")
        ]
        names = {kind.name for kind in group}
        fitting = [one for one in self.known[host] if one.kind in names]
        if fitting and r.random() < (0.45 if pick in ("any", "loose") else 0.2):
            return r.choice(fitting)
        kind = r.choice(group)
        return _Chosen(kind.name, r.choice(kind.names), kind.draw(r), declared=False)

    def plant(
        self, chosen: _Chosen, carrier: str, path: str, row: int, needles: tuple[str, ...], *, whole: bool
    ) -> None:
        """Put down a secret."""
        self.folder.secrets.append(
            Secret(chosen.kind, carrier, path, row, chosen.value, needles, chosen.declared, whole)
        )

    def filled(
        self, template: str, form: _Form, path: str, above: int, carried: tuple[str, str, str] | None, host: int
    ) -> str:
        """Return a template with its marks filled in."""
        carrier, encoding, pick = carried or ("", "", "")
        chosen = self.choose(pick, host) if carried else None
        text, end = "", 0
        template = template.replace("⏎", "\n").replace("␛", "\x1b").replace("␀", "\0")
        for mark in MARK.finditer(template):
            text += mark.string[end : mark.start()]
            end = mark.end()
            row = above + text.count("\n")
            before = text.rpartition("\n")[2]
            name = mark["mark"] or ""
            if mark["code"]:
                assert chosen
                text += self.blob(mark["code"], mark["blob"], chosen, carrier, path, row)
            elif name in ("H", "T"):
                assert chosen
                half = (chosen.value[: len(chosen.value) // 2], chosen.value[len(chosen.value) // 2 :])[name == "T"]
                if name == "H":
                    self.plant(chosen, carrier, path, row, (half, chosen.value[len(half) :]), whole=False)
                text += half
            elif name == "S" or name.startswith("S:"):
                assert chosen
                text += self.secret(chosen, name[2:] or encoding, before, carrier, path, row)
            elif name.strip("_") in tuple("NUcPkdsn"):
                assert chosen
                written = styled(self.rng, chosen.name, name[-1])
                if not name.startswith("_"):
                    self.folder.facts.append(Fact(written, path, row))
                text += written
            elif name.startswith("="):
                self.folder.facts.append(Fact(name[1:], path, row))
                text += name[1:]
            else:
                text += self.decoy(name, form, path, row)
        return text + template[end:]

    def decoy(self, name: str, form: _Form, path: str, row: int) -> str:
        """Return what is no secret."""
        category = name.strip("~")
        category = (
            self.rng.choice(SMALL if category == "small" else FACTS) if category in ("any", "small") else category
        )
        drawn = DECOYS[category](self.rng)
        for how, escape in (("json", _json), ("html", ENCODINGS["html"]), ("sql", ENCODINGS["sql"])):
            drawn = escape(drawn) if how in form.how else drawn
        if not name.startswith("~"):
            self.folder.facts.append(Fact(drawn, path, row))
        return drawn

    def secret(self, chosen: _Chosen, encoding: str, before: str, carrier: str, path: str, row: int) -> str:
        """Return a secret as it stands in its line, or in its lines."""
        if "\n" in chosen.value and encoding in ("raw", "cut"):
            rows = chosen.value.split("\n")[: -4 if encoding == "cut" else None]
            self.plant(chosen, carrier, path, row, tuple(line for line in rows if line[:5] != "-----"), whole=False)
            return ("\n" + before).join(rows)
        written = ENCODINGS[encoding](chosen.value)
        needle = written[1:-1] if encoding in ("sq", "dq") else written
        if "\n" in chosen.value:
            lines = [ENCODINGS[encoding](line) for line in chosen.value.split("\n") if line[:5] != "-----"]
            needles = (written[60:-60],) if encoding in ("b64", "hex") else tuple(lines)
        else:
            needles = (before[-6:] + written,) if chosen.kind == "weak" else (needle,)
        self.plant(chosen, carrier, path, row, needles, whole="\n" not in chosen.value and chosen.kind != "weak")
        return written

    def blob(self, code: str, template: str, chosen: _Chosen, carrier: str, path: str, row: int) -> str:
        """Return a text encoded as a whole; what of it the secret alone decides is the needle."""
        encoded: list[tuple[int, int]] = []
        plain, end = "", 0
        for mark in re.finditer(r"«([^»]*)»", template):
            plain += template[end : mark.start()]
            end = mark.end()
            if mark[1][:1] == "S":
                written = ENCODINGS[mark[1][2:] or "raw"](chosen.value)
                encoded.append((len(plain.encode()), len((plain + written).encode())))
            elif mark[1][:1] == "_":
                written = styled(self.rng, chosen.name, mark[1][-1])
            else:
                written = DECOYS[mark[1].strip("~")](self.rng)
            plain += written
        plain += template[end:]
        whole = BLOBS[code](plain)
        raw = plain.encode()
        for first, last in encoded:
            if code in ("b64", "b64url"):
                needle = whole[-(-first * 8 // 6) : last * 8 // 6]
            elif code == "b64b64":
                inner, outer = -(-first * 8 // 6), last * 8 // 6
                needle = whole[-(-inner * 8 // 6) : outer * 8 // 6]
            else:
                needle = BLOBS[code](raw[first:last].decode())
            self.plant(chosen, carrier, path, row, (needle,), whole=False)
        return whole

    def file(self, form: _Form, number: int, host: int) -> None:
        """Grow one file of a form."""
        r = self.rng
        path = f"{form.path.replace('%h', f'host{host:02}').replace('%i', f'{number:02}')}"
        if path.endswith(".gz"):
            path = path.removesuffix(".gz")
            self.folder.packed.add(path)
        rows: list[tuple[tuple[str, str, str] | None, str]] = []
        for _ in range(form.secrets):
            carrier, encoding, pick, templates = r.choices(form.carried, [len(one[3]) for one in form.carried])[0]
            rows.append(((carrier, encoding, pick), r.choice(templates)))
        rows.extend((None, r.choice(form.plain)) for _ in range(form.decoys if form.plain else 0))
        r.shuffle(rows)
        separator = {"comma": ",\n", "nul": "\0", "glued": ""}.get(form.how.split()[-1] if form.how else "", "\n")
        text = "".join(self.filled(line, form, path, at, None, host) + "\n" for at, line in enumerate(form.head))
        for at, (carried, template) in enumerate(rows):
            if "boundary" in form.how and carried:
                size = r.choice((4096, 8192, 65536, 65536, 131072))
                missing = -(len(text.encode()) + r.randrange(30, 60)) % size
                text += (
                    "".join(f"{at:06} heartbeat ok queue=0 lag=0ms\n" for at in range(missing // 35))
                    + "." * (missing % 35)
                    + " "
                )
            text += self.filled(template, form, path, text.count("\n"), carried, host)
            text += separator if at < len(rows) - 1 else ("\0" if separator == "\0" else "\n")
        for line in form.foot:
            text += self.filled(line, form, path, text.count("\n"), None, host) + "\n"
        self.folder.files[path] = text

    def declared(self, host: int) -> None:
        """Write a host's own `.env` and what Docker says of its container."""
        r = self.rng
        env = [f"# daoflow host{host:02}", "DAOFLOW_VERSION=0.11.0", "POSTGRES_USER=daoflow"]
        inspected = []
        path = f"host{host:02}/daoflow/.env"
        for one in self.known[host]:
            safe = (
                one.value
                if re.fullmatch(r"[\w.:/+=@%!^*-]+", one.value)
                else ENCODINGS["sq"](one.value)
                if "'" not in one.value
                else ENCODINGS["dq"](one.value)
            )
            self.plant(one, "declared-env", path, len(env), (safe.strip("'\""),), whole=True)
            self.folder.facts.append(Fact(one.name.upper(), path, len(env)))
            env.append(f"{one.name.upper()}={safe}")
            inspected.append(f"{one.name.upper()}={one.value}")
        self.folder.files[path] = "\n".join(env) + "\n"
        path = f"host{host:02}/docker/inspect-daoflow-1.json"
        rows = ["[{", f'"Id": "{DECOYS["container"](r)}",', '"Config": {"Env": [']
        for one, line in zip(self.known[host], inspected, strict=True):
            self.plant(one, "declared-inspect", path, len(rows), (_json(one.value),), whole=True)
            rows.append(json.dumps(line, ensure_ascii=False) + ",")
        self.folder.files[path] = "\n".join([*rows, '"PATH=/usr/bin:/bin"', "]}}]"]) + "\n"


def grown(seed: int) -> tuple[Folder, list[Question]]:
    """Grow the folder of a seed and what is asked about it; the same seed gives the same bytes."""
    sower = _Sower(seed)
    for host in range(HOSTS):
        sower.declared(host)
    for form in forms():
        for number in range(form.files):
            sower.file(form, number, number % HOSTS)
    sower.questions = asked(sower.rng, sower.folder)
    return sower.folder, sower.questions


def folder(seed: int) -> Folder:
    """Grow the folder of a seed."""
    return grown(seed)[0]
