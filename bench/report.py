"""Measure the report: `python -m bench report [--repeats N] [--json FILE]`.

How long `daoflow-analyze` takes in all for `make run`'s small bundle and for one of 5 MB, and how fast Chromium opens, searches and
scrolls the reports of 1, 5 and 20 MB of logs and of 100,000 lines. The rival, in turn on the same bundles, is what a team writes in an
afternoon (`plain_report.py`): one re2 alternation, Jinja, and every log whole in a page. Exits with 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path

import daoflow_rules
from daoflow_analyzer.ruleset import load_rules
from daoflow_analyzer.scan.patterns import compile_signatures
from playwright.sync_api import Browser, Page, sync_playwright

from bench.analyze import TYPICAL_FILE_BYTES, write_bundle
from bench.measure import (
    PROGRAMS,
    Command,
    Target,
    Typical,
    machine,
    print_machine,
    print_table,
    run,
    settle,
    typical,
)

ROOT = Path(__file__).resolve().parents[1]
RECORDING = ROOT / "tests" / "incidents" / "recording"
PLAIN = ROOT / "bench" / "plain_report.py"
CHROMIUM = "/usr/bin/chromium"
OURS, THEIRS = "daoflow-analyze", "plain report"
WHOLE_S, OPEN_S, FILE_BYTES, LINES = 1.5, 1.0, 5_000_000, 100_000
WORD = "Saving..."
"""In every fiftieth line and, so that a search goes through everything, nowhere first."""

BROWSER_MS = 300_000
PAINTED = "new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
Times = Mapping[str, float]


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    found = machine()
    with tempfile.TemporaryDirectory(prefix="bench-report-") as name:
        folder = Path(name)
        bundles = make_bundles(folder)
        patterns = folder / "signatures.json"
        texts = [item.scan_pattern for item in compile_signatures(load_rules(daoflow_rules).signatures)]
        patterns.write_text(json.dumps(texts))
        wholes = {which: whole_times(bundles[which], patterns, options.repeats) for which in ("small", "5 MB file")}
        pages = {which: bundle for which, bundle in bundles.items() if which not in wholes}
        for bundle in pages.values():
            for command in commands(bundle, patterns).values():
                run(command)
        seen = browser_times(pages, options.repeats)
        sizes = {
            which: {way: page_of(bundle, way).stat().st_size for way in (OURS, THEIRS)}
            for which, bundle in pages.items()
        }
    print_machine(found)
    print_wholes(wholes)
    print_pages(seen, sizes)
    lines = f"{LINES:,} lines"
    targets = [
        *(
            Target(f"{which}, {OURS} in all, fastest wall s", rows[OURS].fastest_s, WHOLE_S)
            for which, rows in wholes.items()
        ),
        Target(f"{lines}: open, s", seen[lines, OURS]["open"], OPEN_S),
        Target(f"{lines}: report, MB", sizes[lines][OURS] / 1e6, FILE_BYTES / 1e6),
    ]
    document = {
        "whole": {which: {way: asdict(row) for way, row in rows.items()} for which, rows in wholes.items()},
        "pages": [{"report": which, "way": way, **times} for (which, way), times in seen.items()],
        "sizes": sizes,
    }
    return settle(targets, document, options.json)


def make_bundles(folder: Path) -> dict[str, Path]:
    """Write the bundles: the recorded installation's, and generated ones."""
    small = folder / "small.tar.zst"
    collect = (str(PROGRAMS / "daoflow-collect"), "run", "--recording", str(RECORDING), "-o", str(small))
    subprocess.run(collect, check=True, capture_output=True)
    trial = write_bundle(folder / "trial.tar.zst", 2_000_000)
    grown = trial.log_bytes / trial.path.stat().st_size
    sizes = {
        "5 MB file": int(TYPICAL_FILE_BYTES * grown),
        "1 MB of logs": 1_000_000,
        "5 MB of logs": 5_000_000,
        "20 MB of logs": 20_000_000,
        f"{LINES:,} lines": LINES * trial.log_bytes // trial.lines,
    }
    return {"small": small} | {
        which: write_bundle(folder / f"{index}.tar.zst", size).path for index, (which, size) in enumerate(sizes.items())
    }


def commands(bundle: Path, patterns: Path) -> dict[str, Command]:
    """Return both ways to a page."""
    ours, theirs = page_of(bundle, OURS), page_of(bundle, THEIRS)
    return {
        OURS: Command((str(PROGRAMS / "daoflow-analyze"), str(bundle), "-o", str(ours))),
        THEIRS: Command((sys.executable, str(PLAIN), str(bundle), str(theirs), str(patterns))),
    }


