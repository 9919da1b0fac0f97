"""A fair corpus for the redactor: eight DaoFlow hosts, their carriers by the weights of the reference table, and its questions.

A group of `carriers.txt` is `=== name|lines per host|files`, then lines with a secret, `---`, and lines without one, where

    ⟦kind⟧ ⟦*|notation⟧ ⟦!⟧ ⟦known⟧   plant a secret: of a kind, any under a name, one told by shape or declared, a declared one
    ⦃b64 text⦄                           encodes a text with the secrets in it, `~` around what is encoded before
    ⟨category⟩ ⟪text⟫                    is a decoy, drawn or literal, that must stay
    ‹W› §N                               is filling, and the name of the line's secret in one of four styles
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field

from tests.redaction.folders.planting import Fact, Folder, Secret
from tests.redaction.recast.values import (
    CORE,
    DECOYS,
    HERE,
    KINDS,
    NAMES,
    SHAPED,
    URLS,
    WEAK_KINDS,
    carried,
    core,
    drawn,
    encoded,
    is_plain,
)  # fmt: skip

MARK = re.compile(
    r"⟦(?P<kind>[^⟧|]+)(?:\|(?P<how>\w+))?⟧|⦃(?P<code>\w+) (?P<blob>[^⦄]*)⦄|⟨(?P<decoy>\w+)⟩|⟪(?P<fact>[^⟫]*)⟫"
)
FILL = re.compile(r"‹([A-Za-z]\d*)›")
NAME = re.compile(r"§([Nnck])")
Picked = tuple[str, str, str, bool]
Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader must be able to tell afterwards: whether two places hold the same, or what a value is like."""

    asked: str
    first: Place
    second: Place


@dataclass(slots=True)
class Group:
    """A carrier with its lines."""

    name: str
    count: int
    files: list[str]
    secret: list[str]
    clean: list[str]


def groups() -> list[Group]:
    """Read the carriers."""
    found = []
    for part in (HERE / "carriers.txt").read_text(encoding="utf-8").split("=== ")[1:]:
        head, _, body = part.partition("\n")
        name, count, files, *_ = head.split("|")
        secret, _, clean = body.partition("---\n")
        found.append(Group(name, int(count), files.split(" "), secret.splitlines(), clean.splitlines()))
    return found


