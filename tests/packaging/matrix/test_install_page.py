"""docs/install.md, command by command as it stands there: OpenSSH, a console, a shell, age."""

import os
import pty
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from daoflow_bundle.reader import open_bundle

from tests.collector.shells import SHELLS, completed
from tests.incidents.stack import Stack
from tests.packaging.matrix import ssh_host
from tests.packaging.matrix.install_page import blocks
from tests.packaging.matrix.test_matrix import _analyse

OVER_SSH = "Run it over SSH and keep nothing there"
CONSOLE = "Over a console that takes only text"
EXECUTABLE_MEMORY = ("--tmpfs", "/dev/shm:rw,exec,size=64m")
# Each login writes its message of the day; the installation is mounted below /tmp.
_FRESH_FILES = ("find", "/", "-xdev", "-newer", "/proc/1/stat", "-type", "f", "-not", "-path", "/run/motd.dynamic")
_LEFT_FILES = ("find", "/dev/shm", "/tmp", "/root", "-xdev", "-type", "f", "-not", "-path", "/root/.*")
FORMS = {
    "program": (0, EXECUTABLE_MEMORY, "single file for x86_64, its own interpreter"),
    "program-by-perl": (1, (), "single file for x86_64, its own interpreter"),
    "zipapp-by-python": (2, (), "single file, the host's interpreter"),
}


@pytest.fixture
def workstation(dist: Path, tmp_path: Path) -> Path:
    """Return a folder with the downloaded files."""
    folder = tmp_path / "workstation"
    folder.mkdir()
    for path in dist.iterdir():
        shutil.copy(path, folder)
    return folder


@pytest.fixture
def host(
    request: pytest.FixtureRequest,
    matrix_image: "dict[str, str]",
    broken_stack: Stack,
    tmp_path: Path,
) -> Iterator[ssh_host.SSHHost]:
    """Return the broken host; a parameter gives more flags for its container. Its /dev/shm executes nothing unless they say so."""
    # Not the folder's name: two processes have folders of the same name.
    container = f"{broken_stack.project}-{uuid4().hex}"
    folder = tmp_path / "ssh"
    folder.mkdir()
    try:
        yield ssh_host.start(container, matrix_image["bookworm"], broken_stack, folder, *getattr(request, "param", ()))
    finally:
        subprocess.run(["docker", "rm", "--force", container], check=True, stdout=subprocess.DEVNULL)


def _shows_the_cause(bundle: Path) -> str:
    """Assert that the bundle is whole and names the cause; return the form of the program that made it."""
    document = _analyse(bundle)
    assert document["bundle"]["integrity"] == "verified", document["bundle"]  # type: ignore[index]
    assert document["verdict"]["finding"] == "postgres-not-running", document["verdict"]  # type: ignore[index]
    with open_bundle(bundle) as opened:
        assert opened.manifest is not None
        return str(opened.manifest.native["form"])


