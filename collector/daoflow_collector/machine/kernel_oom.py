"""Reads the kernel's own account of processes that it killed for memory, as kernels since 3.x write it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta, timezone
from typing import Any

_JOURNAL_LINE = re.compile(r"(?P<seconds>\d{9,11}\.\d+) \S+ kernel: (?P<text>.*)")
_RING_LINE = re.compile(r"(?:<\d+>)?\[ *(?P<seconds>\d+\.\d+)\](?:\[[^\]]*\])? (?P<text>.*)")
_SUMMARY = re.compile(
    r"oom-kill:constraint=(?P<constraint>CONSTRAINT_\w+),.*?(?:oom_memcg=(?P<limit>[^,]*),)?"
    r"task_memcg=(?P<group>[^,]*),task=(?P<process>.*),pid=(?P<pid>\d+)"
)
_KILLED = re.compile(r"Kill(?:ed)? process (?P<pid>\d+)(?:,? \((?P<process>.*?)\)| \S+)(?=[ ,]|$)")
_OLD_TASK = re.compile(r"Task in (?P<group>\S+) killed as a result of limit of (?P<limit>\S+)")
_CONTAINER = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
_KILLS_LIMIT = 200
_NEAR = 5


@dataclass(frozen=True)
class OomKill:
    """One kill: `constraint` is `memcg` (a container's limit) or `none` (the host ran out)."""

    time: str | None
    process: str
    pid: int
    constraint: str
    container_id: str | None
    line: str

    def to_json(self) -> dict[str, Any]:
        """Return what `host/kernel-oom.json` holds."""
        return asdict(self)


def parse_kernel_log(lines: Iterable[str], *, boot_time: datetime | None) -> tuple[OomKill, ...]:
    """Return the kills in a kernel log (`journalctl -k -o short-unix` or `dmesg`), oldest first, at most the newest 200.

    `boot_time` turns the ring buffer's seconds since boot into a time; without it those kills have none.
    """
    kills: list[OomKill] = []
    group: str | None = None
    for raw in lines:
        if "ill" not in raw:
            continue
        time, text = _split(raw, boot_time)
        old_task = _OLD_TASK.search(text)
        if old_task:
            group = _container(old_task["group"], old_task["limit"])
        summary = _SUMMARY.search(text)
        if summary:
            constraint = "memcg" if summary["constraint"] == "CONSTRAINT_MEMCG" else "none"
            container = _container(summary["group"], summary["limit"])
            kills.append(OomKill(time, summary["process"], int(summary["pid"]), constraint, container, text))
            continue
        killed = _KILLED.search(text)
        if killed:
            _add(kills, killed, text, time, group)
            group = None if text.startswith("Killed") else group
    return tuple(kills[-_KILLS_LIMIT:])


def _add(kills: list[OomKill], killed: re.Match[str], text: str, time: str | None, group: str | None) -> None:
    """Add a kill, or complete the one that an earlier line of the same event already told of."""
    pid = int(killed["pid"])
    memcg = "Memory cgroup" in text
    for index in range(len(kills) - 1, max(-1, len(kills) - 1 - _NEAR), -1):
        if kills[index].pid == pid:
            kills[index] = replace(kills[index], line=text)
            return
    constraint = "memcg" if memcg or group is not None else "none"
    kills.append(OomKill(time, killed["process"] or "", pid, constraint, group, text))


def _container(group: str, limit: str | None) -> str | None:
    found = _CONTAINER.findall(f"{group} {limit or ''}")
    return found[0] if found else None


def _split(raw: str, boot_time: datetime | None) -> tuple[str | None, str]:
    journal = _JOURNAL_LINE.match(raw)
    if journal:
        moment = datetime.fromtimestamp(float(journal["seconds"]), timezone.utc)
        return _rfc3339(moment), journal["text"]
    ring = _RING_LINE.match(raw)
    if ring:
        seconds = timedelta(seconds=float(ring["seconds"]))
        return (_rfc3339(boot_time + seconds) if boot_time is not None else None), ring["text"]
    return None, raw


def _rfc3339(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
