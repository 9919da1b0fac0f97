"""Log lines are taken apart, and shown with their neighbours."""

from datetime import UTC, datetime

import pytest
from daoflow_analyzer.scan.excerpts import excerpt
from daoflow_analyzer.scan.lines import parse_line, parse_time, quoted_source

from tests.analyzer.scan.conftest import MemoryLogs, Texts


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (b"2026-11-23T12:44:02.669529057Z stderr [auth] x", ("2026-11-23T12:44:02.669529057Z", "stderr", "[auth] x")),
        (b"2026-11-23T12:44:02Z stdout   indented", ("2026-11-23T12:44:02Z", "stdout", "  indented")),
        (b"2026-11-23T12:44:02Z journal dockerd: y\r", ("2026-11-23T12:44:02Z", "journal", "dockerd: y")),
        (b"2026-11-23T12:44:02Z stdout ", ("2026-11-23T12:44:02Z", "stdout", "")),
        (b"2026-11-23T12:44:02Z stdout", ("2026-11-23T12:44:02Z", "stdout", "")),
        (b"no time at all", ("", "", "no time at all")),
        (b"2026-11-23T12:44:02Z other text", ("", "", "2026-11-23T12:44:02Z other text")),
        (b"\xff\xfe", ("", "", "\ufffd\ufffd")),
        (b"", ("", "", "")),
    ],
)
def test_a_line_is_time_stream_and_text(line: bytes, parts: tuple[str, str, str]) -> None:
    """A line that lacks time or stream is all text, so that no signature misses it."""
    assert parse_line(line) == parts


def test_times_are_aware_utc_or_nothing() -> None:
    """Nanoseconds are cut to microseconds; what is no time gives None, whatever it is."""
    assert parse_time("2026-11-23T12:44:02.669529057Z") == datetime(2026, 11, 23, 12, 44, 2, 669529, tzinfo=UTC)
    assert parse_time("2026-11-23T14:44:02+02:00") == datetime(2026, 11, 23, 12, 44, 2, tzinfo=UTC)
    assert [
        parse_time(text) for text in ("", "2026-13-40T99:99:99Z", "2026-11-23T12:44:02", "0001-01-01T00:00:00+23:00")
    ] == [None] * 4


def test_quoted_source_is_told_from_text_with_a_bar() -> None:
    """Only a line number and a bar at the beginning, or after the program's own words, make a code frame."""
    assert quoted_source("55647 | function nearby() {") == len("55647 | ")
    assert quoted_source("[worker] Temporal worker failed: 194 |   const client") == len(
        "[worker] Temporal worker failed: 194 | "
    )
    assert quoted_source("a | b") is None
    assert quoted_source("GET /x?a=1 | jq") is None


def test_excerpts_hold_the_neighbours_of_each_cited_line(texts: Texts) -> None:
    """Several cited lines of one member come from one reading, with overlapping surroundings and the log's edges respected."""
    source = texts(daoflow=[f"line {number}" for number in range(1, 5001)])
    found = excerpt(source, "logs/daoflow.log", [1, 2500, 2502, 5000, 9999], before=2, after=1)
    assert sorted(found) == [1, 2500, 2502, 5000]
    assert [(line.line, line.is_evidence) for line in found[2502]] == [
        (2500, False),
        (2501, False),
        (2502, True),
        (2503, False),
    ]
    assert [line.line for line in found[1]] == [1, 2]
    assert [line.line for line in found[5000]] == [4998, 4999, 5000]
    assert found[1][0].text.endswith("Z stderr line 1")


def test_an_excerpt_cuts_long_lines(logs: type[MemoryLogs]) -> None:
    """A line of megabytes is shown as far as a person can read."""
    source = logs({"logs/x.log": b"a\n" + b"b" * 3_000_000 + b"\nc\n"}, chunk_bytes=1 << 16)
    shown = excerpt(source, "logs/x.log", [2])[2]
    assert [len(line.text) for line in shown] == [1, 2001, 1]