def test_download_is_checked(workstation: Path) -> None:
    """The commands that check the file say that it is right, what it is made of, and under which licences."""
    (commands,) = blocks("Check it")
    done = subprocess.run(["bash", "-e", "-c", commands], cwd=workstation, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    for words in ("daoflow-collect-x86_64: OK", "zstandard 0.25.0, compiled in", "Apache License", '"CycloneDX"'):
        assert words in done.stdout


@pytest.mark.engine
def test_copied_by_scp(host: ssh_host.SSHHost, workstation: Path) -> None:
    """Copied to the host and run there, it leaves a bundle that scp brings back."""
    (commands,) = blocks("Run it on the host")
    done = host.run(commands, cwd=workstation)

    assert done.returncode == 0, done.stderr.decode()
    (bundle,) = workstation.glob("daoflow-evidence-*.tar.zst")
    assert done.stdout.decode().strip() == f"/tmp/{bundle.name}"
    assert _shows_the_cause(bundle) == FORMS["program"][2]


@pytest.mark.engine
@pytest.mark.parametrize(("number", "host", "form"), FORMS.values(), ids=list(FORMS), indirect=["host"])
def test_streamed_through_ssh(number: int, host: ssh_host.SSHHost, form: str, workstation: Path) -> None:
    """The file goes in, the bundle comes back over the same connection, and nothing on the host is new or changed."""
    before = host.inside(*_FRESH_FILES)
    commands = blocks(OVER_SSH)[number]
    done = host.run(commands, cwd=workstation)

    assert done.returncode in (0, 4), done.stderr.decode()
    assert _shows_the_cause(workstation / "evidence.tar.zst") == form
    assert host.inside(*_FRESH_FILES) == before
    assert host.inside(*_LEFT_FILES) == ""


class _Console:
    """A terminal on the host, as over a serial line: keys go in, text comes back, nothing else."""

    def __init__(self, host: ssh_host.SSHHost, folder: Path) -> None:
        self._terminal, theirs = pty.openpty()
        command = ["ssh", "-tt", "-e", "~", f"root@{host.address}", "sh"]
        self._process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=folder,
            env=host.environment,
            start_new_session=True,
        )
        os.close(theirs)

    def type(self, keys: str, *, until: bytes, timeout_s: float = 200) -> bytes:
        """Type keys, as fast as the line takes them, and return what is shown up to `until`."""
        waiting, shown = keys.encode(), b""
        ends = time.monotonic() + timeout_s
        while waiting or until not in shown:
            readable, writable, _ = select.select([self._terminal], [self._terminal] if waiting else [], [], 1.0)
            if readable:
                shown += os.read(self._terminal, 65536)
            if writable:
                waiting = waiting[os.write(self._terminal, waiting[:1024]) :]
            if time.monotonic() > ends:
                raise TimeoutError(f"{len(waiting)} bytes were not taken; shown: {shown[-500:]!r}")
        return shown

    def close(self) -> None:
        """Hang up."""
        self._process.kill()
        self._process.wait()
        os.close(self._terminal)


@pytest.mark.engine
def test_pasted_over_a_console(host: ssh_host.SSHHost, workstation: Path) -> None:
    """Pasted as text into a terminal, it collects; the bundle comes back as text; nothing but it was written."""
    start, fetch, decode = blocks(CONSOLE)
    text = (workstation / "daoflow-collect-paste.py").read_text("ascii")
    console = _Console(host, workstation)
    try:
        # The quotes keep the echo of what is typed from looking like the answer.
        console.type("PS1=; stty -echo; echo rea''dy\n", until=b"ready\r\n")
        console.type(f"{start.strip()}; stty -echo; echo collec''ted\n{text}\n\x04", until=b"collected\r\n")
        printed = console.type(f"echo beg''in; {fetch.strip()}; echo en''d\n", until=b"end\r\n")
    finally:
        console.close()

    (workstation / "printed.txt").write_bytes(
        printed.partition(b"begin\r\n")[2].rpartition(b"end\r\n")[0].replace(b"\r", b"")
    )
    done = host.run(decode, cwd=workstation)
    assert done.returncode == 0, done.stderr.decode()
    assert _shows_the_cause(workstation / "evidence.tar.zst") == "single file, the host's interpreter"
    assert host.inside(*_LEFT_FILES) == ""


def test_a_paste_that_lost_something_is_refused(workstation: Path) -> None:
    """A line that did not come through ends with one line of advice and exit code 1, and nothing is run."""
    lines = (workstation / "daoflow-collect-paste.py").read_text("ascii").splitlines(keepends=True)
    del lines[len(lines) // 2]
    done = subprocess.run(
        ["python3", "-I", "-S", "-", "--version"], input="".join(lines).encode(), capture_output=True, check=False
    )

    assert (done.returncode, done.stdout) == (1, b"")
    assert (
        done.stderr == b"daoflow-collect: the text did not come through as it was sent: paste it again, more slowly\n"
    )


@pytest.mark.parametrize("shell", SHELLS)
def test_completion_of_the_file(shell: str, workstation: Path) -> None:
    """The file itself, on the PATH under its own name, completes options and values in each shell."""
    program = workstation / "daoflow-collect-x86_64"
    for line, word in (("--depl", "--deployment"), ("run --only logs/po", "logs/postgres"), ("ver", "verify")):
        assert completed(shell, program, f"{program.name} {line}", cwd=workstation)[-1] == word
