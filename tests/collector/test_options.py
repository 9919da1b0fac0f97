"""Durations, sizes and shares are what the operator meant."""

import pytest
from daoflow_collector.budget import log_limits
from daoflow_collector.errors import UsageError
from daoflow_collector.options import parse_duration, parse_size


@pytest.mark.parametrize(("text", "seconds"), [("90", 90), ("90s", 90), ("1.5m", 90), ("24h", 86400), ("7d", 604800)])
def test_durations(text: str, seconds: float) -> None:
    """Plain numbers are seconds; s, m, h and d are understood."""
    assert parse_duration(text) == seconds


@pytest.mark.parametrize(("text", "size"), [("500KB", 500_000), ("7MB", 7_000_000), ("1MiB", 1 << 20), ("12", 12)])
def test_sizes(text: str, size: int) -> None:
    """Sizes are decimal, as mail programs count, unless written otherwise."""
    assert parse_size(text) == size


@pytest.mark.parametrize("text", ["", "soon", "-5m", "0", "1y", "5 m s"])
def test_nonsense_is_a_usage_error(text: str) -> None:
    """What is no duration or size is refused with an example of one."""
    with pytest.raises(UsageError, match="is not a"):
        parse_duration(text)
    with pytest.raises(UsageError, match="is not a"):
        parse_size(text)


def test_the_shares_of_all_logs_fit_and_the_vital_ones_are_larger() -> None:
    """The logs together stay under the bundle's size, and daoflow's and postgres' get the most."""
    services = ("daoflow", "postgres", "redis", "temporal", "temporal-ui", "traefik")
    limits = log_limits(services, max_size_bytes=7_000_000, tail=None)
    assert sum(limit.size_bytes for limit in limits.values()) < 7_000_000 * 0.8
    assert limits["daoflow"].size_bytes > limits["postgres"].size_bytes > limits["traefik"].size_bytes
    assert (limits["daoflow"].tail, limits["redis"].tail) == (20_000, 10_000)


def test_nobody_gets_less_than_the_playbook_asks_for() -> None:
    """`--tail 5` still gives 200 lines of daoflow and 100 of the others."""
    limits = log_limits(("daoflow", "redis"), max_size_bytes=7_000_000, tail=5)
    assert (limits["daoflow"].tail, limits["redis"].tail) == (200, 100)
