"""One pass gives hits, summaries, counts by minute and the lines that nobody explains."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from daoflow_analyzer.finding import FactMissingError
from daoflow_analyzer.rule import Signature
from daoflow_analyzer.scan import hits as hits_module
from daoflow_analyzer.scan.scanner import scan_logs
from daoflow_bundle.errors import FormatError
from daoflow_bundle.manifest import Manifest, MemberRecord, SourceRecord, Truncation
from daoflow_bundle.outcome import Outcome

from tests.analyzer.scan.conftest import MemoryLogs, Texts

REFUSED = Signature(
    "refused", r'FATAL:  password authentication failed for user "(?P<user>[^"]+)"$', "", "", ("postgres",)
)
UNSET = Signature("unset", r"^error: (?P<key>\w+) must be set in production", "", "")
STARTUP = Signature("startup", r"^\[startup\] DaoFlow control plane failed to start:", "", "")
SECRET = "must be set in production"


def manifest(members: list[MemberRecord], sources: list[SourceRecord]) -> Manifest:
    """Return a manifest of those records."""
    return Manifest("", complete=True, stop_reason=None, members=tuple(members), sources=tuple(sources))


def member(path: str, source: str, truncation: Truncation | None = None) -> MemberRecord:
    """Return the record of a collected member."""
    return MemberRecord(path, 1, "", source, "", "", 0.0, Outcome.COLLECTED, truncation)


def test_a_hit_says_where_when_and_what(texts: Texts) -> None:
    """Line number, time, stream, text and named groups of a hit are those of its line."""
    line = '2026-11-23 12:45:04.519 UTC [58] FATAL:  password authentication failed for user "daoflow"'
    logs = scan_logs(texts(postgres=["one", "two", line]), [REFUSED]).logs
    (hit,) = logs.hits("refused")
    assert (hit.member, hit.service, hit.line, hit.stream, hit.text) == (
        "logs/postgres.log",
        "postgres",
        3,
        "stderr",
        line,
    )
    assert hit.time == datetime(2026, 11, 23, 12, 0, 2, tzinfo=UTC)
    assert hit.raw_time == "2026-11-23T12:00:02.000000000Z"
    assert hit.groups == {"user": "daoflow"}
    assert logs.counts == {"refused": 1}


def test_a_signature_stays_within_its_services(texts: Texts) -> None:
    """The same line in another service's log is no hit, and is not explained there."""
    line = 'FATAL:  password authentication failed for user "daoflow"'
    result = scan_logs(texts(postgres=[line], temporal=[line]), [REFUSED])
    assert [hit.service for hit in result.logs.hits("refused")] == ["postgres"]
    assert [unexplained.member for unexplained in result.unexplained] == ["logs/temporal.log"]


def test_code_frames_are_no_hits(texts: Texts) -> None:
    """Source lines that Bun quotes neither match a signature nor count as errors; the prefix before a frame still matches."""
    frame = [
        "[startup] DaoFlow control plane failed to start: 7 |   if (!key) {",
        f'8 |     throw new Error("error: KEY {SECRET}.");',
        "    ^",
    ]
    result = scan_logs(
        texts(daoflow=[*frame, f"error: KEY {SECRET}.", "      at start (/app/dist/index.js:8:11)"]), [UNSET, STARTUP]
    )
    assert [hit.line for hit in result.logs.hits("unset")] == [4]
    assert [hit.line for hit in result.logs.hits("startup")] == [1]
    assert result.unexplained == ()


def test_anchors_hold_for_crlf_and_coloured_lines(logs: type[MemoryLogs]) -> None:
    """A carriage return, or a terminal escape within the match, does not hide a line."""
    raw = (
        b'2026-11-23T12:00:00Z stderr FATAL:  password authentication failed for user "a"\r\n'
        b'\x1b[2K2026-11-23T12:00:01Z stderr \x1b[31mFATAL:\x1b[0m  password authentication failed for user "b"\x1b[0m\n'
        b'FATAL:  password authentication failed for user "c"'
    )
    found = scan_logs(logs({"logs/postgres.log": raw}), [REFUSED]).logs
    assert [(hit.line, hit.groups["user"], hit.raw_time) for hit in found.hits("refused")] == [
        (1, "a", "2026-11-23T12:00:00Z"),
        (2, "b", "2026-11-23T12:00:01Z"),
        (3, "c", ""),
    ]
    assert found.summaries["postgres"].lines == 3


@pytest.mark.parametrize("engine", ["hyperscan", "re2"])
def test_a_text_begins_after_the_stream_or_where_the_line_does(logs: type[MemoryLogs], engine: str) -> None:
    """An anchored signature fits after each kind of stream and on a line without a timestamp, and nowhere else."""
    text = b"error: KEY must be set in production\n"
    stamp = b"2026-11-23T12:00:00Z "
    lines = [
        text,
        stamp + b"stdout " + text,
        stamp + b"stderr " + text,
        stamp + b"journal " + text,
        b" " + text,
        stamp + b"stderr  " + text,
    ]
    found = scan_logs(logs({"logs/daoflow.log": b"".join(lines)}), [UNSET], engine=engine).logs
    assert [hit.line for hit in found.hits("unset")] == [1, 2, 3, 4]


