"""The survey in real shells, and what a login may print around it."""

import time
from pathlib import Path

import pytest
from daoflow_collector.remote.conversation import Limits, Said
from daoflow_collector.remote.ssh_program import SshProgramSession
from daoflow_collector.remote.survey import read_survey, take_survey
from hypothesis import given
from hypothesis import strategies as st

SHELLS = (("sh",), ("bash",), ("busybox", "sh"))


def limits(seconds: float = 30.0, max_bytes: int = 64 << 10) -> Limits:
    """Return limits for a command on this machine."""
    return Limits(time.monotonic() + seconds, max_bytes, lambda: False)


def said(text: str) -> Said:
    """Return what a host said."""
    return Said(text.encode("utf-8", "surrogateescape"), "", 0, "exited")


@pytest.mark.parametrize("shell", SHELLS, ids=" ".join)
def test_in_a_real_shell(shell: tuple[str, ...]) -> None:
    """The script says what this machine is, whatever shell the user has."""
    session = SshProgramSession([*shell, "-c"], None)
    found = take_survey(session, limits(), (3, 9))
    assert found.whole
    assert found.said.error == ""
    assert (found.system, found.machine) == ("Linux", "x86_64")
    assert found.user.split()[0].isdigit()
    assert found.pythons[0].version >= (3, 9)
    assert found.clock_ahead_s is not None
    assert abs(found.clock_ahead_s) <= (found.clock_error_s or 0) + 1


def test_a_login_that_prints(tmp_path: Path) -> None:
    """Greetings without an end of line, control characters and lines that look like ours do not disturb it."""
    noise = tmp_path / "profile"
    noise.write_text(r"printf 'daoflow end\ndaoflow\ndaoflowtime 1\n\033[31mWelcome \377\000 no end of line'" + "\n")
    session = SshProgramSession(["sh", "-c", f'. {noise}; eval "$1"', "sh"], None)
    found = take_survey(session, limits(), (3, 9))
    assert (found.system, found.machine) == ("Linux", "x86_64")
    assert abs(found.clock_ahead_s or 0) < 5


def test_a_login_that_never_stops_printing() -> None:
    """It ends at its limit in bytes, and nothing is known of the host."""
    session = SshProgramSession(["sh", "-c", "yes 'no shell for you'", "sh"], None)
    found = take_survey(session, limits(), (3, 9))
    assert (found.whole, found.said.ended, found.machine) == (False, "too-much", "")
    assert len(found.said.output) < 1 << 20


def test_a_login_that_hangs() -> None:
    """It ends at its limit in time."""
    began = time.monotonic()
    found = take_survey(SshProgramSession(["sleep", "600"], None), limits(1.0), (3, 9))
    assert not found.whole
    hanging = take_survey(SshProgramSession(["sh", "-c", "sleep 600", "sh"], None), limits(1.0), (3, 9))
    assert (hanging.whole, hanging.said.ended) == (False, "deadline")
    assert time.monotonic() - began < 8


def test_a_wrong_clock() -> None:
    """The difference to this machine's clock, with its error."""
    found = read_survey(said("\ndaoflow time 1000\ndaoflow end\n"), 2000.0, 2004.0)
    assert found.clock_ahead_s == pytest.approx(-1001.5)
    assert found.clock_error_s == pytest.approx(2.5)


@pytest.mark.parametrize("stated", ["", "-5", "²", "9" * 400, "1e9", "%s", "now"])
def test_a_clock_that_says_nothing(stated: str) -> None:
    """What is no number of seconds is no time: `date` of some systems knows no %s."""
    assert read_survey(said(f"daoflow time {stated}\n"), 1.0, 2.0).clock_ahead_s is None


def test_memory_file_systems() -> None:
    """Those that refuse programs are told from those that take them; /dev/shm comes first."""
    lines = "daoflow memory /run rw,nosuid\ndaoflow memory /dev/shm rw\ndaoflow memory /run/user/0 rw,noexec\ndaoflow memory\n"
    found = read_survey(said(lines), 1.0, 2.0)
    assert found.memory[:2] == ("/dev/shm", "/run")
    assert found.memory_noexec == ("/run/user/0",)


@given(st.text(max_size=300))
def test_whatever_a_host_says(text: str) -> None:
    """Any answer is a survey; only numbers are taken for numbers."""
    for line in (
        text,
        f"daoflow python {text}",
        f"daoflow time {text}",
        f"daoflow perl {text}",
        f"daoflow machine {text}",
    ):
        found = read_survey(said(line), 1.0, 2.0)
        assert all(0 <= part < 1000 for item in found.pythons for part in item.version)
