"""Ctrl-C and its like: once keeps what there is, twice keeps nothing."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path

import pytest
from daoflow_bundle.reader import open_bundle

from tests.collector import sockets
from tests.collector.command import argv, environment, make_installation


def start(folder: Path, port: int) -> subprocess.Popen[str]:
    """Start a run that waits twelve seconds for a control plane that hangs, and return it once the rest is done."""
    installation = make_installation(folder / "daoflow", port=port)
    process = subprocess.Popen(
        argv("--dir", str(installation.folder)),
        cwd=folder,
        env=environment(engine="unix:///nowhere/docker.sock"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    for line in process.stderr:
        if "host/kernel-oom" in line:
            break
    return process


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_once_gives_a_valid_partial_bundle_at_once(number: signal.Signals, tmp_path: Path) -> None:
    """Within two seconds the bundle is closed, valid and named, says why it stopped, and the exit code is 4."""
    with sockets.tcp_server(sockets.hang) as port:
        process = start(tmp_path, port)
        sent = time.monotonic()
        process.send_signal(number)
        stdout, stderr = process.communicate(timeout=20)
        assert time.monotonic() - sent < 2
    assert process.returncode == 4, stderr
    with open_bundle(Path(stdout.strip())) as bundle:
        assert bundle.verify() == "verified"
        assert bundle.manifest is not None
        assert bundle.manifest.complete is False
        assert bundle.manifest.stop_reason == f"interrupted by {number.name}"
        assert "env/files/.env" in bundle.members
        health = bundle.manifest.source("health")
    assert health is not None
    assert (health.outcome.value, health.reason) == ("failed", f"not finished: interrupted by {number.name}")


def test_stopped_while_it_looks_for_the_installation(tmp_path: Path) -> None:
    """What it had no time to look for is not called missing, nor the engine down that was not asked."""
    with sockets.unix_server(tmp_path / "d.sock", sockets.hang) as engine:
        process = subprocess.Popen(
            argv("--verbose"),
            cwd=tmp_path,
            env=environment(engine=engine),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        while not list(tmp_path.glob("*.partial")):  # open, so that the search for the installation is next
            assert process.poll() is None
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        stdout, stderr = process.communicate(timeout=60)
    assert process.returncode == 4, stderr
    assert stdout.strip()
    assert "not looked for to the end: interrupted by SIGINT" in stderr
    assert "no installation folder found" not in stderr
    assert "not asked" not in stderr


def test_twice_keeps_nothing(tmp_path: Path) -> None:
    """Two interrupts: exit 130 and no file."""
    with sockets.tcp_server(sockets.hang) as port:
        process = start(tmp_path, port)
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGINT)
        # Two of the same kind may arrive as one: a person presses until it ends.
        while process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
    if process.returncode != 130:
        pytest.fail(f"exit {process.returncode}")
    assert [item.name for item in tmp_path.iterdir()] == ["daoflow"]


def test_killed_outright_what_was_finished_can_be_read(tmp_path: Path) -> None:
    """After kill -9 the unfinished file still gives every member that was done."""
    with sockets.tcp_server(sockets.hang) as port:
        process = start(tmp_path, port)
        time.sleep(3)  # the sources after the hanging one wait two seconds for their place
        process.kill()
        process.communicate(timeout=20)
    (path,) = tmp_path.glob("*.partial")
    with open_bundle(path) as bundle:
        assert {"bundle.json", "env/files/.env", "engine/ping.json"} <= set(bundle.members)
        assert bundle.integrity == "truncated"


def test_a_parent_that_ignores_the_hangup_is_respected(tmp_path: Path) -> None:
    """Under nohup a lost terminal does not stop the run."""
    with sockets.tcp_server(sockets.close_at_once) as port:
        installation = make_installation(tmp_path / "daoflow", port=port)
        process = subprocess.Popen(
            ["sh", "-c", 'trap "" HUP; exec "$@"', "sh", *argv("--dir", str(installation.folder))],
            cwd=tmp_path,
            env=environment(engine="unix:///nowhere/docker.sock"),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stderr is not None
        process.stderr.readline()
        process.send_signal(signal.SIGHUP)
        _, stderr = process.communicate(timeout=60)
    assert "interrupted" not in stderr
    assert process.returncode == 4
