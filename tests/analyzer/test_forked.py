"""Work in a forked process: its value, its progress, and its end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from daoflow_analyzer import forked
from daoflow_analyzer.forked import Forked, LostError, Progress

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it forks on Linux only")


def test_the_value_comes_back_and_so_does_the_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the copy does leaves no trace here but its value."""
    monkeypatch.setattr(forked, "TOLD_EVERY_S", 0.0)
    here: list[int] = []
    told: list[int] = []

    def work(tell: Progress) -> tuple[int, int]:
        here.append(1)
        tell(10)
        tell(20)
        return os.getpid(), len(here)

    with Forked(work) as other:
        process, count = other.result(told.append)

    assert (process != os.getpid(), count, here, told) == (True, 1, [], [10, 20])


def raises(_tell: Progress) -> int:
    """Fail."""
    raise ValueError("no")


def is_killed(_tell: Progress) -> int:
    """End as a process does for which there is no memory left."""
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def cannot_be_pickled(_tell: Progress) -> object:
    """Return what has no bytes."""
    return lambda: 0


@pytest.mark.parametrize("work", [raises, is_killed, cannot_be_pickled])
def test_an_end_without_an_answer_is_said(work: forked.Callable[[Progress], object]) -> None:
    """Whoever asked does the work himself then, and meets the error himself."""
    with Forked(work) as other, pytest.raises(LostError):
        other.result(lambda _: None)


def test_no_process_to_be_had_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """A limit of processes is no reason to fail."""

    def refuse() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(forked, "_fork", refuse)
    with Forked(lambda _: 1) as other, pytest.raises(LostError):
        other.result(lambda _: None)


def test_leaving_ends_it(tmp_path: Path) -> None:
    """Nobody computes on when the first process has failed or was interrupted."""
    begun = tmp_path / "begun"

    def work(_tell: Progress) -> None:
        begun.write_text(str(os.getpid()), encoding="ascii")
        time.sleep(60)

    def interrupted() -> None:
        with Forked(work):
            while not begun.exists() or not begun.read_text(encoding="ascii"):
                time.sleep(0.01)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    with pytest.raises(ProcessLookupError):
        os.kill(int(begun.read_text(encoding="ascii")), 0)


def test_one_core_and_other_threads_forbid_it() -> None:
    """A lock that another thread holds would be held for ever in the copy."""
    code = (
        "import os, threading\n"
        "from daoflow_analyzer.forked import can_fork\n"
        "cores = len(os.sched_getaffinity(0))\n"
        "assert can_fork() == (cores > 1)\n"
        "go = threading.Event(); thread = threading.Thread(target=go.wait); thread.start()\n"
        "assert not can_fork(); go.set(); thread.join()\n"
        "os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); assert not can_fork()\n"
    )
    done = subprocess.run((sys.executable, "-c", code), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
