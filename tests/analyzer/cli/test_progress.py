"""Long work says how far it is: a bar on a terminal that goes away again, plain lines elsewhere, nothing where nobody looks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from daoflow_analyzer.bundle_source import BundleSource
from daoflow_analyzer.cli import progress
from daoflow_bundle.reader import open_bundle

from tests.analyzer.cli.program import Packed, on_terminal, run


def test_a_terminal_gets_a_bar_that_goes_away(packed: Packed, tmp_path: Path) -> None:
    """It is drawn over itself, and nothing of it is left above the verdict."""
    code, written = on_terminal(packed(), "-o", "x.html", cwd=tmp_path)

    assert code == 0
    assert re.search(r"\r\[#*\.*\] +\d+ %  .*\x1b\[K", written)
    shown = [line.rpartition("\r")[2] for line in written.split("\n")]
    assert shown[0].startswith("\x1b[Khost") or shown[0].startswith("\x1b[K\x1b[90mhost")


@pytest.mark.parametrize("arguments", [("--quiet",), ("--json", "found.json")])
def test_no_bar_where_nobody_wants_it(packed: Packed, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """--quiet and --json mean that a program is looking."""
    assert "[#" not in on_terminal(packed(), *arguments, cwd=tmp_path)[1]


def test_a_dumb_terminal_and_a_pipe_get_no_bar(packed: Packed, tmp_path: Path) -> None:
    """What cannot take a line back is not asked to."""
    assert "\r[" not in on_terminal(packed(), cwd=tmp_path, TERM="dumb")[1]
    assert "[#" not in run(packed(), cwd=tmp_path).stderr


def test_off_a_terminal_a_plain_line_comes_now_and_then(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first line only after a while; each is whole."""
    with progress.reading("big.tar.zst", quiet=False) as on_read:
        assert on_read is not None
        on_read(1, 40_000_000)
        monkeypatch.setattr(progress, "PLAIN_EVERY_S", 0.0)
        on_read(10_000_000, 40_000_000)
        on_read(60_000_000, 40_000_000)

    assert capsys.readouterr().err == ("reading big.tar.zst: 25 % of 40 MB\nreading big.tar.zst: 99 % of 40 MB\n")


def test_what_is_told_is_what_was_read(packed: Packed) -> None:
    """The bytes of each member that is read are counted, out of those of all."""
    told: list[tuple[int, int]] = []
    with open_bundle(packed()) as bundle:
        source = BundleSource(bundle, lambda done, total: told.append((done, total)))
        size = len(source.read("engine/info.json")) + sum(map(len, source.stream("logs/daoflow.log")))
        total = sum(bundle.size(name) for name in bundle.members)

    assert told[-1] == (size, total)
