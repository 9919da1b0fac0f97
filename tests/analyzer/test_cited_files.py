"""The cited files in the report: short ones whole, of long ones what surrounds the cited places, never more than there is room for."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from daoflow_analyzer import cited_files as module
from daoflow_analyzer.cited_files import cited_files
from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.result_parts.files import CitedFile, CitedFiles

from tests.reports import sample
from tests.rules.case_bundle import build
from tests.rules.memory_source import MemorySource

LONG = {f"key{number}": {"value": number, "note": "n" * 40} for number in range(2_000)}


def bundle(**members: bytes) -> MemorySource:
    """Return a bundle with these members beside its own; two underscores stand for a slash, one for a dot."""
    source = build({"name": "files"})
    named = {name.replace("__", "/").replace("_", "."): content for name, content in members.items()}
    source.content = {**source.content, **named}
    return source


def shown(source: MemorySource, *evidence: Evidence) -> CitedFiles:
    """Return the files of a finding with this evidence."""
    return cited_files(source, [replace(sample.finding(), evidence=evidence)], ())


def text_of(file: CitedFile) -> str:
    """Return the shown lines."""
    return "\n".join(line for part in file.parts for line in part.lines)


def test_a_short_file_is_whole_and_its_cited_value_is_marked() -> None:
    """A pointer leads to the line in which its value begins."""
    found = shown(bundle(host__x_json=b'{"a":{"b":[1,2]}}'), Evidence("host/x.json", "2", pointer="/a/b/1"))
    (file,) = found.files

    assert text_of(file) == '{\n  "a": {\n    "b": [\n      1,\n      2\n    ]\n  }\n}'
    assert (file.total, file.shown, file.cited, file.cited_by) == (8, 8, {5}, ("CP009",))
    assert found.places == {("host/x.json", "/a/b/1"): 5}


def test_of_a_long_file_the_surroundings_of_what_is_cited_stay() -> None:
    """The cited value is there with the lines around it, and the file's other thousands of lines are not."""
    source = bundle(host__x_json=json.dumps(LONG).encode())
    found = shown(source, Evidence("host/x.json", "", pointer="/key1500"), Evidence("host/x.json", "", pointer="/key9"))
    (file,) = found.files

    assert file.total == 4 * len(LONG) + 2
    assert file.shown < 100
    assert len(file.parts) == 2
    for pointer in ("/key1500", "/key9"):
        line = found.places["host/x.json", pointer]
        part = next(part for part in file.parts if part.first <= line < part.first + len(part.lines))
        assert part.lines[line - part.first].strip() == f'"{pointer[1:]}": {{'


def test_a_cited_value_that_is_long_itself_is_cut() -> None:
    """The whole document as evidence does not bring the whole document."""
    found = shown(bundle(host__x_json=json.dumps(LONG).encode()), Evidence("host/x.json", "", pointer=""))

    assert 0 < found.files[0].shown <= module.AROUND + 1


def test_text_is_shown_as_it_stands() -> None:
    """A line number is a line's, in a file that is no JSON and in one that only says so."""
    found = shown(
        bundle(env__files__x=b"A=1\r\nB=2\n", host__x_json=b"{no json"),
        Evidence("env/files/x", "B=2", line=2),
        Evidence("host/x.json", "", pointer="/a"),
    )

    assert [(text_of(file), file.cited) for file in found.files] == [("A=1\nB=2", {2}), ("{no json", frozenset())]


def test_what_there_is_no_room_for_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The findings' order decides; a smaller file behind one that does not fit is still shown."""
    monkeypatch.setattr(module, "BUDGET_BYTES", 1_000)
    source = bundle(a=b"x" * 700, b=b"x" * 700, c=b"x" * 100)
    found = shown(source, *(Evidence(name, "x", line=1) for name in "abc"))

    assert [file.member for file in found.files] == ["a", "c"]
    assert found.left_out == ("b",)


def test_no_more_is_read_than_the_bound_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once as much was read as is allowed, the rest is named without being opened."""
    monkeypatch.setattr(module, "READ_BYTES", 10)
    found = shown(bundle(a=b"x" * 11, b=b"x"), Evidence("a", "x", line=1), Evidence("b", "x", line=1))

    assert [file.member for file in found.files] == ["a"]
    assert found.left_out == ("b",)


def test_logs_and_what_is_not_there_are_no_cited_files() -> None:
    """Logs have their viewer; evidence may name what is missing."""
    found = shown(bundle(), Evidence("logs/daoflow.log", "x", line=1), Evidence("host/nothing.json", "x"))

    assert found == CitedFiles()
