"""A run that is ended, and a target that does not take the bundle: each leaves what the contract promises."""

from __future__ import annotations

import fcntl
import os
import re
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.collector.command import argv
from tests.collector.engine_stack import Stack
from tests.faults.collecting import Collection, Ended, collected, tmpfs
from tests.faults.observed import note_down, observe, read_left


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_while_logs_are_read(number: signal.Signals, stack: Stack, tmp_path: Path) -> None:
    """The bundle is closed, named and valid, and says what ended it."""
    run = Collection(stack, tmp_path / "out", "--tail", "1000000")
    run.wait_until(run.writes_members)
    run.process.send_signal(number)
    ended = run.end(since=time.monotonic())
    left = read_left(ended.bundle)
    assert left.integrity == "verified"
    note_down(number.name.lower(), ended, left, expected=[4], said=f"interrupted by {number.name}")
    assert ended.seconds < 2


def test_killed_while_logs_are_read(stack: Stack, tmp_path: Path) -> None:
    """The unfinished file gives every member that was finished."""
    run = Collection(stack, tmp_path / "out", "--tail", "1000000")
    run.wait_until(run.writes_members)
    run.process.kill()
    ended = run.end(since=time.monotonic())
    (partial,) = run.folder.iterdir()
    left = read_left(partial)
    assert partial.name.endswith(".partial")
    assert left.integrity == "truncated"
    assert "bundle.json" in left.members
    note_down("sigkill", ended, left, expected=[-9], said="")


def test_a_full_target_is_noticed_before_writing(stack: Stack, tmp_path: Path) -> None:
    """Nothing is collected and nothing left there; another folder, standard output and another machine are offered."""
    with tmpfs(tmp_path / "full", "size=4m") as target:
        ended = collected(stack, tmp_path / "out", "-o", str(target))
        assert list(target.iterdir()) == []
    offered = " ".join(ended.stderr.split())
    assert all(way in offered for way in ("There is room in /", ": -o /", "-o PATH", "-o - > FILE", "--on"))
    note_down("full", ended, None, expected=[1], said="MiB are needed")


def fill(path: Path) -> None:
    """Write until the file system takes no more, and raise what it says then."""
    with path.open("wb", buffering=0) as other:
        while True:
            other.write(bytes(4096))


def test_a_target_that_fills_up_meanwhile(stack: Stack, tmp_path: Path) -> None:
    """Somebody else takes the room: what was finished is read, and the operator is told."""
    with tmpfs(tmp_path / "fills", "size=10m") as target:
        run = Collection(stack, target, "--tail", "1000000")
        run.wait_until(run.writes_members)
        with pytest.raises(OSError, match="No space left"):
            fill(target / "somebody-else")
        ended = run.end()
        left = read_left(ended.bundle)
    assert "bundle.json" in left.members
    assert re.search(r"run it again\. There is room in (/\S+).*: -o \1$", ended.stderr, re.MULTILINE)
    note_down("fills-up", ended, left, expected=[4], said="No space left on device")


def test_a_target_that_cannot_be_written(stack: Stack, tmp_path: Path) -> None:
    """A read-only place is refused before anything is collected."""
    with tmpfs(tmp_path / "fixed", "ro") as target:
        ended = collected(stack, tmp_path / "out", "-o", str(target))
    note_down("read-only", ended, None, expected=[1], said="cannot be written: Read-only file system")


def test_a_target_without_inodes(stack: Stack, tmp_path: Path) -> None:
    """It has room and takes no file: `No space left` would send the operator to `df`, which shows room."""
    with tmpfs(tmp_path / "many", "size=20m,nr_inodes=3") as target:
        for name in ("a", "b"):
            (target / name).touch()
        ended = collected(stack, tmp_path / "out", "-o", str(target))
    assert ended.exit_code == 1
    said = " ".join(ended.stderr.split())
    assert "it may hold no more files (df -i)" in said
    assert "There is room in /" in said


def test_a_current_folder_that_is_gone(stack: Stack, tmp_path: Path) -> None:
    """Somebody removed the folder that the shell stands in: that is said, with what to do, and nothing is collected."""
    through = ("sh", "-c", 'mkdir gone && cd gone && rmdir ../gone && exec "$@"', "sh")
    ended = Collection(stack, tmp_path / "out", through=through).end()
    assert ended.exit_code == 1
    assert "the current folder cannot be written: No such file" in ended.stderr
    assert "-o PATH" in ended.stderr


