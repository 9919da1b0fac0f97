"""One log, scanned from its first block to its last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from daoflow_bundle.errors import BundleError
from daoflow_bundle.manifest import Manifest, Truncation

from daoflow_analyzer.facts.logs import LogHit, LogSummary
from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.scan.blocks import line_blocks
from daoflow_analyzer.scan.engines import Engine
from daoflow_analyzer.scan.hits import Room
from daoflow_analyzer.scan.lines import LogSource
from daoflow_analyzer.scan.log_member import log_name
from daoflow_analyzer.scan.member_scan import MemberScan
from daoflow_analyzer.scan.patterns import CompiledSignature
from daoflow_analyzer.scan.ranking import RankedLine, rank_member


@immutable
class ScannedLog:
    """What the pass over one log found; see `ScanResult` for the shapes. `damage`: why reading it stopped early, None when it did not."""

    member: str
    service: str
    key: str
    summary: LogSummary
    hits: Mapping[str, tuple[LogHit, ...]]
    counts: Mapping[str, int]
    ranked: Sequence[RankedLine]
    minutes: Mapping[str, Mapping[str, int]]
    error_times: Mapping[str, int]
    levels: bytes
    damage: str | None


def scan_log(
    source: LogSource,
    member: str,
    signatures: Sequence[CompiledSignature],
    engine: Engine,
    *,
    room: Room,
    block_bytes: int,
) -> ScannedLog:
    """Scan a member that is a log."""
    manifest = source.manifest
    name = log_name(member, manifest)
    if name is None:
        raise ValueError(f"{member} is no log")
    service, key = name
    scan = MemberScan(member, service, signatures, engine, room)
    damage = None
    try:
        for buffer, end in line_blocks(source.stream(member), block_bytes):
            scan.block(buffer, end)
    except BundleError as error:
        damage = str(error)
    summary = scan.summary(_left_out(member, manifest))
    return ScannedLog(
        member=member,
        service=service,
        key=key,
        summary=summary,
        hits=scan.hits(),
        counts=scan.counts(),
        ranked=rank_member(member, scan.templates.all(), summary.first_time, summary.last_time),
        minutes=scan.minutes(),
        error_times=scan.error_times(),
        levels=scan.levels(),
        damage=damage,
    )


def _left_out(member: str, manifest: Manifest | None) -> Truncation | None:
    record = manifest.member(member) if manifest is not None else None
    truncation = record.truncation if record is not None else None
    return truncation if truncation is not None and truncation.end == "oldest" else None
