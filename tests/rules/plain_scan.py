"""A plain-`re` reading of logs, line by line, until the real scanner is there."""

from __future__ import annotations

import re
from collections import defaultdict

from daoflow_analyzer.decode.json_value import time
from daoflow_analyzer.facts.logs import LogHit, Logs, LogSummary
from daoflow_analyzer.rule import Signature
from daoflow_analyzer.source import EvidenceSource

ERROR = re.compile(r"^(?:error|\w*Error): |FATAL: |PANIC: |ERROR: |\"level\":\"error\"")


def plain_scan(source: EvidenceSource, signatures: tuple[Signature, ...]) -> Logs:
    """Return the same fact as the product's scanner, slowly."""
    hits: dict[str, list[LogHit]] = defaultdict(list)
    summaries = {}
    compiled = [(signature, re.compile(signature.pattern)) for signature in signatures]
    records = {record.path: record for record in source.manifest.members} if source.manifest else {}
    for member in source.members():
        if not (member.startswith("logs/") or member == "engine/journal.log"):
            continue
        service = "engine" if member.startswith("engine") else re.sub(r"^logs/|(?:\.\d+)?\.log$", "", member)
        times, last_error, number = [], None, 0
        for number, line in enumerate(source.read(member).decode().splitlines(), 1):
            stamp, stream, text = (*line.split(" ", 2), "", "")[:3]
            times.append(stamp)

            def hit(name: str, groups: dict[str, str]) -> LogHit:
                return LogHit(name, service, member, number, time(stamp), stamp, stream, text, groups)  # noqa: B023

            if ERROR.search(text):
                last_error = hit("", {})
            for signature, pattern in compiled:
                if signature.services and service not in signature.services:
                    continue
                if match := pattern.search(text):
                    hits[signature.id].append(
                        hit(signature.id, {k: v for k, v in match.groupdict().items() if v is not None})
                    )
        cut = records[member].truncation.lines if member in records and records[member].truncation else 0
        first, last = (time(times[0]), time(times[-1])) if times else (None, None)
        summaries[service] = LogSummary(service, member, number, first, last, cut, last_error)
    sources = source.manifest.sources if source.manifest else ()
    missing = {
        record.source.removeprefix("logs/"): record.reason or record.outcome.value
        for record in sources
        if record.source.startswith("logs/") and record.source.removeprefix("logs/") not in summaries
    }
    return Logs(
        {name: tuple(found) for name, found in hits.items()},
        {name: len(found) for name, found in hits.items()},
        summaries,
        missing,
    )
