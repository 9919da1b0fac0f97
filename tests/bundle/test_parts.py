"""A bundle in parts is the bundle: whichever part is named, and whatever of it is missing or foreign."""

from __future__ import annotations

import io
import secrets
from pathlib import Path

import pytest
from daoflow_bundle.errors import FormatError
from daoflow_bundle.parts import JoinedFile, part_name, part_sizes
from daoflow_bundle.reader import open_bundle

from tests.bundle.conftest import TOP, MakeBundle

NAME = f"{TOP}.tar.zst"


@pytest.fixture
def whole(make_bundle: MakeBundle) -> bytes:
    """Return a bundle with members that do not compress."""
    return make_bundle({f"host/{number}.txt": secrets.token_hex(400).encode() for number in range(9)})


def split(content: bytes, folder: Path, most: int) -> list[Path]:
    """Write the parts of a bundle."""
    paths = []
    for number, (offset, size) in enumerate(part_sizes(len(content), most), 1):
        paths.append(folder / part_name(NAME, number))
        paths[-1].write_bytes(content[offset : offset + size])
    return paths


def test_any_part_is_the_bundle(whole: bytes, tmp_path: Path) -> None:
    """Each part by itself, all of them and some of them in any order open the same verified bundle."""
    paths = split(whole, tmp_path, 700)
    assert len(paths) > 3
    assert b"".join(path.read_bytes() for path in paths) == whole
    for named in (*paths, paths, [paths[2], paths[0]]):
        with open_bundle(named) as bundle:
            assert bundle.verify() == "verified"
            assert bundle.read("host/8.txt")
            assert bundle.file_size == len(whole)


def test_parts_in_several_folders(whole: bytes, tmp_path: Path) -> None:
    """Parts that were saved apart are joined when all are named."""
    paths = split(whole, tmp_path, 900)
    other = tmp_path / "other"
    other.mkdir()
    moved = paths[1].rename(other / paths[1].name)
    with open_bundle([paths[0], moved]) as bundle:
        assert bundle.verify() == "verified"


def test_a_missing_part_is_named_and_the_rest_read(whole: bytes, tmp_path: Path) -> None:
    """Without a middle part the members before it are read, and the message says which part to ask for."""
    paths = split(whole, tmp_path, 1000)
    paths[2].unlink()
    with open_bundle(paths[-1]) as bundle:
        assert bundle.verify() == "truncated"
        assert bundle.read("host/0.txt")
        assert f"{paths[2].name} is missing" in [defect.detail for defect in bundle.defects]


def test_a_missing_last_part_is_guessed(whole: bytes, tmp_path: Path) -> None:
    """Nothing tells how many parts there are: a bundle without its end says that the next one may be missing."""
    paths = split(whole, tmp_path, 1000)
    paths[-1].unlink()
    with open_bundle(paths[0]) as bundle:
        assert bundle.verify() == "truncated"
        assert any(defect.detail.startswith(f"{paths[-1].name} may be missing") for defect in bundle.defects)


def test_without_the_first_part_nothing_can_be_read(whole: bytes, tmp_path: Path) -> None:
    """The message names the first part."""
    paths = split(whole, tmp_path, 1000)
    paths[0].unlink()
    with pytest.raises(FormatError, match=r"part01 is missing"):
        open_bundle(paths[1])


def test_parts_of_two_bundles_are_refused(whole: bytes, tmp_path: Path) -> None:
    """Parts whose names differ are not joined."""
    paths = split(whole, tmp_path, 1000)
    stranger = tmp_path / "daoflow-evidence-web-2-20261123T120000Z.tar.zst.part02"
    stranger.write_bytes(paths[1].read_bytes())
    with pytest.raises(FormatError, match="not parts of one bundle"):
        open_bundle([paths[0], stranger])


@pytest.mark.parametrize("size", [999, 1001])
def test_a_part_of_another_split_does_not_fit(whole: bytes, tmp_path: Path, size: int) -> None:
    """A part of another size (cut off, or of a split with another limit) is named; what stands before it is read."""
    paths = split(whole, tmp_path, 1000)
    paths[1].write_bytes(whole[1000 : 1000 + size])
    with open_bundle(paths[0]) as bundle:
        assert bundle.verify() != "verified"
        assert bundle.read("host/0.txt")
        assert any("does not fit" in defect.detail for defect in bundle.defects)


def test_a_foreign_part_of_the_right_size_is_noticed(whole: bytes, tmp_path: Path, make_bundle: MakeBundle) -> None:
    """The same part of another bundle does not pass for this one's."""
    paths = split(whole, tmp_path, 1000)
    other = make_bundle({f"host/{number}.txt": secrets.token_hex(400).encode() for number in range(9)})
    paths[1].write_bytes(other[1000:2000])
    with open_bundle(paths[0]) as bundle:
        assert bundle.verify() in ("tampered", "truncated")


def test_joined_parts_read_as_one_file(tmp_path: Path) -> None:
    """Reads and seeks over the borders of parts give what one file gives."""
    content = secrets.token_bytes(5000)
    paths = split(content, tmp_path, 700)
    with JoinedFile(paths) as joined, io.BytesIO(content) as plain:
        for offset, size in ((0, 10), (699, 2), (650, 1500), (4990, 50), (0, -1), (5000, 1)):
            assert joined.seek(offset) == plain.seek(offset)
            assert joined.read(size) == plain.read(size)
            assert joined.tell() == plain.tell()
