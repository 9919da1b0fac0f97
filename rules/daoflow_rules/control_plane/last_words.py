"""What a container that ended by itself said last: why it did, as far as it knew."""

from __future__ import annotations

from datetime import timedelta

from daoflow_analyzer.facts.containers import Container
from daoflow_analyzer.facts.logs import LogHit, Logs
from daoflow_bundle.token import TOKEN

ONE_TRY = timedelta(minutes=2)
"""A run that fails at its start and the engine's wait before the next one: a minute at most, each."""

WRITTEN_DOWN = timedelta(seconds=1)
"""A program that fails at once speaks before the engine has noted that it started."""

ACCESS = "--> "
SHOWN = 200


def last_words(container: Container, logs: Logs | None) -> LogHit | None:
    """Return the last error of the container's newest runs; where none calls itself one, the last line that tells of a failure.

    A shell, a loader or the container's runtime give their complaints no level: `chmod: …: Read-only file system`.
    """
    summary = logs.summaries.get(container.service) if logs is not None else None
    if summary is None:
        return None
    said = (summary.last_error, summary.last_failure)
    return next((line for line in said if line is not None and _is_of_now(line, container)), None)


def in_a_sentence(text: str) -> str:
    """Return a line's words for the end of a sentence: short, and without tokens."""
    return TOKEN.sub("…", " ".join(text.split()))[:SHOWN].rstrip(".")


def _is_of_now(line: LogHit, container: Container) -> bool:
    if line.text.startswith(ACCESS) or line.time is None or container.started_at is None:
        return False
    # Caught in the moment that it is up, it has not said why it will end: the try before it has.
    return line.time >= container.started_at - (ONE_TRY if container.is_running else WRITTEN_DOWN)
