"""A bundle's times can be computed with, whatever they say."""

from datetime import timedelta

import pytest
from daoflow_analyzer.decode.json_value import epoch_time, time
from daoflow_analyzer.scan.lines import parse_time


@pytest.mark.parametrize(
    "text",
    [
        "0001-01-01T00:00:00Z",
        "0001-01-01T00:00:00+23:59",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z",
        "9999-12-31T23:59:59-23:59",
        "9000-01-01T00:00:00Z",
    ],
)
def test_a_time_at_the_end_of_the_calendar_is_none(text: str) -> None:
    """Adding a moment to it would raise."""
    assert time(text) is None
    assert parse_time(text) is None


@pytest.mark.parametrize("text", ["1970-01-01T00:00:00Z", "2026-11-23T12:50:00Z", "8999-12-31T23:59:59Z"])
def test_what_a_clock_without_a_battery_shows_is_a_time(text: str) -> None:
    """The counterpart: a host at 1970 is told as it is, and its times bear any span."""
    found, parsed = time(text), parse_time(text)
    assert found is not None
    assert found == parsed
    assert found - timedelta(days=365) < found < found + timedelta(days=365)


def test_seconds_since_1970_have_the_same_bounds() -> None:
    """Whatever unit a document uses."""
    assert epoch_time(253_402_300_799) is None
    assert epoch_time(0) is not None
