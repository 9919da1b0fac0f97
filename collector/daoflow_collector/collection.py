"""One run from host to bundle: discover, learn the secrets, carry out the plan, close the bundle, search it, give it its name."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, TypeVar

from daoflow_bundle.errors import WriteError
from daoflow_bundle.manifest import Header, Manifest, SourceRecord
from daoflow_bundle.name import top_folder
from daoflow_bundle.outcome import Outcome
from daoflow_bundle.version import VERSION
from daoflow_bundle.writer import BundleWriter

from daoflow_collector.closing import digest_of, finish_and_scan, put_own_records, refuse_secrets
from daoflow_collector.context import Context
from daoflow_collector.discovery import ENGINE_TIMEOUT_S, Discovery, discover, nothing_found
from daoflow_collector.errors import CutShortError, UsageError
from daoflow_collector.hunt_room import TooManySecretsError
from daoflow_collector.journal import Journal
from daoflow_collector.known_secrets import known_secrets
from daoflow_collector.machine.host import Host
from daoflow_collector.machine.limit import Limit
from daoflow_collector.machine.priority import Priority
from daoflow_collector.machine.process_age import process_age_s
from daoflow_collector.met_secrets import MetSecrets
from daoflow_collector.options import Options
from daoflow_collector.output import Target, partial_path, path_of, room_for_another_run
from daoflow_collector.parallel import start_beside, taken
from daoflow_collector.plan import Plan, build_plan
from daoflow_collector.probe import NOT_PERMITTED, Probe
from daoflow_collector.probes.engine_guard import FOR_THE_REST, as_root_again
from daoflow_collector.progress import Progress
from daoflow_collector.redact import Redactor, Vault
from daoflow_collector.refusals import refuse_the_wrong_host, refuse_without_permission
from daoflow_collector.run import Runner, RunParts, Settled
from daoflow_collector.secret_search import SecretSearch
from daoflow_collector.shelf import Shelf, rfc3339
from daoflow_collector.signals import Stop
from daoflow_collector.sink import SourceSink
from daoflow_collector.target_discovery import discover_target

if TYPE_CHECKING:
    from daoflow_collector.anonymize.kept import KeptNames
    from daoflow_collector.anonymize.text import Anonymizer

_DISCOVERY_LIMIT_S = 30.0
_LEARNING_WHEN_STOPPED_S = 0.5
_LEARNING_WHEN_STOPPED_ON_A_BUSY_HOST_S = 0.8
_NOT_LEARNED = "learning this host's secrets did not end in time, and without them nothing may be read"
_T = TypeVar("_T")
_CLOSING_S = 1.5
_CLOSING_SHARE = 1 / 8
"""Of the time up to the deadline, what starting and closing the bundle may take."""

_READ_AS_FILES = ("env", "compose/files", "engine/journal", "host/kernel-oom")
"""Sources whose rights are those of a file: a member of the `docker` group has the engine, and not these."""


@dataclass(frozen=True)
class Collected:
    """A finished bundle. `path` None: it is still in memory, for stdout."""

    path: str | None
    top: str
    size_bytes: int
    sha256: str
    manifest: Manifest
    replay: Mapping[str, str] | None
    for_the_rest: str | None = None
    """The command that gets what this user may not read."""
    over_bytes: int = 0
    """By how much it is larger than `--max-size`: what no diagnosis can do without is in it nevertheless."""
    is_encrypted: bool = False
    """Nobody here can look into it."""
    only_roots: bool = False
    """Who called `sudo` to make it cannot read it."""

    @property
    def gaps(self) -> tuple[SourceRecord, ...]:
        """Return the sources whose evidence exists and is not in the bundle."""
        return tuple(record for record in self.manifest.sources if record.outcome.is_gap)

    @property
    def redactions(self) -> Mapping[str, int]:
        """Return how many values of each kind were taken out, most first."""
        total: dict[str, int] = {}
        for record in self.manifest.members:
            for kind, count in record.redactions.items():
                total[kind] = total.get(kind, 0) + count
        return dict(sorted(total.items(), key=lambda item: (-item[1], item[0])))


def _begun_beside(work: Callable[[], _T], stop: Stop) -> SimpleQueue[_T | Exception | None]:
    """Begin `work` in a thread of its own; what it returns or raises is put into the queue, None when the operator stops it."""
    done: SimpleQueue[_T | Exception | None] = SimpleQueue()

    def put() -> None:
        try:
            done.put(work())
        except Exception as error:  # handed to the main thread, which decides
            done.put(error)

    stop.wake = lambda: done.put(None)
    if stop.requested:  # already: while modules were loaded, say
        stop.wake()
    if start_beside(put) is None:
        put()  # then it cannot be given up either
    return done


def discover_bounded(host: Host, options: Options, stop: Stop, until: float) -> Discovery:
    """Return the discovery, or when it does not end in time (a hung disk) or the operator stops it what of it there is by then."""
    early: list[Discovery] = []
    done = _begun_beside(
        lambda: discover_target(host, options) if options.target_role else discover(host, options, early.append), stop
    )
    now = time.monotonic()
    limit = Limit(_DISCOVERY_LIMIT_S, latest=now + max(0.1, (until - now) / 2))
    try:
        found = taken(done, limit)
    except Empty:
        if early:
            return early[0]
        reason = f"looking for the installation did not end within {limit.spent_s():.0f} s"
        return nothing_found(host, reason, ask_engine=True)
    if isinstance(found, UsageError):
        raise found
    if isinstance(found, Discovery):
        return found
    if found is None:
        return early[0] if early else nothing_found(host, stop.reason or "stopped", ask_engine=False)
    reason = f"looking for the installation failed: {type(found).__name__}: {found}"
    if not early:
        return nothing_found(host, reason, ask_engine=True)
    compose = early[0].compose  # all that is asked after that
    compose.program = replace(compose.program, error=reason)
    return early[0]


@dataclass(frozen=True)
class Gate:
    """What stands between the host and the bundle: the known secrets, the redactor that hunts them, and the last search for them."""

    vault: Vault
    anonymizer: Anonymizer | None
    redactor: Redactor
    search: SecretSearch


class _GivenUpError(Exception):
    """Nobody waits any more for what is learned."""


def gate_bounded(
    learn: Callable[[Callable[[], None]], Gate], stop: Stop, until: float, hurry: Callable[[], None]
) -> Gate | str:
    """Return what `learn` does; why there is no gate when it did not end in time, found too much to hunt, or the operator stopped it.

    Then `stop` is requested, and nothing may be read any more: what nobody has learned, nobody would look for. A container with megabytes
    of labels takes minutes. `learn` is given what raises when it is to end: it would take the time of who closes the bundle.
    `hurry` is called when the operator stopped it.
    """
    given_up = threading.Event()

    def go_on() -> None:
        if given_up.is_set():
            raise _GivenUpError

    def when_stopped() -> Limit:
        latest = time.monotonic() + _LEARNING_WHEN_STOPPED_ON_A_BUSY_HOST_S
        return Limit(_LEARNING_WHEN_STOPPED_S, latest=min(until, latest))

    done = _begun_beside(lambda: learn(go_on), stop)
    left_s = max(0.1, until - time.monotonic())
    try:
        found = taken(done, Limit(left_s, latest=until))
        if found is None:
            hurry()
            found = taken(done, when_stopped())
    except Empty:
        found = None
    if not isinstance(found, Gate):
        given_up.set()
    if isinstance(found, Exception) and not isinstance(found, TooManySecretsError):
        raise found
    if isinstance(found, Gate):
        return found
    withheld = _NOT_LEARNED if found is None else str(found)
    stop.request(withheld)
    return withheld


def announce(progress: Progress, journal: Journal, redactor: Redactor, settled: Settled) -> None:
    """Tell people and the journal how a source ended."""
    reason = redactor.string(settled.reason)
    progress.settled(
        settled.probe.source,
        settled.outcome,
        reason=reason,
        duration_s=settled.duration_s,
        size_bytes=settled.size_bytes,
        masked=settled.masked,
    )
    journal.add(settled.probe.source, f"{settled.outcome.value} after {settled.duration_s} s: {settled.reason}")


def _greet(progress: Progress, host: Host, discovery: Discovery, plan: Plan, stop: Stop) -> None:
    if host.replay is not None:
        progress.line(
            f"REPLAY of a recording of {host.name}, {host.replay['recorded_at']}: {host.replay['description']}"
        )
    progress.line(f"Collecting from {host.name}, project {discovery.project}: {len(plan.probes)} sources.")
    # What was not looked for to the end was not found missing.
    nowhere = "no installation folder found" if stop.reason is None else f"not looked for to the end: {stop.reason}"
    progress.line(f"    {discovery.directory or nowhere}")
    progress.line("Nothing is changed, nothing is uploaded.")
    progress.line()
    if discovery.engine_problem is not None and stop.reason is None:
        progress.block([f"  note: {discovery.engine_problem}"])


def _anonymizer(host: Host, discovery: Discovery, options: Options, names: KeptNames | None) -> Anonymizer | None:
    if names is None:
        return None
    from daoflow_collector.anonymize.facts import anonymizer_for

    return anonymizer_for(host, discovery, options, names.pseudonyms)


def _held_back(settled: Iterator[Settled], anonymizer: Anonymizer | None) -> Iterator[Settled]:
    if anonymizer is None:
        return settled
    from daoflow_collector.anonymize.held import held_back

    return held_back(settled, anonymizer)


def _secrets(vault: Vault, anonymizer: Anonymizer | None) -> dict[str, str]:
    return {**vault.strong_values(), **(anonymizer.telling() if anonymizer is not None else {})}


def _put_all(
    probes: Sequence[Probe], parts: RunParts, anonymizer: Anonymizer | None, shelf: Shelf
) -> WriteError | None:
    """Carry out the plan into the bundle. Returns what ended that early: what is written stays valid, and the manifest may still fit."""
    runner = Runner(probes, parts)
    try:
        for settled in _held_back(runner.run(), anonymizer):
            shelf.put(settled)
    except WriteError as error:
        return error  # the disk filled up meanwhile
    except MemoryError:
        runner.give_up()
        shelf.note_missing(probes, rfc3339(parts.now()))
        return WriteError("there was not enough memory to go on")
    return None


def collect(
    host: Host,
    options: Options,
    target: Target,
    *,
    started_at: datetime,
    stop: Stop,
    progress: Progress,
    priority: Priority,
    names: KeptNames | None = None,
) -> Collected:
    """Run the whole collection into `target` and finish it. The target is neither committed nor sent yet.

    `priority` was lowered, and is restored when half the time is gone. `names`: the fake ones of `--anonymize`.

    Raises `CollectError` (nothing to send) and `WriteError` (the target refused; what was written before is valid).
    """
    until = (
        time.monotonic() - process_age_s() + options.deadline_s - min(_CLOSING_S, options.deadline_s * _CLOSING_SHARE)
    )
    journal = Journal(host.now)
    journal.add("priority", priority.words)
    discovery = discover_bounded(host, options, stop, until)
    if stop.requested:
        priority.hasten()
    refuse_without_permission(host, discovery, options)
    if not stop.requested:  # what was not looked for to the end was not found missing
        refuse_the_wrong_host(discovery, options)

    def gate_of(vault: Vault) -> Gate:
        anonymizer = _anonymizer(host, discovery, options, names)
        return Gate(vault, anonymizer, Redactor(vault, anonymizer), SecretSearch(_secrets(vault, anonymizer)))

    learned = gate_bounded(
        lambda go_on: gate_of(known_secrets(host, discovery, options, go_on)), stop, until, priority.hasten
    )
    gate = learned if isinstance(learned, Gate) else gate_of(Vault(options.fingerprint_key))
    vault, anonymizer, redactor, search = gate.vault, gate.anonymizer, gate.redactor, gate.search
    plan = build_plan(discovery, options)
    journal.add(
        "discovery",
        f"folder {discovery.directory} ({discovery.directory_source}), project {discovery.project} "
        f"({discovery.project_source}), engine {discovery.engine.state}, {len(discovery.containers)} containers",
    )
    _greet(progress, host, discovery, plan, stop)

    top = top_folder(host.name if names is None else names.host, started_at)
    header = Header(
        tool_version=VERSION,
        host=host.name,
        started_at=rfc3339(started_at),
        options={**options.to_json(), "uid": host.user()[0]},
        incident=options.incident,
        replay=host.replay,
    )
    writer = BundleWriter(
        target.file, top=top, header=header, mtime=int(started_at.timestamp()), seal=redactor.redact_json
    )
    shelf = Shelf(writer, max_size_bytes=options.max_size_bytes)

    met = MetSecrets(vault, search.learn)

    def make_sink() -> SourceSink:
        return SourceSink(redactor, vault.fingerprint, search.look, met)

    def make_context(sink: SourceSink, limit_s: float) -> Context:
        engine = host.engine(timeout_s=min(ENGINE_TIMEOUT_S * 2, limit_s)) if discovery.engine.state == "up" else None
        return Context(host, options, discovery, sink, engine, limit_s, lambda: stop.requested)

    parts = RunParts(
        make_sink=make_sink,
        make_context=make_context,
        now=host.now,
        until=until,
        stop=stop,
        working=progress.working,
        announce=lambda settled: announce(progress, journal, redactor, settled),
        log=lambda source, text: journal.add(source, text, level="error"),
        hurry=lambda over: priority.hasten() if over else priority.restore(),
    )
    try:
        failure = _put_all(plan.probes, parts, anonymizer, shelf)
    finally:
        progress.rest()
        priority.hasten()
        host.close()
    for probe, reason in plan.skipped:
        shelf.note(SourceRecord(probe.source, Outcome.SKIPPED, reason, probe.how, rfc3339(host.now()), 0.0))
    stop_reason = stop.reason or (str(failure) if failure is not None else None)
    search.learn(_secrets(vault, anonymizer))  # names too were met while reading
    try:
        put_own_records(
            shelf,
            discovery,
            journal,
            make_sink=make_sink,
            make_context=make_context,
            now=host.now(),
            withheld=learned if isinstance(learned, str) else None,
        )
        manifest = finish_and_scan(
            writer, target.file, shelf, search, now=host.now, stop_reason=stop_reason, redactor=redactor
        )
    except (WriteError, MemoryError) as error:
        # No room even for the manifest. A bundle without its end is still one, if nothing in it must stay here.
        refuse_secrets(target.file, search)
        raise _cut_short(error, target, len(writer.records), options) from error
    size_bytes, sha256 = digest_of(target.file)
    denied = options.typed and any(_is_roots_to_read(host, record) for record in shelf.records)
    rest = as_root_again(host, discovery, options) if denied else None
    over_bytes = max(0, size_bytes - options.max_size_bytes)
    return Collected(path_of(target), top, size_bytes, sha256, manifest, host.replay, rest, over_bytes)


def _cut_short(error: WriteError | MemoryError, target: Target, members: int, options: Options) -> CutShortError:
    """Return what is told of a bundle without its end: where it lies, and where the next one would fit."""
    kept, lacks = partial_path(target), "memory" if isinstance(error, MemoryError) else "space"
    room = room_for_another_run(kept, options.max_size_bytes) if kept is not None and lacks == "space" else ""
    again = f"free {lacks} and run it again"
    return CutShortError(
        f"the bundle could not be finished: {'not enough memory' if lacks == 'memory' else error}",
        path=kept,
        because=f"{members} members were written before that",
        advice=f"send {kept} as it is, or {again}. {room}".rstrip(". ") if kept is not None else again,
    )


def _is_roots_to_read(host: Host, record: SourceRecord) -> bool:
    """Return whether a source lacks what this user may not read and root may: the engine, its data, files, the kernel's log."""
    if FOR_THE_REST in record.reason:
        return True
    refused = record.outcome is Outcome.DENIED or NOT_PERMITTED in record.reason
    return host.user()[0] != 0 and record.source in _READ_AS_FILES and refused
