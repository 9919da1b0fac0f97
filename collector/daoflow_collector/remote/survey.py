"""What a host is, asked by a small shell script before anything is sent: its machine, its Pythons, its memory file systems, its clock."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field

from daoflow_collector.remote.conversation import Limits, Said, Session, converse

COMMAND = "sh -s"
"""The script goes in by standard input: whatever shell the user has, there is nothing to quote."""

_SCRIPT = """\
LC_ALL=C; export LC_ALL
echo # what a login prints may have no end of line
echo "daoflow time $(date -u +%s)"
echo "daoflow machine $(uname -s) $(uname -m)"
for p in python3 python3.14 python3.13 python3.12 python3.11 python3.10 python3.9 /usr/libexec/platform-python; do
  "$p" -I -S -B -c 'import os, sys
print("daoflow python", sys.argv[1], *sys.version_info[:2], hasattr(os, "memfd_create"))
sys.exit(sys.version_info < WANTED)' "$p" 2>/dev/null && break
done
case $(uname -m) in x86_64) memfd=319 ;; aarch64) memfd=279 ;; *) memfd= ;; esac
[ -z "$memfd" ] || perl -e '$n = "x"; $f = syscall($ARGV[0], $n, 0);
print "daoflow perl $ARGV[0]\n" if $f >= 0 && -x "/proc/self/fd/$f"' "$memfd" 2>/dev/null
echo "daoflow user $(id -u) $(id -un)"
while read -r device place type options rest; do
  case $place in
    /dev/shm|/run|/run/user/*|/tmp) case $type in tmpfs|ramfs) [ -w "$place" ] && echo "daoflow memory $place $options" ;; esac ;;
  esac
done < /proc/mounts 2>/dev/null
echo "daoflow end"
"""
_LINE = re.compile(r"^daoflow (\w+) ?(.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Python:
    """One interpreter."""

    command: str
    version: tuple[int, int]
    has_memfd: bool


@dataclass(frozen=True)
class Survey:
    """What the script said. `memory` are folders of memory file systems that programs may be run from.

    `clock_ahead_s`: how far the host's clock is ahead of ours, give or take `clock_error_s`; None when it did not say.
    """

    said: Said
    whole: bool
    system: str = ""
    machine: str = ""
    user: str = ""
    pythons: tuple[Python, ...] = ()
    perl_memfd: int | None = None
    """The number of the system call by which Perl makes a file in memory that may be run; None where it cannot."""
    memory: tuple[str, ...] = ()
    memory_noexec: tuple[str, ...] = ()
    clock_ahead_s: float | None = None
    clock_error_s: float | None = field(default=None)


def take_survey(session: Session, limits: Limits, wanted: tuple[int, int]) -> Survey:
    """Ask the host, for its Pythons up to the first that is `wanted` or newer.

    Raises `StageError` when it gives no session; a host without a shell gives an empty survey.
    """
    script = _SCRIPT.replace("WANTED", str(wanted))
    before = time.time()
    said = converse(session.run(COMMAND), [script.encode()], limits)
    after = time.time()
    return read_survey(said, before, after)


def read_survey(said: Said, before: float, after: float) -> Survey:
    """Return the survey in what the script said between two moments of our clock (Unix seconds)."""
    found: dict[str, list[str]] = {}
    for name, rest in _LINE.findall(said.output.decode("utf-8", "replace")):
        found.setdefault(name, []).append(rest.strip())
    system, _, machine = "".join(found.get("machine", [])[:1]).partition(" ")
    stated = "".join(found.get("time", [])[:1])
    ahead = error = None
    if stated.isascii() and stated.isdigit() and len(stated) < 16:
        # The script's first line: nearer to the beginning, and cut to the whole second.
        ahead = round(int(stated) + 0.5 - (before + after) / 2, 1)
        error = round((after - before) / 2 + 0.5, 1)
    memory = [line.partition(" ")[::2] for line in found.get("memory", []) if line]
    places = sorted(dict(memory).items(), key=lambda item: (item[0] != "/dev/shm", item[0]))  # noqa: S108 - only named
    call = "".join(found.get("perl", [])[:1])
    return Survey(
        said=said,
        whole="end" in found,
        system=system,
        machine={"arm64": "aarch64", "amd64": "x86_64"}.get(machine, machine),
        user="".join(found.get("user", [])[:1]),
        pythons=tuple(item for line in found.get("python", []) if (item := _python(line)) is not None),
        perl_memfd=int(call) if call.isascii() and call.isdigit() else None,
        memory=tuple(place for place, options in places if "noexec" not in options.split(",")),
        memory_noexec=tuple(place for place, options in places if "noexec" in options.split(",")),
        clock_ahead_s=ahead,
        clock_error_s=error,
    )


def _python(line: str) -> Python | None:
    parts = line.split()
    if len(parts) != 4 or not re.fullmatch(r"\d{1,3} \d{1,3}", " ".join(parts[1:3]), re.ASCII):
        return None
    return Python(parts[0], (int(parts[1]), int(parts[2])), parts[3] == "True")
