"""What is asked of the host's facts: a container's last kills, sizes in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from daoflow_analyzer.facts.host import OomKill, OomKills, decimal

NOW = datetime(2026, 11, 23, 13, tzinfo=UTC)


def _kill(index: int, container_id: str, minutes_ago: float | None) -> OomKill:
    time = None if minutes_ago is None else NOW - timedelta(minutes=minutes_ago)
    return OomKill(index, time, "bun", 100 + index, "memcg", container_id, f"line {index}")


def test_the_last_kills_of_a_container_are_one_episode() -> None:
    """A kill of three days ago is another story; kills that follow each other closely are one, whoever else was killed between."""
    kills = OomKills((
        _kill(0, "a", 3 * 24 * 60),
        _kill(1, "a", 14),
        _kill(2, "b", 10),
        _kill(3, "a", 2),
        _kill(4, "a", 1),
    ))  # fmt: skip
    assert [kill.index for kill in kills.latest_of("a")] == [1, 3, 4]
    assert [kill.index for kill in kills.latest_of("b")] == [2]
    assert kills.latest_of("c") == ()


def test_kills_without_a_time_stay_together() -> None:
    """The kernel log may have no time that could be read: nothing says that they are apart."""
    assert len(OomKills((_kill(0, "a", None), _kill(1, "a", None))).latest_of("a")) == 2


@pytest.mark.parametrize(
    ("size_bytes", "words"),
    [(0, "0 MB"), (50_400_000, "50 MB"), (999_000_000, "999 MB"), (270_582_939_648, "270.6 GB")],
)
def test_sizes_are_told_in_the_unit_that_shows_them(size_bytes: int, words: str) -> None:
    """Small file systems are not 0.0 GB."""
    assert decimal(size_bytes) == words
