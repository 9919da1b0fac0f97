"""A folder of what real programs printed, with the secrets in it drawn anew for each seed.

Each file of `recorded/` is one program's output as it was recorded. Its head names the values that stood in it and their shapes; in the
text after `---` each place where the program wrote one, in whatever way it escaped it, is marked:

    ⟦3⟧                 value 3 as it is
    ⟦3|«0:6»%26«7:12»⟧  characters of value 3, with what the program wrote for the others
    ⟦3|!hex:0:24⟧       value 3 in a whole other writing
    ⦃b64 text⦄          a text in base64 (`b64url`; `=` for padding, `/76` for lines) with values in it
    ⟪text⟫              a fact that a diagnosis needs, in its line

Control characters are written as their pictures (␛ is escape). Files of one group share their values, as files of one host do.
"""

from __future__ import annotations

import base64
import random
import re
from dataclasses import dataclass
from pathlib import Path

from tests.redaction.folders.planting import Fact, Folder, Secret
from tests.redaction.folders.score import ask
from tests.redaction.witnessed.values import WHOLE, value

RECORDED = Path(__file__).with_name("recorded")
MARK = re.compile(
    r"⟦(?P<key>\d+)(?:\|(?P<how>[^⟧]*))?⟧|⟪(?P<fact>[^⟫]*)⟫"
    r"|⦃(?P<code>b64(?:url)?)(?P<pad>=?)(?:/(?P<wrap>\d+))? (?P<blob>(?:[^⦃⦄]|⦃[^⦃⦄]*⦄)*)⦄"
)
SLICE = re.compile(r"«(\d+):(\d+)(h?)»")
PICTURES = {0x2400 + code: code for code in range(32)} | {0x2421: 0x7F}
TOLD = 6  # a piece of fewer characters, such as the last of a value on the next line of a dump, tells nobody anything


@dataclass(frozen=True, slots=True)
class Recording:
    """One output: where it stands in the folder, whose values it shares, their modes and shapes, its marked text."""

    path: str
    group: str
    shapes: dict[int, tuple[str, str]]
    text: str


def recordings() -> list[Recording]:
    """Read all that was recorded."""
    found = []
    for place in sorted(RECORDED.rglob("*.tpl")):
        head, _, text = place.read_text(encoding="utf-8").partition("---\n")
        path, group, *rows = (row.split("\t", 1) for row in head.rstrip("\n").split("\n"))
        shapes = {int(key): (rest.split("\t")[0], rest.split("\t", 1)[1].translate(PICTURES)) for key, rest in rows}
        found.append(Recording(path[1], group[1], shapes, text.translate(PICTURES)))
    return found


