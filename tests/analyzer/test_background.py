"""Work in the background: its value, and its error."""

from __future__ import annotations

import threading

import pytest
from daoflow_analyzer.background import Background


def test_the_result_is_waited_for() -> None:
    """It runs beside the caller, and gives its value as often as it is asked for."""
    go = threading.Event()
    work = Background(lambda: go.wait(10) and threading.current_thread() is not threading.main_thread())
    go.set()

    assert work.result() is True
    assert work.result() is True


def test_an_error_is_raised_where_the_result_is_asked_for() -> None:
    """Nothing that fails in a thread gets lost."""

    def fail() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        Background(fail).result()
