"""The stack that most faults strike."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from tests.collector.engine_stack import Stack, running_stack


@pytest.fixture(scope="session")
def stack(docker_engine: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Return a running stack whose chatty container has written 30,000 lines."""
    assert docker_engine
    with running_stack(tmp_path_factory.mktemp("engine") / "daoflow") as running:
        running.wait_until_said("daoflow", "key ", tries=300)
        yield running


@pytest.fixture(scope="session", autouse=True)
def signals_that_arrive() -> None:
    """Take back what `nohup` or a shell's `&` leaves behind: a collector whose parent ignores a signal ignores it too, and rightly."""
    for number in (signal.SIGINT, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
