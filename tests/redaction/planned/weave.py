"""Texts whose pieces remember what was planted in them, through every encoding."""

from __future__ import annotations

import base64
import html
import json
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, quote_plus


@dataclass(frozen=True, slots=True, eq=False)
class Plant:
    """One planted secret, or a fact."""

    kind: str
    value: str
    declared: bool = False

    @property
    def is_fact(self) -> bool:
        """Whether it is to stay."""
        return self.kind == "fact"


Bit = tuple[str, "Plant | None"]
Text = list[Bit]
Coder = Callable[[Text], Text]


def plain(text: Text) -> str:
    """Return what stands in the file."""
    return "".join(piece for piece, _ in text)


def lines(text: Text) -> list[Text]:
    """Split at line ends, without them."""
    rows: list[Text] = [[]]
    for piece, plant in text:
        first, *rest = piece.split("\n")
        rows[-1].append((first, plant))
        rows.extend([(part, plant)] for part in rest)
    return rows


def joined(rows: list[Text], between: str = "\n") -> Text:
    """Put rows together again."""
    text: Text = []
    for number, row in enumerate(rows):
        text += [*([(between, None)] if number else []), *row]
    return text


def each(write: Callable[[str], str], quote_mark: str = "") -> Coder:
    """Encode letter by letter, between quotes of its own."""

    def code(text: Text) -> Text:
        inner: Text = [(write(piece), plant) for piece, plant in text]
        return [(quote_mark, None), *inner, (quote_mark, None)] if quote_mark else inner

    return code


def blob(encode: Callable[[bytes], str], bits: int) -> Coder:
    """Encode all at once; a planting is the letters that it alone decides."""

    def code(text: Text) -> Text:
        written = encode(plain(text).encode())
        found: Text = []
        at = end = 0
        for piece, plant in text:
            start, at = at, at + len(piece.encode())
            if plant and not plant.is_fact:
                first, last = math.ceil(start * 8 / bits), at * 8 // bits
                found += [(written[end:first], None), (written[first:last], plant)]
                end = last
        return [*found, (written[end:], None)]

    return code


def fold(width: int) -> Coder:
    """Break into lines of a width, as base64 and mime do."""

    def code(text: Text) -> Text:
        found: Text = []
        at = 0
        for piece, plant in text:
            grown = ""
            for char in piece:
                grown += "\n" * (at > 0 and at % width == 0) + char
                at += 1
            found.append((grown, plant))
        return found

    return code


def before(mark: str) -> Coder:
    """Put a mark before each line."""
    return lambda text: joined([[(mark, None), *row] for row in lines(text)])


def kept(first: float, last: float) -> Coder:
    """Keep a part of the lines, as `tail` and `head` do."""

    def code(text: Text) -> Text:
        rows = lines(text)
        return joined(rows[int(len(rows) * first) : math.ceil(len(rows) * last) if last < 1 else len(rows)])

    return code


def records(head: str, first: str, second: str) -> Coder:
    """Write one line as two records, parted in the middle of the planting."""

    def coded(text: Text) -> Text:
        middle = at = 0
        for piece, plant in text:
            if plant and not plant.is_fact:
                middle = at + len(piece) // 2
            at += len(piece)
        halves: list[Text] = [[], []]
        at = 0
        for piece, plant in text:
            cut = min(max(middle - at, 0), len(piece))
            halves[0].append((piece[:cut], plant))
            halves[1].append((piece[cut:], plant))
            at += len(piece)
        inner = [CODERS["json"](half) for half in halves]
        other = first.replace("stdout", "stderr").replace(',"CONTAINER_PARTIAL_MESSAGE":"true"', "")
        other = head + "[worker] poll ok" + other.replace('"', '\\n"', 1).replace("4f1d0c2b9a7e", "0b6e91d4c3aa") + "\n"
        return [
            (head, None),
            *inner[0],
            (first + "\n" + other * (middle % 2) + head, None),
            *inner[1],
            (second, None),
        ]

    return coded


def ansi(text: Text) -> Text:
    """Colour each piece that was planted."""
    return [(f"\x1b[33m{piece}\x1b[0m" if plant and plant.is_fact else piece, plant) for piece, plant in text]


