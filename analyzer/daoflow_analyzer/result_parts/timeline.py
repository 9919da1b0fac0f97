"""The timeline as a value: windows of time, a lane for each thing that has a history, spans, events and error counts."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.immutable import immutable


class SpanState(StrEnum):
    """What a lane was in from one time to another."""

    STARTING = "starting"
    UP = "up"
    HEALTHY = "healthy"
    UNHEALTHY = "unhealthy"
    DOWN = "down"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"
    NO_EVIDENCE = "no evidence"


class EventKind(StrEnum):
    """What happened at one moment."""

    STARTED = "started"
    EXITED = "exited"
    STOPPED = "stopped"
    REMOVED = "removed"
    OUT_OF_MEMORY = "killed for memory"
    HEALTHY = "became healthy"
    UNHEALTHY = "became unhealthy"
    FIRST_ERROR = "first error"
    BURST = "burst of errors"
    STEP = "step"
    FAILURE = "failed"
    DONE = "done"
    CHECK = "checked"
    CAUSE = "cause"
    COLLECTED = "collected"

    @property
    def is_bad(self) -> bool:
        """Whether it is a sign of trouble."""
        return self in (
            EventKind.EXITED,
            EventKind.OUT_OF_MEMORY,
            EventKind.UNHEALTHY,
            EventKind.FIRST_ERROR,
            EventKind.BURST,
            EventKind.FAILURE,
            EventKind.CAUSE,
        )


class LaneKind(StrEnum):
    """What a lane stands for."""

    SERVICE = "service"
    APPLICATION = "deployed service"
    NEIGHBOUR = "somebody else's service in DaoFlow's project"
    DEPLOYMENT = "deployment"
    BACKUP = "backup"
    SERVER = "managed server"
    HOST = "host"


@immutable
class Event:
    """One moment (aware UTC), in words; `more` counts further events of the kind that it stands for."""

    time: datetime
    kind: EventKind
    words: str
    evidence: Evidence | None = None
    more: int = 0
    is_aside: bool = False
    """It is of something else on the host: told, and no reason to show a longer time."""


@immutable
class Span:
    """A stretch of time in one state, in words."""

    start: datetime
    end: datetime
    state: SpanState
    words: str


@immutable
class Lane:
    """One thing with a history. `gaps` are stretches whose log is not in the bundle; `errors` counts bad log lines by second.

    `errors` keys are RFC 3339 prefixes: to the second, or to the minute where a log has more bad seconds than are kept.
    """

    name: str
    kind: LaneKind
    spans: tuple[Span, ...] = ()
    events: tuple[Event, ...] = ()
    gaps: tuple[Span, ...] = ()
    error_counts: tuple[tuple[datetime, int], ...] = ()
    log: str | None = None
    """The key of its log in the log viewer, None when it has none."""
    about: frozenset[str] = frozenset()
    """The ids of the work, or the name of the server, that it is the history of."""


@immutable
class Window:
    """A stretch of time to look at; `densities` holds bad log lines a bucket, by lane, `bucket_s` seconds each."""

    name: str
    start: datetime
    end: datetime
    densities: tuple[tuple[int, ...], ...]
    bucket_s: float


@immutable
class Timeline:
    """All lanes over all windows; the first window is the one to show. `cause` is when and in which lane the cause began."""

    windows: tuple[Window, ...]
    lanes: tuple[Lane, ...]
    collected_at: datetime
    cause_at: datetime | None
    cause_lane: str | None
    notes: tuple[str, ...]
    finished_at: datetime | None = None
    """When the collection, which began at `collected_at`, was over: the evidence may be as young."""
