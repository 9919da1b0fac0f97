"""Measure `daoflow-analyze` end to end: `python -m bench analyze [--size 1000MB] [--repeats N] [--json FILE]`.

Two bundles of a healthy stack, its documents as the collector writes them, its logs generated: one of `--size` of logs, and one that
takes 5 MB as a file. Of the lines, one in two thousand is a line that some rule looks for. Each is analysed with the shipped rules into
an HTML report, in turn with `zstd -t` on the same file. Exits with 1 when a target is missed, with 2 when zstd is not installed.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import daoflow_rules
from daoflow_analyzer.rule import Signature
from daoflow_analyzer.ruleset import load_rules
from daoflow_bundle.manifest import SourceRecord
from daoflow_bundle.outcome import Outcome
from daoflow_bundle.redacted import Redacted
from daoflow_bundle.spool import FrameSpool
from daoflow_bundle.writer import BundleWriter

from bench.log_corpus import STYLES, Planted, log_chunks
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
    settle,
    typical,
)
from tests.rules.case_bundle import build

HIT_SHARE = 0.0005
TYPICAL_FILE_BYTES = 5_000_000
STARTED = "2026-11-23T13:00:00Z"
SHARES = {"daoflow": 0.3, "postgres": 0.25, "temporal": 0.2, "web": 0.15, "redis": 0.05, "api": 0.05}
TOP = "daoflow-evidence-bench-20261123T130000Z"


@dataclass(frozen=True)
class Bundle:
    """A bundle file, and the bytes and lines of logs inside."""

    path: Path
    log_bytes: int
    lines: int


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", default="1000MB", help="of the large bundle's logs, in MB")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    size = re.fullmatch(r"(\d+)MB", options.size)
    if size is None:
        parser.error("--size is a number and MB")
    if shutil.which("zstd") is None:
        print("zstd is not installed (Debian package zstd)", file=sys.stderr)
        return 2
    found = machine()
    with tempfile.TemporaryDirectory(prefix="bench-analyze-") as folder:
        large = write_bundle(Path(folder, "large.tar.zst"), int(size[1]) * 1_000_000)
        trial = write_bundle(Path(folder, "trial.tar.zst"), 4_000_000)
        ratio = trial.log_bytes / trial.path.stat().st_size
        usual = write_bundle(Path(folder, "typical.tar.zst"), int(TYPICAL_FILE_BYTES * ratio))
        rows = {
            (name, way): typical(runs)
            for name, bundle in (("large", large), ("typical", usual))
            for way, runs in measure(bundle, options.repeats).items()
        }
        print_machine(found)
        for name, bundle in (("large", large), ("typical", usual)):
            report(name, bundle, {way: usage for (of, way), usage in rows.items() if of == name})
        files = {name: bundle.path.stat().st_size for name, bundle in (("large", large), ("typical", usual))}
    analyze, test = rows["large", "daoflow-analyze"], rows["large", "zstd -t"]
    targets = [
        Target("large bundle, CPU times zstd -t", analyze.cpu_s / test.cpu_s, 8.0),
        Target("large bundle, peak RSS MB", analyze.rss_bytes / 1e6, 200.0),
        Target("typical bundle, fastest wall s", rows["typical", "daoflow-analyze"].fastest_s, 1.5),
        Target("typical bundle, peak RSS MB", rows["typical", "daoflow-analyze"].rss_bytes / 1e6, 150.0),
    ]
    document = {
        "log_bytes": {"large": large.log_bytes, "typical": usual.log_bytes},
        "file_bytes": files,
        "rows": [{"bundle": name, "way": way, **asdict(usage)} for (name, way), usage in rows.items()],
    }
    return settle(targets, document, options.json)


def measure(bundle: Bundle, repeats: int) -> dict[str, list[Usage]]:
    """Run the analyzer and its rival in turn."""
    path = str(bundle.path)
    commands = {
        "daoflow-analyze": Command((str(PROGRAMS / "daoflow-analyze"), path, "-o", f"{path}.html")),
        "zstd -t": Command(("zstd", "-q", "-t", path)),
    }
    runs: dict[str, list[Usage]] = {way: [] for way in commands}
    for _ in range(repeats):
        for way, command in commands.items():
            runs[way].append(run(command))
    return runs


def report(name: str, bundle: Bundle, rows: Mapping[str, Typical]) -> None:
    """Print one bundle's table."""
    print(
        f"{name}: {bundle.path.stat().st_size / 1e6:.1f} MB as a file, {bundle.log_bytes / 1e6:,.0f} MB of logs inside"
    )
    base = rows["zstd -t"].cpu_s
    print_table(
        ("", "fastest wall s", "median wall s", "CPU s", "CPU over zstd -t", "MB of logs per CPU s", "RSS MB"),
        [
            (
                way,
                f"{usage.fastest_s:.2f}",
                f"{usage.wall_s:.2f}",
                f"{usage.cpu_s:.2f}",
                f"{usage.cpu_s / base:.1f}x",
                f"{bundle.log_bytes / 1e6 / usage.cpu_s:.0f}",
                f"{usage.rss_bytes / 1e6:.0f}",
            )
            for way, usage in rows.items()
        ],
    )


def write_bundle(path: Path, log_bytes: int) -> Bundle:
    """Write a healthy stack's bundle whose logs are about so long."""
    stock = build({})
    assert stock.manifest is not None
    planted = [_planted(signature) for signature in load_rules(daoflow_rules).signatures]
    random.Random(path.name).shuffle(planted)
    sources = {record.source: record for record in stock.manifest.sources}
    total = lines = 0
    with path.open("xb+") as file:
        writer = BundleWriter(file, top=TOP, header=stock.header, mtime=0, seal=_seal)
        for record in stock.manifest.members:
            if not record.path.startswith("logs/"):
                writer.add(
                    record.path,
                    Redacted(stock.content[record.path]),
                    source=record.source,
                    how=record.how,
                    started_at=record.started_at,
                    duration_s=record.duration_s,
                    outcome=record.outcome,
                    truncation=record.truncation,
                )
        for service, share in SHARES.items():
            spool = FrameSpool(1 << 40)
            for chunk in log_chunks(service, int(log_bytes * share), HIT_SHARE, planted):
                spool.write(Redacted(chunk))
                total += len(chunk)
                lines += chunk.count(b"\n")
            source = f"logs/{service}"
            writer.add_spooled(
                f"{source}.log",
                spool.seal(),
                source=source,
                how="generated",
                started_at=STARTED,
                duration_s=0.0,
                outcome=Outcome.COLLECTED,
            )
            sources[source] = SourceRecord(source, Outcome.COLLECTED, "", "generated", STARTED, 0.0)
        writer.finish(
            finished_at=STARTED,
            complete=True,
            stop_reason=None,
            sources=list(sources.values()),
            self_scan={},
            native={},
        )
    return Bundle(path, total, lines)


def _planted(signature: Signature) -> Planted:
    return Planted(signature, lambda _: signature.matches)


def _seal(document: Mapping[str, object]) -> Redacted:
    return Redacted(json.dumps(document).encode())


assert set(SHARES) == set(STYLES)

if __name__ == "__main__":
    sys.exit(main())
