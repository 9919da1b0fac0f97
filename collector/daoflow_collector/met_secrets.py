"""Secrets that nothing declared, met in a member's own names: from then on they are hunted in every other one, and searched for at the end.

What a database row, an answer of the product or an artifact calls a password is as secret in a log. A member that was finished before is
found by the last search, and redacted once more or left out.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any, Callable

from daoflow_collector.hunt_room import MET_ROOM_BYTES, room_for
from daoflow_collector.redact import Vault
from daoflow_collector.redact.vault import ValueClass
from daoflow_collector.redact_files.known import learn, learn_document
from daoflow_collector.redact_files.source import Kind

MAX_MET = 100
"""Each is hunted in every line that is still to come, in some dozens of spellings that take memory on the host."""
_MAX_VALUE = 4096


class MetSecrets:
    """Teaches `vault` what members name as secrets. Safe to use from several threads.

    `tell` is given the new ones, value → name. Words that a member uses otherwise are never taken for ordinary ones: that would end the
    hunt for what the host declared.
    """

    def __init__(self, vault: Vault, tell: Callable[[Mapping[str, str]], None]) -> None:
        self._vault = vault
        self._tell = tell
        self._met = 0
        self._taken_bytes = 0
        self._lock = threading.Lock()

    def document(self, document: Any) -> None:
        """Take a decoded JSON document."""
        scratch = Vault()
        learn_document(scratch, document)
        self._take(scratch.strong_values())

    def content(self, kind: Kind, content: bytes) -> None:
        """Take a file's bytes."""
        scratch = Vault()
        learn(scratch, kind, content)
        self._take(scratch.strong_values())

    def _take(self, found: Mapping[str, str]) -> None:
        with self._lock:
            new = {value: name for value, name in found.items() if self._is_new(value)}
            for value in tuple(new):
                room_bytes = room_for(value)
                if self._met == MAX_MET or self._taken_bytes + room_bytes > MET_ROOM_BYTES:
                    del new[value]
                    continue
                self._met += 1
                self._taken_bytes += room_bytes
                self._vault.add(new[value], value)
        if new:
            self._tell(new)

    def _is_new(self, value: str) -> bool:
        return (
            len(value) <= _MAX_VALUE
            and not self._vault.is_strong(value)
            and self._vault.classify(value) is ValueClass.STRONG
            and not self._vault.is_own_fingerprint(value)
        )
