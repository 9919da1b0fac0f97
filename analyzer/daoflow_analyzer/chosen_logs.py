"""Which logs a report has for reading: nobody reads thousands, and a page of them opens in no browser."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from daoflow_analyzer.facts.logs import LogSummary
from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.scan.log_member import JOURNAL_SERVICE
from daoflow_analyzer.timeline.service_lanes import ORDER

MOST_LOGS = 200
"""More than any installation was seen to have; the others are counted, and stay in the bundle."""

OWN = frozenset((*ORDER, JOURNAL_SERVICE))


@immutable
class LogSize:
    """A log member with its size; `summary` is None for one that no rule looks into."""

    key: str
    member: str
    size_bytes: int
    summary: LogSummary | None


def most_telling(
    logs: Sequence[LogSize], cited: Collection[str], unexplained: Collection[str], most: int = MOST_LOGS
) -> Sequence[LogSize]:
    """Return at most `most` logs, in their order: those that findings cite, those whose lines stand out, DaoFlow's own, the worst.

    `cited` and `unexplained` are members.
    """
    if len(logs) <= most:
        return logs

    def weight(log: LogSize) -> tuple[bool, bool, bool, int, str]:
        summary = log.summary
        errors = summary.errors if summary is not None else 0
        return (log.member not in cited, log.member not in unexplained, log.key not in OWN, -errors, log.member)

    kept = {log.member for log in sorted(logs, key=weight)[:most]}
    return [log for log in logs if log.member in kept]
