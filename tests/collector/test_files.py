"""Files are read as values; nothing that is not a regular file can hold the collector."""

import os
import socket
import time
from pathlib import Path

import pytest
from daoflow_collector.machine.local_host import LocalHost

HOST = LocalHost()


@pytest.mark.parametrize("kind", ["fifo", "device", "folder", "socket"])
def test_only_regular_files_are_opened(kind: str, tmp_path: Path) -> None:
    """A FIFO, a device, a folder and a socket end at once as `not-a-file`."""
    path = tmp_path / "thing"
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(path))
    started = time.monotonic()
    result = HOST.read_file("/dev/zero" if kind == "device" else str(path))
    assert time.monotonic() - started < 1
    assert (result.content, result.error_kind) == (None, "not-a-file")


def test_what_is_not_there_is_absent(tmp_path: Path) -> None:
    """A missing file, a dangling link, a link in a circle and an impossible name are `absent`."""
    (tmp_path / "dangling").symlink_to("nowhere")
    (tmp_path / "circle").symlink_to("circle")
    for name in ("missing", "dangling", "circle", "nul\0byte"):
        assert HOST.read_file(str(tmp_path / name)).error_kind == "absent"


def test_the_first_or_the_last_bytes_of_a_large_file_come(tmp_path: Path) -> None:
    """`max_bytes` keeps the head, with `tail` the end, and says that there was more."""
    path = tmp_path / "large"
    path.write_bytes(b"a" * 1000 + b"z" * 1000)
    head, tail = HOST.read_file(str(path), max_bytes=10), HOST.read_file(str(path), max_bytes=10, tail=True)
    assert (head.content, head.truncated, head.size_bytes) == (b"a" * 10, True, 2000)
    assert (tail.content, tail.truncated) == (b"z" * 10, True)
    assert HOST.read_file(str(path), max_bytes=2000).truncated is False


def test_files_whose_size_is_not_known_before_are_read() -> None:
    """Files under /proc claim to be empty and are not."""
    result = HOST.read_file("/proc/self/status")
    assert result.content is not None
    assert b"Name:" in result.content


def test_status_follows_links_and_knows_sockets(tmp_path: Path) -> None:
    """A link to a socket is a socket: that is how /var/run/docker.sock often looks."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "real.sock"))
        (tmp_path / "link.sock").symlink_to("real.sock")
        assert HOST.status(str(tmp_path / "link.sock")).kind == "socket"
    assert HOST.status(str(tmp_path)).kind == "directory"
    assert HOST.status(str(tmp_path / "missing")).kind == "absent"


def test_folders_and_file_systems_that_cannot_be_asked_are_empty(tmp_path: Path) -> None:
    """No listing and no size is a value, not an exception."""
    assert HOST.list_folder(str(tmp_path / "missing")) == ()
    assert HOST.filesystem(str(tmp_path / "missing")) is None
    found = HOST.filesystem(str(tmp_path))
    assert found is not None
    assert 0 < found.free_bytes <= found.total_bytes
