"""Several logs become one in the order of time, and each keeps its own order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from daoflow_analyzer.merged_log.entry import LogEntry
from daoflow_analyzer.merged_log.merge import MAX_TEXT, logs_of, merged
from daoflow_analyzer.merged_log.selection import between, newest, with_context
from daoflow_bundle.errors import FormatError
from daoflow_bundle.manifest import Manifest
from hypothesis import given
from hypothesis import strategies as st


class Logs:
    """A bundle of logs; a log whose content ends with `DAMAGE` breaks there."""

    DAMAGE = b"\0damage\0"
    manifest: Manifest | None = None

    def __init__(self, **content: bytes) -> None:
        self.content = {f"logs/{name}.log": text for name, text in content.items()}
        self.members = tuple(self.content)

    def stream(self, name: str, buffer: bytearray | None = None) -> Iterator[memoryview]:
        """Yield the content through the buffer, as a real bundle does."""
        assert buffer is not None
        text, view = self.content[name], memoryview(buffer)
        whole = text.removesuffix(self.DAMAGE)
        for start in range(0, len(whole), 7):
            piece = whole[start : start + 7]
            view[: len(piece)] = piece
            yield view[: len(piece)]
        if text != whole:
            raise FormatError("the frame is damaged")


def entries(logs: Logs, damages: dict[str, str] | None = None) -> list[LogEntry]:
    """Return all entries, merged."""
    return list(merged(logs, logs_of(logs), {} if damages is None else damages))


def line(second: float, text: str = "x") -> bytes:
    """Return a log line at that second of one minute."""
    return f"2026-11-23T12:44:{second:012.9f}Z stdout {text}\n".encode()


def test_lines_come_by_time_to_the_nanosecond() -> None:
    """The line that was written a nanosecond earlier comes first, whichever log it is in."""
    found = entries(Logs(a=line(1) + line(3.000000002), b=line(2) + line(3.000000001)))

    assert [(item.service, item.line) for item in found] == [("a", 1), ("b", 1), ("b", 2), ("a", 2)]


def test_lines_without_a_time_or_with_an_older_one_stay_where_their_log_has_them() -> None:
    """A continuation line follows its line; a clock that steps back does not tear a log apart."""
    found = entries(Logs(a=line(5) + b"    at frame\n" + line(1, "stepped back"), b=line(4) + line(6)))

    assert [(item.service, item.text) for item in found] == [
        ("b", "x"),
        ("a", "x"),
        ("a", "    at frame"),
        ("a", "stepped back"),
        ("b", "x"),
    ]


@given(
    st.dictionaries(
        st.sampled_from("abc"), st.lists(st.integers(0, 59).map(float), min_size=1, max_size=20), min_size=1
    )
)
def test_every_line_comes_once_and_each_log_in_order(times: dict[str, list[float]]) -> None:
    """Merging loses nothing, doubles nothing, and never changes the order within a log."""
    found = entries(Logs(**{name: b"".join(map(line, seconds)) for name, seconds in times.items()}))

    for name, seconds in times.items():
        assert [item.line for item in found if item.service == name] == list(range(1, len(seconds) + 1))
    assert len(found) == sum(map(len, times.values()))
    assert [item.key for item in found] == sorted(item.key for item in found)


def test_a_damaged_log_gives_what_came_before_and_says_so() -> None:
    """Damage in one log ends that log only."""
    damages: dict[str, str] = {}
    found = entries(Logs(a=line(1) + Logs.DAMAGE, b=line(2)), damages)

    assert [item.service for item in found] == ["a", "b"]
    assert damages == {"logs/a.log": "the frame is damaged"}


def test_a_line_of_megabytes_is_cut() -> None:
    """What no terminal can show is not kept, and the next line is numbered on."""
    found = entries(Logs(a=line(1, "y" * 3_000_000) + line(2)))

    assert [(len(item.text), item.line) for item in found] == [(MAX_TEXT, 1), (1, 2)]


def test_only_logs_are_merged_under_the_names_people_use() -> None:
    """Services, replicas, the engine's journal and applications' logs; no other member."""
    logs = Logs(postgres=b"", **{"daoflow.2": b""})
    logs.members += ("engine/journal.log", "applications/shop/logs/web.log", "collector/log.jsonl", "compose/ps.txt")

    assert list(logs_of(logs)) == ["postgres", "daoflow.2", "engine", "shop/web"]


@pytest.mark.parametrize(
    ("wanted", "context", "shown"),
    [
        ({5}, 0, [(5, 4, True)]),
        ({5}, 1, [(4, 3, False), (5, 0, True), (6, 0, False)]),
        ({2, 4}, 1, [(1, 0, False), (2, 0, True), (3, 0, False), (4, 0, True), (5, 0, False)]),
        ({2, 8}, 1, [(1, 0, False), (2, 0, True), (3, 0, False), (7, 3, False), (8, 0, True), (9, 0, False)]),
        ({1}, 3, [(1, 0, True), (2, 0, False), (3, 0, False), (4, 0, False)]),
        (set(), 2, []),
    ],
)
def test_context_is_around_each_hit_once_and_what_is_left_out_is_counted(
    wanted: set[int], context: int, shown: list[tuple[int, int, bool]]
) -> None:
    """Lines around hits come once, hits are told from context, and the gap before a line is known."""
    lines = entries(Logs(a=b"".join(line(second) for second in range(9))))
    found = with_context(lines, lambda entry: entry.line in wanted, context)

    assert [(item.entry.line, item.hidden, item.selected) for item in found] == shown


def test_a_window_ends_reading() -> None:
    """Both ends belong to the window, and what comes after it is not read at all."""
    lines = iter(entries(Logs(a=b"".join(line(second) for second in range(9)))))
    found = list(between(lines, "2026-11-23T12:44:02.000000000", "2026-11-23T12:44:04.000000000"))

    assert [item.line for item in found] == [3, 4, 5]
    assert [item.line for item in lines] == [7, 8, 9]


def test_the_newest_lines_say_how_many_went_before() -> None:
    """`--tail` keeps the last lines, and counts the others, hidden ones too."""
    lines = entries(Logs(a=b"".join(line(second) for second in range(9))))
    found = list(newest(with_context(lines, lambda entry: entry.line % 2 == 0, 0), 2))

    assert [(item.entry.line, item.hidden) for item in found] == [(6, 5), (8, 1)]
