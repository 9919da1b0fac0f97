"""A limit counts the time in which there was a chance to run: what is kept waiting is not taken for what hangs."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from daoflow_collector.machine import limit as module
from daoflow_collector.machine.limit import Limit, waited_ns
from daoflow_collector.parallel import within

Kernel = Callable[..., None]


@pytest.fixture
def kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kernel:
    """Let the kernel say for how many seconds each thread of a process waited, and what children it has."""
    monkeypatch.setattr(module, "_PROC", tmp_path)

    def say(process: str, waited: Mapping[str, float], children: str = "") -> None:
        for name, seconds in waited.items():
            thread = tmp_path / process / "task" / name
            thread.mkdir(parents=True, exist_ok=True)
            (thread / "schedstat").write_text(f"1000 {int(seconds * 1e9)} 5\n")
            (thread / "children").write_text(children)

    return say


def test_waiting_is_what_the_kernel_counted(kernel: Kernel, tmp_path: Path) -> None:
    """Of all threads, of a command with what it started (`docker` starts its Compose plugin), and 0 where nothing is known."""
    assert waited_ns("self") == {}
    kernel("self", {"1": 1.5, "2": 2.0}, children="7")
    kernel("7", {"7": 1.0, "70": 0.5}, children="8 9")
    kernel("8", {"8": 4.0})
    assert waited_ns("self") == {"1": 1_500_000_000, "2": 2_000_000_000}
    assert waited_ns("7") == {"7": 1_000_000_000, "70": 500_000_000, "8": 4_000_000_000}
    (tmp_path / "self" / "task" / "1" / "schedstat").write_text("")
    assert waited_ns("self") == {"2": 2_000_000_000}


def test_this_kernel_says_it() -> None:
    """On one processor that another process keeps busy, whoever works is kept waiting."""
    busy = ["taskset", "--cpu-list", "0", "sh", "-c", "while :; do :; done"]
    with subprocess.Popen(busy) as first, subprocess.Popen(busy) as second:
        try:
            until = time.monotonic() + 20
            while sum(waited_ns(str(second.pid)).values()) < 5e7 and time.monotonic() < until:
                time.sleep(0.05)
            assert sum(waited_ns(str(second.pid)).values()) >= 5e7
        finally:
            first.kill()
            second.kill()


def test_a_limit_is_stretched_only_by_what_kept_us_waiting(kernel: Kernel) -> None:
    """Waiting is given back, three quarters of the time at most; the words say why it took so long."""
    kernel("self", {"1": 100.0})
    over = Limit(10.0, started=time.monotonic() - 10.4)
    assert over.left_s() < 0
    assert over.passed() == "no end after 10 s"
    kernel("self", {"1": 106.0})
    assert 5.0 < over.left_s() <= 5.6
    assert over.passed() == "no end after 10 s on a host so busy that this program hardly runs"
    kernel("self", {"1": 900.0})
    assert 7.0 < over.left_s() <= 7.4


def test_a_thread_that_ended_takes_nothing_with_it(kernel: Kernel, tmp_path: Path) -> None:
    """What others waited since is given back all the same."""
    kernel("self", {"1": 50.0, "2": 3.0})
    over = Limit(10.0, started=time.monotonic() - 10.4)
    shutil.rmtree(tmp_path / "self" / "task" / "1")
    kernel("self", {"2": 5.0, "3": 4.0})
    assert 5.0 < over.left_s() <= 5.6


def test_what_holds_always_is_not_stretched(kernel: Kernel) -> None:
    """The run's own end comes first."""
    kernel("self", {"1": 0.0})
    now = time.monotonic()
    over = Limit(10.0, latest=now + 1.0, started=now - 10.4)
    kernel("self", {"1": 9.0})
    assert 0.0 < over.left_s() <= 1.0


def test_an_answer_that_is_only_late_is_waited_for(kernel: Kernel) -> None:
    """Within a stretched limit the answer counts; what hangs is given up nevertheless."""
    kernel("self", {"1": 0.0})

    def late() -> str:
        kernel("self", {"1": 5.0})
        time.sleep(0.4)
        return "answer"

    assert within(0.2, late) == "answer"
    with pytest.raises(TimeoutError, match="no end after"):
        within(0.1, lambda: time.sleep(3))