@dataclass(slots=True)
class Host:
    """One host while it is written."""

    rng: random.Random
    folder: Folder
    root: str
    questions: list[Question]
    declared: dict[str, tuple[str, str]] = field(default_factory=dict)
    rows: list[str] = field(default_factory=list)
    path: str = ""
    carrier: str = ""

    def choose(self) -> None:
        """Choose what the host's own `.env` declares."""
        optional = [kind for kind in NAMES if kind not in CORE and self.rng.random() < 0.45]
        for kind in [*CORE, *optional]:
            if kind not in ("session_token", "bcrypt", "scram"):
                self.declared[NAMES[kind][0]] = (kind, drawn(self.rng, KINDS[kind]))

    def strong(self) -> list[Picked]:
        """Return the declared values that are masked wherever they stand."""
        return [
            (name, kind, value, True)
            for name, (kind, value) in self.declared.items()
            if kind not in URLS | WEAK_KINDS and len(value) >= 14 and is_plain(value)
        ]

    def pick(self, kind: str, how: str, template: str) -> Picked:
        """Return name, kind, value and whether it is declared, of a secret that fits its place."""
        if kind == "known" or (kind == "!" and self.rng.random() < 0.5):
            return self.rng.choice(self.strong())
        if kind in KINDS or kind == "!":
            kind = self.rng.choice(SHAPED) if kind == "!" else kind
            same = [(name, kind, value, True) for name, (own, value) in self.declared.items() if own == kind]
            if same and self.rng.random() < 0.5:
                return same[0]
            name = self.rng.choice(NAMES.get(kind, ["TOKEN"]))
            return name, kind, drawn(self.rng, KINDS[kind]), False
        while True:
            if self.rng.random() < 0.72:
                name, (kind, value) = self.rng.choice(list(self.declared.items()))
                known = True
            else:
                kind = self.rng.choice(list(NAMES))
                name, value, known = self.rng.choice(NAMES[kind]), drawn(self.rng, KINDS[kind]), False
            if kind in URLS and ("§" not in template or how not in ("env", "json", "yaml", "sh", "raw")):
                continue
            if kind in WEAK_KINDS and ("§" not in template or not known or "⦃" in template):
                continue
            if "$" in value and how == "bare":
                continue
            if is_plain(value) or (how not in ("raw", "bare") and not (how == "sh" and "echo" in template)):
                return name, kind, value, known

    def put(self, template: str) -> None:
        """Write a template's rows, repeated where it says so."""
        star = re.search(r"⟦\*(?:\|(\w+))?⟧", template)
        marks = [star] if star else list(re.finditer(r"⟦(?:[!\w]+)(?:\|(\w+))?⟧", template))[:1]
        chosen = self.pick(marks[0][0][1:-1].split("|")[0], marks[0][1] or "raw", template) if marks else None
        for part in template.split("¶"):
            times = re.match(r"\((\d)\) (?!rows)", part)
            for number in range(int(times[1]) if times else 1):
                first = chosen if number == 0 else None
                self.row(part[times.end() :] if times else part, chosen, first)

    def row(self, template: str, named: Picked | None, first: Picked | None) -> None:
        """Write one row."""
        name = named[0] if named else "SECRET"
        words = name.lower().split("_")
        styles = {
            "N": name,
            "n": "_".join(words),
            "k": "-".join(words),
            "c": words[0] + "".join(map(str.title, words[1:])),
        }
        template = NAME.sub(lambda mark: styles[mark[1]], template)
        template = FILL.sub(lambda mark: drawn(self.rng, "{" + mark[1] + "}"), template)
        text, end = "", 0
        pending = first
        for mark in MARK.finditer(template):
            text += template[end : mark.start()]
            end = mark.end()
            if mark["decoy"] or mark["fact"] is not None:
                fact = drawn(self.rng, DECOYS[mark["decoy"]]) if mark["decoy"] else mark["fact"]
                self.folder.facts.append(Fact(fact, self.path, len(self.rows)))
                text += fact
            elif mark["code"]:
                text += self.blob(mark["code"], mark["blob"], pending)
                pending = None if "⟦" in mark["blob"] else pending
            else:
                how = mark["how"] or "raw"
                fits = pending and (mark["kind"] in ("*", "!", "known") or pending[1] == mark["kind"])
                text += self.secret(pending if fits and pending else self.pick(mark["kind"], how, template), how, text)
                pending = None if fits else pending
        self.rows.append(text + template[end:])

    def secret(self, picked: Picked, how: str, before: str) -> str:
        """Return a secret as it stands behind `before`."""
        _, kind, value, known = picked
        written = encoded(value, how)
        needle = encoded(core(value), "raw" if how in ("env", "sh") and written == f"'{value}'" else how)
        needle = needle[1:-1] if how in ("env", "sh", "yaml") and needle[0] in "'\"" and needle != value else needle
        weak = kind in WEAK_KINDS or len(value) < 8
        self.note("weak" if weak else kind, value, (before[-6:] + written if weak else needle,), known=known)
        return written

    def note(self, kind: str, value: str, needles: tuple[str, ...], *, known: bool, row: int | None = None) -> None:
        """Put down a planting in the current row."""
        whole = row is None and kind not in URLS and "\n" not in value
        at = len(self.rows) if row is None else row
        self.folder.secrets.append(
            Secret(kind, self.carrier, self.path, at, value, needles, declared=known, whole=whole)
        )

    def blob(self, code: str, text: str, chosen: Picked | None) -> str:
        """Return a text encoded once or twice."""
        raw, spans, found = b"", [], []
        parts = re.split(r"⟦([^⟧]+)⟧", text.replace("␤", "\n"))
        for place, part in enumerate(parts):
            if place % 2 == 0:
                raw += part.encode()
                continue
            picked = chosen or self.pick(part, "raw", "⦃")
            spans.append((len(raw), len(raw) + len(picked[2].encode())))
            raw += picked[2].encode()
            found.append(picked)
        if code == "b64deep":
            before, inner, after = raw.split(b"~")
            if spans[0][0] < len(before) + 1:
                raise ValueError(text)
            shifted = [(at - len(before) - 1, end - len(before) - 1) for at, end in spans]
            written, shifted = carried("b64", inner, shifted)
            raw = before + written.encode() + after
            spans = [(at + len(before), end + len(before)) for at, end in shifted]
        written, spans = carried(code, raw, spans)
        for (_, kind, value, known), (at, end) in zip(found, spans, strict=True):
            part = written[at:end]
            self.note(kind, value, (part,), known=known, row=len(self.rows))
        return written

    def begin(self, path: str, carrier: str) -> None:
        """Begin a file."""
        self.path = f"{self.root}/" + FILL.sub(lambda mark: drawn(self.rng, "{" + mark[1] + "}"), path)
        if self.path in self.folder.files:
            stem, dot, suffix = self.path.rpartition(".")
            self.path = f"{stem}-{len(self.folder.files)}{dot}{suffix}"
        self.carrier, self.rows = carrier, []

    def close(self, joint: str = "\n") -> None:
        """Keep the file that was begun."""
        self.folder.files[self.path] = joint.join(self.rows) + ("\n" if joint == "\n" else joint)

    def group(self, group: Group) -> None:
        """Write a group's files."""
        share = group.count / len(group.files)
        for place, path in enumerate(group.files):
            self.begin(path, group.name)
            tree = self.path.endswith(".json")
            rows = tree or self.path.endswith(".jsonl")
            secret, clean = (
                [
                    line
                    for line in lines
                    if (re.sub(r"^\(\d\) ", "", line)[0] == "{") == rows or (not rows and group.name != "sql-table")
                ]
                for lines in (group.secret, group.clean)
            )
            count = int(share * (place + 1)) - int(share * place)
            picked = [secret[(place * 5 + number) % len(secret)] for number in self.rng.sample(range(97), count)]
            picked += self.rng.choices(clean, k=round(count * 0.8) + 3) if clean else []
            self.rng.shuffle(picked)
            if tree:
                self.rows.append("[")
            if group.name in ("yaml-env", "yaml-items"):
                self.rows.append("      env:" if group.name == "yaml-env" else "    items:")
            for line in picked:
                self.put(line)
                if tree:
                    self.rows[-1] += ","
            if tree:
                self.rows[-1] = self.rows[-1].rstrip(",")
                self.rows.append("]")
            self.close()
