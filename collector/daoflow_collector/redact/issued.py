"""Which fingerprints a run has given out, the newest of them, in a tenth of what a set of strings takes."""

from __future__ import annotations

import threading
from array import array

from daoflow_bundle.token import FINGERPRINT_HEX_DIGITS

_FIRST_SLOTS = 1 << 10
_HEX = "0123456789abcdef"


GENERATION = 190_000
"""As many as lie in 2 MB: one more would need twice that."""


class Issued:
    """Remembers at least the newest `GENERATION` fingerprints, and at most twice as many: a log may hold a secret a line.

    They are as good as random, so each one's own low bits say where it lies, or whence to look on. Threads share it: one adds at a time,
    and who only looks sees the slots of before or after.
    """

    def __init__(self) -> None:
        self._slots = array("Q", bytes(8 * _FIRST_SLOTS))
        self._before = array("Q", bytes(8))
        self._count = 0
        self._adding = threading.Lock()

    def __contains__(self, text: str) -> bool:
        if len(text) != FINGERPRINT_HEX_DIGITS or text.strip(_HEX):
            return False
        number = _number(text)
        return any(slots[_place(slots, number)] == number for slots in (self._slots, self._before))

    def add(self, fingerprint: str) -> None:
        """Add one, of `FINGERPRINT_HEX_DIGITS` lower-case hex digits; the oldest are forgotten together."""
        number = _number(fingerprint)
        with self._adding:
            if self._count >= GENERATION:
                self._before, self._slots, self._count = self._slots, array("Q", bytes(8 * _FIRST_SLOTS)), 0
            slots = self._slots
            place = _place(slots, number)
            if slots[place] == number:
                return
            slots[place] = number
            self._count += 1
            if self._count * 4 > len(slots) * 3:
                self._slots = _grown(slots)


def _number(fingerprint: str) -> int:
    return int(fingerprint, 16) + 1  # zero is an empty slot


def _place(slots: array[int], number: int) -> int:
    """Return the slot that holds a number, or the empty one where it would lie."""
    mask = len(slots) - 1
    place = number & mask
    while slots[place] not in (0, number):
        place = place + 1 & mask
    return place


def _grown(slots: array[int]) -> array[int]:
    larger = array("Q", (0,)) * (2 * len(slots))
    for number in slots:
        if number:
            larger[_place(larger, number)] = number
    return larger
