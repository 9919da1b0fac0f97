"""Whether files were made anonymous before, by a run whose mapping is not at hand: then the fakes in them are left as they are.

A fake address is one of a range that a real host may have too. So the files as a whole have to say it: each and every address in them
may be a fake, and there are several, or a name or a hardware address that this program alone gives. One that is none, of a file that was
added later, and all are made fake anew: a real one must not stay.
"""

from __future__ import annotations

import re

from daoflow_collector.anonymize.addresses import IPV4, may_be_fake, stays

_GIVEN = re.compile(
    rb"(?<![A-Za-z0-9.-])(?:[A-Za-z0-9-]{1,63}\.){0,6}site-\d{1,6}\.(?:example|internal|local|lan|corp|home|intranet|localdomain|private)(?![A-Za-z0-9-])"
    rb"|(?<![A-Za-z0-9._+-])mail-\d{1,6}@|(?<![0-9A-Fa-f:])00:00:5e:00:53:[0-9a-f]{2}(?![0-9A-Fa-f:])"
    rb"|(?<![0-9A-Fa-f:])(?:2001:db8|fd00:db8):0:[0-9a-f]{1,4}::[0-9a-f]{1,4}(?![0-9A-Fa-f:])"
)
_LEAST = 3
MAX_ADDRESSES = 100_000


class Earlier:
    """Reads files one after another."""

    def __init__(self) -> None:
        self._is_given = False
        self._is_real = False
        self._addresses: set[bytes] = set()

    def read(self, content: bytes) -> None:
        """Take one file."""
        self._is_given = self._is_given or _GIVEN.search(content) is not None
        for match in IPV4.finditer(content) if not self._is_real else ():
            address = match.group()
            octets = address.split(b".")
            is_none = any(int(octet) > 255 or (len(octet) > 1 and octet[:1] == b"0") for octet in octets)
            if is_none or stays(int(octets[0]), int(octets[1])) or address.endswith(b".0.0"):
                continue  # those stay in every run, or are a version
            self._is_real = not may_be_fake(address.decode("ascii"))
            if self._is_real:
                return
            if len(self._addresses) < MAX_ADDRESSES:
                self._addresses.add(address)

    @property
    def is_anonymous(self) -> bool:
        """Say whether an earlier run has made all of it anonymous."""
        return not self._is_real and (self._is_given or len(self._addresses) >= _LEAST)