class _Grower:
    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.folder = Folder()

    def value(self, recording: Recording, key: int) -> str:
        """Return the value of this seed; one per place, or per group."""
        place = recording.path if recording.group == "-" else recording.group
        return value(random.Random(f"{self.seed} {place} {key}"), *recording.shapes[key])

    def grow(self, recording: Recording) -> None:
        """Fill in one recording."""
        text, end, line = "", 0, 0
        for mark in MARK.finditer(recording.text):
            text += recording.text[end : mark.start()]
            end = mark.end()
            line = text.count("\n")
            if mark["fact"] is not None:
                self.folder.facts.append(Fact(mark["fact"], recording.path, line))
                text += mark["fact"]
            elif mark["code"]:
                text += self.blob(recording, mark, line)
            else:
                text += self.plant(recording, int(mark["key"]), mark["how"], text, line)
        self.folder.files[recording.path] = text + recording.text[end:]

    def plant(self, recording: Recording, key: int, how: str | None, before: str, line: int) -> str:
        """Return a value as the program wrote it."""
        plain = self.value(recording, key)
        written, whole = plain, True
        if how and how.startswith("!"):
            written, whole = WHOLE[how[1:].split(":")[0]](plain.encode()), False
        elif how:
            pieces = SLICE.findall(how)
            whole = (
                bool(pieces)
                and pieces[0][0] == "0"
                and int(pieces[-1][1]) == len(plain)
                and len(pieces) > 1
                and not pieces[0][2]
            )
            whole = whole or (
                bool(re.match(r"[^«]", how))
                and not pieces[0][2]
                and int(pieces[-1][1]) >= len(plain) - 1
                and len(pieces) > 1
            )
            written = SLICE.sub(lambda piece: self.slice(plain, piece), how)
        if how and not whole and sum(int(stop) - int(start) for start, stop, _ in SLICE.findall(how)) in range(1, TOLD):
            return written
        weak = recording.shapes[key][0] == "weak"
        needles = (before[-6:].rpartition("\n")[2] + written,) if weak else (written,)
        self.put(recording, key, plain, needles, line, whole=whole)
        return written

    @staticmethod
    def slice(plain: str, piece: re.Match[str]) -> str:
        part = plain[int(piece[1]) : int(piece[2])]
        return part.encode().hex() if piece[3] else part

    def put(
        self, recording: Recording, key: int, plain: str, needles: tuple[str, ...], line: int, *, whole: bool
    ) -> None:
        mode, shape = recording.shapes[key]
        kind = "weak" if mode == "weak" else f"{mode} {shape}"[:24].strip()
        self.folder.secrets.append(
            Secret(
                kind,
                f"{recording.path}:{line + 1}",
                recording.path,
                line,
                plain,
                needles,
                declared=recording.group != "-",
                whole=whole,
            )
        )

    def blob(self, recording: Recording, mark: re.Match[str], line: int) -> str:
        """Return a text in base64; what of it each value alone decides is that value's needle."""
        raw, spans, end = b"", [], 0
        template = mark["blob"].replace("␤", "\n")
        for inner in MARK.finditer(template):
            raw += template[end : inner.start()].encode()
            end = inner.end()
            if inner["key"] is None:
                # A text in base64 in a text in base64: its own needles are inside this one's.
                nested = self.nested(recording, inner)
                spans.append((len(raw), len(raw) + len(nested), nested, None))
                raw += nested.encode()
                continue
            plain = self.value(recording, int(inner["key"]))
            how = inner["how"]
            written = SLICE.sub(lambda piece, plain=plain: self.slice(plain, piece), how) if how else plain
            spans.append((len(raw), len(raw) + len(written.encode()), plain, int(inner["key"])))
            raw += written.encode()
        raw += template[end:].encode()
        coded = (base64.urlsafe_b64encode if mark["code"] == "b64url" else base64.b64encode)(raw).decode()
        coded = coded if mark["pad"] else coded.rstrip("=")
        width = int(mark["wrap"] or 0)
        for start, stop, plain, key in spans:
            first, last = -(-start * 8 // 6), stop * 8 // 6
            whole = coded[first:last]
            if width:
                cuts = [coded[max(first, row) : min(last, row + width)] for row in range(0, len(coded), width)]
                pieces = tuple(cut for cut in cuts if len(cut) >= 10) or (max(cuts, key=len),)
            else:
                pieces = (whole,)
            known = next(iter(recording.shapes)) if key is None else key
            self.put(recording, known, plain, pieces, line, whole=False)
        return "\n".join(coded[row : row + width] for row in range(0, len(coded), width)) if width else coded

    def nested(self, recording: Recording, mark: re.Match[str]) -> str:
        raw = re.sub(
            r"⟦(\d+)⟧", lambda inner: self.value(recording, int(inner[1])), mark["blob"].replace("␤", "\n")
        ).encode()
        coded = (base64.urlsafe_b64encode if mark["code"] == "b64url" else base64.b64encode)(raw).decode()
        return coded if mark["pad"] else coded.rstrip("=")


def folder(seed: int) -> Folder:
    """Grow the folder of a seed; the same seed gives the same bytes."""
    grower = _Grower(seed)
    for recording in recordings():
        grower.grow(recording)
    return grower.folder


if __name__ == "__main__":
    ask(folder)
