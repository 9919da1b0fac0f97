"""Compare one collection with the plain shell script and with `sos report`: `python -m bench collect [--repeats N] [--json FILE]`.

Needs the throwaway engine: `make bench`, or `tests/engine/with-engine .venv/bin/python -m bench collect`. On a stack of six containers,
one with a 40 MB log, each rival collects in turn, `--repeats` times; times are medians. CPU is that of the rival and its children; what
the engine itself spent on the answers stands in a column of its own. One more run of each is watched for the memory of all its processes
together. At the end each output is unpacked and searched for every planted secret, as it was planted.

Exits with 1 when a target is missed, with 2 when a rival is not there.
"""

from __future__ import annotations

import argparse
import lzma
import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.measure import (
    PROGRAMS,
    Command,
    Target,
    Typical,
    Usage,
    machine,
    print_machine,
    print_table,
    run,
    run_sampled,
    settle,
    typical,
)
from bench.six_containers import SixContainers, prepare_engine
from tests.incidents.diagnosis import decompressed

ROOT = Path(__file__).resolve().parents[1]
SOS = ROOT / ".cache" / "sos"
ENGINE_PID = Path("/run/docker.pid")
DEFAULT, WHOLE, SCRIPT, SOS_REPORT = (
    "daoflow-collect",
    "daoflow-collect, whole logs",
    "plain shell script",
    "sos report",
)
PLACES = {
    "env": "env files and the containers' environments",
    "argv": "a command line",
    "label": "a label",
    "label_url": "a URL in a label",
    "health": "the output of a health check",
    "log": "log lines: assignments, JSON, flags, headers, URLs, SQL, cookies",
}


@dataclass(frozen=True)
class Rival:
    """One way to collect: the command that writes into a folder, which is made for it, and the file it leaves there."""

    name: str
    command: Callable[[Path], Command]
    pattern: str
    unpack: Callable[[Path], bytes]


@dataclass(frozen=True)
class Row:
    """What one rival took and what its output holds."""

    name: str
    usage: Typical
    engine_cpu_s: float
    tree_bytes: int
    output_bytes: int
    unpacked_bytes: int
    surviving: dict[str, int]
    log_lines: int
    """Of the log lines that hold a secret, how many are there: leaving a line out does not count as redacting it."""


def rivals(installation: Path) -> list[Rival]:
    """Return all of them, the one missing as well."""
    collect = (str(PROGRAMS / "daoflow-collect"), "run", "--dir", str(installation))
    sos = (
        *(
            "/usr/bin/python3",
            str(SOS / "usr/bin/sos"),
            "report",
            "--batch",
            "--config-file",
            str(SOS / "etc/sos/sos.conf"),
        ),
        *("-o", "docker,host,logs", "-k", "docker.all=on", "-k", "docker.logs=on"),
    )
    script = str(ROOT / "bench" / "plain-script.sh")
    return [
        Rival(DEFAULT, lambda to: Command((*collect, "-o", f"{to}/bundle.tar.zst")), "*.tar.zst", decompressed),
        Rival(
            WHOLE,
            lambda to: Command(
                (*collect, "--tail", "10000000", "--max-size", "500MB", "-o", f"{to}/bundle.tar.zst"), exit_codes=(0, 4)
            ),
            "*.tar.zst",
            decompressed,
        ),
        Rival(SCRIPT, lambda to: Command((script, str(installation), f"{to}/all.tar.zst")), "*.tar.zst", decompressed),
        Rival(
            SOS_REPORT,
            lambda to: Command(
                (*sos, "--tmp-dir", str(to)), {"PYTHONPATH": str(SOS / "usr/lib/python3/dist-packages")}
            ),
            "*.tar.xz",
            lambda path: lzma.decompress(path.read_bytes()),
        ),
    ]


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    found = machine()
    prepare_engine()
    with tempfile.TemporaryDirectory(prefix="bench-collect-") as folder:
        stack = SixContainers(Path(folder) / "daoflow-bench")
        try:
            log_bytes = stack.start()
            present = [
                rival for rival in rivals(stack.directory) if rival.name != SOS_REPORT or (SOS / "usr/bin/sos").exists()
            ]
            rows = measure(stack, present, Path(folder), options.repeats)
        finally:
            stack.down()
    print_machine(found)
    print(
        f"{len(stack.planted)} planted secrets, a log of {stack.log_lines:,} lines and {log_bytes / 1e6:.1f} MB, "
        f"{options.repeats} repeats\n"
    )
    code = report(rows, stack, log_bytes, options.json)
    if SOS_REPORT not in rows:
        print(
            "\nNOT MEASURED: sos is not in .cache/sos; run bench/sos-package .cache/sos, which needs apt and a Debian mirror"
        )
        return 2
    return code


