"""Bytes of a bundle that belong to no member: no digest covers them and no redactor saw them, so that the file is not verified."""

from __future__ import annotations

import tarfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from daoflow_bundle.reader import open_bundle

from tests.hostile.forge import TOP, forge, frame, pax_header, tar_member

SECRET = "hunter2-of-nobody"


def _header(start: int, value: bytes) -> Callable[[bytearray], None]:
    def edit(block: bytearray) -> None:
        block[start : start + len(value)] = value

    return edit


def _owner(block: bytearray) -> None:
    block[265:297] = b"alice".ljust(32, b"\0")


def _padded(record: bytes) -> bytes:
    return record[: -len(SECRET)] + SECRET.encode()


_GLOBAL = tar_member("g", f"{len(SECRET) + 13} comment={SECRET}\n".encode(), type=tarfile.XGLTYPE)
_LONG_LINK = tar_member("././@LongLink", SECRET.encode() + b"\0", type=tarfile.GNUTYPE_LONGLINK)
_UNCOVERED = {
    "a comment": [pax_header("comment", SECRET)],
    "a vendor's record": [pax_header("VENDOR.note", SECRET)],
    "a name of an owner": [pax_header("uname", SECRET)],
    "a time that is text": [pax_header("mtime", SECRET)],
    "a global header": [_GLOBAL],
    "a long link": [_LONG_LINK],
    "padding of an extended header": [_padded(pax_header("mtime", "1"))],
    "a name of an extended header": [tar_member(SECRET, b"11 mtime=1\n", type=tarfile.XHDTYPE)],
    "an empty folder": [tar_member(f"{TOP}/{SECRET}", type=tarfile.DIRTYPE)],
    "an owner": [tar_member(f"{TOP}/logs", type=tarfile.DIRTYPE, header=_owner)],
    "a link's goal": [tar_member(f"{TOP}/logs", type=tarfile.DIRTYPE, header=_header(157, SECRET.encode()))],
    "the end of a header": [tar_member(f"{TOP}/logs", type=tarfile.DIRTYPE, header=_header(500, b"hunter2"))],
    "a number": [tar_member(f"{TOP}/logs", type=tarfile.DIRTYPE, header=_header(329, b"hunter2"))],
}


@pytest.mark.parametrize("what", _UNCOVERED)
def test_bytes_that_no_digest_covers_are_told(what: str) -> None:
    """The file is not verified, the defect says why, and every member is read all the same."""
    harmless = open_bundle(BytesIO(forge())).members
    bundle = open_bundle(BytesIO(forge(smuggled=_UNCOVERED[what])))

    assert bundle.integrity == "tampered"
    assert bundle.members == harmless
    assert all(defect.kind == "tampered" for defect in bundle.defects)
    assert any(
        word in defect.detail for defect in bundle.defects for word in ("header", "folder that holds nothing", "hidden")
    )


def test_a_second_end_and_zstd_frames_behind_it_are_told() -> None:
    """Neither what follows the end of the archive nor a frame that decompressors skip passes in silence."""
    for more in (frame(SECRET.encode()), frame(bytes(2048) + SECRET.encode()), b"\x50\x2a\x4d\x18\x07\0\0\0hunter2"):
        assert open_bundle(BytesIO(forge() + more)).integrity == "tampered"


def test_what_the_collector_writes_and_what_tar_packs_again_is_verified(tmp_path: Path) -> None:
    """A bundle of the collector's has no such byte, nor has one that was packed again with `--owner=root --group=root`."""
    kept = Path(__file__).with_name("harmless.tar.zst")
    with open_bundle(kept) as bundle:
        assert bundle.integrity == "verified"
        assert bundle.defects == ()
        for form in (tarfile.PAX_FORMAT, tarfile.GNU_FORMAT):
            packed = tmp_path / "again.tar"
            with tarfile.open(packed, "w", format=form) as tar:
                for folder in (TOP, f"{TOP}/logs"):
                    info = tarfile.TarInfo(folder)
                    info.type, info.uname, info.mtime = tarfile.DIRTYPE, "root", 1_795_437_000.25
                    tar.addfile(info)
                for name in bundle.members:
                    info = tarfile.TarInfo(f"{TOP}/{name}")
                    info.size, info.uname, info.gname = bundle.size(name), "root", "root"
                    tar.addfile(info, BytesIO(bundle.read(name)))
            again = open_bundle(BytesIO(frame(packed.read_bytes())))
            assert again.integrity == "verified", again.defects
