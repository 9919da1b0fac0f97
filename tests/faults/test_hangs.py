"""What never answers: the engine, commands, a file system, FIFOs, a control plane. A run ends by itself, with what can be had."""

from __future__ import annotations

import json
import os
import secrets
import socket
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.collector import sockets
from tests.collector.command import collect, make_installation
from tests.collector.engine_stack import Stack
from tests.faults.collecting import Collection, collected, processes_with, script
from tests.faults.hanging_files import hanging_folder
from tests.faults.observed import note_down, observe, read_left

LAUNCH = Path(__file__).parents[2] / "bench" / "launch.py"
HANG = 'trap "" TERM; (trap "" TERM; sleep 300 & sleep 300) & sleep 300'


def test_a_listener_in_place_of_the_engine(stack: Stack, tmp_path: Path) -> None:
    """The socket accepts and never answers: root still brings every log from the data root, in seconds."""
    with sockets.unix_server(tmp_path / "d.sock", sockets.hang) as engine:
        ended = collected(stack, tmp_path / "out", environment={"DOCKER_HOST": engine})
    left = read_left(ended.bundle)
    assert {"logs/daoflow.log", "logs/postgres.log", "logs/redis.log", "containers/data-root.json"} <= left.members
    assert left.integrity == "verified"
    said = "accepts connections and does not answer within 3 s"
    note_down("listener", ended, left, expected=[4], said=said)
    assert ended.seconds < 40


def ping_then(behave: sockets.Behave) -> sockets.Behave:
    """Answer a ping as an engine does, anything else as told."""
    pong = b"HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nContent-Length: 2\r\nConnection: close\r\n\r\nOK"

    def answer(connection: socket.socket) -> None:
        if b" /_ping" in connection.recv(4096, socket.MSG_PEEK):
            sockets.raw(pong)(connection)
        else:
            behave(connection)

    return answer


def test_an_engine_that_drips_its_answers(stack: Stack, tmp_path: Path) -> None:
    """A byte now and then would keep every read alive for ever: the data root is asked instead, inside the usual time."""
    with sockets.unix_server(tmp_path / "d.sock", ping_then(sockets.drip)) as engine:
        ended = collected(stack, tmp_path / "out", environment={"DOCKER_HOST": engine})
    left = read_left(ended.bundle)
    assert {"logs/daoflow.log", "logs/postgres.log", "containers/data-root.json"} <= left.members
    assert left.integrity == "verified"
    note_down("drips", ended, left, expected=[4], said="answers a ping only")
    assert ended.seconds < 60


@pytest.mark.parametrize("body", [b"null", b"{}", b'[1, {"Id": 2}]', b"[" * 100_000, b"\x00\xff<html>"])
def test_an_engine_that_answers_nonsense(body: bytes, stack: Stack, tmp_path: Path) -> None:
    """What is no engine's answer is said to be none, and costs no log: the data root has them."""
    with sockets.unix_server(tmp_path / "d.sock", ping_then(sockets.answer(body))) as engine:
        ended = collected(stack, tmp_path / "out", environment={"DOCKER_HOST": engine})
    left = read_left(ended.bundle)
    assert {"logs/daoflow.log", "logs/postgres.log", "containers/data-root.json"} <= left.members
    assert left.integrity == "verified"
    note_down("nonsense", ended, left, expected=[4], said="data root")


def test_an_engine_whose_answers_never_end(stack: Stack, tmp_path: Path) -> None:
    """Gigabytes of one answer are given up at its bound: the data root is asked, and nobody's memory fills."""
    usage = tmp_path / "usage.json"
    with sockets.unix_server(tmp_path / "d.sock", ping_then(sockets.flood(b"[" * (1 << 16)))) as engine:
        through = (sys.executable, "-I", "-S", str(LAUNCH), str(usage))
        run = Collection(stack, tmp_path / "out", environment={"DOCKER_HOST": engine}, through=through)
        ended = run.end()
    left = read_left(ended.bundle)
    used = json.loads(usage.read_text())
    assert {"logs/daoflow.log", "logs/postgres.log", "containers/data-root.json"} <= left.members
    assert left.integrity == "verified"
    ended = replace(ended, exit_code=used["exit_code"])
    note_down("endless", ended, left, expected=[4], said="answers a ping only: the engine's answer does not end")
    assert used["rss_bytes"] < 120e6


def test_commands_that_hang_end_with_all_they_started(stack: Stack, tmp_path: Path) -> None:
    """Every `docker` command forks, ignores SIGTERM and hangs: none of its processes is left, and what needs no command is there."""
    mark = f"FAULT_MARK={secrets.token_hex(8)}"
    environment = {**script(tmp_path / "bin", "docker", HANG), "FAULT_MARK": mark}
    ended = collected(stack, tmp_path / "out", environment=environment)
    assert processes_with(mark) == []
    left = read_left(ended.bundle)
    assert {"logs/daoflow.log", "env/files/.env"} <= left.members
    assert left.integrity == "verified"
    note_down("compose-hangs", ended, left, expected=[4], said="Compose could not be run: ended after")
    assert ended.seconds < 60


def test_what_was_found_before_the_time_was_over_is_collected_from(stack: Stack, tmp_path: Path) -> None:
    """Compose hangs for longer than there is time to look: the containers were found before that, and are not forgotten."""
    environment = script(tmp_path / "bin", "docker", HANG)
    ended = collected(stack, tmp_path / "out", "--deadline", "11s", environment=environment)
    left = read_left(ended.bundle)
    assert left.integrity == "verified"
    assert any(member.endswith("/inspect.json") for member in left.members)
    assert ended.exit_code == 4


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
    said = "looking for the installation did not end within"
    note_down("file-system-hangs", ended, left, expected=[4], said=said)
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
    note_down("fifo", ended, left, expected=[4], said="not a regular file")
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
        said="health: not finished before the deadline",
        stderr=result.stderr,
    )
    assert seconds < 25
