"""A host on which everything else runs first: the collector waits for its turn, and takes nothing for hung that only waits, too."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.collector.engine_stack import Stack
from tests.faults.collecting import Collection
from tests.faults.observed import note_down, read_left

ONE_PROCESSOR = ("taskset", "--cpu-list", "0")
BUSY = 3


@contextmanager
def busy_processor() -> Iterator[None]:
    """Keep one processor busy."""
    loops = [subprocess.Popen([*ONE_PROCESSOR, "sh", "-c", "while :; do :; done"]) for _ in range(BUSY)]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()


def test_a_host_that_hardly_lets_us_run(stack: Stack, tmp_path: Path) -> None:
    """On a processor that three others keep busy, with a thirtieth of it for us, every source is collected, inside the deadline."""
    with busy_processor():
        ended = Collection(stack, tmp_path / "out", through=ONE_PROCESSOR).end()
    left = read_left(ended.bundle)
    assert left.integrity == "verified"
    assert {"logs/daoflow.log", "logs/postgres.log", "env/files/.env", "compose/ps.json"} <= left.members
    late = {source: outcome for source, outcome in left.outcomes.items() if outcome == "timeout"}
    assert not late, left.reasons
    note_down("busy", ended, left, expected=[0], said="Bundle written")
