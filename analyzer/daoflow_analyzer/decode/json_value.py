"""Typed views of untrusted JSON values: each function takes anything and gives the type it names, or its default."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from daoflow_bundle.limits import MAX_JSON_DEPTH

from daoflow_analyzer.calendar_bounds import within_calendar

_TOO_LARGE = 1e300


class UnreadableError(ValueError):
    """A member is not what its name promises; the message says how."""


def mapping(value: Any) -> Mapping[str, Any]:
    """Return a JSON object, or an empty one."""
    return value if isinstance(value, dict) else {}


def sequence(value: Any) -> list[Any]:
    """Return a JSON array, or an empty one."""
    return value if isinstance(value, list) else []


def objects(value: Any) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the objects of a JSON array with their index, leaving out whatever else is in it."""
    for index, item in enumerate(sequence(value)):
        if isinstance(item, dict):
            yield index, item


def text(value: Any, default: str = "") -> str:
    """Return a string; numbers and booleans as JSON writes them; `default` for anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    return default


def optional_text(value: Any) -> str | None:
    """Return a string, or None when it is absent, empty or of another type."""
    return value if isinstance(value, str) and value else None


def texts(value: Any) -> tuple[str, ...]:
    """Return the strings of a JSON array; a string alone counts as its lines."""
    if isinstance(value, str):
        return tuple(value.splitlines())
    return tuple(item for item in sequence(value) if isinstance(item, str))


def text_map(value: Any) -> dict[str, str]:
    """Return an object's entries as text; null becomes an empty string."""
    return {key: text(item) for key, item in mapping(value).items()}


def integer(value: Any, default: int = 0) -> int:
    """Return a whole number, also from its decimal text."""
    return default if (number := optional_integer(value)) is None else number


def optional_integer(value: Any) -> int | None:
    """Return a whole number, also from its decimal text, or None."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float) and math.isfinite(value):
        return int(value)
    if isinstance(value, str) and len(value) <= 20 and value.isascii() and value.removeprefix("-").isdigit():
        return int(value)
    return None


def optional_number(value: Any) -> float | None:
    """Return a finite number that fits a float, or None."""
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _TOO_LARGE:
        return float(value)
    return None


def flag(value: Any, *, default: bool = False) -> bool:
    """Return a boolean, or `default`."""
    return value if isinstance(value, bool) else default


def optional_flag(value: Any) -> bool | None:
    """Return a boolean, or None."""
    return value if isinstance(value, bool) else None


def time(value: Any) -> datetime | None:
    """Return an aware UTC time from RFC 3339 text (nanoseconds are cut to microseconds), or None; the engine's zero time is None."""
    if not isinstance(value, str) or not 19 <= len(value) <= 40:
        return None
    try:
        moment = datetime.fromisoformat(value)
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):  # an offset may lead out of the calendar
        return None
    return within_calendar(moment)  # the engine writes 0001-01-01T00:00:00Z for "never"


def epoch_time(seconds: float | None) -> datetime | None:
    """Return an aware UTC time from seconds since 1970, or None when absent or out of range."""
    if seconds is None or not 0 <= seconds < 253_402_300_800:
        return None
    return within_calendar(datetime.fromtimestamp(seconds, UTC))


def check_depth(value: Any) -> None:
    """Raise `UnreadableError` when a decoded document nests deeper than `limits.MAX_JSON_DEPTH`, without recursion."""
    level: list[Any] = [value]
    for _ in range(MAX_JSON_DEPTH):
        level = [
            child
            for item in level
            if isinstance(item, dict | list)
            for child in (item.values() if isinstance(item, dict) else item)
            if isinstance(child, dict | list)
        ]
        if not level:
            return
    raise UnreadableError(f"it nests deeper than {MAX_JSON_DEPTH} levels")