def page_of(bundle: Path, way: str) -> Path:
    """Return where the page of a bundle is written."""
    return bundle.with_name(f"{bundle.name}.{way.replace(' ', '-')}.html")


def whole_times(bundle: Path, patterns: Path, repeats: int) -> dict[str, Typical]:
    """Run both programs in turn."""
    both = commands(bundle, patterns)
    runs = [(way, run(command)) for _ in range(repeats) for way, command in both.items()]
    return {way: typical([usage for name, usage in runs if name == way]) for way in both}


def browser_times(bundles: Mapping[str, Path], repeats: int) -> dict[tuple[str, str], Times]:
    """Open every page in Chromium, in turn, and return the median seconds of each thing a reader does."""
    ways: dict[str, Callable[[Page], Times]] = {OURS: read_ours, THEIRS: read_theirs}
    runs: dict[tuple[str, str], list[Times]] = {(which, way): [] for which in bundles for way in ways}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for _ in range(repeats):
            for which, bundle in bundles.items():
                for way, read in ways.items():
                    runs[which, way].append(opened(browser, page_of(bundle, way), read))
        browser.close()
    return {
        key: {what: statistics.median(times[what] for times in found) for what in found[0]}
        for key, found in runs.items()
    }


def opened(browser: Browser, path: Path, read: Callable[[Page], Times]) -> Times:
    """Open a page in a context of its own and return how long that took, and what reading it took."""
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(path.as_uri(), timeout=BROWSER_MS)
    page.evaluate(PAINTED)
    # From the start of the navigation to the first frame after loading.
    times = {"open": page.evaluate("performance.now()") / 1000, **read(page)}
    context.close()
    return times


def read_ours(page: Page) -> Times:
    """Unfold the log, look for a word, scroll to the end."""
    shown = clocked(
        page, "LOG", "document.getElementById('/logs').scrollIntoView()", "document.querySelector('#lines .lr')"
    )
    search = clocked(
        page,
        "SEARCH",
        f"{{ const box = document.getElementById('log-search'); box.value = {WORD!r}; box.dispatchEvent(new Event('input')); }}",
        "/[1-9]/.test(document.getElementById('log-count').textContent)",
    )
    pane = "document.getElementById('lines')"
    end = clocked(page, "END", f"{pane}.scrollTop = {pane}.scrollHeight", f"{pane}.scrollTop > 0")
    return {"log": shown, "search": search, "end": end}


def read_theirs(page: Page) -> Times:
    """Look for the same word with what the browser has, scroll to the end."""
    search = clocked(page, "SEARCH", f"window.found = window.find({WORD!r})", "window.found")
    end = clocked(page, "END", "scrollTo(0, document.documentElement.scrollHeight)", "scrollY > 0")
    return {"log": 0.0, "search": search, "end": end}


def clocked(page: Page, name: str, act: str, is_done: str) -> float:
    """Do something in the page and return the seconds until its effect is painted. Raises `Error` when it does not come."""
    found = page.evaluate(
        f"""async () => {{
          const painted = () => {PAINTED};
          const start = performance.now();
          {act};
          while (!({is_done})) {{
            if (performance.now() - start > {BROWSER_MS}) throw new Error({name!r} + " did not come");
            await painted();
          }}
          await painted();
          return performance.now() - start;
        }}"""
    )
    return float(found) / 1000


def print_wholes(wholes: Mapping[str, Mapping[str, Typical]]) -> None:
    """Print the table of whole programs."""
    print_table(
        ("", "fastest wall s", "median wall s", "CPU s", "CPU over the plain report", "peak MB"),
        [
            (
                f"{which}: {way}",
                f"{row.fastest_s:.2f}",
                f"{row.wall_s:.2f}",
                f"{row.cpu_s:.2f}",
                f"{row.cpu_s / rows[THEIRS].cpu_s:.2f}x",
                f"{row.rss_bytes / 1e6:.0f}",
            )
            for which, rows in wholes.items()
            for way, row in rows.items()
        ],
    )


def print_pages(seen: Mapping[tuple[str, str], Times], sizes: Mapping[str, Mapping[str, int]]) -> None:
    """Print the table of pages in Chromium."""
    print_table(
        ("", "file MB", "open s", "over plain", "log s", "first search s", "over plain", "to the end s"),
        [
            (
                f"{which}: {way}",
                f"{sizes[which][way] / 1e6:.1f}",
                f"{times['open']:.2f}",
                f"{times['open'] / seen[which, THEIRS]['open']:.2f}x",
                f"{times['log']:.2f}",
                f"{times['search']:.2f}",
                f"{times['search'] / seen[which, THEIRS]['search']:.1f}x",
                f"{times['end']:.2f}",
            )
            for (which, way), times in seen.items()
        ],
    )


if __name__ == "__main__":
    sys.exit(main())