def test_very_long_lines_are_read_up_to_64_kib(logs: type[MemoryLogs]) -> None:
    """A match within a line's first 64 KiB is found in a line of any length, one beyond is not, and the next line has its number."""
    early = b"2026-11-23T12:00:00Z stderr error: EARLY must be set in production" + b"x" * 3_000_000 + b"\n"
    late = b"2026-11-23T12:00:00Z stderr " + b"y" * 70_000 + b" pool exhausted\n"
    last = b"2026-11-23T12:00:00Z stderr error: LAST must be set in production\n"
    for engine in ("hyperscan", "re2"):
        found = scan_logs(
            logs({"logs/daoflow.log": early + late + last}, chunk_bytes=1 << 16),
            [UNSET, Signature("pool", "pool exhausted", "", "")],
            engine=engine,
        ).logs
        assert [(hit.line, hit.groups["key"]) for hit in found.hits("unset")] == [(1, "EARLY"), (3, "LAST")]
        assert found.hits("pool") == ()
        assert found.summaries["daoflow"].lines == 3
        assert len(found.hits("unset")[0].text) == hits_module.TEXT_CHARACTERS + 1


def test_a_storm_is_counted_exactly_and_kept_in_part(texts: Texts) -> None:
    """Of very many hits the first and the last are kept, in order; the count is exact."""
    lines = [f"error: K{number} must be set in production" for number in range(2_000)]
    logs = scan_logs(texts(daoflow=lines), [UNSET]).logs
    kept = logs.hits("unset")
    assert logs.counts["unset"] == 2_000
    assert len(kept) == hits_module.KEPT_FIRST + hits_module.KEPT_LAST
    assert [hit.line for hit in kept] == [*range(1, 101), *range(1801, 2001)]
    first, last = logs.first("unset"), logs.last("unset")
    assert first is not None
    assert last is not None
    assert (first.line, last.line) == (1, 2000)


def test_kept_hits_are_bounded_over_all_logs(texts: Texts, monkeypatch: pytest.MonkeyPatch) -> None:
    """When logs storm, the memory for hits still has an end; counts stay exact, and a storm leaves the other logs what is theirs."""
    monkeypatch.setattr(hits_module, "KEPT_IN_ALL", 400)
    line = "error: KEY must be set in production"
    logs = scan_logs(texts(a=[line] * 400, b=[line] * 400, c=[line] * 5), [UNSET]).logs
    assert logs.counts["unset"] == 805
    for service in "ab":
        assert [hit.line for hit in logs.hits("unset", service=service)] == [*range(1, 101), *range(368, 401)]
    assert [hit.line for hit in logs.hits("unset", service="c")] == [1, 2, 3, 4, 5]


def test_a_summary_covers_the_whole_log(texts: Texts) -> None:
    """Lines, first and last time, what the collector left out, and the last lines that read as an error and as a failure."""
    record = manifest([member("logs/daoflow.log", "logs/daoflow", Truncation("oldest", 812, 99_000))], [])
    lines = [
        "[auth] started",
        '{"level":"error","message":"tRPC request failed"}',
        "DaoFlow listening",
        "[worker] retry failed",
    ]
    summary = scan_logs(texts(record, daoflow=lines), []).logs.summaries["daoflow"]
    assert (summary.lines, summary.dropped_lines) == (4, 812)
    assert (summary.first_time, summary.last_time) == (
        datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC),
        datetime(2026, 11, 23, 12, 0, 3, tzinfo=UTC),
    )
    assert summary.last_error is not None
    assert (summary.last_error.line, summary.last_error.text) == (2, lines[1])
    assert summary.errors == 1
    assert summary.last_failure is not None
    assert (summary.last_failure.line, summary.last_failure.text) == (4, lines[3])


@pytest.mark.parametrize(
    "text",
    [
        "exec /usr/local/bin/bun: exec format error",
        "chmod: /var/lib/postgresql/data: Read-only file system",
        "/entrypoint.sh: line 3: initdb: command not found",
        "panic(main thread): Segmentation fault at address 0x0",
    ],
)
def test_what_a_loader_or_a_shell_complains_of_stands_out(texts: Texts, text: str) -> None:
    """It has no level, and is often all that a container says."""
    result = scan_logs(texts(None, daoflow=["starting", text]), [])
    assert [line.excerpt for line in result.unexplained] == [text]


