"""Measure the comparison of states: `python -m bench states [--repeats N] [--json FILE]`.

States of 500 and 2,000 containers, 5 % of them changed in two places, as the analyzer has them after normalising. Ours (equal subtrees
pruned, then DeepDiff) against DeepDiff over the whole trees, in turns, in one process; both must name the same leaves. CPU time.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from daoflow_analyzer.state_diff.compare import differences
from deepdiff import DeepDiff

from bench.measure import Target, machine, print_machine, print_table, settle

BOUNDS_S = {500: 0.2, 2000: 1.0}
CHANGED_EVERY = 20
Tree = dict[str, Any]
Paths = set[tuple[str, ...]]


def fleet(count: int) -> tuple[Tree, Tree]:
    """Return two states of so many containers."""
    source = random.Random(7)

    def container(number: int) -> Tree:
        return {
            "image": f"docker.io/acme/web-{number % 9}:1.{number % 5}",
            "environment": {f"KEY_{key}": str(source.randrange(1000)) for key in range(20)},
            "ports": {f"{8000 + number}/tcp": f"127.0.0.1:{18000 + number}"},
            "mounts": {f"/data/{item}": f"volume v{number}_{item} rw" for item in range(4)},
            "networks": {"default": "joined"},
            "healthcheck": {"interval": 10.0, "timeout": 5.0, "retries": 3},
            "restart": "unless-stopped",
        }

    one = {f"c{number}": container(number) for number in range(count)}
    other = {name: {**tree, "environment": dict(tree["environment"])} for name, tree in one.items()}
    for number in range(0, count, CHANGED_EVERY):
        other[f"c{number}"]["image"] = "docker.io/acme/other:2"
        other[f"c{number}"]["environment"]["KEY_3"] = "changed"
    return one, other


def ours(one: Tree, other: Tree) -> Paths:
    """Compare as the analyzer does."""
    return {path for path, _, _ in differences(one, other)}


def whole(one: Tree, other: Tree) -> Paths:
    """Compare everything with DeepDiff."""
    found = DeepDiff(one, other, threshold_to_diff_deeper=0, view="tree")
    return {tuple(change.path(output_format="list")) for changes in found.values() for change in changes}


def cpu_s(compare: Callable[[Tree, Tree], Paths], one: Tree, other: Tree) -> tuple[float, Paths]:
    """Return the processor time of one comparison, and what it found."""
    started = time.process_time()
    found = compare(one, other)
    return time.process_time() - started, found


def main() -> int:
    """Run the benchmark; return 1 when a comparison takes too long or finds something else than the whole one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    found, rows, targets = machine(), [], []
    for count, bound_s in BOUNDS_S.items():
        one, other = fleet(count)
        times: dict[str, list[float]] = {"ours": [], "whole": []}
        for _ in range(options.repeats):
            spent, mine = cpu_s(ours, one, other)
            times["ours"].append(spent)
            spent, theirs = cpu_s(whole, one, other)
            times["whole"].append(spent)
            if mine != theirs:
                print(
                    f"the pruned comparison of {count} containers found something else than the whole one",
                    file=sys.stderr,
                )
                return 1
        pruned_s, whole_s = statistics.median(times["ours"]), statistics.median(times["whole"])
        rows.append((str(count), str(len(mine)), f"{pruned_s:.3f}", f"{whole_s:.2f}", f"{whole_s / pruned_s:.0f}x"))
        targets.append(Target(f"{count} containers, CPU s", pruned_s, bound_s))
    print_machine(found)
    print_table(("containers", "differences", "pruned, CPU s", "DeepDiff alone, CPU s", "faster"), rows)
    return settle(targets, {"rows": rows}, options.json)


if __name__ == "__main__":
    sys.exit(main())
