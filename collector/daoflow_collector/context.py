"""What a probe is given: the host, what discovery found, and the sink that redacts whatever it is handed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Callable, Protocol

if TYPE_CHECKING:
    import docker
    from daoflow_bundle.adoption import Adopted
    from daoflow_bundle.spool import Room

    from daoflow_collector.discovery import Discovery
    from daoflow_collector.machine.host import Host
    from daoflow_collector.options import Options


@dataclass(frozen=True)
class LogEntry:
    """One log line as the engine gave it: RFC 3339 nanosecond time (may be empty), stream, raw bytes without the newline."""

    time: str
    stream: str
    text: bytes


class Sink(Protocol):
    """Takes raw evidence, redacts it by its kind, and hands it to the writer. The only way into the bundle.

    `path` is the member's name (bundle/README.md). Each call is one whole member; a later one of the same path takes its place. A
    redactor that errs costs that member only, and the reason is recorded. `how` overrides the probe's.
    """

    def json(self, path: str, document: Any, *, how: str | None = None) -> None:
        """Add a JSON document, redacted as a tree."""

    def json_items(self, path: str, items: Iterable[Any], *, how: str | None = None) -> None:
        """Add a JSON array whose items are redacted one after the other: no more than one of them is held decoded."""

    def text(self, path: str, content: bytes, *, how: str | None = None) -> None:
        """Add plain text, redacted by known values and patterns."""

    def dotenv(self, path: str, content: bytes, *, how: str | None = None) -> None:
        """Add an env file: every line, comment and order kept, secret values replaced."""

    def yaml(self, path: str, content: bytes, *, how: str | None = None) -> None:
        """Add a Compose file: line numbers kept, secret values replaced."""

    def log(
        self,
        path: str,
        entries: Iterable[LogEntry],
        *,
        how: str | None = None,
        budget_bytes: int | None = None,
        room: Room | None = None,
        tail: int | None = None,
    ) -> int:
        """Add a log from a stream of entries, oldest first, in bounded memory: over `budget_bytes` (compressed) the oldest go.

        `room`: may let it have more. `tail`: so many lines were asked for; when as many came, the manifest says that older ones were
        left out. Returns the lines kept.
        """

    def adopt(self, adopted: Adopted) -> None:
        """Add members and sources of a bundle that was collected, and redacted, on another host."""

    def fingerprint(self, value: str) -> str:
        """Return the keyed fingerprint of a value (10 hex digits), for comparison documents such as `env/sanity.json`."""


@dataclass(frozen=True)
class Context:
    """Everything a probe may use. `engine` is None when the engine did not answer the first, fast probe (circuit breaker)."""

    host: Host
    options: Options
    discovery: Discovery
    sink: Sink
    engine: docker.APIClient | None
    deadline_s: float
    """Seconds this probe may still take (monotonic budget at its start)."""
    stopped: Callable[[], bool] = lambda: False
    """Whether the operator wants an end: a probe with a grace (probe.py) then hands over what it has."""