def test_a_reader_that_goes_away(stack: Stack, tmp_path: Path) -> None:
    """`-o - | head -c 1`: nothing is kept on this host, and the operator is told in words."""
    # Unbuffered, a write takes a part and raises nothing.
    run = Collection(stack, tmp_path / "out", "-o", "-", environment={"PYTHONUNBUFFERED": "1"})
    assert run.process.stdout is not None
    fcntl.fcntl(run.process.stdout, fcntl.F_SETPIPE_SZ, 4096)
    assert len(os.read(run.process.stdout.fileno(), 1)) == 1
    run.process.stdout.close()
    assert run.process.stderr is not None
    with run.process.stderr as pipe:
        stderr = pipe.read()
    code = run.process.wait(timeout=60)
    assert list(run.folder.iterdir()) == []
    observe(
        "closed-pipe",
        exit_code=code,
        expected=[1],
        seconds=time.monotonic() - run.began,
        left=None,
        said="standard output does not take the bundle: Broken pipe",
        stderr=stderr,
    )


def into(file: Path, stack: Stack, folder: Path, meanwhile: Callable[[], None] | None = None) -> Ended:
    """Collect with `-o - > file`; `meanwhile` strikes once the first source has settled. Seconds from there, else from the start."""
    began = time.monotonic()
    command = argv("--dir", str(stack.folder), "--project", stack.project, "--skip", "database", "-o", "-")
    folder.mkdir()
    with file.open("wb") as stdout:
        process = subprocess.Popen(command, cwd=folder, stdout=stdout, stderr=subprocess.PIPE, text=True)
        assert process.stderr is not None
        said = ""
        if meanwhile is not None:
            said = process.stderr.readline()
            meanwhile()
        stderr = said + process.communicate(timeout=150)[1]
    assert list(folder.iterdir()) == []
    return Ended(process.returncode, time.monotonic() - began, "", stderr)


def test_a_full_disk_behind_standard_output(stack: Stack, tmp_path: Path) -> None:
    """`-o - > FILE`: the room behind it is looked at before anything is collected, and nothing is written."""
    with tmpfs(tmp_path / "full", "size=4m") as target:
        ended = into(target / "bundle.tar.zst", stack, tmp_path / "out")
        assert (target / "bundle.tar.zst").stat().st_size == 0
    note_down("full-behind-stdout", ended, None, expected=[1], said="the file behind standard output has")


def test_a_disk_behind_standard_output_that_fills_up_meanwhile(stack: Stack, tmp_path: Path) -> None:
    """What was taken until then is read as an unfinished bundle, and the operator is told that it is one."""
    with tmpfs(tmp_path / "fills", "size=12m") as target:
        file = target / "bundle.tar.zst"

        def take_the_room() -> None:
            with pytest.raises(OSError, match="No space left"):
                fill(target / "somebody-else")
            # What is left is less than the bundle, and more than its first members.
            os.truncate(target / "somebody-else", (target / "somebody-else").stat().st_size - (16 << 10))

        ended = into(file, stack, tmp_path / "out", take_the_room)
        left = read_left(file)
    assert "bundle.json" in left.members
    note_down(
        "fills-up-behind-stdout",
        ended,
        left,
        expected=[1],
        said="standard output does not take the bundle: No space left",
    )


def test_two_at_once(stack: Stack, tmp_path: Path) -> None:
    """Two collectors in one folder each write a bundle of their own."""
    while time.time() % 1 > 0.2:
        time.sleep(0.01)
    both = [Collection(stack, tmp_path / "out") for _ in range(2)]
    ends = [run.end() for run in both]
    assert {ended.exit_code for ended in ends} == {0}, ends
    bundles = {ended.bundle for ended in ends}
    assert len(bundles) == 2
    lefts = [read_left(bundle) for bundle in bundles]
    assert all(left.integrity == "verified" for left in lefts)
    assert all("logs/daoflow.log" in left.members for left in lefts)
    observe(
        "two",
        exit_code=ends[1].exit_code,
        expected=[0],
        seconds=max(ended.seconds for ended in ends),
        left=lefts[0],
        said="Bundle written",
        stderr=ends[1].stderr,
    )
