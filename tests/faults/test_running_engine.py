"""A host that goes on living while it is looked at: its clock, containers, logs, and its own work, which goes first."""

from __future__ import annotations

import itertools
import os
import re
import secrets
import shutil
import subprocess
import threading
import time
from pathlib import Path

import pytest
from daoflow_bundle.reader import open_bundle

from tests.collector.engine_stack import IMAGE, Stack
from tests.faults.collecting import Collection, collected, script
from tests.faults.observed import note_down, read_left

CLOCK = "/usr/lib/{machine}-linux-gnu/faketime/libfaketimeMT.so.1"


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
    with open_bundle(ended.bundle) as opened:
        assert opened.manifest is not None
        assert all(0 <= source.duration_s < 60 for source in opened.manifest.sources)
    note_down("clock", ended, left, expected=[0, 4], said="bundle written")


@pytest.mark.parametrize("clock", ["1970-01-01 00:00:10", "2040-06-01 12:00:00"])
def test_the_engines_clock_is_another(clock: str, stack: Stack, tmp_path: Path) -> None:
    """The engine's events and newest lines are there, wherever this host's clock stands: they are asked for by the engine's own."""
    environment = {
        "LD_PRELOAD": CLOCK.format(machine=os.uname().machine),
        "FAKETIME": f"@{clock}",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    only = ("--only", "engine/events", "--only", "logs/daoflow", "--since", "1h")
    ended = collected(stack, tmp_path / "out", *only, environment=environment)
    with open_bundle(ended.bundle) as bundle:
        assert bundle.header.started_at.startswith(clock[:10])
        assert len(bundle.read("logs/daoflow.log").splitlines()) == 20_000
        actions = {event["Action"] for event in bundle.read_json("engine/events.json")}
    assert {"create", "start"} <= actions
    assert ended.exit_code == 0, ended.stderr
    assert ended.seconds < 60


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
    note_down("removed", ended, left, expected=[0, 4], said="bundle written")


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
    note_down("rotated", ended, left, expected=[0, 4], said="bundle written")


def _log(bundle: Path, service: str) -> str:
    with open_bundle(bundle) as opened:
        return opened.read(f"logs/{service}.log").decode("utf-8")


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
    note_down("binary", ended, left, expected=[0], said="Bundle written")


def test_a_small_budget(stack: Stack, tmp_path: Path) -> None:
    """The oldest lines go first, with their count; the newest, and what is vital, stay."""
    ended = collected(stack, tmp_path / "out", "--max-size", "120KB")
    assert ended.bundle.stat().st_size <= 120_000
    left = read_left(ended.bundle)
    assert _log(ended.bundle, "daoflow").count("tick 30000") == 1
    assert re.search(r"logs/daoflow.log: [1-9]\d* lines left out", left.reasons)
    note_down("small", ended, left, expected=[0, 4], said="lines left out")


def built() -> list[Path]:
    """Return the static file of this machine, where it is built."""
    return sorted(Path(__file__).parents[2].glob(f"dist/daoflow-collect-{os.uname().machine}"))


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
