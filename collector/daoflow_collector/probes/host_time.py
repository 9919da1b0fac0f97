"""`host/time`: the clock, its zone, and whether anything keeps it right."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass

from daoflow_bundle.outcome import Outcome

from daoflow_collector.context import Context
from daoflow_collector.machine.host import Host
from daoflow_collector.probe import COLLECTED, Ended, Priority, Probe
from daoflow_collector.probes.host_os import text_of

_COMMAND_TIMEOUT_S = 3.0
_TIMESYNC_MARK = "/run/systemd/timesync/synchronized"


@dataclass(frozen=True)
class Synchronisation:
    """What one time service says. Errors in seconds; None where it does not say."""

    synchronised: bool | None
    source: str | None
    estimated_error_s: float | None = None
    max_error_s: float | None = None


UNKNOWN = Synchronisation(None, None)


def parse_chronyc(text: str) -> Synchronisation:
    """Read `chronyc -c tracking`: offset is its 5th field, root delay and dispersion the 11th and 12th, leap status the 14th."""
    fields = text.strip().split(",")
    if len(fields) < 14:
        return UNKNOWN
    try:
        offset, delay, dispersion = float(fields[4]), float(fields[10]), float(fields[11])
    except ValueError:
        return UNKNOWN
    good = fields[13] != "Not synchronised"
    return Synchronisation(good, "chrony", abs(offset), abs(offset) + delay / 2 + dispersion)


def parse_timedatectl(text: str) -> Synchronisation:
    """Read `timedatectl show`: its NTPSynchronized is the kernel's own flag, whichever service set it."""
    match = re.search(r"^NTPSynchronized=(yes|no)$", text, re.MULTILINE)
    return Synchronisation(match[1] == "yes", "timedatectl") if match else UNKNOWN


def parse_ntpq(text: str) -> Synchronisation:
    """Read `ntpq -c rv`: offset in milliseconds."""
    if "leap_" not in text:
        return UNKNOWN
    offset = re.search(r"\boffset=([-+]?\d+(?:\.\d+)?)", text)
    good = "leap_alarm" not in text and "sync_unspec" not in text
    return Synchronisation(good, "ntpq", abs(float(offset[1])) / 1000 if offset else None)


def synchronisation(host: Host) -> Synchronisation:
    """Return what the first time service that answers says, most exact one first."""
    sources = (
        (("chronyc", "-c", "tracking"), parse_chronyc),
        (("timedatectl", "show"), parse_timedatectl),
        (("ntpq", "-c", "rv"), parse_ntpq),
    )
    for argv, parse in sources:
        result = host.run(argv, timeout_s=_COMMAND_TIMEOUT_S)
        found = parse(result.stdout.decode("utf-8", "replace")) if result.exit_code == 0 else UNKNOWN
        if found is not UNKNOWN:
            return found
    if host.status(_TIMESYNC_MARK).kind == "file":
        return Synchronisation(True, "timesyncd")
    return UNKNOWN


def timezone_name(host: Host) -> str | None:
    """Return the zone's name as far as the host tells it without following links."""
    named = text_of(host, "/etc/timezone").strip().splitlines()
    if named:
        return named[0]
    shown = host.run(["timedatectl", "show", "--property=Timezone", "--value"], timeout_s=_COMMAND_TIMEOUT_S)
    if shown.exit_code == 0 and shown.stdout.strip():
        return shown.stdout.decode("utf-8", "replace").strip()
    offset = host.run(["date", "+%z"], timeout_s=_COMMAND_TIMEOUT_S)
    return offset.stdout.decode("utf-8", "replace").strip() or None


def collect(context: Context) -> Ended:
    """Write `host/time.json`."""
    found = synchronisation(context.host)
    utc = context.host.now().isoformat(timespec="microseconds").replace("+00:00", "Z")
    context.sink.json("host/time.json", {"utc": utc, "timezone": timezone_name(context.host), **asdict(found)})
    if found.synchronised is None:
        return Ended(Outcome.COLLECTED, "no time service answered: synchronisation is unknown")
    return COLLECTED


PROBE = Probe(
    source="host/time",
    how="chronyc -c tracking, timedatectl show, ntpq -c rv",
    reason="a wrong clock breaks sessions, tokens and the order of events",
    priority=Priority.NORMAL,
    timeout_s=15.0,
    limit="one document",
    collect=collect,
)
