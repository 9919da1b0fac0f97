"""Bech32 (BIP 173), the alphabet that age writes keys in: letters and digits with a checksum."""

from __future__ import annotations

from daoflow_bundle.age.errors import KeyTextError

_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECKSUM_LENGTH = 6


def _checksum(values: list[int]) -> int:
    state = 1
    for value in values:
        top = state >> 25
        state = (state & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATORS):
            state ^= generator if top >> bit & 1 else 0
    return state


def _expanded(prefix: str) -> list[int]:
    return [ord(letter) >> 5 for letter in prefix] + [0] + [ord(letter) & 31 for letter in prefix]


def _regroup(values: bytes | list[int], width: int, target: int, *, pad: bool) -> list[int]:
    buffer = bits = 0
    result = []
    for value in values:
        buffer = buffer << width | value
        bits += width
        while bits >= target:
            bits -= target
            result.append(buffer >> bits & (1 << target) - 1)
    if pad and bits:
        result.append(buffer << target - bits & (1 << target) - 1)
    elif not pad and (bits >= width or buffer & (1 << bits) - 1):
        raise KeyTextError("a key has left-over bits")
    return result


def encode(prefix: str, content: bytes) -> str:
    """Return `content` in lower case behind `prefix`."""
    values = _regroup(content, 8, 5, pad=True)
    state = _checksum([*_expanded(prefix), *values, *[0] * _CHECKSUM_LENGTH]) ^ 1
    values += [state >> 5 * (_CHECKSUM_LENGTH - 1 - index) & 31 for index in range(_CHECKSUM_LENGTH)]
    return prefix + "1" + "".join(_ALPHABET[value] for value in values)


def decode(prefix: str, text: str) -> bytes:
    """Return the content. Raises `KeyTextError` for another prefix, mixed case, a foreign letter or a wrong checksum."""
    lower = text.lower()
    if text not in (lower, text.upper()):
        raise KeyTextError("a key has upper and lower case mixed")
    found, mark, data = lower.rpartition("1")
    if not mark or found != prefix or len(data) < _CHECKSUM_LENGTH or set(data) - set(_ALPHABET):
        raise KeyTextError(f"a key that should begin with {prefix}1 is something else")
    values = [_ALPHABET.index(letter) for letter in data]
    if _checksum([*_expanded(prefix), *values]) != 1:
        raise KeyTextError("a key has a typing error: its checksum does not match")
    return bytes(_regroup(values[:-_CHECKSUM_LENGTH], 5, 8, pad=False))
