"""Measure the log scan against ripgrep and zstd, as ratios of CPU time in one run.

    .venv/bin/python bench/scan.py --size 256MB [--json out.json]

Every figure is user plus system time of a child process, net of what that process needs for no input at all (interpreter start, imports,
compiling the patterns; shown in a column of its own), and the median of `--repeats` interleaved runs. Exits with 1 when a target is
missed, with 2 when ripgrep or zstd is not installed.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from daoflow_analyzer.scan.blocks import line_blocks
from daoflow_analyzer.scan.engines import make_engine
from daoflow_analyzer.scan.lines import decode_text, quoted_source, split_line
from daoflow_analyzer.scan.matcher import candidate_lines
from daoflow_analyzer.scan.patterns import compile_signatures
from daoflow_analyzer.scan.scanner import scan_logs
from daoflow_bundle.manifest import Header, Manifest, SourceRecord
from daoflow_bundle.outcome import Outcome
from daoflow_bundle.reader import open_bundle
from daoflow_bundle.redacted import Redacted
from daoflow_bundle.spool import FrameSpool
from daoflow_bundle.writer import BundleWriter

# Run as a file, this folder is the import path; run as `-m bench.scan`, its parent is.
if __package__:
    from bench.log_corpus import STYLES, log_chunks, planted
else:
    from log_corpus import STYLES, log_chunks, planted

SIGNATURES = 300
STORM_SHARE = 0.3
CALM_SHARE = 0.0005
TOP = "daoflow-evidence-bench-20261123T120000Z"
STARTED = "2026-11-23T12:00:00Z"


@dataclass(frozen=True)
class Usage:
    """One child process: CPU seconds, wall seconds, peak resident bytes, what it printed."""

    cpu_s: float
    wall_s: float
    rss_bytes: int
    output: str


@dataclass(frozen=True)
class Row:
    """One measured thing: median net CPU seconds, CPU seconds for no input, peak memory."""

    name: str
    net_cpu_s: float
    start_cpu_s: float
    wall_s: float
    rss_bytes: int
    output: str


@dataclass(frozen=True)
class Target:
    """One promise: `value` must be at least (or at most) `bound`."""

    name: str
    value: float
    bound: float
    at_least: bool

    @property
    def is_met(self) -> bool:
        """Whether the promise holds in this run."""
        return self.value >= self.bound if self.at_least else self.value <= self.bound


class BenchSource:
    """A bundle as the scanner takes it."""

    def __init__(self, path: Path) -> None:
        self._bundle = open_bundle(path)

    @property
    def manifest(self) -> Manifest | None:
        """Return the manifest."""
        return self._bundle.manifest

    def members(self) -> tuple[str, ...]:
        """Return the members' names."""
        return self._bundle.members

    def stream(self, member: str) -> Iterator[memoryview]:
        """Yield a member's content."""
        return self._bundle.stream(member)


