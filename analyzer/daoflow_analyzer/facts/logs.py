"""Log evidence: the hits of all rules' signatures, and what can be said of each log as a whole.

The scanner (`analyzer/daoflow_analyzer/scan/`) fills this in one pass; rules only ask for signatures by id.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from daoflow_analyzer.finding import Evidence, FactMissingError
from daoflow_analyzer.immutable import immutable


@immutable
class LogHit:
    """One line that matched a signature: 1-based `line` of `member`, its time (aware UTC) and its text."""

    signature: str
    service: str
    member: str
    line: int
    time: datetime | None
    raw_time: str
    stream: str
    text: str
    groups: Mapping[str, str]

    def evidence(self) -> Evidence:
        """Point at the line."""
        return Evidence(self.member, self.text, line=self.line, time=self.raw_time or None)


@immutable
class LogSummary:
    """One log as a whole. `is_cut`: the collector left older lines out; `dropped_lines`: how many, 0 when nobody counted them."""

    service: str
    member: str
    lines: int
    first_time: datetime | None
    last_time: datetime | None
    dropped_lines: int
    last_error: LogHit | None
    """The last line that reads as an error (`error: …`, `FATAL:`, `level":"error"` …)."""
    first_error: LogHit | None = None
    """The first such line that is in the bundle."""
    last_failure: LogHit | None = None
    """The last line that tells of something that did not work, whether it gives itself a level or not."""
    errors: int = 0
    """How many lines read as an error."""
    is_cut: bool = False
    whole_from: datetime | None = None
    """From here on every line is there; before it only those that the collector kept because they tell something."""


@immutable
class Logs:
    """Hits by signature id (first and last ones kept when there are very many; `counts` is exact), and each log's summary.

    `missing` says per service why its log is not there.
    """

    by_signature: Mapping[str, tuple[LogHit, ...]]
    counts: Mapping[str, int]
    summaries: Mapping[str, LogSummary]
    missing: Mapping[str, str]

    def hits(self, signature: str, *, service: str | None = None) -> tuple[LogHit, ...]:
        """Return the kept hits in log order; with `service`, only that service's."""
        hits = self.by_signature.get(signature, ())
        return tuple(hit for hit in hits if hit.service == service) if service is not None else hits

    def last(self, signature: str) -> LogHit | None:
        """Return the newest hit by time, or None."""
        hits = self.by_signature.get(signature, ())
        return max(hits, key=lambda hit: (hit.raw_time, hit.line)) if hits else None

    def first(self, signature: str) -> LogHit | None:
        """Return the oldest kept hit by time, or None."""
        hits = self.by_signature.get(signature, ())
        return min(hits, key=lambda hit: (hit.raw_time, hit.line)) if hits else None

    def has(self, service: str) -> bool:
        """Whether the service's log is in the bundle (an empty log counts)."""
        return service in self.summaries

    def require(self, *services: str) -> None:
        """Raise `FactMissingError` unless every named service's log is in the bundle."""
        for service in services:
            if service not in self.summaries:
                reason = self.missing.get(service, "not collected")
                raise FactMissingError(f"the log of {service} is not in the bundle: {reason}", f"logs/{service}")
