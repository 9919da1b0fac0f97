"""The logs in the report: whole while they fit, else what counts of them; merged by time whatever their clocks do."""

from __future__ import annotations

from dataclasses import replace

import pytest
from daoflow_analyzer import shown_logs as module
from daoflow_analyzer.result_parts.logs import ShownLog, ShownLogs
from daoflow_analyzer.scan.scanner import scan_logs
from daoflow_analyzer.shown_logs import shown_logs

from tests.rules.case_bundle import build
from tests.rules.memory_source import MemorySource

LINES = 2_000
CITED, UNEXPLAINED = 700, 1_200


def shown(source: MemorySource) -> ShownLogs:
    """Return the logs as the report has them, with one cited and one unexplained line; each was given as it was ready."""
    scan, given = scan_logs(source, []), list[ShownLog]()
    cited, unexplained = {"logs/daoflow.log": {CITED}}, {"logs/daoflow.log": {UNEXPLAINED}}
    logs = shown_logs(source, scan, cited, unexplained, given.append)
    assert tuple(given) == logs.logs
    return logs


def with_logs(**logs: str) -> MemorySource:
    """Return a bundle of these logs, its manifest telling their sizes."""
    source = build({"name": "logs", "remove": ["logs/*", "engine/journal.log"]})
    content = {f"logs/{name}.log": text.encode() for name, text in logs.items()}
    assert source.manifest is not None
    model = source.manifest.members[0]
    records = tuple(
        replace(model, path=path, source=path.removesuffix(".log"), size=len(text)) for path, text in content.items()
    )
    source.manifest = replace(source.manifest, members=(*source.manifest.members, *records))
    source.content = {**source.content, **content}
    return source


def long_log() -> str:
    """Return a log whose lines can be told apart."""
    return "".join(
        f"2026-11-23T12:{number // 60 % 60:02}:{number % 60:02}.{number:09}Z stdout line number {number + 1}\n"
        for number in range(LINES)
    )


def log(logs: ShownLogs, key: str) -> ShownLog:
    """Return a log by its key."""
    return next(one for one in logs.logs if one.key == key)


def test_short_logs_are_whole() -> None:
    """Every line, its number and its level."""
    daoflow = log(shown(with_logs(daoflow=long_log(), redis="no time at all\n")), "daoflow")

    assert (daoflow.total, daoflow.shown, daoflow.note) == (LINES, LINES, "")
    assert daoflow.parts[0].first == 1
    assert len(daoflow.text.split("\n")) == len(daoflow.levels) == LINES


def test_of_a_long_log_the_surroundings_of_what_counts_the_first_and_the_newest_stay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The lines that findings cite are never what is left out, and each part says where it begins."""
    monkeypatch.setattr(module, "BUDGET_BYTES", 60_000)
    daoflow = log(shown(with_logs(daoflow=long_log())), "daoflow")
    numbers = {number for part in daoflow.parts for number in range(part.first, part.first + part.count)}

    assert {
        1,
        module.FIRST_LINES,
        CITED - module.AROUND_CITED,
        CITED + module.AROUND_CITED,
        UNEXPLAINED,
        LINES,
    } <= numbers
    assert daoflow.total == LINES > daoflow.shown == len(numbers)
    for part, text in zip(daoflow.parts, _parts(daoflow), strict=True):
        assert text[0].endswith(f" line number {part.first}")
        assert text[-1].endswith(f" line number {part.first + part.count - 1}")


def test_a_small_log_beside_a_large_one_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a short log does not need is the long one's."""
    monkeypatch.setattr(module, "BUDGET_BYTES", 60_000)
    logs = shown(with_logs(daoflow=long_log(), redis="2026-11-23T12:00:00Z stdout one\n" * 20))

    assert log(logs, "redis").shown == 20
    assert log(logs, "daoflow").shown < LINES


def test_all_logs_merge_by_time_and_each_keeps_its_own_order() -> None:
    """Also where a line has no time, or a clock was set back."""
    logs = shown(
        with_logs(
            daoflow="2026-11-23T12:00:01Z stdout a\nno time\n2026-11-23T12:00:05Z stdout c\n2026-11-23T12:00:02Z stdout back\n",
            redis="2026-11-23T12:00:03Z stdout b\n",
        )
    )
    keys = [one.key for one in logs.logs]

    assert [(keys[index], count) for index, count in logs.order] == [("daoflow", 2), ("redis", 1), ("daoflow", 2)]


def test_a_log_longer_than_the_manifest_says_ends_with_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    """A size that lies must not make the page grow beyond its budget."""
    monkeypatch.setattr(module, "BUDGET_BYTES", 60_000)
    monkeypatch.setattr(module, "OVERRUN_BYTES", 1_000)
    source = with_logs(daoflow="x" * 3_000 + "\n" + long_log())
    assert source.manifest is not None
    lying = tuple(
        replace(record, size=10) if record.path == "logs/daoflow.log" else record for record in source.manifest.members
    )
    source.manifest = replace(source.manifest, members=lying)
    daoflow = log(shown(source), "daoflow")

    assert daoflow.shown < LINES
    assert len(daoflow.text) <= 130_000


def _parts(one: ShownLog) -> list[list[str]]:
    lines, found, start = one.text.split("\n"), [], 0
    for part in one.parts:
        found.append(lines[start : start + part.count])
        start += part.count
    return found
