"""A log too long for its time: the newest lines first, then each time ten times as many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from daoflow_bundle.outcome import Outcome
from daoflow_bundle.spool import SealedSpool
from daoflow_collector.budget import log_limits
from daoflow_collector.context import Context, LogEntry
from daoflow_collector.data_root.logs import DiskLog, LogPlace
from daoflow_collector.discovery import discover
from daoflow_collector.engine.project_containers import FoundContainer
from daoflow_collector.logs.records import JsonFile
from daoflow_collector.logs.stream import TooSlowError
from daoflow_collector.machine.local_host import LocalHost
from daoflow_collector.options import Options
from daoflow_collector.probe import Ended
from daoflow_collector.probes.logs import LogReader, collect_one
from daoflow_collector.redact import Redactor, Vault
from daoflow_collector.sink import SourceSink

CONTAINER = FoundContainer({}, {"Id": "c" * 64, "Name": "/shop-daoflow-1", "State": {"Status": "running"}})


@dataclass
class NumberedLog:
    """A log of `length` lines, each its number; `patience` lines of it can be read in time."""

    length: int
    patience: int
    broken_at: int | None = None
    """The line behind which the engine cannot read on, as after a power cut."""
    asked: list[int] = field(default_factory=list)
    trouble: str | None = None
    broken_off: bool = False
    records: int = 0
    how = "a numbered log"

    def entries(self) -> Iterator[LogEntry]:
        """Yield the newest lines that were asked for, oldest first. Raises `TooSlowError`."""
        self.records = 0
        first = max(0, self.length - self.asked[-1])
        for number in range(first, self.length):
            if self.records == self.patience:
                raise TooSlowError
            if number == self.broken_at:
                self.broken_off, self.trouble = True, "invalid character '\\x00'"
                return
            self.records += 1
            yield LogEntry("2026-11-23T12:00:00.000000000Z", "stdout", b"line %d" % number)


def read_by(reader: LogReader, folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Ended, list[str]]:
    """Return how the log's end was recorded, and the lines that are in the member."""
    monkeypatch.setenv("DOCKER_HOST", f"unix://{folder}/no-engine.sock")
    host, options, vault = LocalHost(), Options(directory=str(folder), project="shop"), Vault()
    sink = SourceSink(Redactor(vault), vault.fingerprint)
    context = Context(host, options, discover(host, options), sink, None, 25.0)
    limit = log_limits(["daoflow"], max_size_bytes=7_000_000, tail=None)["daoflow"]
    ended = collect_one(context, reader, CONTAINER, "logs/daoflow.log", limit)
    members, refused = sink.close()
    assert refused == ()
    lines: list[str] = []
    for member in members:
        assert isinstance(member.content, SealedSpool)
        lines += b"".join(frame.content() for frame in member.content.frames).decode().splitlines()
    return ended, [line.split(" ", 2)[2] for line in lines]


def collected(log: NumberedLog, folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Ended, list[str]]:
    """Return what came of one log, each reading of which it remembers."""

    def reader(_container: FoundContainer, tail: int, _since_s: float | None, _until: float) -> NumberedLog:
        log.asked.append(tail)
        return log

    return read_by(reader, folder, monkeypatch)


@pytest.mark.parametrize(
    ("patience", "kept"), [(199, 0), (200, 200), (1_999, 200), (2_000, 2_000), (19_999, 2_000), (20_000, 20_000)]
)
def test_what_could_be_read_in_time_is_kept(
    patience: int, kept: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The newest lines of the longest reading that came to its end; the gap says so, and what helps."""
    ended, lines = collected(NumberedLog(50_000, patience), tmp_path, monkeypatch)
    assert lines == [f"line {number}" for number in range(50_000 - kept, 50_000)]
    if kept == 20_000:
        assert ended == Ended(Outcome.COLLECTED)
    else:
        reason = "too slow to read all of it (a longer --deadline gives it more time)"
        newest = f"{reason}; only the newest {kept} lines are here"
        assert ended == (Ended(Outcome.PARTIAL, newest) if kept else Ended(Outcome.TIMEOUT, reason))


@pytest.mark.parametrize(("length", "asked"), [(150, [200]), (200, [200, 2_000]), (1_500, [200, 2_000])])
def test_a_short_log_is_read_no_oftener_than_it_needs(
    length: int, asked: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reading that gave less than it asked for was the last."""
    log = NumberedLog(length, 100_000)
    ended, lines = collected(log, tmp_path, monkeypatch)
    assert ended == Ended(Outcome.COLLECTED)
    assert len(lines) == length
    assert log.asked == asked


def test_a_log_that_breaks_off_in_its_middle_keeps_its_newest_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A longer reading that never comes to the newest lines takes nobody's place."""
    ended, lines = collected(NumberedLog(5_000, 100_000, broken_at=4_000), tmp_path, monkeypatch)
    assert lines == [f"line {number}" for number in range(4_800, 5_000)]
    assert ended == Ended(Outcome.PARTIAL, "invalid character '\\x00'; only the newest 200 lines are here")


def test_a_log_that_breaks_off_at_once_gives_what_came(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first reading is kept however it ended: there is nothing better."""
    ended, lines = collected(NumberedLog(5_000, 100_000, broken_at=4_900), tmp_path, monkeypatch)
    assert lines == [f"line {number}" for number in range(4_800, 4_900)]
    assert ended == Ended(Outcome.PARTIAL, "invalid character '\\x00'")


def test_a_damaged_record_on_disk_costs_itself_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest lines hold one that cannot be read: the older ones are read all the same."""
    records = [
        f'{{"log":"line {number}\\n","stream":"stdout","time":"2026-11-23T12:00:00Z"}}\n' for number in range(5_000)
    ]
    records[4_950] = "\0" * 80 + "\n"
    (tmp_path / "log").write_text("".join(records))
    place = LogPlace(str(tmp_path / "log"), JsonFile(), "json-file log")

    def reader(_container: FoundContainer, tail: int, since_s: float | None, until: float) -> DiskLog:
        return DiskLog(LocalHost(), place, tail, since_s, until)

    ended, lines = read_by(reader, tmp_path, monkeypatch)
    assert lines == [f"line {number}" for number in range(5_000) if number != 4_950]
    assert ended == Ended(Outcome.PARTIAL, f"1 records in {place.path} are damaged")
