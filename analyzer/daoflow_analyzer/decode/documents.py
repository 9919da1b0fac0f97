"""Reads members for the decoders, and keeps a note of each one that could not be read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from daoflow_bundle.document import count_values, decode_json
from daoflow_bundle.errors import BundleError
from daoflow_bundle.limits import MAX_JSON_BYTES

from daoflow_analyzer.decode.json_value import UnreadableError
from daoflow_analyzer.facts.coverage import Damage
from daoflow_analyzer.source import EvidenceSource

Decoded = TypeVar("Decoded")
MAX_DECODED_VALUES = 2_000_000
"""Of all documents of a bundle: real ones hold some hundred thousand, and each value takes about a hundred bytes."""

SHARED = ("daoflow/", "database/")
"""Members that several facts are made from: decoded once and kept."""


class Documents:
    """A bundle's members as decoded documents. `damages` grows by one entry for each member that is not what it should be."""

    def __init__(self, source: EvidenceSource) -> None:
        self.source = source
        self.names = tuple(source.members())
        self.damages: list[Damage] = []
        self._known = frozenset(self.names)
        self._shared: dict[str, Any] = {}
        self._values = 0

    def has(self, member: str) -> bool:
        """Whether the member is in the bundle."""
        return member in self._known

    def under(self, prefix: str, suffix: str = "") -> list[str]:
        """Return the members that start with `prefix` and end with `suffix`, sorted."""
        return sorted(name for name in self.names if name.startswith(prefix) and name.endswith(suffix))

    def text(self, member: str) -> str | None:
        """Return a member as text (invalid UTF-8 replaced), or None when it is absent or damaged."""
        content = self._content(member)
        return None if content is None else content.decode("utf-8", "replace")

    def json(self, member: str) -> Any:
        """Return a member's JSON value, or None when it is absent, damaged or no JSON."""
        if member in self._shared:
            return self._shared[member]
        value = self._json(member)
        if member.startswith(SHARED):
            self._shared[member] = value
        return value

    def _json(self, member: str) -> Any:
        content = self._content(member)
        if content is None:
            return None
        self._values += count_values(content)
        if self._values > MAX_DECODED_VALUES:
            self.unreadable(member, f"the documents before it hold {MAX_DECODED_VALUES:,} values: no more are decoded")
            return None
        try:
            return decode_json(content, "it")
        except BundleError as error:
            self.unreadable(member, str(error))
            return None

    def decode(self, member: str, decoder: Callable[[Any], Decoded | None]) -> Decoded | None:
        """Decode a JSON member; a decoder's `UnreadableError` becomes a damage note and None."""
        value = self.json(member)
        if value is None:
            return None
        try:
            return decoder(value)
        except UnreadableError as error:
            self.unreadable(member, str(error))
            return None

    def unreadable(self, member: str, detail: str) -> None:
        """Note a member that is not what its name promises."""
        damage = Damage("unreadable", member, detail[:300])
        if damage not in self.damages:
            self.damages.append(damage)

    def damage_of(self, prefix: str) -> str | None:
        """Return why a member under `prefix` could not be used, or None."""
        for damage in self.damages:
            if damage.member is not None and damage.member.startswith(prefix):
                return f"{damage.member} cannot be read: {damage.detail}"
        return None

    def _content(self, member: str) -> bytes | None:
        if member not in self._known:
            return None
        try:
            content = self.source.read(member)
        except BundleError as error:
            self.unreadable(member, str(error))
            return None
        if len(content) > MAX_JSON_BYTES:
            self.unreadable(member, f"it is larger than {MAX_JSON_BYTES >> 20} MiB")
            return None
        return content