def measure(stack: SixContainers, present: list[Rival], folder: Path, repeats: int) -> dict[str, Row]:
    """Run the rivals in turn, then look into what each wrote last."""
    runs: dict[str, list[Usage]] = {rival.name: [] for rival in present}
    engine: dict[str, list[float]] = {rival.name: [] for rival in present}
    for number in range(repeats):
        for rival in present:
            target = folder / f"{rival.name}-{number}"
            target.mkdir()
            before = _engine_cpu_s()
            runs[rival.name].append(run(rival.command(target)))
            engine[rival.name].append(_engine_cpu_s() - before)
    trees = {}
    for rival in present:
        target = folder / f"{rival.name}-watched"
        target.mkdir()
        trees[rival.name] = run_sampled(rival.command(target))[1]
    rows = {}
    for rival in present:
        (output,) = (folder / f"{rival.name}-{repeats - 1}").glob(rival.pattern)
        content = rival.unpack(output)
        rows[rival.name] = Row(
            rival.name,
            usage=typical(runs[rival.name]),
            engine_cpu_s=statistics.median(engine[rival.name]),
            tree_bytes=trees[rival.name],
            output_bytes=output.stat().st_size,
            unpacked_bytes=len(content),
            surviving=_surviving(stack, content),
            log_lines=sum(marker.encode() in content for marker in stack.markers),
        )
    return rows


def _surviving(stack: SixContainers, content: bytes) -> dict[str, int]:
    """Count the planted secrets that stand in the output as they were planted, by place."""
    counts: dict[str, int] = {}
    for planted in stack.planted:
        survives = any(text.encode() in content for text in planted.texts)
        counts[planted.place] = counts.get(planted.place, 0) + survives
    return counts


def _engine_cpu_s() -> float:
    """Return the CPU seconds that the engine has used so far."""
    fields = Path(f"/proc/{ENGINE_PID.read_text().strip()}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def report(rows: dict[str, Row], stack: SixContainers, log_bytes: int, json_path: Path | None) -> int:
    """Print figures, ratios and targets; return the exit code."""
    total, markers = len(stack.planted), len(stack.markers)
    print_table(
        (
            "",
            "fastest wall s",
            "median wall s",
            "CPU s",
            "engine CPU s",
            "largest RSS MB",
            "all PSS MB",
            "output MB",
            "unpacked MB",
            "exit",
            "secrets",
            "their log lines",
        ),
        [
            (
                row.name,
                f"{row.usage.fastest_s:.2f}",
                f"{row.usage.wall_s:.2f}",
                f"{row.usage.cpu_s:.2f}",
                f"{row.engine_cpu_s:.2f}",
                f"{row.usage.rss_bytes / 1e6:.0f}",
                f"{row.tree_bytes / 1e6:.0f}",
                f"{row.output_bytes / 1e6:.2f}",
                f"{row.unpacked_bytes / 1e6:.1f}",
                str(row.usage.exit_code),
                f"{sum(row.surviving.values())} of {total}",
                f"{row.log_lines} of {markers}",
            )
            for row in rows.values()
        ],
    )
    print_table(
        ("ours over theirs", "wall", "CPU", "largest RSS", "all PSS", "output"),
        [
            (f"{ours} / {theirs}", *(f"{ratio:.2f}" for ratio in _ratios(rows[ours], rows[theirs])))
            for ours in (DEFAULT, WHOLE)
            for theirs in (SCRIPT, SOS_REPORT)
            if theirs in rows
        ],
    )
    ours = rows[DEFAULT]
    planted = {place: sum(item.place == place for item in stack.planted) for place in ours.surviving}
    print_table(
        ("secrets surviving, by where they were", *rows),
        [
            (PLACES[place], *(f"{row.surviving[place]} of {number}" for row in rows.values()))
            for place, number in planted.items()
        ],
    )
    targets = [
        Target("fastest wall s, redaction included", ours.usage.fastest_s, 4.0),
        Target("CPU s", ours.usage.cpu_s, 3.0),
        Target("default bundle, MB", ours.output_bytes / 1e6, 2.0),
        Target("planted secrets surviving", sum(ours.surviving.values()), 0),
        Target("planted secrets surviving, whole logs", sum(rows[WHOLE].surviving.values()), 0),
        Target("log lines of planted secrets kept", ours.log_lines, markers, at_least=True),
    ]
    document = {
        "planted": planted,
        "log": {"lines": stack.log_lines, "bytes": log_bytes},
        "rows": [asdict(row) for row in rows.values()],
        "ratios": {
            f"{mine} / {theirs}": dict(
                zip(("wall", "cpu", "rss", "tree", "output"), _ratios(rows[mine], rows[theirs]), strict=True)
            )
            for mine in (DEFAULT, WHOLE)
            for theirs in rows
            if theirs not in (DEFAULT, WHOLE)
        },
    }
    return settle(targets, document, json_path)


def _ratios(ours: Row, theirs: Row) -> tuple[float, ...]:
    pairs = (
        (ours.usage.wall_s, theirs.usage.wall_s),
        (ours.usage.cpu_s, theirs.usage.cpu_s),
        (ours.usage.rss_bytes, theirs.usage.rss_bytes),
        (ours.tree_bytes, theirs.tree_bytes),
        (ours.output_bytes, theirs.output_bytes),
    )
    return tuple(mine / other for mine, other in pairs)


if __name__ == "__main__":
    sys.exit(main())