def main() -> int:
    """Run the benchmark, or one measured child of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", default="256MB", help="bytes of logs, e.g. 64MB, 1GB")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--child", choices=CHILDREN, help=argparse.SUPPRESS)
    parser.add_argument("--engine", help=argparse.SUPPRESS)
    parser.add_argument("--share", type=float, help=argparse.SUPPRESS)
    parser.add_argument("inputs", nargs="*", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.share is not None:
        write_corpus(options.inputs[0], _bytes(options.size), options.share)
        return 0
    if options.child:
        print(json.dumps(CHILDREN[options.child](options.inputs, options.engine)))
        return 0
    absent = [
        f"{tool} (Debian package {package})"
        for tool, package in (("rg", "ripgrep"), ("zstd", "zstd"))
        if not shutil.which(tool)
    ]
    if absent:
        print(f"not installed: {', '.join(absent)}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="bench-scan-") as folder:
        return measure(Path(folder), _bytes(options.size), options.repeats, options.json)


def measure(folder: Path, size: int, repeats: int, json_path: Path | None) -> int:
    """Generate, measure, print; return the exit code."""
    calm = make_corpus(folder / "calm", size, CALM_SHARE)
    storm = make_corpus(folder / "storm", size, STORM_SHARE)
    empty = make_corpus(folder / "empty", 0, 0.0)
    patterns = folder / "patterns"
    # ripgrep sees raw lines, so a text's start is what follows the stream; and it wants names to be unique over all patterns.
    raw = (re.sub(r"\(\?P<\w+>", "(", item.signature.pattern) for item in planted(SIGNATURES))
    patterns.write_text("".join(re.sub(r"^\^", "(?:stdout|stderr) ", pattern) + "\n" for pattern in raw))
    rg = ["rg", "-j1", "-c", "--no-config", "--no-filename", "-f", str(patterns)]
    child = [sys.executable, str(Path(__file__).resolve()), "--child"]
    commands: dict[str, tuple[list[str], list[str], list[str]]] = {
        f"ripgrep -j1 -c, {SIGNATURES} patterns": (rg, calm.logs, empty.logs),
        "scan: hits with captures": ([*child, "hits"], calm.logs, empty.logs),
        "scan: hits with captures and line numbers": ([*child, "numbered"], calm.logs, empty.logs),
        "scan with re2 instead of hyperscan": ([*child, "hits", "--engine", "re2"], calm.logs, empty.logs),
        "zstd -t": (["zstd", "-q", "-t"], [calm.bundle], [empty.bundle]),
        "bundle end to end, calm": ([*child, "bundle"], [calm.bundle], [empty.bundle]),
        "bundle end to end, storm": ([*child, "bundle"], [storm.bundle], [empty.bundle]),
        "hits in a storm": ([*child, "hits"], storm.logs, empty.logs),
    }
    rows = {row.name: row for row in run_all(commands, repeats)}
    rivals = list(rows.values())
    rg_row, hits, numbered, _, zstd, end_to_end, stormy, storm_hits = rivals
    targets = [
        Target("scan faster than ripgrep, times", rg_row.net_cpu_s / hits.net_cpu_s, 3.0, at_least=True),
        Target("bundle end to end, times zstd -t", end_to_end.net_cpu_s / zstd.net_cpu_s, 8.0, at_least=False),
        Target("end to end, peak resident MB", end_to_end.rss_bytes / 1e6, 200.0, at_least=False),
        Target("storm, peak resident MB", stormy.rss_bytes / 1e6, 200.0, at_least=False),
        Target(
            "storm slower than calm, end to end, times", stormy.net_cpu_s / end_to_end.net_cpu_s, 8.0, at_least=False
        ),
    ]
    report(size, rivals, targets)
    print("\nnot promised:")
    print(
        f"  {rg_row.net_cpu_s / numbered.net_cpu_s:.1f} times as fast as ripgrep with line numbers, which ripgrep does not give here"
    )
    slower = storm_hits.net_cpu_s / hits.net_cpu_s
    print(f"  hits alone, without decompression and levels: {slower:.1f} times slower in a storm")
    if json_path is not None:
        document = {
            "size_bytes": size,
            "python": platform.python_version(),
            "machine": platform.machine(),
            "rows": [asdict(row) for row in rivals],
            "targets": [{**asdict(target), "met": target.is_met} for target in targets],
        }
        json_path.write_text(json.dumps(document, indent=1) + "\n")
    return 0 if all(target.is_met for target in targets) else 1


@dataclass(frozen=True)
class Corpus:
    """Log files, and a bundle of the same content."""

    logs: list[str]
    bundle: str


def make_corpus(folder: Path, size: int, share: float) -> Corpus:
    """Write the logs as files and as a bundle, in a process of its own: its memory would count as its later siblings'."""
    run([sys.executable, str(Path(__file__).resolve()), "--size", str(size), "--share", str(share), str(folder)])
    return Corpus([str(folder / f"{service}.log") for service in STYLES], str(folder / f"{TOP}.tar.zst"))


