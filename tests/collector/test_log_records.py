"""The engine's two log formats on disk: the newest records are found from the end, whatever the file went through."""

from __future__ import annotations

import io
import json
import struct

import pytest
from daoflow_collector.logs.records import JsonFile, Local, LogFormat
from hypothesis import given
from hypothesis import strategies as st

NANOSECONDS = 1_795_437_842_669_529_057
TEXTS = st.lists(st.binary(max_size=60), max_size=40)


def json_record(text: bytes) -> bytes:
    """Return one record as the driver json-file writes it."""
    document = {"log": text.decode("utf-8", "replace") + "\n", "stream": "stderr", "time": "2026-11-23T12:44:02.6695Z"}
    return json.dumps(document).encode() + b"\n"


def varint(value: int) -> bytes:
    """Return a number as protobuf writes it."""
    parts = []
    while value > 0x7F:
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*parts, value])


def local_record(text: bytes, *, metadata: bytes | None = None) -> bytes:
    """Return one record as the driver local writes it; `metadata` of a piece of a longer line."""
    message = b"\x0a\x06stderr" + b"\x10" + varint(NANOSECONDS) + b"\x1a" + varint(len(text)) + text
    if metadata is not None:
        message += b"\x20\x01" + b"\x2a" + varint(len(metadata)) + metadata
    length = struct.pack(">I", len(message))
    return length + message + length


def newest(kind: LogFormat, content: bytes, wanted: int, *, max_bytes: int = 1 << 20) -> tuple[list[bytes], int]:
    """Return the texts of the newest records, and how many the format says these are."""
    file = io.BytesIO(content)
    start, count = kind.tail_start(file, len(content), wanted, max_bytes=max_bytes)
    file.seek(start)
    decoded = [kind.decode(raw) for raw in kind.raw_records(file)]
    return [record.text for record in decoded if record is not None], count


@given(TEXTS, st.integers(1, 50))
def test_newest_local_records_are_found_from_the_end(texts: list[bytes], wanted: int) -> None:
    """As many as wanted, in their order, byte for byte."""
    found, count = newest(Local(), b"".join(map(local_record, texts)), wanted)
    assert found == texts[-wanted:]
    assert count == len(found)


@given(TEXTS, st.integers(1, 50))
def test_newest_json_records_are_found_from_the_end(texts: list[bytes], wanted: int) -> None:
    """As many as wanted, in their order; line ends inside a record are no ends of records."""
    found, count = newest(JsonFile(), b"".join(map(json_record, texts)), wanted)
    expected = [text.decode("utf-8", "replace").encode().rstrip(b"\n") for text in texts[-wanted:]]
    assert found == expected
    assert count == len(found)


@pytest.mark.parametrize(("kind", "record"), [(Local(), local_record), (JsonFile(), json_record)])
@given(data=st.data())
def test_half_a_record_at_the_end_costs_only_itself(kind: LogFormat, record: object, data: st.DataObject) -> None:
    """The engine died, or is, in the middle of writing: every record before that one is read."""
    assert callable(record)
    whole = [record(b"line %d" % number) for number in range(5)]
    cut = data.draw(st.integers(1, len(whole[-1]) - 1))
    found, _ = newest(kind, b"".join(whole[:-1]) + whole[-1][:cut], 100)
    assert found == [b"line 0", b"line 1", b"line 2", b"line 3"]


@pytest.mark.parametrize(("kind", "record"), [(Local(), local_record), (JsonFile(), json_record)])
@given(content=st.binary(max_size=300))
def test_garbage_is_survived_and_what_follows_it_read(kind: LogFormat, record: object, content: bytes) -> None:
    """Bytes that are no record are passed over or end the reading, never more."""
    assert callable(record)
    found, _ = newest(kind, content + b"\n" + record(b"after"), 1)
    assert found == [b"after"]
    newest(kind, content, 10)


def test_only_the_end_of_a_large_file_is_read() -> None:
    """The byte bound holds before the wanted count, and begins at a whole record."""
    for kind, content in (
        (Local(), b"".join(local_record(b"%06d" % number) for number in range(10_000))),
        (JsonFile(), b"".join(json_record(b"%06d" % number) for number in range(10_000))),
    ):
        found, count = newest(kind, content, 10_000, max_bytes=5_000)
        assert 20 < len(found) < 200
        assert count == len(found)
        assert found[-1] == b"009999"


def test_time_and_stream_are_as_the_engine_prints_them() -> None:
    """Nine digits of a second in both formats: the engine drops zeros on disk, and counts nanoseconds in the other."""
    decoded = [JsonFile().decode(json_record(b"x").strip()), Local().decode(local_record(b"x")[4:-4])]
    assert [(record.time, record.stream) for record in decoded if record is not None] == [
        ("2026-11-23T12:44:02.669500000Z", "stderr"),
        ("2026-11-23T12:44:02.669529057Z", "stderr"),
    ]


def test_pieces_of_a_line_say_whether_they_are_its_last() -> None:
    """Metadata with `last` ends the line, without it the line goes on; a record without metadata is a line."""
    pieces = [local_record(b"x", metadata=b"\x12\x02ab\x18\x01"), local_record(b"x", metadata=b"\x08\x01\x12\x02ab")]
    decoded = [Local().decode(raw[4:-4]) for raw in (*pieces, local_record(b"x"))]
    assert [record is not None and record.complete for record in decoded] == [False, True, True]


def test_zeros_of_a_power_loss_are_passed_over() -> None:
    """A file system may leave NUL bytes where a write was lost; the line behind them is read."""
    found, _ = newest(JsonFile(), json_record(b"before") + b"\0" * 5_000 + json_record(b"after"), 10)
    assert found == [b"before", b"after"]
