"""`host/os`: system, kernel, architecture, processors, load, uptime."""

from __future__ import annotations

import re
from datetime import datetime, timezone

from daoflow_bundle.outcome import Outcome

from daoflow_collector.context import Context
from daoflow_collector.machine.host import Host
from daoflow_collector.probe import COLLECTED, Ended, Priority, Probe

_PRETTY_NAME = re.compile(r"^PRETTY_NAME=[\"']?(.*?)[\"']?$", re.MULTILINE)
_BOOT_TIME = re.compile(r"^btime (\d+)$", re.MULTILINE)


def text_of(host: Host, path: str) -> str:
    """Return a small file's text, empty when it cannot be read."""
    return (host.read_file(path, max_bytes=1 << 20).content or b"").decode("utf-8", "replace")


def boot_time(host: Host) -> datetime | None:
    """Return when the kernel started, None when it does not say."""
    match = _BOOT_TIME.search(text_of(host, "/proc/stat"))
    return datetime.fromtimestamp(int(match[1]), timezone.utc) if match else None


def collect(context: Context) -> Ended:
    """Write `host/os.json`."""
    host = context.host
    release = text_of(host, "/etc/os-release") or text_of(host, "/usr/lib/os-release")
    name = _PRETTY_NAME.search(release)
    machine = host.run(["uname", "-m"], timeout_s=2.0).stdout.decode("utf-8", "replace").strip()
    kernel = text_of(host, "/proc/sys/kernel/osrelease").strip()
    uptime = text_of(host, "/proc/uptime").split()
    started = boot_time(host)
    document = {
        "name": name[1] if name else None,
        "kernel": kernel or None,
        "architecture": machine or None,
        "cpus": len(re.findall(r"^processor\s*:", text_of(host, "/proc/cpuinfo"), re.MULTILINE)) or None,
        "uptime_s": float(uptime[0]) if uptime else None,
        "boot_time": started.isoformat().replace("+00:00", "Z") if started else None,
        "load": [float(item) for item in text_of(host, "/proc/loadavg").split()[:3]],
    }
    context.sink.json("host/os.json", document)
    if not kernel:
        return Ended(Outcome.PARTIAL, "/proc/sys/kernel/osrelease could not be read")
    return COLLECTED


PROBE = Probe(
    source="host/os",
    how="/etc/os-release, /proc, uname -m",
    reason="which system this is, and since when it runs",
    priority=Priority.NORMAL,
    timeout_s=5.0,
    limit="one document",
    collect=collect,
)
