"""What stands at the source of bind mounts, on this very machine."""

from __future__ import annotations

import socket
from pathlib import Path

from daoflow_collector.machine.local_host import LocalHost
from daoflow_collector.probes.containers import bind_sources


def test_sources_are_named_for_what_they_are(tmp_path: Path) -> None:
    """A socket, a directory in its place and a path that is gone are told apart; volumes are not looked at."""
    (tmp_path / "made-by-docker.sock").mkdir()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "real.sock"))
        mounts = [
            {"Type": "bind", "Source": str(tmp_path / name)} for name in ("real.sock", "made-by-docker.sock", "gone")
        ]
        mounts.append({"Type": "volume", "Source": str(tmp_path), "Name": "pgdata"})

        found = list(bind_sources(LocalHost(), "daoflow-daoflow-1", {"Mounts": mounts}))

    assert [item["kind"] for item in found] == ["socket", "directory", "absent"]
    assert {item["container"] for item in found} == {"daoflow-daoflow-1"}


def test_a_container_without_mounts_has_no_sources() -> None:
    """The engine may leave the list out altogether."""
    assert list(bind_sources(LocalHost(), "daoflow-daoflow-1", {"Mounts": None})) == []
