"""Measure the collector's memory against how long a log is: `python -m bench log-volume [--sizes 40MB,400MB] [--json FILE]`.

Needs the throwaway engine, as `bench/collect.py`. For each size a stack of six containers gets a json-file log of about that size; the
collector then runs as it is by default (newest lines) and with `--tail 10000000`: that reads all of the log, and keeps the newest lines
that fit the bundle. The figure is the peak of its own process, less the same interpreter's doing nothing; beside it stands that of the
largest process, which may be `docker compose`.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from bench.measure import PROGRAMS, Command, Target, Usage, machine, print_machine, print_table, run, run_alone, settle
from bench.six_containers import LINES_PER_40_MB, SixContainers, prepare_engine

BOUND_MB = 50.0
WAYS: dict[str, tuple[str, ...]] = {
    "newest lines (default)": (),
    "all lines read": ("--tail", "10000000", "--deadline", "10m"),
}


def main() -> int:
    """Run the benchmark; return 1 when memory grows over its bound."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="40MB,400MB,1000MB", help="of the json-file log, in MB")
    parser.add_argument("--line", default="100MB", help="of one more log's first line")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    sizes = [int(text) for text in re.findall(r"(\d+)MB", options.sizes)]
    found = machine()
    prepare_engine()
    bare = run(Command((sys.executable, "-c", "pass"))).rss_bytes
    rows = [row for size in sizes for row in measure(size)]
    rows += [row for text in re.findall(r"(\d+)MB", options.line) for row in measure(4, line_mb=int(text))]
    print_machine(found)
    print_table(
        ("json-file log", "way", "wall s", "CPU s", "RSS MB", "over bare Python MB", "largest process MB", "exit"),
        [
            (
                log,
                way,
                f"{usage.wall_s:.1f}",
                f"{usage.cpu_s:.1f}",
                f"{own_bytes / 1e6:.0f}",
                f"{(own_bytes - bare) / 1e6:.1f}",
                f"{usage.rss_bytes / 1e6:.0f}",
                str(usage.exit_code),
            )
            for log, _, way, usage, own_bytes in rows
        ],
    )
    targets = [
        Target(f"{log}, {way}: MB over bare Python", (own_bytes - bare) / 1e6, BOUND_MB)
        for log, _, way, _, own_bytes in rows
    ]
    document = {
        "bare_rss_bytes": bare,
        "rows": [
            {"log": log, "log_bytes": log_bytes, "way": way, "own_rss_bytes": own_bytes, **asdict(usage)}
            for log, log_bytes, way, usage, own_bytes in rows
        ],
    }
    return settle(targets, document, options.json)


def measure(size_mb: int, *, line_mb: int = 0) -> list[tuple[str, int, str, Usage, int]]:
    """Return, for each way, the log in words, its size in bytes, what the collector used, and its own peak in bytes."""
    with tempfile.TemporaryDirectory(prefix="bench-volume-") as folder:
        directory = Path(folder) / f"daoflow-log{size_mb}"
        lines = LINES_PER_40_MB * size_mb // 40
        stack = SixContainers(directory, log_lines=lines, first_line_bytes=line_mb * 1_000_000)
        try:
            log_bytes = stack.start()
            log = f"a line of {line_mb} MB" if line_mb else f"{log_bytes / 1e6:,.0f} MB"
            rows = []
            for number, (way, more) in enumerate(WAYS.items()):
                collect = (str(PROGRAMS / "daoflow-collect"), "run", "--dir", str(stack.directory), *more)
                # 4: reading all of a very long log may take longer than its source is given.
                command = Command((*collect, "-o", f"{folder}/{number}.tar.zst"), exit_codes=(0, 4))
                rows.append((log, log_bytes, way, *run_alone(command)))
            return rows
        finally:
            stack.down()


if __name__ == "__main__":
    sys.exit(main())
