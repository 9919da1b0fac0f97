"""A limit counts the time in which we could run: what is kept waiting is not taken for what hangs."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from daoflow_collector.machine import slowness as module
from daoflow_collector.machine.slowness import Limit, slowness
from daoflow_collector.parallel import within

Kernel = Callable[..., None]


@pytest.fixture
def kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kernel:
    """Let the kernel say how long each thread ran and waited, in nanoseconds."""
    monkeypatch.setattr(module, "_THREADS", tmp_path)

    def say(*threads: str) -> None:
        for number, line in enumerate(threads):
            (tmp_path / str(number)).mkdir(exist_ok=True)
            (tmp_path / str(number) / "schedstat").write_text(line)

    return say


@pytest.mark.parametrize(
    ("threads", "expected"),
    [
        (["1000 0 5"], 1.0),
        (["1000 500 5"], 1.5),
        (["1000 3000 5", "1000 1000 5"], 3.0),
        (["1000 99000 5"], 4.0),
        (["0 0 0"], 1.0),
        (["", "1000 1000 9"], 2.0),
        ([], 1.0),
    ],
)
def test_slowness_is_what_the_kernel_counted(kernel: Kernel, threads: list[str], expected: float) -> None:
    """Of all threads together; bounded, and 1 where nothing is known."""
    kernel(*threads)
    assert slowness() == expected


def test_without_such_a_kernel_everything_is_as_fast_as_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No `/proc`, no stretching."""
    monkeypatch.setattr(module, "_THREADS", tmp_path / "absent")
    assert slowness() == 1.0


def test_this_kernel_says_it() -> None:
    """The real file is read: whoever works alone is hardly kept waiting."""
    until = time.thread_time() + 0.05
    while time.thread_time() < until:
        pass
    assert 1.0 <= slowness() <= 4.0
    assert any(int((thread / "schedstat").read_text().split()[0]) > 0 for thread in Path("/proc/self/task").iterdir())


def test_a_limit_is_stretched_only_by_what_kept_us_waiting(kernel: Kernel) -> None:
    """Twice as slow, twice as long; the words say why it took so long."""
    kernel("1000 0 1")
    past = Limit(time.monotonic() - 10.4, 10.0)
    assert past.left_s() < 0
    assert past.passed() == "no end after 10 s"
    kernel("1000 1000 1")
    assert 9.0 < past.left_s() <= 9.6
    assert past.passed() == "no end after 10 s on a host so busy that this program hardly runs"


def test_an_answer_that_is_only_late_is_waited_for(kernel: Kernel) -> None:
    """Within a stretched limit the answer counts; what hangs is given up nevertheless."""
    kernel("1000 3000 1")
    assert within(0.2, lambda: time.sleep(0.4) or "answer") == "answer"
    with pytest.raises(TimeoutError, match="no end after"):
        within(0.1, lambda: time.sleep(3))
