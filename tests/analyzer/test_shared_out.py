"""Work is shared out among processes: each piece is done once, by somebody."""

from __future__ import annotations

import sys

import pytest
from daoflow_analyzer.forked import Forked, LostError
from daoflow_analyzer.shared_out import SharedOut


@pytest.mark.parametrize("count", [0, 1, 7, 4_096, 4_097, 20_000])
def test_one_process_takes_every_piece_once(count: int) -> None:
    """Also more pieces than a pipe holds numbers of."""
    with SharedOut(range(count)) as shared:
        taken = list(shared.take())
        assert list(shared.take()) == []
    assert sorted(taken) == list(range(count))
    if count <= 4_096:
        assert taken == list(range(count))


@pytest.mark.skipif(sys.platform != "linux", reason="it forks on Linux only")
@pytest.mark.parametrize("count", [1, 50, 10_000])
def test_two_processes_together_take_every_piece_once(count: int) -> None:
    """However the system lets them run."""
    with SharedOut(range(count)) as shared, Forked(lambda _tell: list(shared.take())) as other:
        ours = list(shared.take())
        theirs = other.result(lambda _done: None)
    assert sorted([*ours, *theirs]) == list(range(count))


@pytest.mark.skipif(sys.platform != "linux", reason="it forks on Linux only")
def test_a_process_that_dies_holds_nobody_up() -> None:
    """What it had taken is gone with it; the rest is there for the other."""

    def dies(_tell: object) -> None:
        next(shared.take())
        raise KeyboardInterrupt

    with SharedOut(range(10)) as shared, Forked(dies) as other:
        with pytest.raises(LostError):
            other.result(lambda _done: None)
        assert list(shared.take()) == list(range(1, 10))
