"""What the scripts unpack on demand: the logs and the findings document, compressed, as inert text in the page."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from daoflow_analyzer.document import to_document
from daoflow_analyzer.result import Result
from daoflow_analyzer.result_parts.logs import ShownLog, ShownLogs

from daoflow_reports.wording import visible

AT_ONCE = 4
"""Logs that are compressed beside each other: that is C, and needs no lock of Python's."""

COMPRESSION = 1
"""Six makes logs an eighth smaller and takes three times as long."""

_HARMLESS = bytes(range(32, 127)) + b"\n\t"
"""What `visible` leaves as it is, in ASCII."""

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Payload:
    """A template's id and its text."""

    id: str
    text: str


def payloads(result: Result) -> Iterator[Payload]:
    """Yield the findings document, then what there is of the logs: a directory, and each log by itself."""
    yield Payload("findings-document", _packed(json.dumps(to_document(result), indent=2, ensure_ascii=False)))
    if result.page is None or not result.page.logs.logs:
        return
    logs = result.page.logs
    yield Payload("log-directory", _packed(json.dumps(_directory(result, logs), ensure_ascii=False)))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        texts = pool.map(lambda log: _packed(f"{log.levels}\n{_visible_lines(log)}"), logs.logs)
        for index, text in enumerate(texts):
            yield Payload(f"log-{index}", text)


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


def _visible_lines(log: ShownLog) -> str:
    # Most logs have nothing that needs a look at each line.
    if log.text.isascii() and not log.text.encode().translate(None, _HARMLESS):
        return log.text
    return "\n".join(
        line if line.isprintable() else visible(line).replace("\n", "\ufffd") for line in log.text.split("\n")
    )


def _base36(number: int) -> str:
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
        if not number:
            return digits


def _packed(text: str) -> str:
    return base64.b64encode(gzip.compress(text.encode("utf-8", "replace"), COMPRESSION, mtime=0)).decode("ascii")
