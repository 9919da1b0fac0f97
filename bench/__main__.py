"""Run the benchmarks: `python -m bench` for all of them (as `make bench` does), `python -m bench NAME [OPTIONS]` for one.

Each runs in a process of its own and judges its own targets; figures also go to `out/bench/NAME.json`. One that misses a target does
not keep the others from running. Exits with 0 when every target is met, else with the highest code: 1 a target was missed, 2 something
could not be measured.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "out" / "bench"
VERDICTS = {0: "every target met", 1: "a target was missed", 2: "could not be measured in full"}


@dataclass(frozen=True)
class Benchmark:
    """One benchmark: how its process is started, and whether it writes its figures with --json."""

    name: str
    arguments: tuple[str, ...]
    writes_json: bool = True


BENCHMARKS = (
    Benchmark("startup", ("-m", "bench.startup")),
    Benchmark("scan", ("bench/scan.py",)),
    Benchmark("redaction", ("bench/redaction.py",), writes_json=False),
    Benchmark("analyze", ("-m", "bench.analyze")),
    Benchmark("report", ("-m", "bench.report")),
    Benchmark("states", ("-m", "bench.states")),
    Benchmark("collect", ("-m", "bench.collect")),
    Benchmark("log-volume", ("-m", "bench.log_volume")),
    Benchmark("cuts", ("-m", "bench.cuts")),
    Benchmark("faults", ("-m", "bench.faults")),
)


def main(arguments: Sequence[str]) -> int:
    """Run what is asked for and return the exit code."""
    if arguments and arguments[0] in ("-h", "--help"):
        print(__doc__)
        print("Benchmarks:", ", ".join(benchmark.name for benchmark in BENCHMARKS))
        return 0
    wanted = [benchmark for benchmark in BENCHMARKS if not arguments or benchmark.name == arguments[0]]
    if not wanted:
        names = ", ".join(benchmark.name for benchmark in BENCHMARKS)
        print(f"there is no benchmark {arguments[0]!r}: {names}", file=sys.stderr)
        return 2
    RESULTS.mkdir(parents=True, exist_ok=True)
    codes = {benchmark.name: run(benchmark, arguments[1:]) for benchmark in wanted}
    print()
    for name, code in codes.items():
        print(f"{name:<12}{VERDICTS.get(code, f'ended with exit code {code}')}")
    return max(min(code, 2) for code in codes.values())


def run(benchmark: Benchmark, options: Sequence[str]) -> int:
    """Run one benchmark in a process of its own and return its exit code."""
    print(f"\n== {benchmark.name}\n", flush=True)
    to_json = ("--json", str(RESULTS / f"{benchmark.name}.json")) if benchmark.writes_json else ()
    # Options of the command line come last: they win.
    code = subprocess.run([sys.executable, *benchmark.arguments, *to_json, *options], cwd=ROOT, check=False).returncode
    return code if code >= 0 else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