def write_corpus(folder: Path, size: int, share: float) -> None:
    """Write the logs; `share` of their lines match a signature."""
    folder.mkdir()
    signatures = planted(SIGNATURES)
    with (folder / f"{TOP}.tar.zst").open("xb+") as file:
        header = Header(tool_version="bench", host="bench", started_at=STARTED, options={}, incident={})
        writer = BundleWriter(file, top=TOP, header=header, mtime=0, seal=_seal, level=3)
        for service in STYLES:
            spool = FrameSpool(1 << 40, level=3)
            path = folder / f"{service}.log"
            with path.open("wb") as log:
                for chunk in log_chunks(service, size // len(STYLES), share, signatures):
                    log.write(chunk)
                    spool.write(Redacted(chunk))
            writer.add_spooled(
                f"logs/{service}.log",
                spool.seal(),
                source=f"logs/{service}",
                how="generated",
                started_at=STARTED,
                duration_s=0.0,
                outcome=Outcome.COLLECTED,
            )
        sources = [
            SourceRecord(f"logs/{service}", Outcome.COLLECTED, "", "generated", STARTED, 0.0) for service in STYLES
        ]
        writer.finish(finished_at=STARTED, complete=True, stop_reason=None, sources=sources, self_scan={}, native={})


def _seal(document: Mapping[str, object]) -> Redacted:
    return Redacted(json.dumps(document).encode())


def run_all(commands: Mapping[str, tuple[list[str], list[str], list[str]]], repeats: int) -> Iterator[Row]:
    """Yield a row for each command. Runs are interleaved, so that a busy moment of the machine does not hit one rival only."""
    starts: dict[str, list[Usage]] = {name: [] for name in commands}
    runs: dict[str, list[Usage]] = {name: [] for name in commands}
    for _ in range(repeats):
        for name, (command, inputs, nothing) in commands.items():
            starts[name].append(run([*command, *nothing]))
            runs[name].append(run([*command, *inputs]))
    for name in commands:
        start = statistics.median(usage.cpu_s for usage in starts[name])
        yield Row(
            name,
            net_cpu_s=max(1e-3, statistics.median(usage.cpu_s for usage in runs[name]) - start),
            start_cpu_s=start,
            wall_s=statistics.median(usage.wall_s for usage in runs[name]),
            rss_bytes=max(usage.rss_bytes for usage in runs[name]),
            output=runs[name][0].output,
        )


def run(command: list[str]) -> Usage:
    """Run a command and return what it used. ripgrep's exit code 1 (no match) is fine."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    output = process.stdout.read()
    process.stdout.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1) or (process.returncode == 1 and command[0] != "rg"):
        raise SystemExit(f"{command[0]} failed with exit code {process.returncode}")
    return Usage(usage.ru_utime + usage.ru_stime, time.perf_counter() - begin, usage.ru_maxrss * 1024, output.strip())


def child_hits(inputs: list[Path], engine: str | None) -> dict[str, int]:
    """Find all hits with their captures, as the scanner does it, without line numbers and levels."""
    return _hits(inputs, engine, numbered=False)


def child_numbered(inputs: list[Path], engine: str | None) -> dict[str, int]:
    """Find all hits with their captures and line numbers."""
    return _hits(inputs, engine, numbered=True)


def _hits(inputs: list[Path], engine: str | None, *, numbered: bool) -> dict[str, int]:
    signatures = compile_signatures(item.signature for item in planted(SIGNATURES))
    finder = make_engine([item.scan_pattern for item in signatures], engine)
    hits = captures = lines = 0
    for path in inputs:
        for buffer, end in line_blocks(_chunks(path)):
            counted = 0
            for start, stop, patterns in candidate_lines(buffer, end, finder.candidates(buffer, end)):
                if numbered:
                    lines += buffer.count(b"\n", counted, start)
                    counted = start
                _, _, raw = split_line(bytes(buffer[start:stop]))
                text = decode_text(raw)
                quoted = quoted_source(text)
                evidence = text if quoted is None else text[:quoted]
                for index in patterns:
                    match = signatures[index].confirm(evidence)
                    if match is not None:
                        hits += 1
                        captures += len(match.groupdict())
            if numbered:
                lines += buffer.count(b"\n", counted, end)
    return {"hits": hits, "captures": captures, "lines": lines}


def _chunks(path: Path) -> Iterator[memoryview]:
    buffer = memoryview(bytearray(1 << 20))
    with path.open("rb", buffering=0) as file:
        while count := file.readinto(buffer):
            yield buffer[:count]


def child_bundle(inputs: list[Path], engine: str | None) -> dict[str, int | str]:
    """Scan a bundle: decompress, verify digests, hits, levels, unexplained lines."""
    result = scan_logs(BenchSource(inputs[0]), [item.signature for item in planted(SIGNATURES)], engine=engine)
    assert not result.damaged
    return {
        "engine": result.engine_name,
        "hits": sum(result.logs.counts.values()),
        "lines": sum(summary.lines for summary in result.logs.summaries.values()),
        "error_lines": sum(sum(levels.values()) for minutes in result.minutes.values() for levels in minutes.values()),
        "unexplained": len(result.unexplained),
    }


CHILDREN = {"hits": child_hits, "numbered": child_numbered, "bundle": child_bundle}


def report(size: int, rows: list[Row], targets: list[Target]) -> None:
    """Print both tables."""
    print(f"{size / 1e6:,.0f} MB of logs, {SIGNATURES} signatures\n")
    print(f"{'':44}{'net cpu s':>10}{'MB/s':>8}{'start s':>9}{'wall s':>8}{'RSS MB':>8}")
    for row in rows:
        speed = size / 1e6 / row.net_cpu_s
        print(
            f"{row.name:44}{row.net_cpu_s:10.2f}{speed:8.0f}{row.start_cpu_s:9.2f}{row.wall_s:8.1f}{row.rss_bytes / 1e6:8.0f}"
        )
    print()
    for target in targets:
        sign = ">=" if target.at_least else "<="
        print(f"{'met   ' if target.is_met else 'MISSED'} {target.name}: {target.value:.1f} ({sign} {target.bound:g})")
    for row in rows:
        if row.output.startswith("{"):
            print(f"{row.name}: {row.output}")


def _bytes(text: str) -> int:
    match = re.fullmatch(r"(\d+)\s*([kMG]?)B?", text)
    if match is None:
        raise SystemExit(f"not a size: {text}")
    return int(match[1]) * {"": 1, "k": 10**3, "M": 10**6, "G": 10**9}[match[2]]


if __name__ == "__main__":
    sys.exit(main())
