"""A bundle that was cut or changed on its way: what is whole is given, and nothing is passed over in silence."""

from __future__ import annotations

import random
from collections.abc import Callable
from io import BytesIO

import pytest
from daoflow_bundle.errors import FormatError, NewerFormatError
from daoflow_bundle.frames import find_frames
from daoflow_bundle.reader import Bundle, open_bundle
from daoflow_bundle.redacted import Redacted
from daoflow_bundle.source import Source
from daoflow_bundle.spool import FrameSpool

MakeBundle = Callable[..., bytes]


def _members() -> dict[str, bytes]:
    seeded = random.Random(7)
    return {
        "compose/ps.json": b'[{"Name": "daoflow-postgres-1"}]',
        "logs/postgres.log": b"".join(
            b"2026-11-23T12:00:00.%09dZ stderr %x\n" % (n, seeded.getrandbits(60)) for n in range(30)
        ),
        "empty": b"",
    }


def _open(data: bytes) -> Bundle | None:
    try:
        return open_bundle(BytesIO(data))
    except FormatError:
        return None


def _starts(data: bytes) -> list[int]:
    return [frame.offset for frame in find_frames(Source(BytesIO(data)))[0]]


def test_cut_at_every_byte(make_bundle: MakeBundle) -> None:
    """However short the file is cut, every member that was finished must be there unchanged, and the loss must show."""
    members = _members()
    whole = make_bundle(members)
    original = open_bundle(BytesIO(whole))
    contents = {path: original.read(path) for path in original.members}
    ends = [*_starts(whole)[1:], len(whole)]
    archive_end = _starts(whole)[-1]
    table_start = archive_end + find_frames(Source(BytesIO(whole)))[0][-1].size
    for length in range(len(whole)):
        finished = [path for path, end in zip(original.members, ends, strict=False) if end <= length]
        bundle = _open(whole[:length])
        if bundle is None:
            assert not finished, length
            continue
        assert list(bundle.members) == finished, length
        assert {path: bundle.read(path) for path in finished} == {path: contents[path] for path in finished}
        if length == table_start:
            # Only the table of contents for seeking is gone: all evidence is there, with its digests.
            assert bundle.integrity == "verified"
        else:
            assert bundle.integrity == "truncated", length
            assert {defect.kind for defect in bundle.defects} == {"truncated"}


def test_cut_at_sampled_bytes_of_a_large_bundle(make_bundle: MakeBundle) -> None:
    """A bundle with members of several frames must give every finished member too, wherever it is cut."""
    seeded = random.Random(11)
    spool = FrameSpool(64 << 20)
    for _ in range(40):
        spool.write(Redacted(b"".join(b"%x\n" % seeded.getrandbits(200) for _ in range(2000))))
    members = {"a": seeded.randbytes(3 << 20), "b": spool.seal(), "c": b"c" * 5000, "d": seeded.randbytes(70_000)}
    whole = make_bundle(members)
    original = open_bundle(BytesIO(whole))
    for length in [*(seeded.randrange(len(whole)) for _ in range(60)), *_starts(whole)]:
        bundle = _open(whole[:length])
        if bundle is None:
            assert length <= _starts(whole)[1]
            continue
        assert bundle.integrity == "truncated"
        assert list(bundle.members) == list(original.members[: len(bundle.members)])
        for path in bundle.members:
            assert bundle.read(path) == original.read(path)


@pytest.mark.parametrize("bits", [0x01, 0x80, 0xFF])
def test_flip_every_byte(make_bundle: MakeBundle, bits: int) -> None:
    """A changed byte must be refused or show as a defect, and the other members must still be read unchanged.

    The one exception is a change that zstd ignores: then every byte of every member must be what it was.
    """
    whole = make_bundle(_members())
    original = open_bundle(BytesIO(whole))
    contents = {path: original.read(path) for path in original.members}
    ignored = 0
    for at in range(len(whole)):
        changed = bytearray(whole)
        changed[at] ^= bits
        bundle = _open(bytes(changed))
        if bundle is None:
            continue
        integrity = bundle.integrity
        read = {path: _read(bundle, path) for path in bundle.members}
        whole_members = sum(read.get(path) == content for path, content in contents.items())
        if integrity == "verified":
            ignored += 1
            assert read == contents, at
            assert bundle.defects == ()
        else:
            assert bundle.defects
            assert whole_members >= len(contents) - 1, (at, bundle.defects)
    assert ignored < len(whole) / 100


def _read(bundle: Bundle, path: str) -> bytes | None:
    try:
        return bundle.read(path)
    except FormatError:
        return None


def test_random_damage_never_crashes(make_bundle: MakeBundle) -> None:
    """Many changes at once, insertions and deletions may cost members, but never raise anything but `FormatError`."""
    whole = make_bundle(_members())
    seeded = random.Random(13)
    for _ in range(2000):
        changed = bytearray(whole)
        for _ in range(seeded.randrange(1, 12)):
            at = seeded.randrange(len(changed))
            choice = seeded.randrange(3)
            if choice == 0:
                changed[at] = seeded.randrange(256)
            elif choice == 1:
                del changed[at : at + seeded.randrange(1, 40)]
            else:
                changed[at:at] = seeded.randbytes(seeded.randrange(1, 40))
        bundle = _open(bytes(changed))
        if bundle is not None:
            assert bundle.integrity in ("verified", "unverifiable", "tampered", "truncated")


