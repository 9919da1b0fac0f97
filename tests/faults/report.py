"""Writes the measured part of `docs/reliability.md` from what tests and benchmarks left in `out/`: python -m tests.faults.report.

`make reliability` runs these first. The fault tests hold that the page's outcomes are theirs; seconds and members are those of one run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.faults.observed import FAULTS, PAGE, RESULTS, ROOT, Row

BENCH = ROOT / "out" / "bench"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def _json(path: Path) -> Any:
    return json.loads(path.read_text())


def _faults() -> Iterator[str]:
    yield "| fault | exit code | what is left | members | seconds | what is said |"
    yield "|---|---|---|---|---|---|"
    for fault in FAULTS:
        row = Row(**_json(RESULTS / f"{fault}.json"))
        what, code, left, said = row.cells
        yield f"| {what} | {code} | {left} | {row.members or '-'} | {row.seconds:g} | {said} |"


def _moments() -> Iterator[str]:
    yield "| | runs | ended within 2 s | slowest | what was left |"
    yield "|---|---|---|---|---|"
    words = {"signals": "SIGINT, SIGTERM, SIGHUP in turn", "kill": "`kill -9`"}
    for kind, name in words.items():
        found = _json(RESULTS / f"moments-{kind}.json")
        left = "; ".join(f"{count} {what}" for what, count in sorted(found["left"].items()))
        yield f"| {name} | {found['count']} | {found['within_2_s']} | {found['slowest_s']} s | {left} |"


def _rivals() -> Iterator[str]:
    document = _json(BENCH / "faults.json")
    yield "| fault | | seconds | exit code | file | logs | inspect | files left behind |"
    yield "|---|---|---|---|---|---|---|---|"
    for item in document["outcomes"]:
        seconds = f"still running after {document['limit_s']:g}" if item["seconds"] is None else f"{item['seconds']:g}"
        code = "-" if item["exit_code"] is None else item["exit_code"]
        yield (
            f"| {item['fault']} | {item['rival']} | {seconds} | {code} | {item['file']} | {item['logs']} of {document['logs']} "
            f"| {item['inspects']} of {document['inspects']} | {item['leftovers']} |"
        )


def _cuts() -> Iterator[str]:
    document = _json(BENCH / "cuts.json")
    counts = document["counts"]
    crashes = sum(count for what, count in counts.items() if what.startswith("crashes"))
    yield (
        f"A bundle of {document['bytes']:,} bytes and {document['members']} members (of the recorded installation), cut at each of its "
        f"{counts['cuts']:,} byte positions and read: {crashes} crashes, {counts['members intact']:,} of "
        f"{counts['members finished before']:,} members that were finished before the cut came back as they were."
    )


def measured() -> str:
    """Return the tables."""
    parts = (
        ("Each fault, on a real engine", _faults()),
        ("Against a shell script and `sos report`", _rivals()),
        ("Ended at random moments", _moments()),
        ("Cut at every byte", _cuts()),
    )
    return "\n\n".join(f"### {title}\n\n" + "\n".join(lines) for title, lines in parts)


def main() -> None:
    """Write the page."""
    text = PAGE.read_text(encoding="utf-8")
    block = re.compile(f"{BEGIN}.*{END}", re.DOTALL)
    PAGE.write_text(block.sub(lambda _: f"{BEGIN}\n\n{measured()}\n\n{END}", text), encoding="utf-8")


if __name__ == "__main__":
    main()
