"""Commands run bounded: in time, in output, and with all their children."""

import os
import sys
import time
from pathlib import Path

from daoflow_collector.machine.host import CommandResult
from daoflow_collector.machine.process import run_command


def run(*argv: str, timeout_s: float = 5.0, max_bytes: int = 1 << 20) -> CommandResult:
    """Run with a plain environment."""
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "de_DE.UTF-8"}
    return run_command(argv, timeout_s=timeout_s, cwd=None, max_bytes=max_bytes, environment=environment)


def alive(pid: int) -> bool:
    """Whether a process still runs (a zombie does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_both_pipes_and_the_exit_code_come_back() -> None:
    """Standard output, standard error and the exit code of a command are kept apart."""
    result = run("sh", "-c", "echo out; echo err >&2; exit 3")
    assert (result.exit_code, result.stdout, result.stderr) == (3, b"out\n", b"err\n")
    assert not result.timed_out


def test_a_command_that_hangs_is_ended_with_its_children(tmp_path: Path) -> None:
    """When time is up the whole process group goes, also what ignores SIGTERM."""
    pids = tmp_path / "pids"
    script = f"trap '' TERM; sleep 60 & echo $! > {pids}; echo $$ >> {pids}; echo begun; while :; do sleep 1; done"
    started = time.monotonic()
    result = run("sh", "-c", script, timeout_s=0.5)
    assert time.monotonic() - started < 10
    assert result.timed_out
    assert result.exit_code is None
    assert result.stdout == b"begun\n"
    time.sleep(0.1)
    assert [pid for pid in map(int, pids.read_text().split()) if alive(pid)] == []


def test_a_grandchild_that_keeps_the_pipe_open_is_not_waited_for() -> None:
    """A command that ended is over, even though something it started still holds its output."""
    started = time.monotonic()
    result = run("sh", "-c", "sleep 30 & echo done")
    assert time.monotonic() - started < 10
    assert (result.exit_code, result.stdout, result.timed_out) == (0, b"done\n", False)


def test_output_is_bounded_and_the_command_not_blocked_by_it() -> None:
    """More output than wanted is read and thrown away: a full pipe would hold the command."""
    result = run("sh", "-c", "head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2; exit 7", max_bytes=1000)
    assert (len(result.stdout), len(result.stderr), result.exit_code) == (1000, 1000, 7)
    assert result.truncated


def test_nobody_can_be_asked_anything() -> None:
    """Standard input is empty, so a prompt ends at once."""
    assert run("cat").stdout == b""


def test_messages_come_in_english() -> None:
    """The locale is C, whatever the operator's is: reasons and rules read the words."""
    assert run("sh", "-c", "echo $LC_ALL").stdout == b"C\n"


def test_a_command_that_is_not_there_is_a_result() -> None:
    """A missing program is an error in words, not an exception."""
    result = run("no-such-program-anywhere")
    assert result.exit_code is None
    assert result.error == "no-such-program-anywhere: No such file or directory"


def test_a_process_knows_its_age() -> None:
    """What ran before our first line counts: a deadline is the operator's, not the program's."""
    script = "import time; time.sleep(0.6); from daoflow_collector.machine.process_age import process_age_s as age; print(age())"
    began = time.monotonic()
    said = run(sys.executable, "-c", script, timeout_s=60).stdout
    assert 0.5 < float(said) <= time.monotonic() - began + 0.1
