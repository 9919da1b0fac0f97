"""Which times of a bundle are times: who adds a day to the last one of the calendar gets an exception, not a time."""

from __future__ import annotations

from datetime import datetime

YEARS = range(1900, 9000)
"""Wider than any clock that has lost its battery, with room at both ends for every span that is added or taken."""


def within_calendar(moment: datetime) -> datetime | None:
    """Return the time, None for one that no clock shows."""
    return moment if moment.year in YEARS else None
