"""A container's log on disk is read over rotated and compressed files, bounded, while the engine may be at work on them."""

from __future__ import annotations

import gzip
import json
import threading
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from daoflow_collector.data_root.logs import DiskLog, LogPlace
from daoflow_collector.logs.records import JsonFile
from daoflow_collector.logs.stream import TooSlowError
from daoflow_collector.machine.local_host import LocalHost


def lines(numbers: Sequence[int], *, stream: str = "stdout") -> bytes:
    """Return records, their number being their second too."""
    return b"".join(
        json.dumps(
            {"log": f"line {number}\n", "stream": stream, "time": f"2026-11-23T12:00:{number % 60:02}Z"}
        ).encode()
        + b"\n"
        for number in numbers
    )


def log_at(folder: Path, *, tail: int = 1_000, since_s: float | None = None, seconds: float = 60.0) -> DiskLog:
    """Return the log whose current file is `folder`/log."""
    place = LogPlace(str(folder / "log"), JsonFile(), "json-file log")
    return DiskLog(LocalHost(), place, tail, since_s, time.monotonic() + seconds)


def texts(log: DiskLog) -> list[str]:
    """Return the lines."""
    return [entry.text.decode() for entry in log.entries()]


def test_files_are_read_oldest_first_and_no_more_than_asked_for(tmp_path: Path) -> None:
    """Current, rotated and compressed files are one log; the tail is counted over all of them."""
    (tmp_path / "log.2.gz").write_bytes(gzip.compress(lines(range(10))))
    (tmp_path / "log.1").write_bytes(lines(range(10, 20)))
    (tmp_path / "log").write_bytes(lines(range(20, 25)))
    (tmp_path / "log.old").write_bytes(b"not of the engine")
    assert texts(log_at(tmp_path)) == [f"line {number}" for number in range(25)]
    assert texts(log_at(tmp_path, tail=18)) == [f"line {number}" for number in range(7, 25)]
    assert texts(log_at(tmp_path, tail=3)) == ["line 22", "line 23", "line 24"]


def test_a_file_being_compressed_counts_once(tmp_path: Path) -> None:
    """While the engine packs a rotated file both are there, the packed one unfinished."""
    (tmp_path / "log.1").write_bytes(lines(range(5)))
    (tmp_path / "log.1.gz").write_bytes(gzip.compress(lines(range(5)))[:30])
    (tmp_path / "log").write_bytes(lines(range(5, 8)))
    assert texts(log_at(tmp_path)) == [f"line {number}" for number in range(8)]


def test_a_file_rotated_while_it_is_read_counts_once(tmp_path: Path) -> None:
    """The current file is renamed after it was opened: it is not read again under its new name."""
    (tmp_path / "log").write_bytes(lines(range(5)))
    (tmp_path / "log.1").hardlink_to(tmp_path / "log")
    assert texts(log_at(tmp_path)) == [f"line {number}" for number in range(5)]


@pytest.mark.parametrize(("sizes", "first"), [((100, 100), 150), ((200,), 150), ((150, 50), 150)])
def test_the_bound_of_bytes_is_said_where_it_cuts(sizes: tuple[int, ...], first: int, tmp_path: Path) -> None:
    """Lines that were asked for and are not read for their sheer size are missed by nobody unless somebody says so."""
    records = [lines([number]) for number in range(200)]
    start = 0
    for number, size in reversed(list(enumerate(reversed(sizes)))):
        name = f"log.{number}" if number else "log"
        (tmp_path / name).write_bytes(b"".join(records[start : start + size]))
        start += size
    log = log_at(tmp_path)
    log.max_bytes = sum(map(len, records[first:])) + 5  # not at the start of a line, as bounds are
    assert texts(log) == [f"line {number}" for number in range(first, 200)]
    left = 200 - sizes[-1]
    if sizes[-1] > 50:
        assert f"{sum(map(len, records[left:first]))} bytes of {tmp_path}/log, and what is older, were not read" in str(
            log.trouble
        )
    else:
        assert f"bytes of {tmp_path}/log.1, and what is older, were not read" in str(log.trouble)