def test_the_content_is_held_against_the_manifest(make_bundle: MakeBundle) -> None:
    """A member replaced with well-formed other content, added or removed must show as tampered, by name."""
    members = {"a": b"first\n", "b": b"second\n"}
    whole, other = make_bundle(members), make_bundle({"a": b"FIRST\n", "b": b"second\n"})
    starts, other_starts = _starts(whole), _starts(other)
    replaced = whole[: starts[1]] + other[other_starts[1] : other_starts[2]] + whole[starts[2] :]
    bundle = open_bundle(BytesIO(replaced))
    assert bundle.read("a") == b"FIRST\n"
    assert "its content is not what the manifest says" in {d.detail for d in bundle.defects if d.member == "a"}
    removed = open_bundle(BytesIO(whole[: starts[1]] + whole[starts[2] :]))
    assert "the manifest lists it, but it is not there" in {d.detail for d in removed.defects if d.member == "a"}
    third = make_bundle({"a": b"first\n", "c": b"third\n"})
    third_starts = _starts(third)
    added = open_bundle(BytesIO(whole[: starts[2]] + third[third_starts[2] : third_starts[3]] + whole[starts[2] :]))
    assert "the manifest does not list it" in {d.detail for d in added.defects if d.member == "c"}
    assert {b.integrity for b in (bundle, removed, added)} == {"tampered"}


def test_a_damaged_frame_costs_one_member(make_bundle: MakeBundle) -> None:
    """Zeros over one member's frames must leave all others readable, by way of the seek table."""
    whole = make_bundle(_members())
    starts = _starts(whole)
    damaged = whole[: starts[1]] + bytes(starts[2] - starts[1]) + whole[starts[2] :]
    bundle = open_bundle(BytesIO(damaged))
    assert bundle.members == ("bundle.json", "logs/postgres.log", "empty", "manifest.json")
    assert bundle.read("logs/postgres.log") == _members()["logs/postgres.log"]
    assert bundle.integrity == "tampered"


def test_a_damaged_header_leaves_the_rest(make_bundle: MakeBundle) -> None:
    """Without a readable `bundle.json` the host and the start must come from the folder's name, and the damage be told."""
    whole = make_bundle(_members())
    starts = _starts(whole)
    damaged = bytearray(whole)
    damaged[starts[1] - 1] ^= 0xFF
    bundle = open_bundle(BytesIO(bytes(damaged)))
    assert (bundle.header.host, bundle.header.started_at) == ("web-1", "2026-11-23T12:00:00Z")
    assert bundle.integrity == "tampered"


def test_a_bundle_without_a_manifest_is_unverifiable(make_bundle: MakeBundle) -> None:
    """A whole archive that lacks its manifest cannot be called verified."""
    whole = make_bundle(_members())
    starts = _starts(whole)
    end = starts[-1] + find_frames(Source(BytesIO(whole)))[0][-1].size
    bundle = open_bundle(BytesIO(whole[: starts[-2]] + whole[starts[-1] : end]))
    assert bundle.manifest is None
    assert bundle.integrity == "unverifiable"


def test_a_newer_format_is_told_plainly(make_bundle: MakeBundle) -> None:
    """A bundle of a newer format must be refused with both versions and the advice to upgrade."""
    from daoflow_bundle.manifest import Header

    newer = make_bundle({}, header=Header("9.0", "h", "2026-11-23T12:00:00Z", {}, {}, format_version=99))
    with pytest.raises(NewerFormatError, match="99 is newer") as caught:
        open_bundle(BytesIO(newer))
    assert "Upgrade" in caught.value.advice


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\x1f\x8b\x08rest", "gzip"),
        (b"PK\x03\x04rest", "zip"),
        (b"age-encryption.org/v1\n-> X25519", "encrypted"),
        (b"\xfd7zXZ\0\0", "xz"),
        (b"<html>not found</html>", "text"),
        (bytes(4096), "nothing"),
        (b"x" * 257 + b"ustar\x0000" + bytes(300), "tar file without zstd"),
        (b"\x7fELF\x02\x01\x01\0", "does not begin"),
        (b"\x28\xb5\x2f\xfd", "cut off"),
    ],
)
def test_other_files_are_named(content: bytes, words: str) -> None:
    """A file that is no bundle must be refused by one line that says what it is, with advice."""
    with pytest.raises(FormatError, match=words) as caught:
        open_bundle(BytesIO(content))
    assert "\n" not in str(caught.value)
    assert caught.value.advice


def test_cut_in_the_padding_behind_a_log(make_bundle: MakeBundle) -> None:
    """A log whose last line is in the file is finished, even where the zeros that fill its last block are not."""
    spool = FrameSpool(1 << 20)
    spool.write(Redacted(b"the last line\n"))
    whole = make_bundle({"logs/a.log": spool.seal(), "after": b"x"})
    padding = _starts(whole)[3]  # behind bundle.json, the log's header and its content
    for length in (padding, padding + 1):
        bundle = open_bundle(BytesIO(whole[:length]))
        assert bundle.members == ("bundle.json", "logs/a.log")
        assert bundle.read("logs/a.log") == b"the last line\n"
        assert bundle.integrity == "truncated"
    assert open_bundle(BytesIO(whole[: padding - 1])).members == ("bundle.json",)