def test_services_are_named_after_their_files(texts: Texts, logs: type[MemoryLogs]) -> None:
    """Replicas belong to their service but have a summary of their own; the manifest decides what a number in a name means."""
    source = texts(
        manifest([member("logs/job.7.log", "logs/job.7")], []),
        web=["x"],
        web__2=["error: K must be set in production"],
        job__7=["x"],
    )
    found = scan_logs(source, [UNSET]).logs
    assert {key: (summary.service, summary.member) for key, summary in found.summaries.items()} == {
        "web": ("web", "logs/web.log"),
        "web.2": ("web", "logs/web.2.log"),
        "job.7": ("job.7", "logs/job.7.log"),
    }
    assert [hit.service for hit in found.hits("unset")] == ["web"]
    journal = logs(
        {
            "engine/journal.log": b"2026-11-23T12:00:00Z journal error: K must be set in production\n",
            "compose/ps.txt": b"error: K must be set",
        }
    )
    assert [hit.service for hit in scan_logs(journal, [UNSET]).logs.hits("unset")] == ["engine"]


def test_a_missing_log_has_the_manifests_reason(texts: Texts) -> None:
    """What the collector said about a log that is not there is what a rule's `require` says; an empty log counts as there."""
    sources = [
        SourceRecord("logs/postgres", Outcome.DENIED, "the engine refused", "", "", 0.0),
        SourceRecord("logs/redis", Outcome.ABSENT, "", "", "", 0.0),
        SourceRecord("engine/journal", Outcome.SKIPPED, "not asked for", "", "", 0.0),
    ]
    logs = scan_logs(texts(manifest([], sources), daoflow=[]), [UNSET]).logs
    assert logs.missing == {"postgres": "the engine refused", "redis": "absent", "engine": "not asked for"}
    assert logs.has("daoflow")
    logs.require("daoflow")
    with pytest.raises(FactMissingError, match="the engine refused"):
        logs.require("postgres")


def test_a_damaged_log_gives_what_was_read_and_says_so() -> None:
    """Damage in one log neither loses its first part nor the other logs."""

    class Damaged(MemoryLogs):
        def stream(self, name: str) -> Iterator[bytes]:
            yield from super().stream(name)
            if name == "logs/daoflow.log":
                raise FormatError("frame 7 is damaged")

    content = b"2026-11-23T12:00:00Z stderr error: K must be set in production\n"
    result = scan_logs(Damaged({"logs/daoflow.log": content, "logs/web.log": content}), [UNSET])
    assert result.logs.counts == {"unset": 2}
    assert result.damaged == {"logs/daoflow.log": "frame 7 is damaged"}


def test_minutes_count_levels_whether_explained_or_not(texts: Texts) -> None:
    """The histogram has every line that reads as trouble, by service, minute and level."""
    lines = ["error: K must be set in production"] * 70 + ["2026 WARN something", "info"]
    minutes = scan_logs(texts(daoflow=lines), [UNSET]).minutes
    assert minutes == {"daoflow": {"2026-11-23T12:00": {"ERROR": 60}, "2026-11-23T12:01": {"ERROR": 10, "WARNING": 1}}}


def test_the_result_is_plain_data(texts: Texts) -> None:
    """Minutes can be written as JSON as they are."""
    assert json.dumps(scan_logs(texts(daoflow=["FATAL: x"]), []).minutes)


def test_marks_of_what_was_left_out_are_nothing_that_a_program_wrote(logs: type[MemoryLogs]) -> None:
    """A mark is a line of the member, so that line numbers hold; it matches nothing, and behind the last one the log is whole."""
    raw = (
        b"2026-11-23T12:00:00Z collector [left out: 9 lines, 900 bytes]\n"
        b"2026-11-23T12:00:09Z stderr FATAL: early\n"
        b"2026-11-23T12:00:10Z collector [left out: 7 lines, 800 bytes]\n"
        b"2026-11-23T12:10:00Z stdout one collector [left out: 1 lines, 1 bytes]\n"
        b"2026-11-23T12:10:01Z stderr FATAL: late\n"
    )
    marks = Signature("marks", r"left out: (?P<count>\d+) lines", "", "")
    cut = Truncation("oldest", 16, 1700)
    told = manifest([member("logs/daoflow.log", "logs/daoflow", cut)], [])
    for chunk_bytes in (10, 1000):
        found = scan_logs(logs({"logs/daoflow.log": raw}, told, chunk_bytes), [marks], block_bytes=200)
        assert [(hit.line, hit.groups["count"]) for hit in found.logs.hits("marks")] == [(4, "1")]
        assert [(line.line, line.excerpt) for line in sorted(found.unexplained, key=lambda line: line.line)] == [
            (2, "FATAL: early"),
            (5, "FATAL: late"),
        ]
        summary = found.logs.summaries["daoflow"]
        assert (summary.lines, summary.dropped_lines) == (5, 16)
        assert summary.first_time == datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
        assert summary.whole_from == datetime(2026, 11, 23, 12, 10, tzinfo=UTC)


def test_a_log_without_marks_is_whole_from_its_first_line(texts: Texts) -> None:
    """Also where the collector was only asked for the newest lines."""
    summary = scan_logs(texts(daoflow=["one", "two"]), []).logs.summaries["daoflow"]
    assert summary.whole_from == summary.first_time == datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
