"""What the scripts unpack on demand: the logs and the findings document, compressed, as inert text in the page."""

from __future__ import annotations

import json
from collections.abc import Iterator

from daoflow_analyzer.document import to_document
from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.result import Result
from daoflow_analyzer.result_parts.logs import ShownLogs

from daoflow_reports.packed_logs import PackedLogs, packed
from daoflow_reports.wording import visible

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@immutable
class Payload:
    """A template's id and its text."""

    id: str
    text: str


def payloads(result: Result, logs_packed: PackedLogs | None = None) -> Iterator[Payload]:
    """Yield the findings document, then what there is of the logs: a directory, and each log by itself.

    `logs_packed` has what was begun while the logs were still being read.
    """
    yield Payload("findings-document", packed(json.dumps(to_document(result), indent=2, ensure_ascii=False)))
    if result.page is None or not result.page.logs.logs:
        return
    logs = result.page.logs
    yield Payload("log-directory", packed(json.dumps(_directory(result, logs), ensure_ascii=False)))
    if logs_packed is None:
        logs_packed = PackedLogs()
        for log in logs.logs:
            logs_packed.add(log)
    for index, log in enumerate(logs.logs):
        yield Payload(f"log-{index}", logs_packed.text(log.member))


def _directory(result: Result, logs: ShownLogs) -> dict[str, object]:
    """Return what the viewer must know before it reads a log. `order`: index and run length of each stretch, in base 36."""
    timeline = result.page.timeline if result.page is not None else None
    cited: dict[str, list[int]] = {}
    for finding in result.findings:
        for item in finding.evidence:
            if item.line is not None:
                cited.setdefault(item.member, []).append(item.line)
    zero = (timeline.cause_at or timeline.collected_at).isoformat() if timeline is not None else None
    return {
        "zero": zero,
        "file": result.bundle.file,
        "sha256": result.bundle.sha256,
        "order": " ".join(f"{_base36(index)}.{_base36(count)}" for index, count in logs.order),
        "logs": [
            {
                "key": visible(log.key),
                "member": visible(log.member),
                "total": log.total,
                "parts": [[part.first, part.count] for part in log.parts],
                "cited": sorted(set(cited.get(log.member, ()))),
            }
            for log in logs.logs
        ],
    }


def _base36(number: int) -> str:
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
        if not number:
            return digits
