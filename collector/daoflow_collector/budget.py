"""Share `--max-size` out, the vital sources first, so that the bundle fits a mail whatever the logs hold."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_DOCUMENTS_SHARE = 0.2
_FRAMING_SHARE = 0.02
_DOCUMENTS_BYTES = 48_000
"""What documents, manifest and index of a small installation take: of a small bundle that is more than their share."""
_LEAST_SHARE = 0.3
_WEIGHTS = {"daoflow": 4.0, "postgres": 3.0, "temporal": 2.0}

DEFAULT_TAIL = {"daoflow": 20_000}
DEFAULT_TAIL_OTHERS = 10_000
FLOOR_TAIL = {"daoflow": 200, "postgres": 200}
"""What the playbook asks for (`logs --tail=200 daoflow`, `… postgres`); nothing asks for less."""
FLOOR_TAIL_OTHERS = 100


class LogPool:
    """What all logs together may take of the bundle. Logs are read side by side, so that threads ask it."""

    def __init__(self, size_bytes: int) -> None:
        self._size_bytes = size_bytes
        self._lock = threading.Lock()
        self._held: dict[LogShare, int] = {}
        self._reading: set[LogShare] = set()

    def share(self, size_bytes: int) -> LogShare:
        """Return a share of that size, which is its log's own."""
        share = LogShare(self, size_bytes)
        with self._lock:
            self._held[share] = 0
            self._reading.add(share)
        return share

    def room(self, asking: LogShare, held_bytes: int, *, at_end: bool) -> int:
        """Return how much a log may hold: its own, and what the others leave; at its end, what they are sure to leave."""
        with self._lock:
            others = (
                share.size_bytes if at_end and share in self._reading else held
                for share, held in self._held.items()
                if share is not asking
            )
            room = max(asking.size_bytes, self._size_bytes - sum(others))
            self._held[asking] = min(held_bytes, room)
            return room

    def done(self, share: LogShare) -> None:
        """Take in that a log is read: what it does not hold of its share is free."""
        with self._lock:
            self._reading.discard(share)


class LogShare:
    """One log's part of a pool, and what it may borrow: a `daoflow_bundle.spool.Room`."""

    def __init__(self, pool: LogPool, size_bytes: int) -> None:
        self._pool = pool
        self.size_bytes = size_bytes

    def now(self, held_bytes: int) -> int:
        """Return how many bytes may be held for the time being."""
        return self._pool.room(self, held_bytes, at_end=False)

    def at_end(self, held_bytes: int) -> int:
        """Return how many bytes may be kept."""
        return self._pool.room(self, held_bytes, at_end=True)

    def done(self) -> None:
        """Say that its log is read."""
        self._pool.done(self)

    def split(self, count: int) -> Sequence[LogShare]:
        """Return `count` equal shares in its place."""
        if count == 1:
            return (self,)
        parts = tuple(self._pool.share(self.size_bytes // count) for _ in range(count))
        self.done()
        return parts


@dataclass(frozen=True)
class LogLimit:
    """How much of one service's log is asked for and kept: lines, and bytes as compressed in the bundle."""

    tail: int
    floor: int
    share: LogShare

    @property
    def size_bytes(self) -> int:
        """Return what the log may take whatever the others do."""
        return self.share.size_bytes


def log_limits(services: Sequence[str], *, max_size_bytes: int, tail: int | None) -> Mapping[str, LogLimit]:
    """Return each service's limit. The shares of all add up to what `max_size_bytes` leaves beside the documents."""
    beside = max(max_size_bytes * (_DOCUMENTS_SHARE + _FRAMING_SHARE), _DOCUMENTS_BYTES)
    available = int(max(max_size_bytes - beside, max_size_bytes * _LEAST_SHARE))
    pool = LogPool(available)
    total = sum(_WEIGHTS.get(service, 1.0) for service in services) or 1.0
    limits: dict[str, LogLimit] = {}
    for service in services:
        floor = FLOOR_TAIL.get(service, FLOOR_TAIL_OTHERS)
        wanted = tail if tail is not None else DEFAULT_TAIL.get(service, DEFAULT_TAIL_OTHERS)
        share = pool.share(int(available * _WEIGHTS.get(service, 1.0) / total))
        limits[service] = LogLimit(max(wanted, floor), floor, share)
    return limits
