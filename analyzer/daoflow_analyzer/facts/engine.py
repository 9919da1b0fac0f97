"""The Docker Engine and the Compose plugin (`engine/*.json`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from daoflow_analyzer.finding import Evidence


class EngineState(StrEnum):
    """How the engine's socket answered (bundle/README.md, `engine/ping.json`)."""

    UP = "up"
    DOWN = "down"
    HUNG = "hung"
    DENIED = "denied"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class EngineEvent:
    """One engine event: `type` (container, network, …), `action` (die, oom, start, health_status: …) and its attributes."""

    time: datetime | None
    type: str
    action: str
    attributes: Mapping[str, str]
    index: int


@dataclass(frozen=True, slots=True)
class Image:
    """One image the project uses: tags, digests, labels."""

    id: str
    tags: tuple[str, ...]
    digests: tuple[str, ...]
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Engine:
    """The engine. `version` and what follows are empty when it did not answer. `socket_kind` None: not a local socket."""

    endpoint: str
    state: EngineState
    error: str | None
    socket_kind: str | None
    daemon_running: bool | None
    version: str | None
    api_version: str | None
    data_root: str | None
    info: Mapping[str, Any]
    events: tuple[EngineEvent, ...]
    images: tuple[Image, ...]

    def evidence(self) -> Evidence:
        """Point at the answer, in words."""
        return Evidence("engine/ping.json", f"{self.endpoint}: {self.error or self.state.value}", pointer="/state")


@dataclass(frozen=True, slots=True)
class ComposeCli:
    """The Compose program on the host."""

    available: bool
    version: str | None
    flavour: str | None
    error: str | None

    def evidence(self) -> Evidence:
        """Point at what the host said about Compose."""
        words = (
            f"docker compose {self.version}" if self.available else (self.error or "docker compose is not available")
        )
        return Evidence("engine/compose.json", words, pointer="/available")
