"""Measure how long both programs take to start: `python -m bench startup [--repeats N] [--json FILE]`.

`--version` of each, interleaved with an interpreter that does nothing. Judged is the wall time of the fastest run: a busy machine
stretches the others, and the median says by how much. CPU time is the median.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path

from bench.measure import (
    PROGRAMS,
    Command,
    Target,
    Usage,
    machine,
    print_machine,
    print_table,
    run,
    settle,
    typical,
)

COMMANDS = {
    "python -c pass": Command((sys.executable, "-c", "pass")),
    "daoflow-collect --version": Command((str(PROGRAMS / "daoflow-collect"), "--version")),
    "daoflow-analyze --version": Command((str(PROGRAMS / "daoflow-analyze"), "--version")),
}
BOUND_S = 0.2


def main() -> int:
    """Run the benchmark; return 1 when a program starts too slowly."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=15)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    found = machine()
    for command in COMMANDS.values():
        run(command)  # writes the .pyc files, reads everything into the page cache
    runs: dict[str, list[Usage]] = {name: [] for name in COMMANDS}
    for _ in range(options.repeats):
        for name, command in COMMANDS.items():
            runs[name].append(run(command))
    rows = {name: typical(usages) for name, usages in runs.items()}
    bare = next(iter(rows.values()))
    print_machine(found)
    print_table(
        ("", "fastest wall s", "median wall s", "CPU s", "CPU over bare Python", "RSS MB"),
        [
            (
                name,
                f"{row.fastest_s:.3f}",
                f"{row.wall_s:.3f}",
                f"{row.cpu_s:.3f}",
                f"{row.cpu_s / bare.cpu_s:.1f}x",
                f"{row.rss_bytes / 1e6:.0f}",
            )
            for name, row in rows.items()
        ],
    )
    targets = [
        Target(f"{name}, fastest wall s", row.fastest_s, BOUND_S) for name, row in rows.items() if row is not bare
    ]
    return settle(
        targets,
        {"rows": {name: asdict(row) for name, row in rows.items()}},
        options.json,
    )


if __name__ == "__main__":
    sys.exit(main())
