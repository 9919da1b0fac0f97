"""What a finished run is told as: the end block for people, one document for programs."""

from __future__ import annotations

import shlex
from typing import Any

from daoflow_bundle.outcome import Outcome

from daoflow_collector.collection import Collected
from daoflow_collector.probes.engine_guard import FOR_THE_REST
from daoflow_collector.progress import size_words
from daoflow_collector.roots_own import roots_own
from daoflow_collector.source_counts import counted, counts

_SHOWN_KINDS = 6


def exit_code(collected: Collected) -> int:
    """Return 0 for a complete bundle, 4 for a partial one."""
    return 0 if collected.manifest.complete and not collected.gaps else 4


def end_block(collected: Collected) -> list[str]:
    """Return the lines that end a run: what was made, what is missing, what to do next."""
    complete = exit_code(collected) == 0
    shown = collected.path or f"{collected.top}.tar.zst (standard output)"
    lines = [""]
    if collected.replay is not None:
        lines.append(f"REPLAY: this is a recording made {collected.replay['recorded_at']}, not this machine.")
    lines += [
        f"{'Bundle' if complete else 'Partial bundle'} written from {counts(collected.manifest)}.",
        f"    {shown}",
        f"    {size_words(collected.size_bytes)}, sha256 {collected.sha256}",
        f"  {_redacted_words(collected)}",
    ]
    if collected.over_bytes:
        lines.append(f"  {size_words(collected.over_bytes)} over --max-size: no diagnosis can do with less")
    if collected.manifest.stop_reason:
        lines.append(f"  stopped early: {collected.manifest.stop_reason}")
    lines += _missing_lines(collected)
    lines += _cut_lines(collected)
    absent = [record.source for record in collected.manifest.sources if record.outcome is Outcome.ABSENT]
    if absent:
        lines.append(f"  nothing to collect: {', '.join(absent)}")
    name = shlex.quote(collected.path) if collected.path else "FILE"
    owner = roots_own(collected.path) if collected.only_roots and collected.path else []
    if collected.is_encrypted:
        return [*lines, "", "Send this one file to support: only the keys that it was encrypted to open it.", *owner]
    invitation = "Send this one file to support. To look at it first:" if collected.replay is None else "To look at it:"
    return [*lines, "", invitation, f"    {'sudo ' if owner else ''}daoflow-collect show {name}", *owner]


def _cut_lines(collected: Collected) -> list[str]:
    """Return of which members something was left out, and how much."""
    lines = []
    for record in collected.manifest.members:
        cut = record.truncation
        if cut is not None and (cut.lines or cut.size_bytes):
            much = (
                f"{cut.lines:,} {cut.end} line{'s' * (cut.lines != 1)}"
                if cut.lines
                else f"{cut.end} {size_words(cut.size_bytes)}"
            )
            lines.append(f"  cut: {record.path}: {much} left out")
    return lines


def _missing_lines(collected: Collected) -> list[str]:
    """Return what is missing, the sources that share a reason together."""
    by_reason: dict[tuple[str, str], list[str]] = {}
    for record in collected.gaps:
        reason = record.reason.partition(FOR_THE_REST)[0] if collected.for_the_rest else record.reason
        by_reason.setdefault((record.outcome.value, reason), []).append(record.source)
    lines = [f"  {outcome}: {', '.join(sources)}: {reason}" for (outcome, reason), sources in by_reason.items()]
    return [*lines, "  For the rest:", f"    {collected.for_the_rest}"] if collected.for_the_rest else lines


def _redacted_words(collected: Collected) -> str:
    redactions = collected.redactions
    if not redactions:
        return "redacted: nothing found to redact"
    kinds = [f"{kind} {count}" for kind, count in list(redactions.items())[:_SHOWN_KINDS]]
    more = len(redactions) - len(kinds)
    if more:
        kinds.append(counted(more, "more kind"))
    return f"redacted: {counted(sum(redactions.values()), 'value')} ({', '.join(kinds)})"


def envelope_data(collected: Collected) -> dict[str, Any]:
    """Return the `data` of the JSON envelope."""
    return {
        "path": collected.path,
        "size_bytes": collected.size_bytes,
        "sha256": collected.sha256,
        "complete": exit_code(collected) == 0,
        "exit_code": exit_code(collected),
        "stop_reason": collected.manifest.stop_reason,
        "replay": collected.replay,
        "sources": [
            {"source": record.source, "outcome": record.outcome.value, "reason": record.reason}
            for record in collected.manifest.sources
        ],
        "redactions": dict(collected.redactions),
    }
