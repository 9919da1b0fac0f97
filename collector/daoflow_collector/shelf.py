"""Put settled sources into the bundle, and keep the records that its manifest lists. Main thread only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from daoflow_bundle.manifest import SourceRecord
from daoflow_bundle.name import member_slug
from daoflow_bundle.outcome import Outcome
from daoflow_bundle.spool import SealedSpool
from daoflow_bundle.writer import BundleWriter

from daoflow_collector.probe import Priority, Probe
from daoflow_collector.run import NO_MEMORY, Settled
from daoflow_collector.sink import Member

_CLOSING_RESERVE_BYTES = 64_000
_CLOSING_SHARE = 5
"""For the manifest, the collector's log and the list of Compose commands: so many bytes, of a small bundle one part in so many."""
_USUAL_RATIO = 4
"""JSON and YAML compress by more than this; only asked when the bundle is nearly full."""


_SMALL_BYTES = 1_000
"""A document of less takes no more room than the words that say it was left out: `host/kernel-oom.json` may be the cause in 60 bytes."""


def rfc3339(moment: datetime) -> str:
    """Return an aware UTC time as the bundle writes it."""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Shelf:
    """Writes members while there is room: vital and small ones always, others only within `max_size_bytes`."""

    def __init__(self, writer: BundleWriter, *, max_size_bytes: int) -> None:
        self._writer = writer
        self._room_bytes = max_size_bytes - min(_CLOSING_RESERVE_BYTES, max_size_bytes // _CLOSING_SHARE)
        self._records: list[SourceRecord] = []

    @property
    def records(self) -> tuple[SourceRecord, ...]:
        """Return one record for each source so far."""
        return tuple(self._records)

    def note(self, record: SourceRecord) -> None:
        """Add the record of a source that gave nothing."""
        self._records.append(record)

    def note_missing(self, probes: Iterable[Probe], now: str) -> None:
        """Add a record for each source that has none: the run ended before it did, for want of memory."""
        noted = {record.source for record in self._records}
        for probe in probes:
            if probe.source not in noted:
                self.note(SourceRecord(probe.source, NO_MEMORY.outcome, NO_MEMORY.reason, probe.how, now, 0.0))

    def put(self, settled: Settled) -> None:
        """Write a source's members and note how it ended. Raises `WriteError` when the target refuses; the source is noted even then."""
        probe = settled.probe
        record = SourceRecord(
            source=probe.source,
            outcome=settled.outcome,
            reason=settled.reason,
            how=probe.how,
            started_at=rfc3339(settled.started_at),
            duration_s=settled.duration_s,
        )
        written: list[str] = []
        left_out: list[str] = []
        own: set[str] = set()
        why = ""
        try:
            for given in settled.members:
                member = self._placed(given)
                own.update([member.path] if member.record is None else [])
                fitting = self._fitting(member, probe.priority)
                if fitting is not None:
                    self._write(fitting, settled)
                    written.append(member.path)
                else:
                    left_out.append(member.path)
        except MemoryError:
            why = " for want of memory"  # the next one may be smaller
        finally:
            of_its_own = sum(member.record is None for member in settled.members)
            lost = of_its_own - len(own.intersection((*written, *left_out)))
            if left_out:
                record = replace(record, outcome=Outcome.PARTIAL, reason=f"over --max-size: {', '.join(left_out)}")
            elif lost:
                record = replace(
                    record, outcome=Outcome.FAILED, reason=f"{lost} of its members could not be written{why}"
                )
            self._records.append(replace(record, members=tuple(path for path in written if path in own)))
            self._records += [_without_unwritten(source, written) for source in settled.sources]

    def _placed(self, member: Member) -> Member:
        """Return the member under a path that a bundle takes: a service may be called anything, and must not cost the others."""
        if self._writer.takes(member.path):
            return member
        folder, _, name = member.path.partition("/")
        stem, dot, ending = name.rpartition(".")
        others = (record.path.partition("/") for record in self._writer.records)
        beside = [other.rpartition(".")[0] for head, _, other in others if head == folder]
        return replace(member, path=f"{folder}/{member_slug(stem, beside)}{dot}{ending}")

    def _fitting(self, member: Member, priority: Priority) -> Member | None:
        """Return what of a member there is room for: a log's newest lines, another one whole or, if it is not vital, not at all."""
        room_bytes = self._room_bytes - self._writer.size_bytes
        content = member.content
        if isinstance(content, SealedSpool):
            newest = content.newest(room_bytes)
            if newest.frames or not content.frames:
                return replace(member, content=newest)
            fits = False
        else:
            size = len(content.content)
            fits = size < _SMALL_BYTES or size // _USUAL_RATIO <= room_bytes
        return member if fits or priority is Priority.VITAL else None

    def _write(self, member: Member, settled: Settled) -> None:
        content, record = member.content, member.record
        how = member.how or settled.probe.how
        source, started_at, duration_s = settled.probe.source, rfc3339(settled.started_at), settled.duration_s
        outcome = _member_outcome(settled, member)
        if record is not None:
            source, how, outcome = record.source, record.how, record.outcome
            started_at, duration_s = record.started_at, record.duration_s
        if isinstance(content, SealedSpool):
            self._writer.add_spooled(
                member.path,
                content,
                source=source,
                how=how,
                started_at=started_at,
                duration_s=duration_s,
                outcome=outcome,
            )
        else:
            self._writer.add(
                member.path,
                content,
                source=source,
                how=how,
                started_at=started_at,
                duration_s=duration_s,
                outcome=outcome,
            )


def _member_outcome(settled: Settled, member: Member) -> Outcome:
    """Return how this member ended: it is here, so a source that failed as a whole still has it in part."""
    if settled.outcome in (Outcome.COLLECTED, Outcome.EMPTY):
        return Outcome.EMPTY if member.size == 0 else Outcome.COLLECTED
    return Outcome.PARTIAL


def _without_unwritten(source: SourceRecord, written: Sequence[str]) -> SourceRecord:
    """Return another host's source with the members that found room."""
    members = tuple(path for path in source.members if path in written)
    if members == source.members:
        return source
    return replace(
        source, members=members, outcome=Outcome.PARTIAL, reason=source.reason or "over --max-size, or not written"
    )
