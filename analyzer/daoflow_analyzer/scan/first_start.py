"""Where PostgreSQL's image initialised its volume: what fails in there and is then done is no trouble.

Health checks and clients come before role and database exist: `FATAL:  database "daoflow" does not exist`, seconds before they do.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.scan.lines import LEFT_OUT

BEGINS = b" stdout The files belonging to this database system will be owned by user "
DONE = b" stdout PostgreSQL init process complete; ready for start up.\n"
"""The image's own words on standard output: a client's statement is quoted on standard error."""

_MARKED = b" " + LEFT_OUT + b" "


def first_starts(buffer: bytes | bytearray, end: int) -> Iterator[range]:
    """Yield where in a block of lines each initialisation that was completed stands; one whose beginning is not there began before."""
    position = 0
    while (done := buffer.find(DONE, position, end)) >= 0:
        begun = buffer.rfind(BEGINS, position, done)
        # Where the collector left lines out, what stands before them may be of another life.
        left_out = buffer.rfind(_MARKED, position, done)
        yield range(max(begun, left_out, position), done)
        position = done + len(DONE)
