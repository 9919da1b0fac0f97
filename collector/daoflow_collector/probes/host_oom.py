"""`host/kernel-oom`: processes that the kernel killed for memory since it started."""

from __future__ import annotations

from typing import Any

from daoflow_bundle.outcome import Outcome

from daoflow_collector.context import Context
from daoflow_collector.machine.host import CommandResult, Host
from daoflow_collector.machine.kernel_oom import OomKill, parse_kernel_log
from daoflow_collector.probe import COLLECTED, Ended, Priority, Probe
from daoflow_collector.probes.host_os import boot_time

_COMMAND_TIMEOUT_S = 8.0
_MAX_BYTES = 16 << 20
_SOURCES = (
    ("journal", ("journalctl", "-k", "-b", "-q", "--no-pager", "-o", "short-unix", "-n", "100000")),
    ("dmesg", ("dmesg",)),
)


def collect(context: Context) -> Ended:
    """Write `host/kernel-oom.json`. The journal goes further back than the kernel's ring buffer, so it is asked first."""
    refusals: list[str] = []
    for source, argv in _SOURCES:
        result = context.host.run(argv, timeout_s=_COMMAND_TIMEOUT_S, max_bytes=_MAX_BYTES)
        if result.exit_code == 0 and result.stdout.strip():
            kills = _kills(context.host, result)
            context.sink.json("host/kernel-oom.json", _document(source, kills), how=" ".join(argv))
            if result.truncated:
                return Ended(Outcome.PARTIAL, f"only the first {_MAX_BYTES >> 20} MiB of the kernel log were read")
            return COLLECTED
        refusals.append(f"{argv[0]}: {_why(result)}")
    context.sink.json("host/kernel-oom.json", _document(None, ()))
    return Ended(Outcome.DENIED, f"the kernel log cannot be read ({'; '.join(refusals)})")


def _kills(host: Host, result: CommandResult) -> tuple[OomKill, ...]:
    return parse_kernel_log(result.stdout.decode("utf-8", "replace").splitlines(), boot_time=boot_time(host))


def _document(source: str | None, kills: tuple[OomKill, ...]) -> dict[str, Any]:
    return {"readable": source is not None, "source": source, "kills": [item.to_json() for item in kills]}


def _why(result: CommandResult) -> str:
    said = result.stderr.decode("utf-8", "replace").strip().splitlines()
    return result.error or (
        said[-1] if said else "it is empty" if result.exit_code == 0 else f"exit {result.exit_code}"
    )


PROBE = Probe(
    source="host/kernel-oom",
    how="journalctl -k, else dmesg",
    reason="a process killed for memory leaves no line in its own log",
    priority=Priority.NORMAL,
    timeout_s=18.0,
    limit="kernel log since boot, newest 200 kills",
    collect=collect,
)
