"""Writes which planted secrets survive in whose output into a page: python -m bench.surviving out/bench/collect.json docs/privacy.md."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bench.collect import PLACES

BEGIN = "<!-- surviving: begin -->"
END = "<!-- surviving: end -->"


def table(document: dict[str, object]) -> str:
    """Return the table of a run of `bench collect`: a row for each place, a column for each rival."""
    planted, rows = document["planted"], document["rows"]
    if not (isinstance(planted, dict) and isinstance(rows, list)):
        raise SystemExit("this is no result of `bench collect`")
    lines = [
        "| secrets surviving, by where they were | " + " | ".join(str(row["name"]) for row in rows) + " |",
        "|---|" + "---|" * len(rows),
    ]
    for place, number in planted.items():
        cells = " | ".join(f"{row['surviving'][place]} of {number}" for row in rows)
        lines.append(f"| {PLACES[place]} | {cells} |")
    total = sum(planted.values())
    lines.append("| all | " + " | ".join(f"{sum(row['surviving'].values())} of {total}" for row in rows) + " |")
    return "\n".join(lines)


def main() -> None:
    """Replace what stands between the page's two marks."""
    result, page = map(Path, sys.argv[1:3])
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    written = f"{before}{BEGIN}\n\n{table(json.loads(result.read_text()))}\n\n{END}{after}"
    page.write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
