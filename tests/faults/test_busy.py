"""A host on which everything else runs first: the collector waits for its turn, and takes nothing for hung that only waits, too."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.collector.engine_stack import Stack
from tests.faults.collecting import Collection
from tests.faults.observed import note_down, read_left

ONE_PROCESSOR = ("taskset", "--cpu-list", "0")


@contextmanager
def busy(processes: int) -> Iterator[None]:
    """Keep one processor busy."""
    loops = [subprocess.Popen([*ONE_PROCESSOR, "sh", "-c", "while :; do :; done"]) for _ in range(processes)]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()


def test_a_host_that_hardly_lets_us_run(stack: Stack, tmp_path: Path) -> None:
    """On a processor that three others keep busy, with a thirtieth of it for us, every source is collected, inside the deadline."""
    with busy(3):
        ended = Collection(stack, tmp_path / "out", through=ONE_PROCESSOR).end()
    left = read_left(ended.bundle)
    assert left.integrity == "verified"
    assert {"logs/daoflow.log", "logs/postgres.log", "env/files/.env", "compose/ps.json"} <= left.members
    late = {source: outcome for source, outcome in left.outcomes.items() if outcome == "timeout"}
    assert not late, left.reasons
    note_down("busy", ended, left, expected=[0], said="Bundle written")


def test_a_signal_on_a_host_that_hardly_lets_us_run(stack: Stack, tmp_path: Path) -> None:
    """Where ten others want the same processor, the bundle is closed within two seconds all the same: then we go first."""
    run = Collection(stack, tmp_path / "out", "--tail", "1000000", through=ONE_PROCESSOR)
    run.wait_until(run.writes_members)
    with busy(10):
        time.sleep(2)
        run.process.send_signal(signal.SIGTERM)
        ended = run.end(since=time.monotonic())
    left = read_left(ended.bundle)
    assert left.integrity == "verified"
    note_down("busy-sigterm", ended, left, expected=[4], said="interrupted by SIGTERM")
    assert ended.seconds < 2
