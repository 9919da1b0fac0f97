"""The gate between probes and bundle: raw evidence in, redacted members out, held until their source has settled.

Nothing is written here. A source that ran out of time keeps the members it finished; what it hands over later is thrown away.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Callable

from daoflow_bundle.adoption import Adopted
from daoflow_bundle.manifest import MemberRecord, SourceRecord, Truncation
from daoflow_bundle.redacted import Redacted
from daoflow_bundle.spool import FrameSpool, Room, SealedSpool
from daoflow_bundle.thinning import Thinning

from daoflow_collector.context import LogEntry
from daoflow_collector.logs.telling import TellingLines
from daoflow_collector.logs.text import cap_line, clean_line
from daoflow_collector.met_secrets import MetSecrets
from daoflow_collector.redact import RedactionError, Redactor
from daoflow_collector.redact.redactor import redacted_chunk
from daoflow_collector.redact_files.source import Kind

_BATCH_BYTES = 32 << 10
_BATCH_LINES = 1_000
_DEFAULT_LOG_BYTES = 500_000
_OLDER_SHARE = 8
"""Of a log's budget one part in so many is for older lines that tell something."""


@dataclass(frozen=True)
class Member:
    """One redacted member, ready for the writer."""

    path: str
    content: Redacted | SealedSpool
    how: str | None
    record: MemberRecord | None = None
    """What the bundle that it was taken from says of it."""

    @property
    def size(self) -> int:
        """Bytes as they will be read."""
        return self.content.size if isinstance(self.content, SealedSpool) else len(self.content.content)

    @property
    def masked(self) -> int:
        """How many values were taken out."""
        return sum(self.content.redactions.values())


class AbandonedError(Exception):
    """The run goes on without this source: what its probe still does is in vain, and takes time from who closes the bundle."""


class SourceSink:
    """The sink of one source. Implements `Sink`; a member added again replaces the first; safe to use from the threads of one probe."""

    def __init__(
        self,
        redactor: Redactor,
        fingerprint: Callable[[str], str],
        look: Callable[[Redacted | SealedSpool], None] | None = None,
        met: MetSecrets | None = None,
    ) -> None:
        """`look` is shown each member that is taken, in the thread that made it; `met` each content before it is redacted."""
        self._redactor = redactor
        self._look = look
        self._met = met
        self._fingerprint = fingerprint
        self._members: list[Member] = []
        self._errors: list[str] = []
        self._sources: tuple[SourceRecord, ...] = ()
        self._open = True
        self._lock = threading.Lock()

    def close(self) -> tuple[tuple[Member, ...], tuple[str, ...]]:
        """Take nothing more. Return the finished members, and what redaction refused."""
        with self._lock:
            self._open = False
            members, self._members = tuple(self._members), []  # whoever writes them holds them, and lets go of them
            return members, tuple(self._errors)

    @property
    def sources(self) -> tuple[SourceRecord, ...]:
        """Return the sources that came with adopted members."""
        return self._sources

    def json(self, path: str, document: Any, *, how: str | None = None) -> None:
        """Add a JSON document, redacted as a tree."""
        self._learn(lambda met: met.document(document))
        self._add(path, how, lambda: self._redactor.redact_json(document, path))

    def json_items(self, path: str, items: Iterable[Any], *, how: str | None = None) -> None:
        """Add a JSON array, each item redacted as a tree."""

        def learnt(item: Any) -> Any:
            self._learn(lambda met: met.document(item))
            return item

        self._add(path, how, lambda: self._redactor.redact_json_items(map(learnt, items), path))

    def text(self, path: str, content: bytes, *, how: str | None = None) -> None:
        """Add plain text."""
        self._learn(lambda met: met.content(Kind.TEXT, content))
        self._add(path, how, lambda: self._redactor.redact_text(content, path))

    def dotenv(self, path: str, content: bytes, *, how: str | None = None) -> None:
        """Add an env file."""
        self._learn(lambda met: met.content(Kind.DOTENV, content))
        self._add(path, how, lambda: self._redactor.redact_dotenv(content, path))

    def yaml(self, path: str, content: bytes, *, how: str | None = None) -> None:
        """Add a Compose file."""
        self._learn(lambda met: met.content(Kind.YAML, content))
        self._add(path, how, lambda: self._redactor.redact_yaml(content, path))

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
        """Add a log in bounded memory. Returns the lines kept, 0 when redaction refused."""
        budget = budget_bytes or _DEFAULT_LOG_BYTES
        added = self._add(path, how, lambda: self._spool(entries, budget, room, tail))
        return added.lines if isinstance(added, SealedSpool) else 0

    def adopt(self, adopted: Adopted) -> None:
        """Add what was redacted on another host, as it is."""
        with self._lock:
            if self._open:
                taken = {item.path for item in adopted.members}
                self._members = [member for member in self._members if member.path not in taken]
                self._members += [Member(item.path, item.content, None, item.record) for item in adopted.members]
                self._sources = adopted.sources

    def fingerprint(self, value: str) -> str:
        """Return the keyed fingerprint of a value."""
        return self._fingerprint(value)

    def _learn(self, learn: Callable[[MetSecrets], None]) -> None:
        if self._met is not None:
            learn(self._met)

    def _spool(
        self, entries: Iterable[LogEntry], budget_bytes: int, room: Room | None, tail: int | None
    ) -> SealedSpool:
        """Redact line by line into a spool. Time and stream are the collector's own words and pass beside the redactor."""
        counts: dict[str, int] = {}
        lines = self._redactor.lines(counts)
        older = Thinning(budget_bytes // _OLDER_SHARE, TellingLines().spans)
        spool = FrameSpool(budget_bytes, room=room, older=older)
        prefixes: deque[bytes] = deque()
        count = 0

        def write(settled: Sequence[bytes]) -> None:
            if settled:
                own = [prefixes.popleft() for _ in settled]
                spool.write(redacted_chunk(own, [cap_line(line) for line in settled]))

        for batch in _batches(entries):
            if not self._open:
                raise AbandonedError("nobody waits for it any more")
            count += len(batch)
            prefixes.extend(f"{entry.time or '-'} {entry.stream} ".encode() for entry in batch)
            write(lines.feed([clean_line(entry.text).encode() for entry in batch]))
        write(lines.flush())
        sealed = replace(spool.seal(), redactions=counts)
        if tail is not None and count >= tail and sealed.truncation is None:
            sealed = replace(
                sealed, truncation=Truncation("oldest", reason=f"only the newest {tail} lines were asked for")
            )
        return sealed

    def _add(
        self, path: str, how: str | None, redact: Callable[[], Redacted | SealedSpool]
    ) -> Redacted | SealedSpool | None:
        try:
            content = redact()
        except RedactionError as error:
            # Fail closed: this member is lost, the others and the bundle are not.
            with self._lock:
                self._errors.append(f"{path}: {error}")
            return None
        with self._lock:
            if self._open:
                path = self._redactor.member(path)
                self._members = [member for member in self._members if member.path != path]
                self._members.append(Member(path, content, how))
            wanted = self._open
        if wanted and self._look is not None:
            self._look(content)
        return content


def _batches(entries: Iterable[LogEntry]) -> Iterator[list[LogEntry]]:
    """Yield entries many at a time, bounded in bytes: the redactor is faster on batches."""
    batch: list[LogEntry] = []
    size = 0
    for entry in entries:
        batch.append(entry)
        size += len(entry.text)
        if size >= _BATCH_BYTES or len(batch) >= _BATCH_LINES:
            yield batch
            batch = []
            size = 0
    if batch:
        yield batch
