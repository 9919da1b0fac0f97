"""Count anew how often letters follow each other in written names: `python -m tests.redaction.letter_pairs` writes `chance.PAIRS`.

The names are the identifiers of Python's library and of the installed packages that three files and more use.
"""

from __future__ import annotations

import math
import re
import site
import string
import sys
import sysconfig
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

MIN_FILES = 3
MAX_BYTES = 300_000
_NAME = re.compile(rb"[A-Za-z_][A-Za-z0-9_]{3,40}")
_WORDS = re.compile(r"[A-Z]*[a-z]+|[A-Z]+")
"""Parts of a name; what stands on both sides of a small letter and a capital does not follow each other."""
LEAST, MOST = -6, 3


def names(*, everywhere: bool = True) -> list[str]:
    """Return the identifiers of Python's library, and of the packages beside it."""
    roots = [sysconfig.get_path("stdlib"), *(site.getsitepackages() if everywhere else ())]
    used: Counter[bytes] = Counter()
    for path in {path for root in roots for path in Path(root).rglob("*.py")}:
        used.update(set(_NAME.findall(path.read_bytes()[:MAX_BYTES])))
    return sorted(name.decode("ascii") for name, files in used.items() if files >= MIN_FILES)


def _pairs(found: list[str]) -> Iterator[tuple[str, str]]:
    for name in found:
        for word in _WORDS.findall(name):
            yield from pairwise(word.lower())


def rows() -> Iterator[str]:
    """Yield a row for each letter: how many bits more often than by chance each other follows it, `g` for none."""
    seen = Counter(_pairs(names()))
    for first in string.ascii_lowercase:
        total = sum(seen[first, second] for second in string.ascii_lowercase)
        bits = [math.log2((seen[first, second] + 2) / (total + 52) * 26) for second in string.ascii_lowercase]
        yield "".join(chr(ord("g") + max(LEAST, min(MOST, round(one)))) for one in bits)


if __name__ == "__main__":
    sys.stdout.write("\n".join((*rows(), "")))