def backslashed(pattern: str) -> Callable[[str], str]:
    """Return what puts a backslash before what the pattern says."""
    return lambda piece: re.sub(pattern, r"\\\g<0>", piece)


def u16(piece: str) -> str:
    r"""Write as \\uXXXX."""
    return "".join(f"\\u{ord(char):04x}" for char in piece)


CODERS: dict[str, Coder] = {
    "json": each(lambda piece: json.dumps(piece, ensure_ascii=False)[1:-1]),
    "ascii": each(lambda piece: json.dumps(piece)[1:-1]),
    "u": each(u16),
    "usym": each(lambda piece: re.sub(r"[^\w. -]|_", lambda found: u16(found[0]), piece)),
    "url": each(lambda piece: quote(piece, safe="")),
    "lurl": each(lambda piece: re.sub("%..", lambda found: found[0].lower(), quote(piece, safe=""))),
    "pgurl": each(lambda piece: quote(piece, safe="!~*'()")),
    "form": each(quote_plus),
    "html": each(lambda piece: html.escape(piece, quote=True)),
    "htmln": each(lambda piece: "".join(char if char.isalnum() else f"&#{ord(char)};" for char in piece)),
    "htmlx": each(lambda piece: "".join(char if char.isalnum() else f"&#x{ord(char):X};" for char in piece)),
    "sq": each(lambda piece: piece.replace("'", "'\\''"), "'"),
    "dq": each(backslashed(r'[$`"\\]'), '"'),
    "bs": each(backslashed(r"[^\w.,/:=+%@-]")),
    "yq": each(lambda piece: piece.replace("'", "''"), "'"),
    "sql": each(lambda piece: piece.replace("'", "''"), "'"),
    "csv": each(lambda piece: piece.replace('"', '""'), '"'),
    "copy": each(lambda piece: piece.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")),
    "dd": each(lambda piece: piece.replace("$", "$$")),
    "nl": each(lambda piece: piece.replace("\n", "\\n")),
    "crnl": each(lambda piece: piece.replace("\n", "\\r\\n")),
    "sp": each(lambda piece: piece.replace("\n", " ")),
    "hexesc": each(lambda piece: "".join(f"\\x{byte:02x}" for byte in piece.encode())),
    "b64": blob(lambda data: base64.b64encode(data).decode(), 6),
    "b64n": blob(lambda data: base64.b64encode(data).decode().rstrip("="), 6),
    "b64u": blob(lambda data: base64.urlsafe_b64encode(data).decode().rstrip("="), 6),
    "hex": blob(lambda data: data.hex(), 4),
    "HEX": blob(lambda data: data.hex().upper(), 4),
    "fold": fold(76),
    "fold64": fold(64),
    "ind2": before("  "),
    "ind6": before("      "),
    "compose": before("daoflow-1  | "),
    "stamped": before("2026-11-23T12:01:35.639983613Z "),
    "both": before("daoflow-1  | 2026-11-23T12:01:35.639983613Z "),
    "journal": before("Nov 23 12:01:35 edge-eu-2 dockerd[812]: "),
    "level": before("[2026-11-23 12:01:35] ERROR app.tls - "),
    "quoted": before("> "),
    "plus": before("+"),
    "comment": before("# "),
    "nohead": kept(0.35, 1),
    "noend": kept(0, 0.7),
    "split": records(
        '{"log":"',
        '","stream":"stdout","time":"2026-11-23T12:01:41.517283945Z"}',
        '\\n","stream":"stdout","time":"2026-11-23T12:01:41.517284117Z"}',
    ),
    "jsplit": records(
        '{"MESSAGE":"',
        '","CONTAINER_ID":"4f1d0c2b9a7e","CONTAINER_PARTIAL_MESSAGE":"true","PRIORITY":"6"}',
        '","CONTAINER_ID":"4f1d0c2b9a7e","PRIORITY":"6"}',
    ),
    "ansi": ansi,
}


def code(chain: str, text: Text) -> Text:
    """Encode by one coder after another."""
    for name in chain.split("+"):
        text = CODERS[name](text)
    return text
