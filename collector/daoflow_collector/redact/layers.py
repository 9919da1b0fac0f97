"""What is hunted, in two layers: what was known when reading began, and what was met since.

Compiling a value takes milliseconds and tens of kilobytes. Whoever meets one while logs are read would otherwise hold all others twice.
"""

from __future__ import annotations

from collections.abc import Sequence

from daoflow_collector.redact.known import Known
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import Vault, to_bytes


class Layers:
    """Two `Known` as one."""

    def __init__(self, base: Known, later: Known) -> None:
        self.base = base
        self.revision = later.revision
        self.has_values = True
        self.direct = [*base.direct, *later.direct]
        self._later = later

    def words_hit(self, words: Sequence[bytes], ids: Sequence[bytes] = ()) -> tuple[set[bytes], set[bytes]]:
        """As `Known.words_hit`."""
        hit, torn = self.base.words_hit(words, ids)
        more_hit, more_torn = self._later.words_hit(words, ids)
        hit |= more_hit
        return hit, (torn | more_torn) - hit

    def find(self, text: bytes) -> list[Span]:
        """As `Known.find`."""
        return self.base.find(text) + self._later.find(text)

    def spelt(self, text: bytes) -> list[Span]:
        """As `Known.spelt`."""
        return self.base.spelt(text) + self._later.spelt(text)

    def may_be_spelt_in(self, text: bytes, words: set[bytes]) -> bool:
        """As `Known.may_be_spelt_in`."""
        return self.base.may_be_spelt_in(text, words) or self._later.may_be_spelt_in(text, words)

    def contains_raw(self, content: bytes) -> bool:
        """As `Known.contains_raw`."""
        return self.base.contains_raw(content) or self._later.contains_raw(content)

    def contains(self, content: bytes) -> bool:
        """As `Known.contains`."""
        return self.base.contains(content) or self._later.contains(content)

    def resolve(self, value: bytes) -> tuple[bytes, tuple[str, ...]]:
        """As `Known.resolve`, which asks the vault."""
        return self._later.resolve(value)

    def cut_pairs(self, before: bytes, lines: Sequence[bytes]) -> set[int]:
        """As `Known.cut_pairs`."""
        return self.base.cut_pairs(before, lines) | self._later.cut_pairs(before, lines)

    def lead_of_cut(self, above: bytes, line: bytes) -> int:
        """As `Known.lead_of_cut`: both find the same lead, or none."""
        return self.base.lead_of_cut(above, line) or self._later.lead_of_cut(above, line)

    def straddles(self, first: bytes, second: bytes) -> list[tuple[int, int, bytes, str]]:
        """As `Known.straddles`."""
        return self.base.straddles(first, second) + self._later.straddles(first, second)


def compiled(vault: Vault, before: Known | Layers) -> Known | Layers:
    """Return the known values of a vault as of now; what `before` has of them is not compiled again, where that is most of them."""
    base = before.base if isinstance(before, Layers) else before
    revision = vault.revision
    values = {to_bytes(value): what for value, what in vault.strong_values().items()}
    later = {value: what for value, what in values.items() if value not in base.values}
    if not base.values.keys() <= values.keys() or len(later) > len(base.values):
        return Known(vault)
    return Layers(base, Known(vault, later, revision))
