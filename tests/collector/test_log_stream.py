"""The engine's log stream becomes entries, however it is cut and whatever it holds."""

import struct
from collections.abc import Iterator, Sequence

import pytest
from daoflow_collector.context import LogEntry
from daoflow_collector.logs.stream import (
    MAX_RAW_LINE_BYTES,
    RECORD_BYTES,
    LogStreamError,
    multiplexed_entries,
    terminal_entries,
)
from hypothesis import given
from hypothesis import strategies as st

TIME = "2026-11-23T12:00:00.000000001Z"
LATER = "2026-11-23T12:00:00.000000002Z"


def frame(stream: int, payload: bytes) -> bytes:
    """Return one frame as the engine sends it."""
    return struct.pack(">BxxxI", stream, len(payload)) + payload


def record(stream: int, text: bytes, *, time: str = TIME, end: bytes = b"\n") -> bytes:
    """Return one log record as a frame."""
    return frame(stream, time.encode() + b" " + text + end)


def cut(content: bytes, sizes: Sequence[int]) -> Iterator[bytes]:
    """Yield `content` in pieces of the sizes given, the rest at the end."""
    at = 0
    for size in sizes:
        yield content[at : at + size]
        at += size
    yield content[at:]


def test_streams_are_told_apart_and_the_order_kept() -> None:
    """Crashes are on stderr: each entry says which stream it is from, in the order they were recorded."""
    content = record(1, b"one") + record(2, b"two", time=LATER) + record(1, b"")
    assert list(multiplexed_entries([content])) == [
        LogEntry(TIME, "stdout", b"one"),
        LogEntry(LATER, "stderr", b"two"),
        LogEntry(TIME, "stdout", b""),
    ]


def test_pieces_of_a_long_line_are_joined_per_stream() -> None:
    """The engine cuts long lines at 16 KiB and puts the time before each piece; the other stream may come in between."""
    first, second = b"a" * RECORD_BYTES, b"b" * 10
    content = record(1, first, end=b"") + record(2, b"between") + record(1, second)
    assert list(multiplexed_entries([content])) == [
        LogEntry(TIME, "stderr", b"between"),
        LogEntry(TIME, "stdout", first + second),
    ]


def test_a_long_line_of_the_local_driver_ends_with_its_last_piece() -> None:
    """That driver's last piece comes without a newline: the line after it is another, also behind a line of exactly one record."""
    first, second = b"a" * RECORD_BYTES, b"b" * 10
    long = record(1, first, end=b"") + record(1, second, end=b"")
    exact = record(1, first, end=b"") + record(1, b"", end=b"")
    assert list(multiplexed_entries([long + exact + record(1, b"after")])) == [
        LogEntry(TIME, "stdout", first + second),
        LogEntry(TIME, "stdout", first),
        LogEntry(TIME, "stdout", b"after"),
    ]


def test_a_line_without_an_end_is_still_there() -> None:
    """The last piece of a log that was cut is an entry like others."""
    assert list(multiplexed_entries([record(2, b"fatal", end=b"")])) == [LogEntry(TIME, "stderr", b"fatal")]
    assert list(terminal_entries([TIME.encode() + b" half"])) == [LogEntry(TIME, "stdout", b"half")]


def test_a_monstrous_line_is_bounded() -> None:
    """No line is kept beyond its bound, and what follows it is not lost."""
    huge = frame(1, TIME.encode() + b" " + b"x" * (3 * MAX_RAW_LINE_BYTES) + b"\n")
    pieces = b"".join(record(1, b"y" * RECORD_BYTES, end=b"") for _ in range(100)) + record(1, b"end")
    entries = list(multiplexed_entries(cut(huge + record(2, b"after") + pieces, [70_000] * 40)))
    assert max(len(entry.text) for entry in entries) <= MAX_RAW_LINE_BYTES
    assert LogEntry(TIME, "stderr", b"after") in entries
    terminal = [b"z" * 900_000, b"z" * 900_000, b"\n" + TIME.encode() + b" after\n"]
    assert [entry.text[:5] for entry in terminal_entries(terminal)] == [b"zzzzz", b"after"]


def test_a_broken_header_is_an_error_after_what_was_good() -> None:
    """Garbage in the stream is said, not guessed at; the entries before it count."""
    entries = multiplexed_entries([record(1, b"good") + b"\x09\x00\x00\x00\x00\x00\x00\x01x"])
    assert next(entries).text == b"good"
    with pytest.raises(LogStreamError, match="broken header"):
        next(entries)


def test_a_terminals_log_is_plain_text() -> None:
    """A container with a terminal sends no frames, ends lines with CR LF, and repeats the time inside long lines."""
    long = TIME.encode() + b" " + b"q" * RECORD_BYTES + TIME.encode() + b" " + b"r\r\n"
    content = TIME.encode() + b" first\r\n" + long
    assert list(terminal_entries([content])) == [
        LogEntry(TIME, "stdout", b"first"),
        LogEntry(TIME, "stdout", b"q" * RECORD_BYTES + b"r"),
    ]


@given(
    st.lists(
        st.tuples(st.sampled_from([1, 2]), st.binary(max_size=40).filter(lambda text: b"\n" not in text)), max_size=8
    ),
    st.lists(st.integers(1, 30), max_size=30),
)
def test_it_does_not_matter_how_the_stream_is_cut(records: list[tuple[int, bytes]], sizes: list[int]) -> None:
    """Chunks of the network and records of the log have nothing to do with each other."""
    content = b"".join(record(stream, text) for stream, text in records)
    assert list(multiplexed_entries(cut(content, sizes))) == list(multiplexed_entries([content]))
    plain = b"".join(TIME.encode() + b" " + text + b"\n" for _, text in records)
    assert list(terminal_entries(cut(plain, sizes))) == list(terminal_entries([plain]))
