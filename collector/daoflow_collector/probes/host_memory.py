"""`host/memory`: memory and swap."""

from __future__ import annotations

import re

from daoflow_bundle.outcome import Outcome

from daoflow_collector.context import Context
from daoflow_collector.probe import COLLECTED, Ended, Priority, Probe
from daoflow_collector.probes.host_os import text_of

_LINE = re.compile(r"^(\w+):\s+(\d+) kB$", re.MULTILINE)


def parse_meminfo(text: str) -> dict[str, int] | None:
    """Return the document from `/proc/meminfo`, None when it is not one. Kernels before 3.14 give no MemAvailable: estimated."""
    sizes = {name: int(kilobytes) * 1024 for name, kilobytes in _LINE.findall(text)}
    if "MemTotal" not in sizes:
        return None
    estimate = sizes.get("MemFree", 0) + sizes.get("Buffers", 0) + sizes.get("Cached", 0)
    return {
        "total_bytes": sizes["MemTotal"],
        "available_bytes": sizes.get("MemAvailable", estimate),
        "swap_total_bytes": sizes.get("SwapTotal", 0),
        "swap_free_bytes": sizes.get("SwapFree", 0),
    }


def collect(context: Context) -> Ended:
    """Write `host/memory.json`."""
    document = parse_meminfo(text_of(context.host, "/proc/meminfo"))
    if document is None:
        return Ended(Outcome.ABSENT, "/proc/meminfo could not be read")
    context.sink.json("host/memory.json", document)
    return COLLECTED


PROBE = Probe(
    source="host/memory",
    how="/proc/meminfo",
    reason="whether the host runs out of memory",
    priority=Priority.NORMAL,
    timeout_s=5.0,
    limit="one document",
    collect=collect,
)
