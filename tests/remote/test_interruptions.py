"""What comes in between: a lost connection, a slow one, and an operator who has seen enough."""

import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from daoflow_bundle.reader import open_bundle

from tests.remote.collecting import FROM_RECORDING, begin, collect
from tests.remote.edge import Edge, deployed
from tests.remote.wires import wire

NewEdge = Callable[..., Edge]


def login_by(edge: Edge, port: int) -> list[str]:
    """Return the options to log in at the server through a wire."""
    edge.know(f"[127.0.0.1]:{port}")
    return ["--target", f"ssh://root@127.0.0.1:{port}", *edge.login()]


def test_a_connection_that_is_cut_gives_what_had_come(edge: Edge, tmp_path: Path) -> None:
    """Every member that had arrived whole is in the bundle, and the cut is said."""
    script = "i=0; while [ $i -lt 100 ]; do echo line $i $(head -c 300 /proc/cpuinfo | base64 -w 0); i=$((i+1)); done; sleep 1000"
    services = [f"web{number}" for number in range(8)]
    with deployed("cut", services, script=script), wire(edge.address, cut_after_bytes=90_000) as port:
        done = collect(tmp_path, *FROM_RECORDING, *login_by(edge, port))

    assert done.exit_code == 4
    outcome, reason = done.source("targets/127.0.0.1")
    assert outcome == "partial", (reason, done.member("targets/127.0.0.1/ssh.json"))
    assert "connection was lost" in reason
    with done.bundle() as bundle:
        arrived = [name for name in bundle.members if name.startswith("targets/127.0.0.1/")]
    assert "targets/127.0.0.1/engine/client.json" in arrived
    assert "targets/127.0.0.1/collector/log.jsonl" not in arrived
    wait_until_quiet(edge)


def test_a_slow_host_meets_its_deadline(edge: Edge, tmp_path: Path) -> None:
    """The host costs the run no more than its deadline, and everything else is there."""
    with wire(edge.address, upload_bytes_per_s=40_000) as port:
        done = collect(tmp_path, *FROM_RECORDING, "--deadline", "20s", *login_by(edge, port))

    assert done.exit_code == 4
    assert done.source("targets/127.0.0.1")[0] == "timeout"
    assert done.source("containers")[0] == "collected"
    assert done.stages("targets/127.0.0.1/ssh.json")["command"] == "ok"
    assert done.duration_s < 60
    wait_until_quiet(edge)


@contextmanager
def hung_engine(path: Path) -> Iterator[threading.Event]:
    """Stand for a Docker socket that answers a ping and nothing else. The event: it was asked something else."""
    asked = threading.Event()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        path.chmod(0o666)
        server.listen()

        def serve() -> None:
            kept = []
            try:
                while True:
                    one, _ = server.accept()
                    kept.append(one)
                    if one.recv(4096).startswith(b"GET /_ping"):
                        one.sendall(b"HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nContent-Length: 2\r\n\r\nOK")
                    else:
                        asked.set()
            except OSError:
                return

        threading.Thread(target=serve, daemon=True).start()
        yield asked


def test_ctrl_c_closes_a_bundle_with_what_the_host_has(new_edge: NewEdge, tmp_path: Path) -> None:
    """The other side closes its bundle, too; nothing of it goes on running there."""
    with hung_engine(tmp_path / "docker.sock") as asked:
        edge = new_edge(docker=False, options=("--volume", f"{tmp_path}/docker.sock:/var/run/docker.sock"))
        file = tmp_path / "stopped.tar.zst"
        running = begin(file, *FROM_RECORDING, "--target", edge.url(), *edge.login())
        assert asked.wait(90)  # the other side collects by now
        time.sleep(1.0)
        running.send_signal(signal.SIGINT)
        _, notes = running.communicate(timeout=60)

        assert running.returncode == 4, notes.decode()
        with open_bundle(file) as bundle:
            assert bundle.verify() == "verified"
            assert bundle.manifest is not None
            assert bundle.manifest.stop_reason == "interrupted by SIGINT"
            record = bundle.manifest.source(f"targets/{edge.address}")
            assert record is not None
            assert record.outcome.value == "partial", record
            # The far end was asked, and closed a bundle of its own.
            assert (
                "workstation stopped it"
                in bundle.read_json(f"targets/{edge.address}/ssh.json")["collector"]["stop_reason"]
            )
            assert f"targets/{edge.address}/bundle.json" in bundle.members
        wait_until_quiet(edge)


def test_a_second_ctrl_c_keeps_nothing(new_edge: NewEdge, tmp_path: Path) -> None:
    """Exit 130, no file, and the host is left alone as well."""
    with hung_engine(tmp_path / "docker.sock"):
        edge = new_edge(docker=False, options=("--volume", f"{tmp_path}/docker.sock:/var/run/docker.sock"))
        file = tmp_path / "stopped.tar.zst"
        running = begin(file, *FROM_RECORDING, "--target", edge.url(), *edge.login())
        wait_for(lambda: edge.runs("base64"), 90)
        running.send_signal(signal.SIGINT)
        time.sleep(0.1)
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=60)

        assert running.returncode == 130
        assert not list(tmp_path.glob("stopped*"))
        wait_until_quiet(edge)


def wait_for(condition: Callable[[], bool], limit_s: float) -> None:
    """Wait for a condition."""
    until = time.monotonic() + limit_s
    while not condition():
        assert time.monotonic() < until, "it did not come true"
        time.sleep(0.2)


def wait_until_quiet(edge: Edge) -> None:
    """Wait until nothing of the collector runs on the server, and assert that no file was left."""
    wait_for(lambda: not edge.left_behind()[1], 40)
    assert [line for line in edge.left_behind()[0] if "daoflow" in line] == []
