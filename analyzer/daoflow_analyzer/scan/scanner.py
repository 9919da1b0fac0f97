"""The one pass over all logs of a bundle."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from daoflow_bundle.errors import BundleError
from daoflow_bundle.manifest import Manifest, Truncation

from daoflow_analyzer.background import Background
from daoflow_analyzer.facts.logs import Logs, LogSummary
from daoflow_analyzer.result import UnexplainedLine
from daoflow_analyzer.rule import Signature
from daoflow_analyzer.scan.blocks import BLOCK_BYTES, line_blocks
from daoflow_analyzer.scan.engines import Engine, make_engine
from daoflow_analyzer.scan.hits import Hits
from daoflow_analyzer.scan.levels import LEVEL_PATTERNS
from daoflow_analyzer.scan.lines import LogSource
from daoflow_analyzer.scan.log_member import JOURNAL_SERVICE, log_name
from daoflow_analyzer.scan.member_scan import MemberScan
from daoflow_analyzer.scan.patterns import BUDGET_S, CompiledSignature, compile_signatures
from daoflow_analyzer.scan.ranking import RankedLine, best, rank_member

SHORT_BYTES = 8 << 20
"""Logs in all up to which the engine that starts fast is done first, nearly also where every third line is a hit."""


@dataclass(frozen=True, slots=True)
class ScanResult:
    """What one pass over the logs found.

    `unexplained`: the lines that read as trouble and that no signature matched, most telling first; `standing_out`: all lines that read
    as trouble, for `left_unexplained`.
    `minutes`: service → minute (`2026-11-23T12:44`) → level (`WARNING`, `FAILURE`, `ERROR`, `FATAL`) → number of lines, explained or
    not. `error_times`: log → time prefix (to the second, or to the minute) → number of lines that read as a failure or worse.
    `levels`: log → a byte a line, its `Level` or 0. `damaged`: log → why reading it stopped early; what was read until then counts.
    `given_up`: signature → why it was no longer looked for.
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

    def left_unexplained(self, explained: Collection[str]) -> tuple[UnexplainedLine, ...]:
        """Return the lines to read first when only the signatures `explained` belong to something that was found.

        A signature that only collects context (every error of PostgreSQL) does not make its lines understood.
        """
        return best(item for item in self.standing_out if not any(id_ in explained for id_ in item.signatures))


@dataclass(frozen=True, slots=True)
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
    patterns = [*(item.scan_pattern for item in compiled), *LEVEL_PATTERNS]
    return PreparedScan(compiled, Background(lambda: make_engine(patterns, engine, is_short=_is_short(manifest))))


def scan_logs(
    source: LogSource,
    signatures: Sequence[Signature] | PreparedScan,
    *,
    engine: str | None = None,
    block_bytes: int = BLOCK_BYTES,
) -> ScanResult:
    """Match all signatures in all logs, and collect the lines that read as errors and that none of them explains.

    Raises `RuleSetError` for a signature that cannot be used.
    """
    manifest = source.manifest
    prepared = signatures if isinstance(signatures, PreparedScan) else prepare_scan(manifest, signatures, engine=engine)
    compiled, finder = prepared.signatures, prepared.engine.result()
    hits = Hits()
    summaries: dict[str, LogSummary] = {}
    ranked: list[RankedLine] = []
    minutes: dict[str, dict[str, dict[str, int]]] = {}
    damaged: dict[str, str] = {}
    error_times: dict[str, Mapping[str, int]] = {}
    levels: dict[str, bytes] = {}
    for member in source.members():
        name = log_name(member, manifest)
        if name is None:
            continue
        service, summary_key = name
        scan = MemberScan(member, service, compiled, finder, hits)
        try:
            for buffer, end in line_blocks(source.stream(member), block_bytes):
                scan.block(buffer, end)
        except BundleError as error:
            damaged[member] = str(error)
        summary = scan.summary(_left_out(member, manifest))
        summaries[summary_key] = summary
        ranked.extend(rank_member(member, scan.templates.all(), summary.first_time, summary.last_time))
        _merge_minutes(minutes.setdefault(service, {}), scan.minutes())
        error_times[member] = scan.error_times()
        levels[member] = scan.levels()
    return ScanResult(
        logs=Logs(hits.by_signature(), hits.counts(), summaries, _missing(summaries, manifest)),
        unexplained=best(item for item in ranked if not item.signatures),
        minutes=minutes,
        damaged=damaged,
        given_up={
            item.signature.id: f"its confirmations took more than {BUDGET_S:g} s: the logs are built to be slow, or the pattern is"
            for item in compiled
            if item.exhausted
        },
        engine_name=finder.name,
        standing_out=tuple(ranked),
        error_times=error_times,
        levels=levels,
    )


def _is_short(manifest: Manifest | None) -> bool:
    """Whether the manifest says that there is little to scan; which engine does it changes no result."""
    if manifest is None:
        return False
    return sum(record.size for record in manifest.members if log_name(record.path, None)) <= SHORT_BYTES


def _left_out(member: str, manifest: Manifest | None) -> Truncation | None:
    for record in manifest.members if manifest is not None else ():
        if record.path == member and record.truncation is not None and record.truncation.end == "oldest":
            return record.truncation
    return None


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
