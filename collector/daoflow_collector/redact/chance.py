"""How a word was made: drawn sign by sign by a machine, or written as names and languages are.

Told in bits by how often its neighbours follow each other in written names, beside letters and digits drawn alike. The table is counted in
the identifiers of Python's library and packages (`python -m tests.redaction.letter_pairs` counts anew).
"""

from __future__ import annotations

import string

PAIRS = (
    "dghgdegbgaeihhagaihifedefbifgfifdbhgbideheaggehbaagbhefeiechgahhdcieagfigcbaeahfegjfecidbgedheafgfgccbea"
    "gehhfgfbdabggidffiihdfeheahfgghhdajabgceidahfghbbaeahcecjefghaagfhgcaihfgccaebjdccjcbbiacefdidagfhfbbbfa"
    "gfhggfgabachgjhfbghhbfafafiddejeccgdfedeifbcichbedddgdeejefehccfdffecfhefbgcebiddgjddaiachccieacghgebaga"
    "jgdejcbahabfgdhibdgegbaaeahdhhhgicgbeedfheachiffbadaffghdefbfcfhhjggaigghfgdcbibeeidbfgachdchgbifhgccaga"
    "ddcddfcccbbhddbefggejccbbdicffjdfbiaeegfieaghhfecafagbgdiedgiaefedhgdchjgcdbfahcfdjdbhiabeecheahggfbdbhb"
    "gggfhffagaaihiehaihibbacabjcddjccbiaaccbffacddbbcbcaicdehdchiacedhidaihebbccaafcheiecdhaaefdeiceejddbffa"
    "fegffdecfabhhhfjcehicdfbcehcccjdddhbceedgebdeddbcbfg"
)
"""A row for each letter, in it a sign for each that may follow, in any case: `g` is as often as by chance, `h` twice, `f` half as often."""
_KINDS = {
    "ll": 1, "lu": -4, "ld": -2,
    "ul": -1, "uu": 1, "ud": 0,
    "dl": -2, "du": -1, "dd": 2,
}  # fmt: skip
"""Small letters, capitals, digits: how often one follows the other."""
_SIGNS = string.ascii_letters + string.digits
_CODES = bytes((_SIGNS.find(chr(code)) + 1) % 256 for code in range(256))
_WIDTH = len(_SIGNS) + 1
_SHIFT = 32
CERTAIN = 16
"""Bits against a name that are enough without anything else."""
LIKELY = 3
"""Bits that are enough where a secret is spoken of."""


def _kind(sign: str) -> str:
    return "d" if sign.isdigit() else "u" if sign.isupper() else "l"


def _pair(first: str, second: str) -> int:
    kinds = _kind(first) + _kind(second)
    is_inside = "d" not in kinds and kinds != "lu"
    letters = ord(PAIRS[26 * (ord(first.lower()) - 97) + ord(second.lower()) - 97]) - ord("g") if is_inside else 0
    return _KINDS[kinds] + letters


_BITS = bytearray([_SHIFT]) * (_WIDTH * _WIDTH)
for _row, _first in enumerate(_SIGNS, 1):
    _BITS[_row * _WIDTH + 1 : (_row + 1) * _WIDTH] = bytes(_SHIFT + _pair(_first, second) for second in _SIGNS)


def bits(word: bytes) -> int:
    """Return how many bits speak against a word being a name; below 0: for it. What is no ASCII letter or digit says nothing."""
    codes = word.translate(_CODES)
    return sum(_SHIFT - _BITS[first * _WIDTH + second] for first, second in zip(codes, codes[1:]))
