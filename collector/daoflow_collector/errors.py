"""What can go wrong in the collector.

    CollectError                  exit 1: failed, nothing to send
    ├── UsageError                exit 2: an option cannot be what was given
    ├── NotPermittedError         exit 6: not permitted, and nothing could be collected
    ├── OutputError               exit 1: the bundle cannot be written where it was asked for
    ├── StoppedError              exit 130: the operator stopped it, and what was begun is not whole
    └── CutShortError             exit 4: the disk filled up or refused the name; what was written is kept and can be sent

What the *host* does wrong is evidence, not an error: it ends as a source's outcome and never as one of these.
"""

from __future__ import annotations

import errno

DISK_FULL = (errno.ENOSPC, errno.EDQUOT)
"""A disk, or what this user may have of it, takes nothing more."""


class CollectError(Exception):
    """Base of everything this package raises on purpose: what happened, `because` why, and what to `advice`."""

    exit_code = 1
    advice = "Run the command again with --verbose, and send what it prints."

    def __init__(self, message: str, *, because: str | None = None, advice: str | None = None) -> None:
        """Keep the three lines a person reads: what, because, try."""
        super().__init__(message)
        self.because = because
        if advice is not None:
            self.advice = advice


class UsageError(CollectError):
    """An option cannot be what was given."""

    exit_code = 2
    advice = "See `daoflow-collect --help`."


class NotPermittedError(CollectError):
    """The user may read neither the engine nor the installation: nothing was collected."""

    exit_code = 6
    advice = "Run it again with sudo."


class OutputError(CollectError):
    """The bundle cannot be written where it was asked for."""

    advice = "Choose another folder with -o PATH, or stream it with `-o - > FILE`."


class StoppedError(CollectError):
    """The operator stopped it half way: what there is of it says nothing of how much is missing."""

    exit_code = 130


class CutShortError(CollectError):
    """The bundle has no end or no name, as its disk gave up: its finished members are kept in the file `path` (None: it was in memory)."""

    exit_code = 4

    def __init__(self, message: str, *, path: str | None, because: str, advice: str) -> None:
        """Keep where the unfinished bundle is: that is still the result."""
        super().__init__(message, because=because, advice=advice)
        self.path = path
