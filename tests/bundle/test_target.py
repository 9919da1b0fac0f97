"""The file a bundle is written to: private, never over another, named only when complete."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from io import BytesIO, FileIO
from pathlib import Path
from typing import Any, BinaryIO, cast

import pytest
from daoflow_bundle.errors import UnnamedError, WriteError
from daoflow_bundle.reader import open_bundle
from daoflow_bundle.target import FileTarget, MemoryTarget


@pytest.mark.parametrize("mask", [0, 0o022, 0o777])
def test_the_name_comes_last(tmp_path: Path, mask: int) -> None:
    """Until `commit` only the partial file may exist, private to its owner and readable for them; then only the final one."""
    final = tmp_path / "b.tar.zst"
    before = os.umask(mask)
    target = FileTarget(final)
    os.umask(before)
    target.file.write(b"content")
    assert [path.name for path in tmp_path.iterdir()] == ["b.tar.zst.partial"]
    assert stat.S_IMODE(target.partial.stat().st_mode) == 0o600
    assert target.commit() == final
    assert [path.name for path in tmp_path.iterdir()] == ["b.tar.zst"]
    assert final.read_bytes() == b"content"


def test_no_existing_file_is_touched(tmp_path: Path) -> None:
    """A final or partial file of somebody else, or one that appears meanwhile, must keep its content."""
    final = tmp_path / "b.tar.zst"
    final.write_bytes(b"theirs")
    with pytest.raises(WriteError, match="exists"):
        FileTarget(final)
    other = tmp_path / "c.tar.zst"
    target = FileTarget(other)
    with pytest.raises(WriteError, match="partial"):
        FileTarget(other)
    other.write_bytes(b"theirs")
    with pytest.raises(WriteError, match=r"the bundle is .*partial"):
        target.commit()
    assert (final.read_bytes(), other.read_bytes()) == (b"theirs", b"theirs")


def test_a_planted_link_is_not_followed(tmp_path: Path) -> None:
    """A symbolic link in the partial file's place must not redirect the bundle."""
    (tmp_path / "b.tar.zst.partial").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(WriteError):
        FileTarget(tmp_path / "b.tar.zst")
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_that_cannot_hold_it(tmp_path: Path) -> None:
    """Missing folders and too little space must be told before anything is written, with advice."""
    with pytest.raises(WriteError, match="cannot be written") as caught:
        FileTarget(tmp_path / "missing" / "b.tar.zst")
    assert "-o" in caught.value.advice
    with pytest.raises(WriteError, match="MiB are needed"):
        FileTarget(tmp_path / "b.tar.zst", needed_bytes=1 << 60)
    assert list(tmp_path.iterdir()) == []


def _refuse(monkeypatch: pytest.MonkeyPatch, *calls: str) -> None:
    """Have the system refuse calls, as a failing disk does."""

    def refused(*_: Any, **__: Any) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    for call in calls:
        monkeypatch.setattr(os, call, refused)


@pytest.mark.parametrize("calls", [("fsync",), ("link", "replace")])
def test_a_whole_bundle_that_gets_no_name_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, calls: tuple[str, ...]
) -> None:
    """The disk refuses the last step: who asked is told where the bundle lies, and nothing else looks like it."""
    target = FileTarget(tmp_path / "b.tar.zst")
    target.file.write(b"content")
    _refuse(monkeypatch, *calls)

    with pytest.raises(UnnamedError) as caught:
        target.commit()
    assert caught.value.kept == str(target.partial)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"b.tar.zst.partial": b"content"}


