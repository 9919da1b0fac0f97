"""Which release has which migrations: count and journal time of the newest one (reference, section 11.2)."""

from __future__ import annotations

from daoflow_analyzer.immutable import immutable


@immutable
class Release:
    """Releases from `first` to `last` (inclusive) ship `count` migrations, the newest of journal time `newest_ms`."""

    first: tuple[int, int, int]
    last: tuple[int, int, int]
    count: int
    newest_ms: int

    @property
    def words(self) -> str:
        """Return the range as people write it."""
        one, two = (".".join(map(str, item)) for item in (self.first, self.last))
        return one if one == two else f"{one} to {two}"


RELEASES = (
    Release((0, 3, 0), (0, 3, 0), 4, 1773784638897),
    Release((0, 3, 8), (0, 5, 10), 7, 1774017807101),
    Release((0, 5, 17), (0, 5, 17), 8, 1774212434268),
    Release((0, 6, 0), (0, 7, 0), 9, 1774715620270),
    Release((0, 8, 0), (0, 8, 8), 20, 1778145910960),
    Release((0, 9, 2), (0, 9, 2), 21, 1778768249786),
    Release((0, 10, 0), (0, 10, 0), 38, 1784430241103),
    Release((0, 11, 0), (0, 11, 0), 44, 1784458390293),
)


def release_of(version: tuple[int, int, int] | None) -> Release | None:
    """Return what a version ships, None for one that this table does not know."""
    if version is None:
        return None
    return next((item for item in RELEASES if item.first <= version <= item.last), None)


def release_with(newest_ms: int | None) -> Release | None:
    """Return the releases whose newest migration that is, None when no release ends there."""
    return next((item for item in RELEASES if item.newest_ms == newest_ms), None)
