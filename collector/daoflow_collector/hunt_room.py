"""How much memory the hunt for a host's secrets takes, and how much of it there may be: a broken host has little.

What cannot be hunted must not be read: where there are more secrets, the run ends with its gaps listed.
"""

from __future__ import annotations

from collections.abc import Collection

from daoflow_collector.errors import CollectError

_VALUE_BYTES = 20_000
_CHARACTER_BYTES = 850
"""Measured, with what the last search looks for: 47 KB for a value of 32 characters, 1.4 MB for a private key."""
ROOM_BYTES = 72_000_000
"""Some 1,500 secrets of 32 characters: more than a host of many projects names, and less than a small one can do without."""
MET_ROOM_BYTES = 5_000_000
"""For those that nothing declares."""


class TooManySecretsError(CollectError):
    """The hunt for all of a host's secrets would take too much of its memory."""


def room_for(value: str) -> int:
    """Return how many bytes the hunt for a value takes."""
    return _VALUE_BYTES + _CHARACTER_BYTES * len(value)


def refuse_too_many(values: Collection[str]) -> None:
    """Raise `TooManySecretsError` where there is no room for the hunt."""
    if sum(map(room_for, values)) > ROOM_BYTES:
        raise TooManySecretsError(
            f"this host names {len(values):,} secrets of {sum(map(len, values)):,} characters, more than can be looked for in "
            f"{ROOM_BYTES / 1e6:.0f} MB of memory, and without that nothing may be read",
            advice="Take what this installation does not need out of its env files, and run it again.",
        )
