"""Share `--max-size` out, the vital sources first, so that the bundle fits a mail whatever the logs hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_DOCUMENTS_SHARE = 0.2
_FRAMING_SHARE = 0.02
_WEIGHTS = {"daoflow": 4.0, "postgres": 3.0, "temporal": 2.0}

DEFAULT_TAIL = {"daoflow": 20_000}
DEFAULT_TAIL_OTHERS = 10_000
FLOOR_TAIL = {"daoflow": 200, "postgres": 200}
"""What the playbook asks for (`logs --tail=200 daoflow`, `… postgres`); nothing asks for less."""
FLOOR_TAIL_OTHERS = 100


@dataclass(frozen=True)
class LogLimit:
    """How much of one service's log is asked for and kept: lines, and bytes as compressed in the bundle."""

    tail: int
    floor: int
    size_bytes: int


def log_limits(services: Sequence[str], *, max_size_bytes: int, tail: int | None) -> Mapping[str, LogLimit]:
    """Return each service's limit. The shares of all add up to what `max_size_bytes` leaves beside the documents."""
    available = max_size_bytes * (1 - _DOCUMENTS_SHARE - _FRAMING_SHARE)
    total = sum(_WEIGHTS.get(service, 1.0) for service in services) or 1.0
    limits: dict[str, LogLimit] = {}
    for service in services:
        floor = FLOOR_TAIL.get(service, FLOOR_TAIL_OTHERS)
        wanted = tail if tail is not None else DEFAULT_TAIL.get(service, DEFAULT_TAIL_OTHERS)
        share = int(available * _WEIGHTS.get(service, 1.0) / total)
        limits[service] = LogLimit(max(wanted, floor), floor, share)
    return limits
