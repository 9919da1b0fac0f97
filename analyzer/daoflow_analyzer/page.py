"""What only the HTML report shows, put together: it costs another pass over the logs, so that it is made only when asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from daoflow_analyzer.cited_files import cited_files
from daoflow_analyzer.decode.json_value import time as read_time
from daoflow_analyzer.load import Facts
from daoflow_analyzer.parts import Parts
from daoflow_analyzer.provenance import provenance_of
from daoflow_analyzer.result import ChecklistItem, Page, ReportedFinding, UnexplainedLine, Verdict
from daoflow_analyzer.result_parts.files import CitedFiles
from daoflow_analyzer.result_parts.logs import OnShown, ShownLogs
from daoflow_analyzer.result_parts.provenance import Provenance
from daoflow_analyzer.scan.scanner import ScanResult
from daoflow_analyzer.shown_logs import shown_logs
from daoflow_analyzer.sides_missing import sides_missing
from daoflow_analyzer.source import EvidenceSource
from daoflow_analyzer.state_tables import state_tables
from daoflow_analyzer.timeline.build import build_timeline


def make_page(
    source: EvidenceSource,
    scan: ScanResult,
    facts: Facts,
    *,
    verdict: Verdict,
    findings: Sequence[ReportedFinding],
    checklist: Sequence[ChecklistItem],
    unexplained: Sequence[UnexplainedLine],
    on_shown: OnShown,
    parts: Parts,
) -> Page:
    """Return the timeline, the logs to read, the state tables, the provenance and the cited files, each made as one of `parts`."""
    cited: dict[str, set[int]] = {}
    for finding in findings:
        for item in finding.evidence:
            if item.line is not None:
                cited.setdefault(item.member, set()).add(item.line)
    others: dict[str, set[int]] = {}
    for line in unexplained:
        others.setdefault(line.member, set()).add(line.line)
    return Page(
        timeline=parts.make(
            "the timeline",
            lambda: build_timeline(facts, scan, verdict, findings, finished_at=_finished_at(source)),
            None,
        ),
        logs=parts.make(
            "the logs to read", lambda: shown_logs(source, scan, cited, others, on_shown), ShownLogs((), (), {})
        ),
        states=parts.make("the tables of states", lambda: state_tables(facts), ()),
        sides_missing=parts.make("which states are missing", lambda: sides_missing(facts), ()),
        provenance=parts.make("where everything comes from", lambda: provenance_of(source), Provenance()),
        files=parts.make("the cited files", lambda: cited_files(source, findings, checklist), CitedFiles()),
    )


def _finished_at(source: EvidenceSource) -> datetime | None:
    return read_time(source.manifest.finished_at) if source.manifest is not None else None
