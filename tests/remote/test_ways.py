"""Which ways are open for which host, why others are not, and that each command runs in real shells."""

import re
import subprocess
from pathlib import Path

import pytest
from daoflow_collector.remote.conversation import Said
from daoflow_collector.remote.payload import Payload
from daoflow_collector.remote.survey import Python, Survey
from daoflow_collector.remote.ways import ways

ZIP = Payload("collector.pyz", None, (3, 9), False, lambda: b"")
PROGRAM = Payload("collector-x86_64", "x86_64", None, False, lambda: b"")
FOREIGN = Payload("collector-aarch64", "aarch64", None, False, lambda: b"")
ALL = (ZIP, PROGRAM, FOREIGN)
SHELLS = (("sh", "-c"), ("bash", "-c"), ("busybox", "sh", "-c"))


def survey(**known: object) -> Survey:
    """Return what a Linux host said."""
    facts: dict[str, object] = {"whole": True, "system": "Linux", "machine": "x86_64", **known}
    return Survey(said=Said(b"", "", 0, "exited"), **facts)  # type: ignore[arg-type]


def of(found: Survey, sizes: int = 7) -> tuple[list[str], str]:
    """Return the open ways in words, and the reasons of the others."""
    opened, closed = ways(found, ALL, {item.name: sizes for item in ALL})
    return [way.words for way in opened], "; ".join(closed)


def test_python_before_the_program() -> None:
    """A Python that is new enough comes first, then a memory file system, then Perl."""
    opened, closed = of(survey(pythons=(Python("python3", (3, 11), True),), memory=("/dev/shm",), perl_memfd=319))
    assert opened == [
        "collector.pyz in memory, by python3 3.11",
        "collector-x86_64 in /dev/shm, without a name",
        "collector-x86_64 in memory, by perl",
    ]
    assert closed == "collector-aarch64 is not for Linux x86_64"


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (
            {},
            "there is no Python (3.9 or later); no program may be run from a memory file system (there is none); there is no Perl",
        ),
        ({"pythons": (Python("python3", (3, 6), False),)}, "the newest Python is 3.6, 3.9 is needed"),
        ({"pythons": (Python("python3", (3, 12), False),)}, "python3 cannot make a file in memory"),
        ({"memory_noexec": ("/dev/shm", "/run")}, "from a memory file system (/dev/shm, /run)"),
        ({"machine": "armv7l"}, "collector-x86_64 is not for Linux armv7l"),
        ({"system": "FreeBSD"}, "collector-x86_64 is not for FreeBSD x86_64"),
        ({"whole": False, "system": "", "machine": ""}, "the user's shell did not say what there is"),
    ],
)
def test_why_no_way_is_open(known: dict[str, object], words: str) -> None:
    """Each reason is said as it is."""
    opened, closed = of(survey(**known))
    assert opened == []
    assert words in closed


@pytest.mark.parametrize("shell", SHELLS, ids=" ".join)
@pytest.mark.parametrize("way", ["/dev/shm", "perl"])
def test_a_program_is_run_with_what_follows_it(shell: tuple[str, ...], way: str) -> None:
    """It gets its argument and the rest of the input; it has no name, and nothing is left, also when the shell is told to quit."""
    program = Path("/bin/busybox").resolve().read_bytes()
    serve = b'#!/bin/sh\nls -l /proc/$$/fd >&2; echo "$0 $1"; read -r line; echo "$line"\n'
    content = serve if way == "/dev/shm" else program
    known = survey(memory=("/dev/shm",)) if way == "/dev/shm" else survey(perl_memfd=319)
    (found,), _ = ways(known, (PROGRAM,), {PROGRAM.name: len(content)})
    before = sorted(Path("/dev/shm").iterdir())
    padding = b"\n" * (64 << 10)
    done = subprocess.run(
        [*shell, found.command], input=content + padding, capture_output=True, check=False, timeout=30
    )
    assert sorted(Path("/dev/shm").iterdir()) == before
    if way == "perl":
        # busybox by another name says that it has no such part: it ran, with the name and the argument that were given.
        assert b"daoflow-collect: applet not found" in done.stderr
    else:
        assert done.stdout.startswith(b"/proc/self/fd/9 serve"), (done.stdout, done.stderr)


@pytest.mark.parametrize("shell", SHELLS, ids=" ".join)
def test_a_connection_that_ends_in_the_middle_of_the_program(shell: tuple[str, ...]) -> None:
    """Perl says so and leaves nothing; what came is not run."""
    (found,), _ = ways(survey(perl_memfd=319), (PROGRAM,), {PROGRAM.name: 1000})
    done = subprocess.run([*shell, found.command], input=b"x" * 999, capture_output=True, check=False, timeout=30)
    assert done.returncode == 70
    assert b"the connection ended before the program was here" in done.stderr


def test_commands_hold_nothing_that_a_shell_takes_for_its_own() -> None:
    """What csh and fish read differently from sh stands nowhere outside of single quotes."""
    known = survey(
        pythons=(Python("/usr/libexec/platform-python", (3, 9), True),), perl_memfd=319, memory=("/run/user/1000",)
    )
    opened, _ = ways(known, ALL, {item.name: 10**7 for item in ALL})
    for way in opened:
        outside = re.sub(r"'[^']*'", "", way.command)
        assert not set("$`\\!~{}<>&|;\n") - set(";") & set(outside), way.command
