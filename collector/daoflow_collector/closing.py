"""The end of a run: what the collector says of itself, the manifest, and a search of the finished bundle for every known secret."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import BinaryIO, Callable

from daoflow_bundle.manifest import Manifest, SourceRecord
from daoflow_bundle.name import HEADER_MEMBER, MANIFEST_MEMBER
from daoflow_bundle.outcome import Outcome
from daoflow_bundle.reader import open_bundle
from daoflow_bundle.redacted import Redacted
from daoflow_bundle.writer import BundleWriter

from daoflow_collector.context import Context
from daoflow_collector.discovery import Discovery
from daoflow_collector.errors import CollectError
from daoflow_collector.journal import Journal
from daoflow_collector.native import native_parts
from daoflow_collector.probe import COLLECTED, Ended, Priority, Probe
from daoflow_collector.redact import RedactionError, Redactor
from daoflow_collector.run import Settled
from daoflow_collector.secret_search import SecretSearch
from daoflow_collector.shelf import Shelf, rfc3339
from daoflow_collector.sink import SourceSink

_CHUNK_BYTES = 256 << 10
_MAX_AGAIN_BYTES = 4 << 20
"""Of one member: it is held twice while it is redacted again."""


def _own_probes(discovery: Discovery, journal: Journal) -> Iterator[Probe]:
    """Yield what the collector tells of itself, as probes that are asked last."""

    def commands(context: Context) -> Ended:
        records = discovery.compose.records
        context.sink.json("compose/commands.json", records)
        return COLLECTED if records else Ended(Outcome.EMPTY, "no Compose command was run")

    if discovery.project:  # a managed server has none of its own
        yield Probe(
            "compose/commands", "docker compose", "what Compose said to each call", Priority.VITAL, 5.0, "", commands
        )
    yield log_probe(journal, "collector/log.jsonl")


def log_probe(journal: Journal, member: str) -> Probe:
    """Return the probe that writes the collector's own log."""

    def log(context: Context) -> Ended:
        context.sink.text(member, journal.content())
        return COLLECTED

    source = member.partition(".")[0]
    return Probe(source, "daoflow-collect", "what the collector did", Priority.VITAL, 5.0, "", log)


def put_own_records(
    shelf: Shelf,
    discovery: Discovery,
    journal: Journal,
    *,
    make_sink: Callable[[], SourceSink],
    make_context: Callable[[SourceSink, float], Context],
    now: datetime,
    withheld: str | None,
) -> None:
    """Write `compose/commands.json` and `collector/log.jsonl`, through the gate like everything else.

    `withheld`: why they may not be: what Compose complained of may hold a secret that nobody has learned.
    """
    for probe in _own_probes(discovery, journal):
        if withheld is not None:
            shelf.note(SourceRecord(probe.source, Outcome.FAILED, withheld, probe.how, rfc3339(now), 0.0))
        else:
            put_own(shelf, probe, make_sink=make_sink, make_context=make_context, now=now)


def put_own(
    shelf: Shelf,
    probe: Probe,
    *,
    make_sink: Callable[[], SourceSink],
    make_context: Callable[[SourceSink, float], Context],
    now: datetime,
) -> None:
    """Write one of them."""
    sink = make_sink()
    ended = probe.collect(make_context(sink, probe.timeout_s))
    members, refused = sink.close()
    if refused:
        ended = Ended(Outcome.FAILED, "; ".join(refused))
    shelf.put(Settled(probe, ended.outcome, ended.reason, now, 0.0, members))


def finish_and_scan(
    writer: BundleWriter,
    file: BinaryIO,
    shelf: Shelf,
    search: SecretSearch,
    *,
    now: Callable[[], datetime],
    stop_reason: str | None,
    redactor: Redactor | None = None,
) -> Manifest:
    """Close the bundle, read it again and search it; a member that holds a known secret is redacted once more by `redactor`, or taken out.

    Raises `CollectError` when a secret stands where nothing can be taken out (the header, the manifest): then there is nothing to send.
    """
    scan = {"values": len(search.values), "dropped": []}

    def finish(self_scan: Mapping[str, object]) -> Manifest:
        return writer.finish(
            finished_at=rfc3339(now()),
            complete=stop_reason is None and not any(record.outcome.is_gap for record in shelf.records),
            stop_reason=stop_reason,
            sources=shelf.records,
            self_scan=self_scan,
            native=native_parts(),
        )

    manifest = finish({**scan, "clean": True})
    hits = _removable(search.found_in(file))
    if hits and redactor is not None:
        again = _redacted_again(file, hits, redactor, manifest)
        manifest = writer.rewrite_without({path: hits[path] for path in hits.keys() - again.keys()}, again)
        hits = _removable(search.found_in(file))
    if hits:
        manifest = writer.rewrite_without(hits)
        if search.found_in(file):
            raise CollectError("a secret of this host was found in the bundle, so nothing was kept")
    return manifest


def _removable(hits: Mapping[str, str]) -> Mapping[str, str]:
    """Return the members to take out. Raises `CollectError` where that cannot be."""
    if {HEADER_MEMBER, MANIFEST_MEMBER} & set(hits):
        raise CollectError(
            "a secret of this host was found in the bundle's own description, so nothing was kept",
            because="; ".join(sorted(set(hits.values()))),
            advice="Run it again without putting secrets into --note, --case or a file name.",
        )
    return hits


def _redacted_again(
    file: BinaryIO, hits: Mapping[str, str], redactor: Redactor, manifest: Manifest
) -> dict[str, Redacted]:
    """Return members that were finished before their secret was met anywhere, redacted with what is known now.

    What was taken out of them before stays counted. One that is too large to hold, or that the gate refuses, is not among them.
    """
    file.seek(0)
    bundle = open_bundle(file)  # not closed here: the target owns the file
    records = {record.path: record for record in manifest.members}
    again: dict[str, Redacted] = {}
    for path in sorted(hits):
        record = records[path]
        if record.size > _MAX_AGAIN_BYTES:
            continue
        content = b"".join(bytes(chunk) for chunk in bundle.stream(path))
        try:
            again[path] = redactor.redact_again(content, record.redactions, path)
        except RedactionError:
            continue  # then it is left out, as its reason says
    return again


def refuse_secrets(file: BinaryIO, search: SecretSearch) -> None:
    """Raise `CollectError` when an unfinished bundle holds a known secret: nothing can be taken out of it any more."""
    if search.found_in(file):
        raise CollectError("a secret of this host was found in the unfinished bundle, so nothing was kept")


def digest_of(file: BinaryIO) -> tuple[int, str]:
    """Return the size in bytes and the SHA-256 of the finished bundle."""
    digest = hashlib.sha256()
    size = 0
    file.seek(0)
    while chunk := file.read(_CHUNK_BYTES):
        digest.update(chunk)
        size += len(chunk)
    return size, digest.hexdigest()
