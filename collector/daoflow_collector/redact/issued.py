"""Which fingerprints this run has given out, the newest of them: bounded, because a log may hold a secret a line."""

from __future__ import annotations

GENERATION = 39_000
"""As many numbers as a set holds before it grows to twice its size: 3.3 MB."""


class Issued:
    """Remembers at least the newest `GENERATION` fingerprints of ten hex digits, and at most twice as many."""

    def __init__(self) -> None:
        self._now: set[int] = set()
        self._before: set[int] = set()

    def add(self, fingerprint: str) -> None:
        """Remember a fingerprint; the oldest are forgotten together."""
        now = self._now
        if len(now) >= GENERATION:
            self._before, self._now = now, set()
            now = self._now
        now.add(int(fingerprint, 16))

    def __contains__(self, text: str) -> bool:
        """Say whether `text` is one of them; what is no fingerprint is none."""
        try:
            number = int(text, 16)
        except ValueError:
            return False
        return f"{number:010x}" == text and (number in self._now or number in self._before)