def test_a_bundle_that_has_its_name_has_not_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the first name cannot be taken away, the bundle is there all the same."""
    target = FileTarget(tmp_path / "b.tar.zst")
    target.file.write(b"content")
    _refuse(monkeypatch, "unlink")

    assert target.commit().read_bytes() == b"content"


def test_a_folder_that_is_removed_meanwhile(tmp_path: Path) -> None:
    """Nobody is sent to a file that is not there."""
    folder = tmp_path / "gone"
    folder.mkdir()
    target = FileTarget(folder / "b.tar.zst")
    target.file.write(b"content")
    target.partial.unlink()
    folder.rmdir()

    with pytest.raises(WriteError, match="is gone") as caught:
        target.commit()
    assert not isinstance(caught.value, UnnamedError)


def test_discard_leaves_nothing(tmp_path: Path) -> None:
    """A discarded target must remove what it wrote."""
    target = FileTarget(tmp_path / "b.tar.zst")
    target.file.write(b"content")
    target.discard()
    assert list(tmp_path.iterdir()) == []


class _AtTheEndOfAQuota(FileIO):
    """A file on btrfs whose quota is used up: taking room away takes room, and so does closing it on NFS."""

    def truncate(self, _size: int | None = None, /) -> int:
        raise OSError(errno.EDQUOT, os.strerror(errno.EDQUOT))

    def close(self) -> None:
        super().close()
        raise OSError(errno.EDQUOT, os.strerror(errno.EDQUOT))


def test_discard_where_the_disk_refuses_even_to_take_away(tmp_path: Path) -> None:
    """What was begun goes all the same, and no error of the disk's takes the place of the one that is being told."""
    target = FileTarget(tmp_path / "b.tar.zst")
    target.file.close()
    target.file = cast("BinaryIO", _AtTheEndOfAQuota(target.partial, "r+"))
    target.discard()
    assert list(tmp_path.iterdir()) == []


_FULL = """
import json, random, resource, sys
from pathlib import Path
from typing import Any
from daoflow_bundle.errors import WriteError
from daoflow_bundle.manifest import Header
from daoflow_bundle.outcome import Outcome
from daoflow_bundle.reader import open_bundle
from daoflow_bundle.redacted import Redacted
from daoflow_bundle.reader import open_bundle
from daoflow_bundle.target import FileTarget
from daoflow_bundle.writer import BundleWriter
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
target = FileTarget(Path(sys.argv[1]))
writer = BundleWriter(
    target.file,
    top="daoflow-evidence-h-20261123T120000Z",
    header=Header("0.1.0", "h", "2026-11-23T12:00:00Z", {}, {}),
    mtime=0,
    seal=lambda document: Redacted(json.dumps(document).encode()),
)
record = {"source": "s", "how": "h", "started_at": "", "duration_s": 0.0, "outcome": Outcome.COLLECTED}
try:
    writer.add("big", Redacted(random.Random(1).randbytes(4 << 20)), **record)
except WriteError as error:
    print(error)
writer.add("small", Redacted(b"ok"), **record)
writer.finish(finished_at="", complete=False, stop_reason="full", sources=[], self_scan={}, native={})
print(open_bundle(target.reopen()).integrity)
target.commit()
"""


def test_a_disk_that_fills_up(tmp_path: Path) -> None:
    """When the system refuses more bytes, the half-written member must go and the bundle still be finished and whole."""
    final = tmp_path / "b.tar.zst"
    run = subprocess.run([sys.executable, "-c", _FULL, final], check=True, capture_output=True, text=True)
    assert run.stdout.splitlines() == ["the bundle cannot be written: File too large", "verified"]
    with open_bundle(final) as bundle:
        assert bundle.members == ("bundle.json", "small", "manifest.json")


def test_memory_has_an_end() -> None:
    """A bundle for standard output must not outgrow its bound, and leave in one piece."""
    target = MemoryTarget(10)
    target.file.write(b"0123456789")
    with pytest.raises(WriteError, match="outgrew"):
        target.file.write(b"x")
    out = BytesIO()
    assert target.send(out) == 10
    assert out.getvalue() == b"0123456789"


class _TakesLittle(BytesIO):
    """Takes three bytes at a time, as an unbuffered pipe may."""

    def write(self, data: Any, /) -> int:
        return super().write(bytes(data)[:3])


def test_a_stream_that_takes_a_part_gets_all() -> None:
    """Standard output under PYTHONUNBUFFERED may take a part of a write and raise nothing: the rest must follow."""
    target, out = MemoryTarget(10), _TakesLittle()
    target.file.write(b"0123456789")
    assert target.send(out) == 10
    assert out.getvalue() == b"0123456789"
