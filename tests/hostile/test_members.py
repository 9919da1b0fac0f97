"""Members that try to escape, to be read twice, or to be taken for something else."""

from __future__ import annotations

import tarfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from daoflow_bundle.errors import FormatError
from daoflow_bundle.reader import Bundle, open_bundle

TOP = "daoflow-evidence-web-1-20261123T120000Z"
Member = Callable[..., bytes]
OpenHostile = Callable[..., Bundle]
GOOD = ("bundle.json", "logs/good.log")
LAYOUTS = pytest.mark.parametrize(
    "layout", [{}, {"single": True}, {"single": True, "sized": False}], ids=["frames", "single", "unsized"]
)


def assert_refused(bundle: Bundle, member: str | None = None) -> None:
    """Hold that the good members are there and nothing else, and that the attack is on the list."""
    assert bundle.members == GOOD
    assert bundle.read("logs/good.log") == b"survives\n"
    hostile = [defect for defect in bundle.defects if defect.kind == "hostile"]
    assert hostile
    assert member is None or member in {defect.member for defect in hostile}
    assert bundle.integrity == "tampered"


@LAYOUTS
@pytest.mark.parametrize(
    "name",
    [
        "../escape",
        f"{TOP}/../escape",
        f"{TOP}/logs/../../escape",
        "/etc/passwd",
        f"/{TOP}/x",
        f"{TOP}//x",
        f"{TOP}/./x",
        f"./{TOP}/x",
        "other/x",
        TOP,
        "flat",
        f"{TOP}/a b",
        f"{TOP}/a\nb",
        f"{TOP}/a\\..\\b",
        f"{TOP}/C:evil",
        f"{TOP}/<script>",
        f"{TOP}/\u202egnp.exe",
        f"{TOP}/" + "a" * 600,
        f"{TOP}/\x1b[31m",
    ],
)
def test_names_that_leave_the_folder(
    open_hostile: OpenHostile, member: Member, name: str, layout: dict[str, bool]
) -> None:
    """A path that is absolute, climbs, lies elsewhere or holds odd characters must be refused, and shown harmlessly."""
    bundle = open_hostile(member(name, b"evil"), **layout)
    assert_refused(bundle)
    for defect in bundle.defects:
        assert (defect.member or "").isascii()
        assert (defect.member or "").isprintable()


@LAYOUTS
@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (tarfile.SYMTYPE, "symbolic link"),
        (tarfile.LNKTYPE, "hard link"),
        (tarfile.CHRTYPE, "character device"),
        (tarfile.BLKTYPE, "block device"),
        (tarfile.FIFOTYPE, "FIFO"),
        (tarfile.GNUTYPE_SPARSE, "sparse"),
        (b"9", "unknown type"),
        (b"V", "unknown type"),
    ],
)
def test_what_is_no_file(
    open_hostile: OpenHostile, member: Member, kind: bytes, words: str, layout: dict[str, bool]
) -> None:
    """Links, devices, FIFOs, sparse and unknown members must be refused by their kind."""
    bundle = open_hostile(member(f"{TOP}/logs/evil", type=kind, linkname="/etc/passwd"), **layout)
    assert_refused(bundle, f"{TOP}/logs/evil")
    assert any(words in defect.detail for defect in bundle.defects)


def test_a_symbolic_link_and_a_file_through_it(open_hostile: OpenHostile, member: Member) -> None:
    """A link must not become a folder for the member that follows."""
    bundle = open_hostile(
        member(f"{TOP}/logs", type=tarfile.SYMTYPE, linkname="/tmp"), member(f"{TOP}/bundle.json/x", b"evil")
    )
    assert "logs" not in bundle.members
    assert ("hostile", f"{TOP}/logs") in {(defect.kind, defect.member) for defect in bundle.defects}


@LAYOUTS
@pytest.mark.parametrize("name", [f"{TOP}/bundle.json", f"{TOP}/BUNDLE.json"])
def test_duplicates(open_hostile: OpenHostile, member: Member, name: str, layout: dict[str, bool]) -> None:
    """A second member of a name, by any case, must be refused and the first kept."""
    bundle = open_hostile(member(name, b"{}"), **layout)
    assert_refused(bundle, name)
    assert bundle.header.host == "web-1"


@LAYOUTS
def test_a_name_with_a_nul(open_hostile: OpenHostile, member: Member, layout: dict[str, bool]) -> None:
    """A name that hides a part behind a NUL must be refused."""

    def edit(block: bytearray) -> None:
        block[0:100] = f"{TOP}/a".encode().ljust(60, b"\0") + b"hidden".ljust(40, b"\0")

    assert_refused(open_hostile(member("x", b"evil", header=edit), **layout))


def _size(field: bytes) -> Callable[[bytearray], None]:
    def edit(block: bytearray) -> None:
        block[124:136] = field

    return edit


@pytest.mark.parametrize(
    "field",
    [
        b"77777777777\0",
        b"\x80" + bytes(10) + b"\x04",
        b"\xff" * 12,
        b"\x80" + b"\xff" * 11,
        b"-0000000004\0",
        b"0x000000004\0",
        b"00000000 04\0",
        bytes(12),
        b"00010000000\0",
    ],
    ids=["8 GiB", "base-256", "negative", "huge base-256", "minus", "hex", "inner space", "none", "beyond the end"],
)
def test_sizes_that_lie(open_hostile: OpenHostile, member: Member, field: bytes) -> None:
    """A size that is no plain number or reaches beyond the archive costs its member; the next frame is read again."""
    bundle = open_hostile(member(f"{TOP}/evil", b"evil", header=_size(field)))
    assert bundle.members == GOOD
    assert bundle.read("logs/good.log") == b"survives\n"
    assert bundle.integrity in ("tampered", "truncated")
    assert f"{TOP}/evil" in {defect.member for defect in bundle.defects}


