"""The one pass over all logs of a bundle."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from daoflow_bundle.manifest import Manifest

from daoflow_analyzer.background import Background
from daoflow_analyzer.facts.logs import LogHit, Logs, LogSummary
from daoflow_analyzer.forked import Forked, LostError, Progress, can_fork
from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.parts import unexpected
from daoflow_analyzer.result import UnexplainedLine
from daoflow_analyzer.rule import Signature
from daoflow_analyzer.scan.blocks import BLOCK_BYTES
from daoflow_analyzer.scan.engines import Engine, make_engine
from daoflow_analyzer.scan.hits import Room
from daoflow_analyzer.scan.levels import LEVEL_PATTERNS
from daoflow_analyzer.scan.lines import LogSource
from daoflow_analyzer.scan.log_member import JOURNAL_SERVICE, log_key
from daoflow_analyzer.scan.log_sizes import are_short, largest_first
from daoflow_analyzer.scan.patterns import BUDGET_S, CompiledSignature, compile_signatures
from daoflow_analyzer.scan.ranking import RankedLine, best
from daoflow_analyzer.scan.scanned_log import ScannedLog, scan_log
from daoflow_analyzer.scan.shared_source import ReadState, SharedSource
from daoflow_analyzer.shared_out import SharedOut


@immutable
class ScanResult:
    """What one pass over the logs found.

    `unexplained`: the lines that read as trouble and that no signature matched, most telling first; `standing_out`: all lines that read
    as trouble, for `left_unexplained`.
    `minutes`: service → minute (`2026-11-23T12:44`) → level (`WARNING`, `FAILURE`, `ERROR`, `FATAL`) → number of lines, explained or
    not. `error_times`: log → time prefix (to the second, or to the minute) → number of lines that read as a failure or worse.
    `levels`: log → a byte a line, its `Level` or 0. `damaged`: log → why reading it stopped early; what was read until then counts.
    `given_up`: signature → why it was no longer looked for. `failed`: log → the error of the scanner's own that cost it.
    """

    logs: Logs
    unexplained: tuple[UnexplainedLine, ...]
    minutes: Mapping[str, Mapping[str, Mapping[str, int]]]
    damaged: Mapping[str, str]
    given_up: Mapping[str, str]
    engine_name: str
    standing_out: tuple[RankedLine, ...]
    error_times: Mapping[str, Mapping[str, int]]
    levels: Mapping[str, bytes]
    failed: Mapping[str, str]

    def left_unexplained(self, explained: Collection[str]) -> tuple[UnexplainedLine, ...]:
        """Return the lines to read first when only the signatures `explained` belong to something that was found.

        A signature that only collects context (every error of PostgreSQL) does not make its lines understood.
        """
        return best(item for item in self.standing_out if not any(id_ in explained for id_ in item.signatures))


@immutable
class PreparedScan:
    """Signatures made ready, and the engine that is being compiled for them."""

    signatures: tuple[CompiledSignature, ...]
    engine: Background[Engine]


def prepare_scan(
    manifest: Manifest | None, signatures: Sequence[Signature], *, engine: str | None = None
) -> PreparedScan:
    """Begin with the engine, which takes a while and leaves Python free. Raises `RuleSetError` for a signature that cannot be used.

    `engine` forces `hyperscan` or `re2`; both give the same result.
    """
    compiled = compile_signatures(signatures)
    is_short = are_short(manifest)
    patterns = [*(item.scan_pattern for item in compiled), *LEVEL_PATTERNS]
    return PreparedScan(compiled, Background(lambda: make_engine(patterns, engine, is_short=is_short)))


def scan_logs(
    source: LogSource,
    signatures: Sequence[Signature] | PreparedScan,
    *,
    engine: str | None = None,
    block_bytes: int = BLOCK_BYTES,
) -> ScanResult:
    """Match all signatures in all logs, and collect the lines that read as errors and that none of them explains.

    Long logs are scanned by two processes where that can be, and who of them scans what makes no difference. Raises `RuleSetError` for a
    signature that cannot be used.
    """
    prepared = (
        signatures if isinstance(signatures, PreparedScan) else prepare_scan(source.manifest, signatures, engine=engine)
    )
    finder = prepared.engine.result()
    members = largest_first(source)

    def scan(some: Iterable[str]) -> _Part:
        logs: list[ScannedLog] = []
        failed: dict[str, str] = {}
        for member in some:
            room = Room(len(members))
            try:
                logs.append(scan_log(source, member, prepared.signatures, finder, room=room, block_bytes=block_bytes))
            except MemoryError:
                raise
            except Exception as error:
                failed[member] = unexpected(error)  # it costs this log alone, and the report says so
        return _Part(logs, failed, [item.signature.id for item in prepared.signatures if item.exhausted])

    if isinstance(source, SharedSource) and source.is_shareable and not are_short(source.manifest) and can_fork():
        return _joined(source, _by_two(source, scan, members), finder.name)
    return _joined(source, [scan(members)], finder.name)


@immutable
class _Part:
    """What some of the logs gave, those that failed with the error, and the signatures that were given up."""

    logs: list[ScannedLog]
    failed: dict[str, str]
    given_up: list[str]


def _by_two(source: SharedSource, scan: Callable[[Iterable[str]], _Part], members: Sequence[str]) -> list[_Part]:
    with SharedOut(members) as shared:

        def beside(tell: Progress) -> tuple[_Part, ReadState]:
            source.tell_instead(tell)
            return scan(shared.take()), source.read_state()

        with Forked(beside) as other:
            ours = scan(shared.take())
            try:
                theirs, read = other.result(source.note_elsewhere)
            except LostError:
                # It was killed, as where memory is short: nothing is lost but time.
                done = {log.member for log in ours.logs} | ours.failed.keys()
                return [ours, scan(member for member in members if member not in done)]
    source.adopt(read)
    return [ours, theirs]


def _joined(source: LogSource, parts: Sequence[_Part], engine: str) -> ScanResult:
    """Put the logs together, in the order of the file."""
    by_member = {log.member: log for part in parts for log in part.logs}
    logs = [by_member[member] for member in source.members() if member in by_member]
    hits: dict[str, tuple[LogHit, ...]] = {}
    counts: dict[str, int] = {}
    minutes: dict[str, dict[str, dict[str, int]]] = {}
    for log in logs:
        for signature, kept in log.hits.items():
            hits[signature] = hits.get(signature, ()) + kept
        for signature, count in log.counts.items():
            counts[signature] = counts.get(signature, 0) + count
        _merge_minutes(minutes.setdefault(log.service, {}), log.minutes)
    summaries = {log.key: log.summary for log in logs}
    failed = {member: why for part in parts for member, why in part.failed.items()}
    ranked = tuple(item for log in logs for item in log.ranked)
    return ScanResult(
        logs=Logs(hits, counts, summaries, {**_missing(summaries, source.manifest), **_keyed(failed, source.manifest)}),
        unexplained=best(item for item in ranked if not item.signatures),
        minutes=minutes,
        damaged={log.member: log.damage for log in logs if log.damage is not None},
        given_up={
            signature: f"its confirmations took more than {BUDGET_S:g} s: the logs are built to be slow, or the pattern is"
            for part in parts
            for signature in part.given_up
        },
        engine_name=engine,
        standing_out=ranked,
        error_times={log.member: log.error_times for log in logs},
        levels={log.member: log.levels for log in logs},
        failed=failed,
    )


def _keyed(failed: Mapping[str, str], manifest: Manifest | None) -> dict[str, str]:
    """Return the failures by the names that people use for their logs."""
    return {log_key(member, manifest) or member: f"its scan failed: {why}" for member, why in failed.items()}


def _missing(summaries: Mapping[str, LogSummary], manifest: Manifest | None) -> dict[str, str]:
    """Return why each log that was planned is not there, in the manifest's words."""
    missing: dict[str, str] = {}
    for record in manifest.sources if manifest is not None else ():
        service = JOURNAL_SERVICE if record.source == "engine/journal" else record.source.removeprefix("logs/")
        if (record.source.startswith("logs/") or service == JOURNAL_SERVICE) and service not in summaries:
            missing[service] = record.reason or record.outcome.value
    return missing


def _merge_minutes(into: dict[str, dict[str, int]], found: Mapping[str, Mapping[str, int]]) -> None:
    for minute, levels in found.items():
        counts = into.setdefault(minute, {})
        for level, count in levels.items():
            counts[level] = counts.get(level, 0) + count
