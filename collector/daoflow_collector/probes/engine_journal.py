"""`engine/journal`: the engine's own log, which says why it stopped, hangs or refuses. Needs no engine."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime, timezone
from typing import Any

from daoflow_bundle.outcome import Outcome

from daoflow_collector.context import Context, LogEntry
from daoflow_collector.probe import COLLECTED, Ended, Priority, Probe

_LINES = 2_000
_MAX_BYTES = 2 << 20
_BUDGET_BYTES = 200_000
_JOURNAL = (
    *("journalctl", "--unit=docker", "--no-pager", "--quiet", "--output=json"),
    *("--output-fields=MESSAGE", f"--lines={_LINES}"),
)
_LOG_FILES = ("/var/log/docker.log", "/var/log/docker/docker.log", "/var/log/upstart/docker.log")
_LOGFMT_TIME = re.compile(rb'^time="?(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:\d\d)"?')


def _message(value: Any) -> bytes:
    # journald gives a message that is not UTF-8 as a list of byte values.
    return bytes(value) if isinstance(value, list) else str(value or "").encode("utf-8", "surrogateescape")


def journal_entries(output: bytes) -> Iterator[LogEntry]:
    """Yield the entries of `journalctl --output=json`; a line that is no journal record (cut short) is left out."""
    for line in output.splitlines():
        try:
            record = json.loads(line)
            micros = int(record["__REALTIME_TIMESTAMP"])
        except (ValueError, KeyError, TypeError):
            continue
        seconds, fraction = divmod(micros, 1_000_000)
        stamp = datetime.fromtimestamp(seconds, timezone.utc)
        for text in _message(record.get("MESSAGE")).split(b"\n"):
            yield LogEntry(f"{stamp:%Y-%m-%dT%H:%M:%S}.{fraction:06d}000Z", "journal", text)


def file_entries(content: bytes) -> Iterator[LogEntry]:
    """Yield the lines of the engine's log file, with the time that each begins with."""
    for line in content.splitlines():
        match = _LOGFMT_TIME.match(line)
        time = ""
        if match:
            zone = match[2].decode()
            time = match[1].decode() + zone
            if zone != "Z":
                moment = datetime.fromisoformat(match[1].decode()[:19] + zone).astimezone(timezone.utc)
                time = f"{moment:%Y-%m-%dT%H:%M:%S}.{match[1].decode()[20:]:0<9}Z"
        yield LogEntry(time, "journal", line)


def collect(context: Context) -> Ended:
    """Write `engine/journal.log` from journald, else from the engine's log file."""
    result = context.host.run(_JOURNAL, timeout_s=8.0, max_bytes=_MAX_BYTES)
    entries = list(journal_entries(result.stdout)) if result.exit_code == 0 else []
    if entries:
        context.sink.log("engine/journal.log", entries, how=" ".join(_JOURNAL), budget_bytes=_BUDGET_BYTES, tail=_LINES)
        return Ended(Outcome.PARTIAL, "the newest lines are missing") if result.truncated else COLLECTED
    for path in _LOG_FILES:
        found = context.host.read_file(path, max_bytes=_MAX_BYTES, tail=True)
        if found.content is not None:
            context.sink.log("engine/journal.log", file_entries(found.content), how=path, budget_bytes=_BUDGET_BYTES)
            return COLLECTED if found.content else Ended(Outcome.EMPTY, f"{path} is empty")
        if found.error_kind == "denied":
            return Ended(Outcome.DENIED, f"{path}: {found.error}")
    if result.timed_out:
        return Ended(Outcome.TIMEOUT, result.error or "journalctl did not answer")
    said = result.error or "journald knows no unit 'docker'"
    return Ended(Outcome.ABSENT, f"{said}, and there is none of {', '.join(_LOG_FILES)}")


PROBE = Probe(
    source="engine/journal",
    how="journalctl -u docker, or the engine's log file",
    reason="why the engine stopped, hangs or refuses",
    priority=Priority.NORMAL,
    timeout_s=12.0,
    limit=f"newest {_LINES} lines",
    collect=collect,
)
