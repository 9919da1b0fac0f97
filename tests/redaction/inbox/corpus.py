"""What support is sent of a host: logs of many programs, traces, dotfiles, traffic, dumps, keys and look-alikes, in their own forms.

The sheets in `sheets/` are written as those of `tests/redaction/described`; besides

    ⦃b64wrap text⦄  ⦃dump text⦄  ⦃xxd text⦄      the text as `base64`, `hexdump -C` and `xxd` print it, in rows

`python -m tests.redaction.inbox.corpus SEED… --show` asks the real command.
"""

from __future__ import annotations

import base64
import random
import string
from itertools import pairwise
from pathlib import Path

from tests.redaction.described.corpus import Place, Sower, grown
from tests.redaction.described.kinds import (
    ALNUM,
    HEX,
    KINDS,
    LOWER,
    UPPER,
    Kind,
    Maker,
    b64,
    b64url,
    drawn,
    generated,
)
from tests.redaction.folders.planting import Folder
from tests.redaction.folders.score import ask

SHEETS = Path(__file__).with_name("sheets")
WIDTH, ROW_BYTES = 76, 16
TELLING = 8  # characters of a row that tell something of a secret


def _kind(make: Maker, names: str = "API_TOKEN") -> Kind:
    return Kind(make, tuple(names.split()), frozenset())


MORE: dict[str, Kind] = {
    "HEX96": _kind(lambda r: drawn(r, "0123456789ABCDEF", 96)),
    "HEX32": _kind(lambda r: drawn(r, "0123456789ABCDEF", 32)),
    "HEX40": _kind(lambda r: drawn(r, "0123456789ABCDEF", 40)),
    "hex40": _kind(lambda r: drawn(r, HEX, 40)),
    "hex80": _kind(lambda r: drawn(r, HEX, 80)),
    "agetail": _kind(lambda r: drawn(r, "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58)),
    "alnum10": _kind(lambda r: drawn(r, ALNUM, 10)),
    "b64url16": _kind(lambda r: b64url(r, 16)),
    "cfsig": _kind(lambda r: drawn(r, ALNUM + "-~", 342) + "__"),
    "code8": _kind(lambda r: drawn(r, UPPER, 8)),
    "fcm": _kind(lambda r: f"{drawn(r, ALNUM + '_-', 11)}:APA91b{drawn(r, ALNUM + '_-', 134)}"),
    "generated_ini": _kind(lambda r: generated(r).replace(";", "=")),
    "minisign": _kind(lambda r: b64(r, 150)),
    "swarm": _kind(lambda r: f"{drawn(r, LOWER, 50)}-{drawn(r, LOWER, 25)}"),
    "yescrypt": _kind(lambda r: f"{drawn(r, ALNUM + './', 22)}${drawn(r, ALNUM + './', 43)}"),
    "zap": _kind(lambda r: drawn(r, LOWER, 15)),
    "backup": _kind(lambda r: f"{drawn(r, ALNUM, 5)}-{drawn(r, ALNUM, 5)}"),
    "sig20": _kind(lambda r: b64(r, 20)),
    "pushover": _kind(lambda r: drawn(r, LOWER, 30)),
    "keyrow": _kind(lambda r: drawn(r, string.ascii_letters + string.digits + "+/", 64)),
}


def _dumped(data: bytes, start: int, end: int, code: str) -> tuple[str, tuple[str, ...]]:
    """Return a dump's rows and what of them bytes `start` to `end` alone decide."""
    rows, needles = [], []
    for at in range(0, len(data), ROW_BYTES):
        row = data[at : at + ROW_BYTES]
        seen = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in row)
        first, last = max(start - at, 0), min(end - at, len(row))
        if code == "dump":
            offsets = [10 + 3 * n + (n > 7) for n in range(ROW_BYTES + 1)]
            pairs = row.hex(" ") if len(row) < 9 else f"{row[:8].hex(' ')}  {row[8:].hex(' ')}"
            line = f"{at:08x}  {pairs:<48}  |{seen}|"
        else:
            offsets = [10 + 2 * n + n // 2 for n in range(ROW_BYTES + 1)]
            line = f"{at:08x}: {row.hex(' ', -2):<39}  {seen}"
        if last - first >= TELLING:
            needles.append(line[offsets[first] : offsets[last]].strip())
            needles.append(seen[first:last])
        rows.append(line)
    return "\n".join(rows), tuple(needles)


class Clerk(Sower):
    """Grows what stands in rows, too."""

    def blob(self, code: str, text: str, place: Place) -> str:
        """Return a text encoded, see `Sower.blob`."""
        if code not in ("b64wrap", "dump", "xxd"):
            return super().blob(code, text, place)
        plain, inner = self.within(text)
        data = plain.encode()
        whole = base64.b64encode(data).decode()
        for at, one, written in inner:
            end = at + len(written.encode())
            if code == "b64wrap":
                first, last = -(-at * 8 // 6), end * 8 // 6
                cuts = [first, *range(-(-(first + 1) // WIDTH) * WIDTH, last, WIDTH), last]
                pieces = (whole[left:right] for left, right in pairwise(cuts))
                needles = tuple(piece for piece in pieces if len(piece) >= TELLING)
            else:
                needles = _dumped(data, at, end, code)[1]
            self.put(one, written, needles, place, whole=False)
        if code == "b64wrap":
            return "\n".join(whole[at : at + WIDTH] for at in range(0, len(whole), WIDTH))
        return _dumped(data, 0, 0, code)[0]


def folder(seed: int) -> Folder:
    """Grow the folder of a seed; the same seed gives the same bytes."""
    return grown(Clerk(random.Random(seed), KINDS | MORE), SHEETS)


if __name__ == "__main__":
    ask(folder)
