"""The host probes on this very machine."""

from __future__ import annotations

import os
import platform
import shutil
import socket
import sys
import threading
from contextlib import closing, suppress
from pathlib import Path

import docker
import pytest
from daoflow_bundle.outcome import Outcome
from daoflow_collector.engine.project_containers import FoundContainer
from daoflow_collector.machine.host import FileResult, FilesystemStatus
from daoflow_collector.machine.local_host import LocalHost
from daoflow_collector.probes import host_disk, host_memory, host_oom, host_os, host_ports, host_time

from tests.collector.probe_run import run_probe


def test_os(tmp_path: Path) -> None:
    """Kernel, architecture and processors are this machine's."""
    document = run_probe(host_os.PROBE, tmp_path).json("host/os.json")
    assert (document["kernel"], document["architecture"]) == (platform.release(), platform.machine())
    assert document["cpus"] >= 1
    assert document["uptime_s"] > 0
    assert document["boot_time"].endswith("Z")
    assert len(document["load"]) == 3


def test_memory(tmp_path: Path) -> None:
    """Total memory is what the C library says, and not all of it is free."""
    document = run_probe(host_memory.PROBE, tmp_path).json("host/memory.json")
    assert document["total_bytes"] == os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    assert 0 < document["available_bytes"] < document["total_bytes"]


def test_time(tmp_path: Path) -> None:
    """The time is given with its zone; whether it is synchronised comes with the service that says so, or is unknown."""
    run = run_probe(host_time.PROBE, tmp_path)
    document = run.json("host/time.json")
    assert document["utc"].endswith("Z")
    assert document["timezone"]
    assert (document["synchronised"] is None) == (document["source"] is None)
    assert ("unknown" in run.ended.reason) == (document["synchronised"] is None)


def test_disk(tmp_path: Path) -> None:
    """Root and project are there with their real sizes; each file system is listed once with all its purposes."""
    document = run_probe(host_disk.PROBE, tmp_path).json("host/disk.json")
    systems = document["filesystems"]
    purposes = {purpose: item for item in systems for purpose in item["purposes"]}
    assert {"data-root", "project", "output", "root"} <= set(purposes)
    assert purposes["root"]["mount_point"] == "/"
    assert purposes["project"]["total_bytes"] == shutil.disk_usage(tmp_path).total
    places = [(item["device"], item["mount_point"]) for item in systems]
    assert len(places) == len(set(places))
    assert sum(len(item["purposes"]) for item in systems) == len(purposes)


def test_ports(tmp_path: Path) -> None:
    """A socket that this process listens on is listed with this process; the port that `.env` names is wanted."""
    (tmp_path / ".env").write_text("DAOFLOW_PORT=3456\n")
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_server(("::1", 0), family=socket.AF_INET6) as other,
    ):
        run = run_probe(host_ports.PROBE, tmp_path)
        ports = {("tcp", server.getsockname()[1]), ("tcp6", other.getsockname()[1])}
    document = run.json("host/ports.json")
    mine = [item for item in document["listeners"] if (item["protocol"], item["port"]) in ports]
    assert {item["address"] for item in mine} == {"127.0.0.1", "::1"}
    assert {item["pid"] for item in mine} == {os.getpid()}
    assert all(
        item["process"] in (Path(sys.executable).name, Path("/proc/self/comm").read_text().strip()) for item in mine
    )
    assert document["wanted_ports"] == [3456]


def test_owners_without_ss(tmp_path: Path) -> None:
    """Where there is no `ss`, the holder of a socket is found through /proc."""
    (tmp_path / "find").symlink_to(str(shutil.which("find")))
    before = os.environ["PATH"]
    os.environ["PATH"] = str(tmp_path)
    try:
        with socket.create_server(("127.0.0.1", 0)) as server:
            run = run_probe(host_ports.PROBE, tmp_path)
            port = server.getsockname()[1]
    finally:
        os.environ["PATH"] = before
    found = next(item for item in run.json("host/ports.json")["listeners"] if item["port"] == port)
    assert found["pid"] == os.getpid()
    assert found["process"] == Path("/proc/self/comm").read_text().strip()


def test_kernel_log(tmp_path: Path) -> None:
    """The kernel log is read, or the probe says that it may not be; either way the document says which."""
    run = run_probe(host_oom.PROBE, tmp_path)
    document = run.json("host/kernel-oom.json")
    assert document["readable"] == (document["source"] in ("journal", "dmesg"))
    assert (run.ended.outcome is Outcome.DENIED) == (not document["readable"])
    assert all(kill["pid"] > 0 for kill in document["kills"])


