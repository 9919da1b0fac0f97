"""Everything else on the host goes first while it is read, and nothing does while the bundle is closed."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.collector.command import as_nobody

SCRIPT = """
import os, threading
from daoflow_collector.machine.priority import lower_priority
before = os.nice(0)
priority = lower_priority()
started, done, lows, highs = threading.Barrier(4), threading.Event(), [], []
restored = []
def work():
    lows.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))
    started.wait()
    done.wait()
    highs.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))
threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
started.wait()
priority.restore()
restored.extend(os.getpriority(os.PRIO_PROCESS, thread.native_id) for thread in threads)
priority.hasten()
done.set()
for thread in threads:
    thread.join()
assert lows == [max(before, 10)] * 3, lows
assert restored == [before] * 3, restored
assert highs == [-20] * 3 and os.nice(0) == -20, highs
print("ok")
"""


def test_every_thread_is_lowered_and_every_thread_is_restored_and_goes_first_at_the_end() -> None:
    """A thread that stays low would hold the interpreter's lock while nobody lets it run (root may raise)."""
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert done.stdout == "ok\n", done.stderr


@pytest.mark.skipif(os.getuid() != 0, reason="becomes another user")
def test_who_cannot_take_it_back_gives_away_less() -> None:
    """Without root nice 10 is for good: on a busy host neither the deadline nor a signal would be kept."""
    script = "from daoflow_collector.machine.priority import lower_priority; print(lower_priority().words)"
    command = [*as_nobody(), sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/")
    assert done.stdout.startswith("CPU: nice 3;"), done.stderr
