"""Faults of everything but the engine's data: each leaves what the contract promises, and the page says so."""

from __future__ import annotations

import fcntl
import itertools
import json
import os
import re
import secrets
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.collector import sockets
from tests.collector.command import collect, make_installation
from tests.collector.engine_stack import IMAGE, Stack, running_stack
from tests.faults.collecting import Collection, collected, processes_with, script, tmpfs
from tests.faults.hanging_files import hanging_folder
from tests.faults.observed import observe, read_left

HANG = 'trap "" TERM; (trap "" TERM; sleep 300 & sleep 300) & sleep 300'
CLOCK = "/usr/lib/{machine}-linux-gnu/faketime/libfaketimeMT.so.1"


@pytest.fixture(scope="module")
def stack(docker_engine: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Return a running stack whose chatty container has written 30,000 lines."""
    assert docker_engine
    with running_stack(tmp_path_factory.mktemp("engine") / "daoflow") as running:
        for _ in range(300):
            if "key " in running.compose("logs", "--tail", "5", "daoflow").stdout:
                break
            time.sleep(0.1)
        yield running


def start_container(stack: Stack, service: str, command: str, *options: str) -> str:
    """Start one more container of the project and return its name."""
    name = f"{stack.project}-{service}-{secrets.token_hex(2)}"
    labels = [
        f"com.docker.compose.project={stack.project}",
        f"com.docker.compose.service={service}",
        "com.docker.compose.container-number=1",
        "com.docker.compose.oneoff=False",
        f"com.docker.compose.project.working_dir={stack.folder}",
        f"com.docker.compose.project.config_files={stack.folder}/docker-compose.yml",
    ]
    labelled = [word for label in labels for word in ("--label", label)]
    run = ["docker", "run", "--detach", "--network", "none", "--name", name, *labelled, *options]
    subprocess.run([*run, IMAGE, "sh", "-c", command], check=True, capture_output=True)
    return name


def remove_container(name: str) -> None:
    """Remove it, running or not."""
    subprocess.run(["docker", "rm", "--force", name], check=False, capture_output=True)


def test_a_listener_in_place_of_the_engine(stack: Stack, tmp_path: Path) -> None:
    """The socket accepts and never answers: root still brings every log from the data root, in seconds."""
    with sockets.unix_server(tmp_path / "d.sock", sockets.hang) as engine:
        ended = collected(stack, tmp_path / "out", environment={"DOCKER_HOST": engine})
    left = read_left(ended.bundle)
    assert {"logs/daoflow.log", "logs/postgres.log", "logs/redis.log", "containers/data-root.json"} <= left.members
    assert left.integrity == "verified"
    said = "accepts connections and does not answer within 3 s"
    observe(
        "listener",
        exit_code=ended.exit_code,
        expected=[4],
        seconds=ended.seconds,
        left=left,
        said=said,
        stderr=ended.stderr,
    )
    assert ended.seconds < 40


def test_commands_that_hang_end_with_all_they_started(stack: Stack, tmp_path: Path) -> None:
    """Every `docker` command forks, ignores SIGTERM and hangs: none of its processes is left, and what needs no command is there."""
    mark = f"FAULT_MARK={secrets.token_hex(8)}"
    environment = {**script(tmp_path / "bin", "docker", HANG), "FAULT_MARK": mark}
    ended = collected(stack, tmp_path / "out", environment=environment)
    assert processes_with(mark) == []
    left = read_left(ended.bundle)
    assert {"logs/daoflow.log", "env/files/.env"} <= left.members
    assert left.integrity == "verified"
    observe(
        "compose-hangs",
        exit_code=ended.exit_code,
        expected=[4],
        seconds=ended.seconds,
        left=left,
        said="Compose could not be run: ended after 5 s without an answer",
        stderr=ended.stderr,
    )
    assert ended.seconds < 60


def test_a_file_system_that_hangs(stack: Stack, tmp_path: Path) -> None:
    """Nobody can look into the installation's folder: looking is given up inside the deadline, and the engine is still asked."""
    (tmp_path / "hangs").mkdir()
    with hanging_folder(tmp_path / "hangs") as folder:
        run = Collection(
            Stack(folder, stack.project, stack.secrets), tmp_path / "out", "--deadline", "20s", "-o", str(tmp_path)
        )
        ended = run.end()
    left = read_left(ended.bundle)
    assert {"engine/version.json", "host/os.json"} <= left.members
    assert left.integrity == "verified"
    said = "looking for the installation did not end within 10 s"
    observe(
        "file-system-hangs",
        exit_code=ended.exit_code,
        expected=[4],
        seconds=ended.seconds,
        left=left,
        said=said,
        stderr=ended.stderr,
    )
    assert ended.seconds < 30


def test_fifos_in_place_of_files(stack: Stack, tmp_path: Path) -> None:
    """A FIFO that nobody writes to is not opened."""
    folder = tmp_path / "daoflow"
    folder.mkdir()
    for name in (".env", "docker-compose.yml"):
        os.mkfifo(folder / name)
    ended = collected(Stack(folder, stack.project, stack.secrets), tmp_path / "out")
    left = read_left(ended.bundle)
    assert "logs/daoflow.log" in left.members
    observe(
        "fifo",
        exit_code=ended.exit_code,
        expected=[4],
        seconds=ended.seconds,
        left=left,
        said="not a regular file",
        stderr=ended.stderr,
    )
    assert ended.seconds < 60


def test_the_deadline_comes_first(tmp_path: Path) -> None:
    """A control plane that hangs for longer than there is time: the bundle is closed at the deadline and names what was not finished."""
    with sockets.tcp_server(sockets.hang) as port:
        installation = make_installation(tmp_path / "daoflow", port=port)
        began = time.monotonic()
        result = collect("--dir", str(installation.folder), "--deadline", "8s", cwd=tmp_path)
        seconds = time.monotonic() - began
    left = read_left(Path(result.stdout.strip()))
    assert left.integrity == "verified"
    assert {"host/os.json", "env/files/.env"} <= left.members
    observe(
        "deadline",
        exit_code=result.returncode,
        expected=[4],
        seconds=seconds,
        left=left,
        said="health: no end after",
        stderr=result.stderr,
    )
    assert seconds < 25


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_while_logs_are_read(number: signal.Signals, stack: Stack, tmp_path: Path) -> None:
    """The bundle is closed, named and valid, and says what ended it."""
    run = Collection(stack, tmp_path / "out", "--tail", "1000000")
    run.wait_until(run.writes_members)
    run.process.send_signal(number)
    ended = run.end(since=time.monotonic())
    left = read_left(ended.bundle)
    assert left.integrity == "verified"
    observe(
        number.name.lower(),
        exit_code=ended.exit_code,
        expected=[4],
        seconds=ended.seconds,
        left=left,
        said=f"interrupted by {number.name}",
        stderr=ended.stderr,
    )
    assert ended.seconds < 10


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
    observe("sigkill", exit_code=ended.exit_code, expected=[-9], seconds=ended.seconds, left=left, said="")


def test_a_full_target_is_noticed_before_writing(stack: Stack, tmp_path: Path) -> None:
    """Nothing is collected and nothing left there; another folder, standard output and another machine are offered."""
    with tmpfs(tmp_path / "full", "size=4m") as target:
        ended = collected(stack, tmp_path / "out", "-o", str(target))
        assert list(target.iterdir()) == []
    offered = " ".join(ended.stderr.split())
    assert all(way in offered for way in ("-o PATH", "-o - > FILE", "--on"))
    observe(
        "full",
        exit_code=ended.exit_code,
        expected=[1],
        seconds=ended.seconds,
        left=None,
        said="MiB are needed",
        stderr=ended.stderr,
    )


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
    observe(
        "fills-up",
        exit_code=ended.exit_code,
        expected=[4],
        seconds=ended.seconds,
        left=left,
        said="No space left on device",
        stderr=ended.stderr,
    )


def test_a_target_that_cannot_be_written(stack: Stack, tmp_path: Path) -> None:
    """A read-only place is refused before anything is collected."""
    with tmpfs(tmp_path / "fixed", "ro") as target:
        ended = collected(stack, tmp_path / "out", "-o", str(target))
    observe(
        "read-only",
        exit_code=ended.exit_code,
        expected=[1],
        seconds=ended.seconds,
        left=None,
        said="cannot be written: Read-only file system",
        stderr=ended.stderr,
    )


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


def test_the_clock_jumps(stack: Stack, tmp_path: Path) -> None:
    """Limits are kept by a clock that nobody sets; durations stay what they were."""
    setting = tmp_path / "clock"
    setting.write_text("+0\n")
    library = CLOCK.format(machine=os.uname().machine)
    assert Path(library).exists(), "run tests/engine/prerequisites"
    environment = {
        "LD_PRELOAD": library,
        "FAKETIME_TIMESTAMP_FILE": str(setting),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    run = Collection(stack, tmp_path / "out", environment=environment)
    jumps = 0
    while run.process.poll() is None:
        other = tmp_path / "clock.new"
        other.write_text(("+1h\n", "-2d\n", "+0\n")[jumps % 3])
        other.replace(setting)
        jumps += 1
        time.sleep(0.1)
    ended = run.end()
    assert jumps > 5
    left = read_left(ended.bundle)
    assert left.integrity == "verified"
    durations = [item["duration_s"] for item in _manifest(ended.bundle)["sources"]]
    assert all(0 <= seconds < 60 for seconds in durations)
    observe(
        "clock",
        exit_code=ended.exit_code,
        expected=[0, 4],
        seconds=ended.seconds,
        left=left,
        said="bundle written",
        stderr=ended.stderr,
    )


def _manifest(bundle: Path) -> dict[str, list[dict[str, float]]]:
    content = subprocess.run(
        ["tar", "--zstd", "-xOf", str(bundle), "--wildcards", "*/manifest.json"], check=True, capture_output=True
    ).stdout
    document: dict[str, list[dict[str, float]]] = json.loads(content)
    return document


def test_containers_come_and_go_meanwhile(stack: Stack, tmp_path: Path) -> None:
    """Some are restarted, some removed while the collector looks at them: the others are all there."""
    chatter = 'i=0; while [ $i -lt 20000 ]; do echo "tick $i"; i=$((i+1)); done; sleep 1000'
    names = [start_container(stack, f"gone{number}", chatter) for number in range(4)]
    done = threading.Event()

    def disturb() -> None:
        for name in names[2:]:
            time.sleep(0.3)
            remove_container(name)
        while not done.is_set():
            for name in names[:2]:
                subprocess.run(["docker", "restart", "--time", "0", name], check=True, capture_output=True)

    try:
        run = Collection(stack, tmp_path / "out")
        run.wait_until(lambda: any(run.folder.iterdir()))
        thread = threading.Thread(target=disturb)
        thread.start()
        ended = run.end()
        done.set()
        thread.join()
    finally:
        for name in names:
            remove_container(name)
    left = read_left(ended.bundle)
    assert left.integrity == "verified"
    assert {"logs/daoflow.log", "logs/postgres.log", "logs/redis.log"} <= left.members
    observe(
        "removed",
        exit_code=ended.exit_code,
        expected=[0, 4],
        seconds=ended.seconds,
        left=left,
        said="bundle written",
        stderr=ended.stderr,
    )


def test_a_log_is_rotated_under_the_reader(stack: Stack, tmp_path: Path) -> None:
    """What comes of a log that the engine rotates several times a second is in order, without a line twice."""
    chatter = (
        'i=0; while :; do i=$((i+1)); echo "tick $i ............................................................"; done'
    )
    rotated = ("--log-opt", "max-size=200k", "--log-opt", "max-file=3")
    name = start_container(stack, "rotated", chatter, *rotated)
    try:
        time.sleep(1)
        ended = collected(stack, tmp_path / "out")
    finally:
        remove_container(name)
    left = read_left(ended.bundle)
    assert left.integrity == "verified"
    ticks = [int(number) for number in re.findall(r"tick (\d+) ", _log(ended.bundle, "rotated"))]
    assert len(ticks) > 100
    assert all(later > earlier for earlier, later in itertools.pairwise(ticks))
    observe(
        "rotated",
        exit_code=ended.exit_code,
        expected=[0, 4],
        seconds=ended.seconds,
        left=left,
        said="bundle written",
        stderr=ended.stderr,
    )


def _log(bundle: Path, service: str) -> str:
    found = subprocess.run(
        ["tar", "--zstd", "-xOf", str(bundle), "--wildcards", f"*/logs/{service}.log"], check=True, capture_output=True
    )
    return found.stdout.decode("utf-8")


def test_whatever_a_log_holds(stack: Stack, tmp_path: Path) -> None:
    """The log member is UTF-8 without control characters, a line for a line; the monstrous one is cut, with the count of its bytes."""
    noise = (
        "head -c 25000000 /dev/zero | tr '\\0' x; echo; "
        "printf 'nul \\0 here\\n'; printf 'invalid \\377\\376 here\\n'; printf '\\033[31mred\\033[0m \\033]0;title\\007\\n'; "
        "printf 'carriage\\r\\n'; head -c 100000 /dev/urandom; echo; echo last; sleep 1000"
    )
    name = start_container(stack, "noise", noise)
    try:
        for _ in range(600):
            tail = subprocess.run(["docker", "logs", "--tail", "1", name], check=True, capture_output=True).stdout
            if tail == b"last\n":
                break
            time.sleep(0.1)
        ended = collected(stack, tmp_path / "out", "--max-size", "20MB")
    finally:
        remove_container(name)
    left = read_left(ended.bundle)
    lines = [line.split(" ", 2)[2] for line in _log(ended.bundle, "noise").split("\n")[:-1]]
    assert re.fullmatch(r"x{65536} \[cut: \d+ bytes\]", lines[0])
    assert lines[1:5] == ["nul \ufffd here", "invalid \ufffd\ufffd here", "red ", "carriage"]
    assert lines[-1] == "last"
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", "\n".join(lines))
    observe(
        "binary",
        exit_code=ended.exit_code,
        expected=[0],
        seconds=ended.seconds,
        left=left,
        said="Bundle written",
        stderr=ended.stderr,
    )


def test_a_small_budget(stack: Stack, tmp_path: Path) -> None:
    """The oldest lines go first, with their count; the newest, and what is vital, stay."""
    ended = collected(stack, tmp_path / "out", "--max-size", "120KB")
    assert ended.bundle.stat().st_size <= 120_000
    left = read_left(ended.bundle)
    assert _log(ended.bundle, "daoflow").count("tick 30000") == 1
    assert re.search(r"logs/daoflow.log: [1-9]\d* lines left out", left.reasons)
    observe(
        "small",
        exit_code=ended.exit_code,
        expected=[0, 4],
        seconds=ended.seconds,
        left=left,
        said="lines left out",
        stderr=ended.stderr,
    )


def built() -> list[Path]:
    """Return the static file of this machine, where it is built."""
    return sorted(Path(__file__).parents[2].glob(f"dist/daoflow-collect-linux-{os.uname().machine}"))


@pytest.mark.parametrize("program", [None, *built()], ids=["checkout", *(path.name for path in built())])
def test_everything_else_goes_first(program: Path | None, stack: Stack, tmp_path: Path) -> None:
    """While it collects, the process is at nice 10 and at the lowest I/O priority it can ask for, and so is every command it starts."""
    said = tmp_path / "children"
    note_down = f'echo "$(nice) $(ionice)" >> {said}; exec {shutil.which("docker")} "$@"'
    # The static file takes the place of "python -m daoflow_collector.cli".
    through = () if program is None else ("sh", "-c", f'shift 3; exec {program} "$@"', "sh")
    run = Collection(
        stack, tmp_path / "out", environment=script(tmp_path / "bin", "docker", note_down), through=through
    )
    run.wait_until(lambda: said.exists() and bool(said.read_text()))
    fields = Path(f"/proc/{run.process.pid}/stat").read_text().rpartition(")")[2].split()
    asked = subprocess.run(["ionice", "-p", str(run.process.pid)], check=True, capture_output=True, text=True).stdout
    ended = run.end()
    assert ended.exit_code in (0, 4), ended.stderr
    assert fields[16] == "10"
    # The static file carries no ctypes to ask with: Linux then derives best effort 6 of 7 from nice.
    io = "best-effort: prio 7" if program is None else "none: prio 0"
    assert asked.strip() == io
    assert set(said.read_text().splitlines()) == {f"10 {io}"}
    assert read_left(ended.bundle).integrity == "verified"
