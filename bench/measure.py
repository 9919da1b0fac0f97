"""Measure commands: time, CPU and memory of a process tree, medians of interleaved runs, promises, tables."""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

LAUNCHER = Path(__file__).with_name("launch.py")
PROGRAMS = Path(sys.executable).parent
SAMPLE_EVERY_S = 0.02


@dataclass(frozen=True)
class Command:
    """What is run: arguments, extra environment, folder, exit codes that are fine."""

    arguments: tuple[str, ...]
    environment: Mapping[str, str] | None = None
    directory: Path | None = None
    exit_codes: tuple[int, ...] = (0,)


@dataclass(frozen=True)
class Usage:
    """One run with its children: seconds of wall and CPU (user + system), peak resident bytes of the largest process."""

    wall_s: float
    cpu_s: float
    rss_bytes: int
    exit_code: int = 0


@dataclass(frozen=True)
class Typical:
    """Several runs of one command: median times, the wall time of the fastest, the highest memory and exit code.

    Promises of wall time are held against the fastest run: whatever else the machine does only stretches it.
    """

    wall_s: float
    fastest_s: float
    cpu_s: float
    rss_bytes: int
    exit_code: int


@dataclass(frozen=True)
class Target:
    """One promise: `value` is at most `bound`, or at least."""

    name: str
    value: float
    bound: float
    at_least: bool = False

    @property
    def is_met(self) -> bool:
        """Whether the promise held in this run."""
        return self.value >= self.bound if self.at_least else self.value <= self.bound


def run(command: Command) -> Usage:
    """Run a command, its output thrown away. Raises SystemExit with its last words when it fails."""
    return _launch(command)[0]


def run_sampled(command: Command) -> tuple[Usage, int]:
    """Run a command and look at its process tree all the while: also return the peak sum of the processes' proportional memory.

    Looking costs CPU, so that such a run's times are not for comparing.
    """
    return _launch(command, _tree_bytes)


def run_alone(command: Command) -> tuple[Usage, int]:
    """Run a command; also return the peak resident bytes of its own process, those that it starts not counted.

    `Usage.rss_bytes` is that of the largest of them, which may be a program that it runs (`docker compose` takes 54 MB).
    """
    return _launch(command, _own_bytes)


def typical(runs: Sequence[Usage]) -> Typical:
    """Sum the runs of one command up."""
    return Typical(
        wall_s=statistics.median(usage.wall_s for usage in runs),
        fastest_s=min(usage.wall_s for usage in runs),
        cpu_s=statistics.median(usage.cpu_s for usage in runs),
        rss_bytes=max(usage.rss_bytes for usage in runs),
        exit_code=max(usage.exit_code for usage in runs),
    )


def _launch(command: Command, look: Callable[[int], int] | None = None) -> tuple[Usage, int]:
    """Run a command; also return the most that `look` saw of the launcher's process id, 0 without it."""
    with tempfile.TemporaryDirectory(prefix="bench-run-") as folder:
        report, output = Path(folder, "report"), Path(folder, "output")
        with output.open("wb") as sink:
            process = subprocess.Popen(
                [sys.executable, "-I", "-S", str(LAUNCHER), str(report), *command.arguments],
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=sink,
                cwd=command.directory,
                env={**os.environ, **(command.environment or {})},
            )
        peak = 0
        if look is not None:
            while process.poll() is None:
                peak = max(peak, look(process.pid))
                time.sleep(SAMPLE_EVERY_S)
        process.wait()
        words = output.read_bytes()[-2000:].decode("utf-8", "replace")
        if not report.exists():
            raise SystemExit(f"{command.arguments[0]} did not start:\n{words}")
        usage = Usage(**json.loads(report.read_text()))
        if usage.exit_code not in command.exit_codes:
            raise SystemExit(f"{' '.join(command.arguments)} exited {usage.exit_code}:\n{words}")
        return usage, peak


def _own_bytes(root: int) -> int:
    """Return the peak resident bytes so far of the one process that a launcher has started, 0 before and after it."""
    try:
        child = Path(f"/proc/{root}/task/{root}/children").read_text().split()[0]
        status = Path(f"/proc/{child}/status").read_text()
    except (OSError, IndexError):
        return 0
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM:")), 0)


def _tree_bytes(root: int) -> int:
    """Return the proportional resident bytes of everything below a process, itself not counted."""
    children: dict[int, list[int]] = {}
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                # Field 4 of stat; the second, in brackets, may hold anything.
                parent = int(Path(entry.path, "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, ValueError):
                continue
            children.setdefault(parent, []).append(int(entry.name))
    total, wanted = 0, list(children.get(root, ()))
    while wanted:
        pid = wanted.pop()
        wanted += children.get(pid, ())
        try:
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:
            continue
        total += next((int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith("Pss:")), 0)
    return total


def machine() -> dict[str, str | int]:
    """Return what the figures were taken on: processor, cores, memory, kernel, Python."""
    model = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), ""
    )
    memory = next((int(line.split()[1]) * 1024 for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), 0)
    return {
        "processor": model or platform.machine(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_bytes": memory,
        "kernel": platform.release().partition("-")[0],
        "python": platform.python_version(),
        "load": f"{os.getloadavg()[0]:.1f}",
    }


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines()


def print_machine(found: Mapping[str, str | int]) -> None:
    """Print what the figures were taken on. The load is that of the minute before: high means noisy wall times."""
    print(
        f"{found['processor']}, {found['cores']} cores, {int(found['memory_bytes']) / 1e9:.0f} GB, "
        f"Linux {found['kernel']}, Python {found['python']}, load {found['load']}\n"
    )


def print_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows as a table, the first column left, the others right."""
    widths = [max(len(line[column]) for line in (heads, *rows)) for column in range(len(heads))]
    for line in (heads, *rows):
        cells = [
            f"{text:<{width}}" if not column else f"{text:>{width}}"
            for column, (text, width) in enumerate(zip(line, widths, strict=True))
        ]
        print("  ".join(cells).rstrip())
    print()


def settle(targets: Sequence[Target], document: Mapping[str, object], json_path: Path | None) -> int:
    """Print which promises held, write the figures as JSON where asked, and return the exit code: 1 when a promise is missed."""
    for target in targets:
        sign = ">=" if target.at_least else "<="
        print(f"{'met   ' if target.is_met else 'MISSED'} {target.name}: {target.value:.2f} ({sign} {target.bound:g})")
    if json_path is not None:
        judged = [{**asdict(target), "met": target.is_met} for target in targets]
        json_path.parent.mkdir(parents=True, exist_ok=True)
        json_path.write_text(json.dumps({"machine": machine(), **document, "targets": judged}, indent=1) + "\n")
    return 0 if all(target.is_met for target in targets) else 1
