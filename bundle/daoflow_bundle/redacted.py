"""The type that says "this went through the redactor": the only content the writer accepts.

Only `daoflow_collector.redact` makes these (a test holds that), so no probe can write raw bytes by mistake.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Redacted:
    """Bytes without secrets, and how many values of each kind were taken out of them."""

    content: bytes
    redactions: Mapping[str, int] = field(default_factory=dict)
