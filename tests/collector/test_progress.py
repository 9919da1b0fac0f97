"""What the operator sees while a collection runs: settled lines, and on a terminal a bar below them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from daoflow_bundle.outcome import Outcome
from daoflow_collector.progress import Progress
from daoflow_collector.progress_bar import Running, bar

from tests.collector.command import argv, environment
from tests.terminal import on_terminal


class Terminal(io.StringIO):
    """A terminal that keeps what is written to it."""

    def isatty(self) -> bool:
        """Say yes."""
        return True


def shown(written: str) -> list[str]:
    """Return what is left on the screen, line by line."""
    return [line.rpartition("\r")[2].replace("\x1b[K", "") for line in written.split("\n")]


def test_the_bar_names_what_is_waited_for_and_for_how_long() -> None:
    """Count, the slowest source, its limit; never wider than the terminal."""
    running = [Running("env", 0.4, 10.0), Running("database", 12.3, 30.0)]

    assert bar(13, 26, running, 80) == "  [##########..........] 13 of 26  database 12 s (at most 30 s)"
    assert len(bar(13, 26, [Running("x" * 200, 1.0, 2.0)], 80)) < 80
    assert bar(0, 0, [], 80) == "  [....................] 0 of 0"


def test_settled_lines_take_the_bars_place_and_stay() -> None:
    """After the last line nothing of the bar is left."""
    stream = Terminal()
    progress = Progress(stream, quiet=False, verbose=False, colour=False)
    progress.working(0, 2, [Running("env", 0.1, 10.0)])
    progress.settled("env", Outcome.COLLECTED, reason="", duration_s=0.1, size_bytes=10, masked=0)
    progress.working(1, 2, [])
    progress.rest()
    progress.line("done")

    lines = shown(stream.getvalue())
    assert [line.split()[:2] for line in lines if line] == [["ok", "env"], ["done"]]
    assert "1 of 2" in stream.getvalue()


@pytest.mark.parametrize("how", ["pipe", "quiet", "dumb"])
def test_no_bar_off_a_terminal_or_when_quiet(how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines only, or nothing."""
    monkeypatch.setenv("TERM", "dumb" if how == "dumb" else "xterm")
    stream = io.StringIO() if how == "pipe" else Terminal()
    progress = Progress(stream, quiet=how == "quiet", verbose=False, colour=False)
    progress.working(1, 2, [Running("env", 0.1, 10.0)])

    assert stream.getvalue() == ""


def test_a_real_run_draws_it(tmp_path: Path) -> None:
    """On a terminal of its own, the program draws the bar while sources run, and ends without it."""
    recording = Path(__file__).parents[1] / "incidents/recording"
    command = argv("run", "--recording", str(recording), "-o", str(tmp_path / "x.tar.zst"))
    code, written = on_terminal(
        command, cwd=tmp_path, environment=environment(engine="unix:///nowhere", more={"TERM": "xterm"})
    )

    assert code == 0
    assert " of 31" in written
    assert not [line for line in shown(written) if line.lstrip().startswith("[")]


def test_a_folder_that_is_redacted_draws_it(tmp_path: Path) -> None:
    """A folder takes minutes: the bar counts its files, and is gone at the end."""
    source = tmp_path / "evidence"
    source.mkdir()
    for index in range(12):
        (source / f"{index}.log").write_text("listening on 3000\n")
    environ = environment(engine="unix:///nowhere", more={"TERM": "xterm"})
    code, written = on_terminal(argv("redact", str(source), str(tmp_path / "out")), cwd=tmp_path, environment=environ)

    assert code == 0
    assert "] 3 of 12" in written
    assert not [line for line in shown(written) if line.lstrip().startswith("[")]


@pytest.mark.parametrize(
    "strange",
    ["\x1b[2Jx", "\x1b]0;title\x07x", "a\nb", "a\rb", "\u202egnp.exe", "\x9b5i", "\udcff\udcfe", "\ud800", "\x00"],
)
def test_what_comes_from_the_host_commands_no_terminal(strange: str) -> None:
    """A path, a label, a host's name, a reason: each stays within its line, turns nothing round, and breaks nothing."""
    stream = io.StringIO()
    progress = Progress(stream, quiet=False, verbose=False, colour=False)
    progress.line(f"    /opt/{strange}")
    progress.block([f"  note: {strange}", f"    /opt/{strange}"])
    progress.settled(strange, Outcome.FAILED, reason=strange, duration_s=0.1, size_bytes=0, masked=0)

    lines = stream.getvalue().split("\n")
    assert len(lines) == 5
    assert all(line.isprintable() for line in lines)


class Utf8Terminal(io.TextIOWrapper):
    """A terminal of today."""

    def isatty(self) -> bool:
        """Say yes."""
        return True


def test_what_is_readable_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names in other scripts, and spaces, are shown as they are; colours are ours."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    kept = io.BytesIO()
    progress = Progress(Utf8Terminal(kept, "utf-8"), quiet=False, verbose=False, colour=True)
    progress.line("    /srv/déploiement/日本 1")
    progress.settled("env", Outcome.FAILED, reason="größer als erlaubt", duration_s=0.1, size_bytes=0, masked=0)

    written = kept.getvalue().decode()
    assert "    /srv/déploiement/日本 1\n" in written
    assert "\x1b[31mfailed" in written
    assert "größer als erlaubt" in written
