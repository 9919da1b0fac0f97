"""The file a bundle is written to: private, never over another, named only when complete."""

from __future__ import annotations

import os
import stat
from io import BytesIO
from pathlib import Path

import pytest
from daoflow_bundle.errors import WriteError
from daoflow_bundle.target import FileTarget, MemoryTarget


def test_the_name_comes_last(tmp_path: Path) -> None:
    """Until `commit` only the partial file may exist, private to its owner; then only the final one."""
    final = tmp_path / "b.tar.zst"
    before = os.umask(0)
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


def test_discard_leaves_nothing(tmp_path: Path) -> None:
    """A discarded target must remove what it wrote."""
    target = FileTarget(tmp_path / "b.tar.zst")
    target.file.write(b"content")
    target.discard()
    assert list(tmp_path.iterdir()) == []


def test_memory_has_an_end() -> None:
    """A bundle for standard output must not outgrow its bound, and leave in one piece."""
    target = MemoryTarget(10)
    target.file.write(b"0123456789")
    with pytest.raises(WriteError, match="outgrew"):
        target.file.write(b"x")
    out = BytesIO()
    assert target.send(out) == 10
    assert out.getvalue() == b"0123456789"
