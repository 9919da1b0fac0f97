"""Random text of given alphabets."""

from __future__ import annotations

import base64
import random
import string

ALNUM = string.ascii_letters + string.digits
LOWER = string.ascii_lowercase + string.digits
UPPER = string.ascii_uppercase + string.digits
HEX = "0123456789abcdef"
DIGITS = string.digits
URLSAFE = ALNUM + "-_"
B64 = ALNUM + "+/"
B32 = string.ascii_uppercase + "234567"
CROCK = "023456789acdefghjklmnpqrstuvwxyz"


def draw(rng: random.Random, alphabet: str, size: int) -> str:
    """Draw a text; one that holds a digit, a small and a capital letter wherever its alphabet and its size allow."""
    text = [rng.choice(alphabet) for _ in range(size)]
    sorts = [set(alphabet) & set(sort) for sort in (string.digits, string.ascii_lowercase, string.ascii_uppercase)]
    if size >= 12 and all(sorts):
        for place, sort in zip(rng.sample(range(size), 3), sorts, strict=True):
            text[place] = rng.choice(sorted(sort))
    return "".join(text)


def b64(rng: random.Random, size: int) -> str:
    """Return base64 of random bytes."""
    return base64.b64encode(rng.randbytes(size)).decode()


def b64url(rng: random.Random, size: int) -> str:
    """Return base64url of random bytes, without padding."""
    return base64.urlsafe_b64encode(rng.randbytes(size)).decode().rstrip("=")


def uuid(rng: random.Random) -> str:
    """Return a random UUID."""
    raw = draw(rng, HEX, 32)
    return f"{raw[:8]}-{raw[8:12]}-4{raw[13:16]}-a{raw[17:20]}-{raw[20:]}"
