"""A reader of standard output may be slow, may go away, or may stay and read nothing more."""

from __future__ import annotations

import os
import threading
import time
from io import BytesIO
from pathlib import Path

import pytest
from daoflow_bundle import slow_reader
from daoflow_bundle.slow_reader import write_to_reader

CONTENT = os.urandom(300_000)


def test_a_slow_reader_gets_all() -> None:
    """Somebody who takes a little now and then is waited for, also when an end was asked for meanwhile."""
    reading, writing = os.pipe()
    taken = bytearray()

    def read() -> None:
        with os.fdopen(reading, "rb", buffering=0) as file:
            while piece := file.read(9_000):
                taken.extend(piece)
                time.sleep(0.02)

    peer = threading.Thread(target=read)
    peer.start()
    with os.fdopen(writing, "wb") as stream:
        write_to_reader(stream, CONTENT, lambda: True)
    peer.join()
    assert bytes(taken) == CONTENT


@pytest.mark.parametrize(("stopped", "patience_s"), [(True, slow_reader.PATIENCE_WHEN_STOPPED_S), (False, 0.5)])
def test_a_reader_that_reads_nothing_is_given_up(
    stopped: bool, patience_s: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No pipe is waited for without end: so long, or for a moment once somebody has asked for the end."""
    if not stopped:
        monkeypatch.setattr(slow_reader, "PATIENCE_S", patience_s)
    reading, writing = os.pipe()
    began = time.monotonic()
    with os.fdopen(reading, "rb"), os.fdopen(writing, "wb") as stream:
        with pytest.raises(OSError, match="took nothing for"):
            write_to_reader(stream, CONTENT, lambda: stopped)
        took_s = time.monotonic() - began
    assert patience_s <= took_s < patience_s + 10


def test_a_reader_that_goes_away_is_told() -> None:
    """It is a broken pipe, at once."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as stream, pytest.raises(BrokenPipeError):
        write_to_reader(stream, CONTENT, lambda: False)


def test_files_and_memory_take_all(tmp_path: Path) -> None:
    """What never waits is written as it is."""
    memory, file = BytesIO(), tmp_path / "b"
    write_to_reader(memory, CONTENT, lambda: True)
    with file.open("wb") as stream:
        write_to_reader(stream, CONTENT, lambda: True)
    assert memory.getvalue() == file.read_bytes() == CONTENT