@pytest.mark.engine
def test_disk_asks_the_engine_for_its_data_root(tmp_path: Path) -> None:
    """The engine's own data root is looked at, wherever it lies."""
    with closing(LocalHost().engine(timeout_s=5.0)) as engine:
        root = Path(engine.info()["DockerRootDir"])
        systems = run_probe(host_disk.PROBE, tmp_path, engine=engine).json("host/disk.json")["filesystems"]
    found = next(item for item in systems if "data-root" in item["purposes"])
    assert root.is_relative_to(found["mount_point"])
    assert found["total_bytes"] == shutil.disk_usage(root).total


def test_disk_when_the_engine_goes_away(tmp_path: Path) -> None:
    """An engine that stops answering between discovery and this probe costs only its own data root's exact place."""
    address = f"{tmp_path}/engine.sock"

    def hang_up(server: socket.socket) -> None:
        with suppress(OSError):  # the listener is shut down at the end of the test
            while True:
                server.accept()[0].close()

    with socket.socket(socket.AF_UNIX) as server:
        server.bind(address)
        server.listen()
        peer = threading.Thread(target=hang_up, args=(server,), daemon=True)
        peer.start()
        with closing(docker.APIClient(base_url=f"unix://{address}", version="1.41", timeout=2)) as engine:
            run = run_probe(host_disk.PROBE, tmp_path, engine=engine)
            with pytest.raises(OSError, match="Connection aborted"):
                engine.info()
        server.shutdown(socket.SHUT_RDWR)
        peer.join()
    purposes = {purpose for item in run.json("host/disk.json")["filesystems"] for purpose in item["purposes"]}
    assert ("data-root" in purposes) == Path("/var/lib/docker").exists()
    assert "root" in purposes


class MountedHost(LocalHost):
    """This machine with another table of mounts. `asked`: the paths whose file system was asked for."""

    def __init__(self, mounts: str) -> None:
        """Take the text of `/proc/self/mountinfo`."""
        super().__init__()
        self.asked: list[str] = []
        self._mounts = mounts.encode()

    def read_file(self, path: str, *, max_bytes: int = 4 << 20, tail: bool = False) -> FileResult:
        """Read a file; the table of mounts is the one given."""
        if path == "/proc/self/mountinfo":
            return FileResult(path, self._mounts)
        return super().read_file(path, max_bytes=max_bytes, tail=tail)

    def filesystem(self, path: str) -> FilesystemStatus | None:
        """Note what is asked."""
        self.asked.append(path)
        return super().filesystem(path)


def test_disk_of_volumes(tmp_path: Path) -> None:
    """Each file system that a container writes to is there; what it only reads, what is the system's or lies on a server, is not asked.

    Nor is what does not exist here: a collector in a container sees its own file systems behind the host's paths.
    """
    device = f"{os.major(tmp_path.stat().st_dev)}:{os.minor(tmp_path.stat().st_dev)}"
    table = f"1 0 {device} / / rw - ext4 /dev/vda rw\n2 1 0:77 / {tmp_path}/far rw - nfs4 server:/x rw\n"
    mounts = [
        {"Source": f"{tmp_path}/data", "Destination": "/data", "RW": True},
        {"Source": f"{tmp_path}/settings", "Destination": "/settings", "RW": False},
        {"Source": f"{tmp_path}/far/backups", "Destination": "/backups", "RW": True},
        {"Source": f"{tmp_path}/of-the-host-only", "Destination": "/lost", "RW": True},
        {"Source": "/run/docker.sock", "Destination": "/run/docker.sock", "RW": True},
        {"Source": "", "Destination": "/scratch", "RW": True},
    ]
    (tmp_path / "data").mkdir()
    container = FoundContainer({"Id": "1" * 64, "Names": ["/db-1"]}, {"Mounts": mounts})
    host = MountedHost(table)
    run = run_probe(host_disk.PROBE, tmp_path, host=host, containers=(container,))

    systems = run.json("host/disk.json")["filesystems"]
    volumes = [item for item in systems if "volume" in item["purposes"]]
    assert [item["mount_point"] for item in volumes] == ["/"]
    assert volumes[0]["free_bytes"] <= volumes[0]["total_bytes"] == shutil.disk_usage(tmp_path).total
    assert f"{tmp_path}/data" in host.asked
    assert not [
        path
        for path in host.asked
        if path.startswith((f"{tmp_path}/far", f"{tmp_path}/of", f"{tmp_path}/settings", "/run/"))
    ]
