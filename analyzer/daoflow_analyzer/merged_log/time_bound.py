"""A point in time as people give it on a command line → the key that entries are compared by."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta

from daoflow_analyzer.errors import UsageError
from daoflow_analyzer.scan.lines import parse_time

_DURATION = re.compile(r"(\d{1,9})(s|m|h|d)")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
FORMS = "15m (before the collection), 17:25, 2026-11-23T17:25:31Z"


def time_bound(text: str, collected_at: str) -> str:
    """Return `LogEntry.key` of a time: see `FORMS`; UTC unless it says otherwise. Raises `UsageError` for anything else."""
    try:
        found = _instant(text.strip(), parse_time(collected_at))
    except (ValueError, OverflowError) as error:
        raise UsageError(f"'{text}' is not a time", advice=f"Give it like {FORMS}.") from error
    return found.astimezone(UTC).replace(tzinfo=None).isoformat()


def _instant(text: str, collected: datetime | None) -> datetime:
    if "-" in text:
        given = datetime.fromisoformat(text)
        return given.replace(tzinfo=UTC) if given.tzinfo is None else given
    if collected is None:
        raise ValueError("when the bundle was collected is not known")
    duration = _DURATION.fullmatch(text)
    if duration is not None:
        return collected - timedelta(**{_UNITS[duration[2]]: int(duration[1])})
    if ":" not in text:  # `15` could be an hour or minutes
        raise ValueError("neither a duration nor a time of day")
    return datetime.combine(collected.date(), time.fromisoformat(text.removesuffix("Z")), UTC)
