"""How long a cron schedule leaves between two runs."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

NAMED = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
}
NUMBER = re.compile(r"[0-9]{1,4}")
DAY_MINUTES = 24 * 60
ANCHOR = date(2024, 1, 1)
"""A Monday; four years hold every date that a schedule can name."""

SPAN_DAYS = 4 * 366


def longest_interval(schedule: str) -> timedelta | None:
    """Return the longest time between two runs, None for what is no five-field cron line."""
    fields = NAMED.get(schedule.strip().lower(), schedule).split()
    if len(fields) != 5:
        return None
    minutes, hours, days, months, weekdays = (
        _values(field, low, high)
        for field, (low, high) in zip(fields, ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7)), strict=True)
    )
    if not (minutes and hours and days and months and weekdays):
        return None
    times = sorted(hour * 60 + minute for hour in hours for minute in minutes)
    weekdays = {day % 7 for day in weekdays}
    any_day, any_weekday = fields[2] == "*", fields[4] == "*"
    fires = [
        number
        for number in range(SPAN_DAYS)
        if _fires(ANCHOR + timedelta(days=number), days, months, weekdays, any_day=any_day, any_weekday=any_weekday)
    ]
    if len(fires) < 2:
        return None
    within = max((later - sooner for sooner, later in pairwise(times)), default=0)
    apart = max(later - sooner for sooner, later in pairwise(fires))
    return timedelta(minutes=max(within, apart * DAY_MINUTES - times[-1] + times[0]))


def _fires(
    day: date, days: set[int], months: set[int], weekdays: set[int], *, any_day: bool, any_weekday: bool
) -> bool:
    """Whether a schedule runs on that day: with both kinds of day given, either is enough."""
    by_date, by_week = day.day in days, day.isoweekday() % 7 in weekdays
    if day.month not in months:
        return False
    if any_day or any_weekday:
        return by_date and by_week
    return by_date or by_week


def _values(field: str, low: int, high: int) -> set[int]:
    """Return the numbers that a field stands for, none for what it cannot mean."""
    found: set[int] = set()
    for part in field.split(","):
        span, slash, step = part.partition("/")
        first, dash, last = span.partition("-")
        if span == "*":
            start, end = low, high
        elif NUMBER.fullmatch(first) and (NUMBER.fullmatch(last) or not dash):
            start = int(first)
            end = int(last) if dash else high if slash else start
        else:
            return set()
        if (slash and not NUMBER.fullmatch(step)) or not low <= start <= end <= high or (slash and int(step) == 0):
            return set()
        found.update(range(start, end + 1, int(step) if slash else 1))
    return found
