"""Links that go silent: every packet is dropped by the kernel, nobody says good-bye. What a host may cost holds all the same."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from daoflow_bundle.reader import open_bundle

from tests.remote.collecting import FROM_RECORDING, begin
from tests.remote.edge import Edge
from tests.remote.image import EDGE
from tests.remote.matrix.conftest import MakeServer
from tests.remote.test_interruptions import hung_engine, login_by, wait_for, wait_until_quiet
from tests.remote.wires import wire

DEADLINE_S = 40


@contextmanager
def silence(edge: Edge) -> Iterator[None]:
    """Drop every packet between this machine and the server."""
    rules = (("INPUT", "-s"), ("OUTPUT", "-d"))
    for chain, side in rules:
        subprocess.run(["iptables", "-I", chain, side, edge.address, "-j", "DROP"], check=True)
    try:
        yield
    finally:
        for chain, side in rules:
            subprocess.run(["iptables", "-D", chain, side, edge.address, "-j", "DROP"], check=True)


def ends_in_time(running: "subprocess.Popen[bytes]", file: Path, began: float, folder: str) -> str:
    """Assert that the run ended by its deadline with everything else in its bundle. Returns how the host's source ended."""
    _, notes = running.communicate(timeout=120)
    assert time.monotonic() - began < DEADLINE_S + 30, notes.decode()
    assert running.returncode == 4, notes.decode()
    with open_bundle(file) as bundle:
        assert bundle.verify() == "verified"
        assert bundle.manifest is not None
        record = bundle.manifest.source(folder)
        containers = bundle.manifest.source("containers")
        assert f"{folder}/ssh.json" in bundle.members
    assert containers is not None
    assert containers.outcome.value == "collected"
    assert record is not None
    return record.outcome.value


@pytest.mark.parametrize("program", [(), ("--ssh-program", "ssh")], ids=["paramiko", "ssh"])
def test_a_link_that_goes_silent_while_the_host_works(
    make_server: MakeServer, tmp_path: Path, program: tuple[str, ...]
) -> None:
    """The host's part ends by the deadline, and so does the collector there, which hears nothing any more."""
    with hung_engine(tmp_path / "docker.sock"):
        edge = make_server(
            EDGE.tags[0], docker=False, options=("--volume", f"{tmp_path}/docker.sock:/var/run/docker.sock")
        )
        file, began = tmp_path / "silent.tar.zst", time.monotonic()
        options = ["--target", edge.url(), *edge.login(), "--deadline", f"{DEADLINE_S}s", *program]
        running = begin(file, *FROM_RECORDING, *options)
        wait_for(lambda: edge.runs("base64"), DEADLINE_S)
        with silence(edge):
            assert ends_in_time(running, file, began, f"targets/{edge.address}") in ("timeout", "failed", "partial")
            wait_for(lambda: not edge.runs("base64"), 120)
        wait_until_quiet(edge)


def test_a_link_that_goes_silent_while_the_program_is_sent(make_server: MakeServer, tmp_path: Path) -> None:
    """What cannot be sent any more holds nothing up: the message that would end it stands behind it in the same queue."""
    edge = make_server(EDGE.tags[0])
    with wire(edge.address, upload_bytes_per_s=40_000) as port:
        file, began = tmp_path / "silent.tar.zst", time.monotonic()
        running = begin(file, *FROM_RECORDING, "--deadline", f"{DEADLINE_S}s", *login_by(edge, port))
        wait_for(lambda: edge.runs("base64"), DEADLINE_S)
        with silence(edge):
            assert ends_in_time(running, file, began, "targets/127.0.0.1") == "timeout"
    wait_until_quiet(edge)
