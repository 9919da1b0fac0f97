"""What can go wrong in redaction.

    RedactionError          the content could not be redacted: its member is not written

Messages name the place and the type of the fault, never content: an exception may end up in the bundle's own log.
"""

from __future__ import annotations

from typing import Callable, TypeVar

Result = TypeVar("Result")


class RedactionError(Exception):
    """Redaction did not finish. Whoever catches it drops the member and records the reason."""

    exit_code = 4
    advice = "The member was left out on purpose. Send the bundle as it is; the manifest lists the gap."


def fail_closed(place: str, work: Callable[[], Result]) -> Result:
    """Return what `work` returns; turn any exception of its into a `RedactionError` without content, cause or context."""
    try:
        return work()
    except RedactionError:
        raise
    except Exception as error:  # a bug must cost the member, not let it through
        kind = type(error).__name__
    raise RedactionError(f"redaction of {place} failed ({kind})")
