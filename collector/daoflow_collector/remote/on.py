"""`--on`: the control plane's host, and any targets, collected from a workstation that contributes nothing of its own."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import datetime

from daoflow_bundle.manifest import Header
from daoflow_bundle.name import top_folder
from daoflow_bundle.version import VERSION
from daoflow_bundle.writer import BundleWriter

from daoflow_collector.closing import digest_of, finish_and_scan, log_probe, put_own
from daoflow_collector.collection import Collected, announce
from daoflow_collector.context import Context
from daoflow_collector.discovery import nothing_found
from daoflow_collector.journal import Journal
from daoflow_collector.logs.text import clean_line
from daoflow_collector.machine.host import Host
from daoflow_collector.options import Options
from daoflow_collector.output import Target, path_of
from daoflow_collector.plan import matches
from daoflow_collector.probe import Probe
from daoflow_collector.progress import Progress
from daoflow_collector.redact import Redactor, Vault
from daoflow_collector.remote.place import Place
from daoflow_collector.remote.probes import ON_MEMBER, ON_SOURCE, on_probe, on_request, target_probes
from daoflow_collector.remote.unreachable import unreachable
from daoflow_collector.run import Runner, RunParts, Settled
from daoflow_collector.secret_search import SecretSearch
from daoflow_collector.shelf import Shelf, rfc3339
from daoflow_collector.signals import Stop
from daoflow_collector.sink import SourceSink

LOG_MEMBER = "collector/workstation.jsonl"
"""The workstation's own log: `collector/log.jsonl` is the control plane's."""


def collect_on(
    host: Host,
    options: Options,
    target: Target,
    *,
    started_at: datetime,
    stop: Stop,
    progress: Progress,
) -> Collected:
    """Run the collection from this workstation (`host`) into `target` and finish it, neither committed nor sent yet.

    Raises `CollectError` when nothing was collected, and `WriteError`.
    """
    address = options.on
    if address is None:
        raise ValueError("there is no host to collect on")
    journal = Journal(host.now)
    vault = Vault(options.fingerprint_key)
    redactor = Redactor(vault)
    nothing = nothing_found(host, "collected from a workstation", ask_engine=False)
    heard = _Relay(progress)
    place = Place(address, "", ON_MEMBER, heard)
    wanted = (on_probe(options, place, on_request(options)), *target_probes(options))
    progress.line(f"Collecting over SSH: {', '.join(item.url for item in (address, *options.targets))}.")
    progress.line("The collector runs in memory there and leaves nothing behind.")
    progress.line()

    def make_sink() -> SourceSink:
        return SourceSink(redactor, vault.fingerprint)

    def make_context(sink: SourceSink, limit_s: float) -> Context:
        return Context(host, options, nothing, sink, None, limit_s, lambda: stop.requested)

    parts = RunParts(
        make_sink=make_sink,
        make_context=make_context,
        now=host.now,
        until=time.monotonic() + options.deadline_s,
        stop=stop,
        working=progress.working,
        announce=lambda settled: announce(progress, journal, redactor, settled),
        log=lambda source, text: journal.add(source, text, level="error"),
    )
    # All of it before the first byte is written: the bundle begins with the other host's name and clock.
    settled = list(Runner(_chosen(wanted, options), parts).run())
    _refuse_nothing(settled, place)
    header = _header(place, options, started_at)
    top = top_folder(address.host, started_at)
    writer = BundleWriter(
        target.file, top=top, header=header, mtime=int(started_at.timestamp()), seal=redactor.redact_json
    )
    shelf = Shelf(writer, max_size_bytes=options.max_size_bytes)
    for one in settled:
        shelf.put(one)
    own_log = log_probe(journal, LOG_MEMBER)
    put_own(shelf, own_log, make_sink=make_sink, make_context=make_context, now=host.now())
    stop_reason = stop.reason or (place.manifest.stop_reason if place.manifest is not None else None)
    search = SecretSearch(vault.strong_values())
    manifest = finish_and_scan(writer, target.file, shelf, search, now=host.now, stop_reason=stop_reason)
    size_bytes, sha256 = digest_of(target.file)
    return Collected(path_of(target), top, size_bytes, sha256, manifest, header.replay)


def _chosen(probes: Sequence[Probe], options: Options) -> tuple[Probe, ...]:
    """Return the hosts to ask: `--only targets` leaves the control plane's out, every other choice is made over there."""
    own = (ON_SOURCE, "collector")
    chosen = []
    for probe in probes:
        is_on = probe.source == ON_SOURCE
        only_targets = bool(options.only) and all(name.startswith("targets") for name in options.only)
        wanted = not options.only or matches(probe.source, options.only) or (is_on and not only_targets)
        if wanted and not matches(probe.source, [name for name in options.skip if not (is_on and name in own)]):
            chosen.append(probe)
    return tuple(chosen)


def _refuse_nothing(settled: Sequence[Settled], place: Place) -> None:
    """Raise when no host gave anything: why is on the screen, and a bundle of it would help nobody."""
    if any(len(item.members) > 1 for item in settled):
        return
    first = settled[0]
    address = first.probe.how.partition(" ")[0]
    raise unreachable(address, first.outcome, first.reason, place.failed if first.probe.source == ON_SOURCE else None)


def _header(place: Place, options: Options, started_at: datetime) -> Header:
    """Return the header of the bundle: host, clock and installation are the other host's, the options this run's."""
    there = place.header
    return Header(
        tool_version=VERSION,
        host=there.host if there is not None else place.address.host,
        started_at=there.started_at if there is not None else rfc3339(started_at),
        options={**(there.options if there is not None else {}), **options.to_json()},
        incident=options.incident,
        replay=there.replay if there is not None else None,
    )


class _Relay:
    """Passes the other host's progress on, line by line, cleaned."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._rest = b""

    def __call__(self, chunk: bytes) -> None:
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        for line in lines:
            self._progress.line(clean_line(line.rstrip(b"\r")))
        self._rest = self._rest[-4096:]
