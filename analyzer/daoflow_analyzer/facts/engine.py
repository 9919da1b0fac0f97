"""The Docker Engine and the Compose plugin (`engine/*.json`)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from daoflow_analyzer.facts.exit_codes import coded
from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.immutable import immutable

LONGEST_CODE = 6


class EngineState(StrEnum):
    """How the engine's socket answered (bundle/README.md, `engine/ping.json`)."""

    UP = "up"
    DOWN = "down"
    HUNG = "hung"
    DENIED = "denied"
    ABSENT = "absent"


@immutable
class EngineEvent:
    """One engine event: `type` (container, network, …), `action` (die, oom, start, health_status: …) and its attributes."""

    time: datetime | None
    type: str
    action: str
    attributes: Mapping[str, str]
    index: int

    @property
    def exit_code(self) -> int | None:
        """Return the exit code that a container's end came with, None where there is none."""
        code = self.attributes.get("exitCode", "")
        return int(code) if code.isascii() and code.isdigit() and len(code) <= LONGEST_CODE else None

    def evidence(self) -> Evidence:
        """Point at the event, in words."""
        code = f" ({coded(self.exit_code)})" if self.exit_code is not None else ""
        words = f"{self.attributes.get('name', self.type)}: {self.action}{code}"
        time = self.time.isoformat() if self.time is not None else None
        return Evidence("engine/events.json", words, pointer=f"/{self.index}", time=time)


@immutable
class Image:
    """One image the project uses: tags, digests, labels, and the processor it is built for (`amd64`), empty when it is not told."""

    id: str
    tags: tuple[str, ...]
    digests: tuple[str, ...]
    labels: Mapping[str, str]
    architecture: str = ""


@immutable
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

    def last_end_of(self, name: str) -> EngineEvent | None:
        """Return the newest end of the container with that name: while one runs again, its own state no longer tells."""
        ends = (item for item in self.events if item.type == "container" and item.action == "die")
        own = (item for item in ends if item.attributes.get("name") == name)
        return max(own, key=lambda item: item.index, default=None)

    def evidence(self) -> Evidence:
        """Point at the answer, in words."""
        return Evidence("engine/ping.json", f"{self.endpoint}: {self.error or self.state.value}", pointer="/state")


@immutable
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
