"""How long a schedule leaves between two runs."""

from datetime import timedelta

import pytest
from daoflow_rules.backups.cron import longest_interval


@pytest.mark.parametrize(
    ("schedule", "hours"),
    [
        ("0 3 * * *", 24),
        ("@daily", 24),
        ("*/15 * * * *", 0.25),
        ("0 */6 * * *", 6),
        ("0 3 * * 0", 168),
        ("0 3 * * 7", 168),
        ("30 2 * * 1-5", 72),
        ("0 8,20 * * *", 12),
        ("0 0 1 * *", 31 * 24),
    ],
)
def test_a_schedule_has_its_longest_interval(schedule: str, hours: float) -> None:
    """Weekends, months and steps are counted as cron counts them."""
    assert longest_interval(schedule) == timedelta(hours=hours)


@pytest.mark.parametrize(
    "schedule",
    [
        "",
        "0 3 * *",
        "every day",
        "61 * * * *",
        "*/0 * * * *",
        "0 0 31 2 *",
        "0 3 * * * *",
        "² * * * *",
        f"{'9' * 5000} * * * *",
    ],
)
def test_what_is_no_schedule_has_none(schedule: str) -> None:
    """Text that cron would refuse, or that never comes, gives no interval."""
    assert longest_interval(schedule) is None
