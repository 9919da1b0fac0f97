"""Draw values as long as those recorded, with the same signs in the same places: what a program escaped stays escaped."""

from __future__ import annotations

import base64
import json
import random
import re
import string
from collections.abc import Callable

LETTERS, DIGITS = string.ascii_letters, string.digits
RUN = re.compile(r"«(?P<sort>[dWw]?)(?P<size>\d+)»")
WORDS = {
    size: words.split()
    for size, words in {
        4: "moon kran wolf sand lamp fisk dock rain moss dune kelp fern",
        5: "river amber stone kiosk vogel maple lotus tiger cedar ivory prism comet",
        6: "harbor winter garden falcon summer copper walnut bridge meadow silver cobalt timber",
        7: "lantern granite blossom captain morning volcano gallery pelican compass tornado lobster saffron",
    }.items()
}
WEAK = ("changeme", "password", "postgres", "letmein1", "admin123", "welcome1", "test1234", "qwerty12")
ALPHABETS = {
    "any": LETTERS + DIGITS,
    "hex": "0123456789abcdef",
    "HEX": "0123456789ABCDEF",
    "low": string.ascii_lowercase + DIGITS,
    "upper": string.ascii_uppercase + "234567",
    "dig": DIGITS,
    "tail": LETTERS + DIGITS,
}


def drawn(rng: random.Random, alphabet: str, size: int) -> str:
    """Return `size` characters."""
    return "".join(rng.choice(alphabet) for _ in range(size))


def jwt(rng: random.Random) -> str:
    """Return a signed token whose claims are as long as those that were recorded."""

    def part(claims: dict[str, object]) -> str:
        return base64.urlsafe_b64encode(json.dumps(claims, separators=(",", ":")).encode()).decode().rstrip("=")

    claims: dict[str, object] = {"sub": "usr_" + drawn(rng, DIGITS, 6), "exp": 1796000000 + rng.randrange(10**6)}
    return f"{part({'alg': 'HS256', 'typ': 'JWT'})}.{part(claims)}.{drawn(rng, ALPHABETS['any'], 43)}"


def word(rng: random.Random, size: int, *, capital: bool) -> str:
    """Return a word of that many letters."""
    found = rng.choice(WORDS[size]) if size in WORDS else drawn(rng, string.ascii_lowercase, size)
    return found.capitalize() if capital else found


def value(rng: random.Random, mode: str, shape: str) -> str:
    """Return a value of a recorded shape: `«n»` stands for n characters that are drawn, the rest for itself."""
    if mode == "jwt":
        return jwt(rng)
    if mode == "weak":
        return rng.choice(WEAK)

    def run(found: re.Match[str]) -> str:
        size = int(found["size"])
        if found["sort"] in ("W", "w"):
            return word(rng, size, capital=found["sort"] == "W")
        return drawn(rng, DIGITS if found["sort"] == "d" else ALPHABETS[mode], size)

    return RUN.sub(run, shape)


WHOLE: dict[str, Callable[[bytes], str]] = {
    "hex": lambda raw: raw.hex(),
    "HEX": lambda raw: raw.hex().upper(),
    "hexsp": lambda raw: raw.hex(" "),
    "HEXSP": lambda raw: raw.hex(" ").upper(),
    "dec": lambda raw: " ".join(map(str, raw)),
    "decc": lambda raw: ", ".join(map(str, raw)),
    "0x": lambda raw: ", ".join(f"0x{byte:x}" for byte in raw),
    "xhex": lambda raw: "".join(f"\\x{byte:02x}" for byte in raw),
    "u": lambda raw: "".join(f"\\u{byte:04x}" for byte in raw),
    "xx2": lambda raw: re.sub("(....)", r"\1 ", raw.hex()).strip(),
}