@LAYOUTS
@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("size", "0"),
        ("size", "9999999999999999999"),
        ("size", "-4"),
        ("path", "../../escape"),
        ("path", f"{TOP}/bundle.json"),
        ("path", f"{TOP}/a\0b"),
        ("linkpath", "/etc/passwd"),
        ("GNU.sparse.realsize", "99999999"),
        ("GNU.sparse.map", "0,1,99999,1"),
        ("hdrcharset", "BINARY"),
    ],
)
def test_extended_headers_that_lie(
    open_hostile: OpenHostile,
    member: Member,
    pax: Callable[[str, str], bytes],
    *,
    key: str,
    value: str,
    layout: dict[str, bool],
) -> None:
    """An extended header that gives another size, a bad path or a sparse map must not be followed."""
    bundle = open_hostile(pax(key, value) + member(f"{TOP}/evil", b"evil"), **layout)
    assert set(bundle.members) <= {*GOOD, "evil"}
    assert {defect.kind for defect in bundle.defects} & {"hostile"}
    assert bundle.header.host == "web-1"
    if not layout:
        assert bundle.read("logs/good.log") == b"survives\n"
    assert bundle.integrity == "tampered"


@pytest.mark.parametrize(
    "body", [b"0 a=b\n", b"99 path=x\n", b"x\n", b"8 path=x", b"999999 a=b\n", b"6 a=b\n6 a=c\n", bytes(600)]
)
def test_malformed_extended_headers(open_hostile: OpenHostile, member: Member, body: bytes) -> None:
    """An extended header whose records do not add up must be refused, and the next frame read again."""
    assert_refused(open_hostile(member("PaxHeaders/x", body, type=tarfile.XHDTYPE) + member(f"{TOP}/evil", b"evil")))


def test_an_over_long_extended_header(open_hostile: OpenHostile, member: Member) -> None:
    """An extended header of megabytes must not be taken in."""
    assert_refused(open_hostile(member("PaxHeaders/x", b"9 a=bcde\n" * 200_000, type=tarfile.XHDTYPE)))


def test_a_gnu_long_name(open_hostile: OpenHostile, member: Member) -> None:
    """A GNU long name must be followed like any other, and refused like any other."""
    good = member("././@LongLink", f"{TOP}/logs/long.log\0".encode(), type=tarfile.GNUTYPE_LONGNAME) + member("x", b"1")
    bundle = open_hostile(good)
    assert bundle.read("logs/long.log") == b"1"
    evil = member("././@LongLink", b"../../escape\0", type=tarfile.GNUTYPE_LONGNAME) + member(f"{TOP}/fine", b"1")
    assert_refused(open_hostile(evil))


def test_nothing_is_ever_extracted(
    open_hostile: OpenHostile, member: Member, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading must leave the disk as it was, whatever the archive asks for."""
    monkeypatch.chdir(tmp_path)
    bundle = open_hostile(
        member("../escape", b"evil"),
        member(str(tmp_path / "absolute"), b"evil"),
        member("link", type=tarfile.SYMTYPE, linkname=str(tmp_path)),
        member("link/through", b"evil"),
    )
    bundle.verify()
    assert list(tmp_path.iterdir()) == []


def test_a_forged_header_inside_a_log(open_hostile: OpenHostile, member: Member) -> None:
    """Tar headers inside a member's content must stay content."""
    forged = member(f"{TOP}/forged", b"evil") * 3
    bundle = open_hostile(member(f"{TOP}/logs/tricky.log", forged))
    assert bundle.members == ("bundle.json", "logs/tricky.log", "logs/good.log")
    assert bundle.read("logs/tricky.log") == forged


def test_data_after_the_end(pack: Callable[..., bytes], good: list[bytes], member: Member) -> None:
    """Members behind the end of the archive, where `tar` does not look, must not be read, and be told."""
    bundle = open_bundle(BytesIO(pack([*good, bytes(1024), member(f"{TOP}/hidden", b"evil")])))
    assert bundle.members == GOOD
    assert "data follows the end of the archive" in {defect.detail for defect in bundle.defects}


def test_data_hidden_in_padding(pack: Callable[..., bytes], good: list[bytes]) -> None:
    """Bytes in the padding, which no digest covers, must be told."""
    padded = bytearray(good[1])
    padded[-1] = 1
    bundle = open_bundle(BytesIO(pack([good[0], bytes(padded)])))
    assert bundle.read("logs/good.log") == b"survives\n"
    assert bundle.integrity == "tampered"


def test_no_top_folder_or_no_header(pack: Callable[..., bytes], member: Member) -> None:
    """A tar of something else must be refused as not a bundle."""
    for members in ([member("README", b"x")], [member(f"{TOP}/logs/a", b"x")], []):
        with pytest.raises(FormatError, match="not a bundle"):
            open_bundle(BytesIO(pack(members)))