def test_a_packed_file_that_was_cut_gives_what_it_has(tmp_path: Path) -> None:
    """A full disk or a crash leaves half a gzip: the records before the cut count, and nothing is raised."""
    (tmp_path / "log.1.gz").write_bytes(gzip.compress(lines(range(20_000)))[:-2_000])
    (tmp_path / "log").write_bytes(lines([1, 2]))
    log = log_at(tmp_path, tail=100_000)
    found = texts(log)
    assert "read as far as it can be" in str(log.trouble)
    assert found[0] == "line 0"
    assert found[-2:] == ["line 1", "line 2"]
    assert 100 < len(found) < 20_002
    (tmp_path / "log.1.gz").write_bytes(b"no gzip at all")
    assert texts(log_at(tmp_path)) == ["line 1", "line 2"]


def test_since_leaves_older_lines_out(tmp_path: Path) -> None:
    """As the engine does: by the time of the line, whole seconds, the bound itself included."""
    (tmp_path / "log").write_bytes(lines(range(30)))
    noon = 1_795_435_200.0
    assert texts(log_at(tmp_path, since_s=noon + 27.9)) == ["line 27", "line 28", "line 29"]


def test_damaged_records_are_counted_and_the_rest_read(tmp_path: Path) -> None:
    """A record that cannot be decoded is said to be, and costs only itself."""
    (tmp_path / "log").write_bytes(lines([1]) + b'{"log": 5}\nnoise\n' + lines([2]))
    log = log_at(tmp_path)
    assert texts(log) == ["line 1", "line 2"]
    assert log.trouble is not None
    assert log.trouble.startswith("2 records in")


def test_long_lines_are_put_together_by_stream(tmp_path: Path) -> None:
    """A record without a newline goes on in the next one of its stream; the other stream may come in between."""
    pieces = [("stdout", "a" * 16_384), ("stderr", "between\n"), ("stdout", "b\n"), ("stdout", "unfinished")]
    records = [json.dumps({"log": text, "stream": stream, "time": "2026-11-23T12:00:00Z"}) for stream, text in pieces]
    (tmp_path / "log").write_text("".join(f"{record}\n" for record in records))
    assert texts(log_at(tmp_path)) == ["between", "a" * 16_384 + "b", "unfinished"]


def test_a_log_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    """Past its time a long reading stops, so that the short one before it is what the bundle gets."""
    (tmp_path / "log").write_bytes(lines(range(5_000)))
    with pytest.raises(TooSlowError):
        texts(log_at(tmp_path, tail=5_000, seconds=-1))
    (tmp_path / "log.1.gz").write_bytes(gzip.compress(lines(range(5_000))))
    (tmp_path / "log").write_bytes(lines([1]))
    late = log_at(tmp_path, seconds=-1)
    assert texts(late) == ["line 1"]
    assert late.trouble is not None
    assert "no time left" in late.trouble


def test_no_file_is_no_line(tmp_path: Path) -> None:
    """A container that was never started has no log; that is no trouble."""
    log = log_at(tmp_path)
    assert texts(log) == []
    assert log.trouble is None


def test_ten_gigabytes_cost_as_little_as_their_end(tmp_path: Path) -> None:
    """A log that nobody rotated is read from its end: a sparse file of 10 GB takes less than a second."""
    with (tmp_path / "log").open("wb") as file:
        file.seek(10 << 30)
        file.write(b"\n" + lines(range(500)))
    started = time.monotonic()
    assert texts(log_at(tmp_path, tail=200)) == [f"line {number}" for number in range(300, 500)]
    assert time.monotonic() - started < 5


def test_a_log_rotated_under_the_reader_stays_in_order(tmp_path: Path) -> None:
    """An engine that writes, rotates and compresses all the while costs lines at most: none comes twice, none out of order."""
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            with (tmp_path / "log").open("ab") as file:
                file.write(lines(range(number, number + 20)))
            number += 20
            if number % 200 == 0:
                for position in (3, 2, 1):
                    for suffix in ("", ".gz"):
                        old = tmp_path / f"log.{position}{suffix}"
                        if old.exists():
                            old.replace(tmp_path / f"log.{position + 1}{suffix}")
                (tmp_path / "log").replace(tmp_path / "log.1")
                (tmp_path / "log.1.gz").write_bytes(gzip.compress((tmp_path / "log.1").read_bytes()))
                (tmp_path / "log.1").unlink()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        seen = 0
        for _ in range(60):
            numbers = [int(text.removeprefix("line ")) for text in texts(log_at(tmp_path, tail=500))]
            assert all(first < second for first, second in pairwise(numbers))
            seen += len(numbers)
    finally:
        stop.set()
        writer.join()
    assert seen > 1_000
