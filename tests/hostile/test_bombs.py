"""Bundles that try to exhaust their reader: memory, time, or both."""

from __future__ import annotations

import hashlib
import io
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
import zstandard
from daoflow_bundle import seek_table
from daoflow_bundle.errors import FormatError
from daoflow_bundle.limits import MAX_MEMBERS
from daoflow_bundle.reader import Bundle, open_bundle

TOP = "daoflow-evidence-web-1-20261123T120000Z"
MIB = 1 << 20
Member = Callable[..., bytes]
Pack = Callable[..., bytes]
OpenHostile = Callable[..., Bundle]

_MEASURE = """
import resource, sys
from pathlib import Path
from daoflow_bundle.errors import FormatError
from daoflow_bundle.reader import open_bundle
before = resource.getrusage(resource.RUSAGE_SELF)
try:
    bundle = open_bundle(Path(sys.argv[1]))
    print(bundle.integrity, len(bundle.members))
except FormatError as error:
    print("refused", error)
after = resource.getrusage(resource.RUSAGE_SELF)
print((after.ru_maxrss - before.ru_maxrss) // 1024, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
"""


def measure(file: Path) -> tuple[str, int, float]:
    """Open and verify a bundle in a process of its own: what it said, MiB of growth, seconds of CPU."""
    run = subprocess.run([sys.executable, "-c", _MEASURE, file], check=True, capture_output=True, text=True)
    said, figures = run.stdout.splitlines()
    growth, cpu = figures.split()
    return said, int(growth), float(cpu)


class _Zeros(io.RawIOBase):
    """The given bytes, then zeros without end."""

    def __init__(self, head: bytes) -> None:
        self._head = head

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        part, self._head = self._head[:size], self._head[size:]
        return part + bytes(size - len(part))


def _zeros_frame(head: bytes, size: int, *, sized: bool) -> bytes:
    """Return one frame of `head` and zeros, `size` bytes in all."""
    compressor = zstandard.ZstdCompressor(level=1, write_checksum=False).compressobj(size=size if sized else -1)
    parts = [compressor.compress(head)]
    parts += (compressor.compress(bytes(min(MIB, size - at))) for at in range(len(head), size, MIB))
    return b"".join([*parts, compressor.flush()])


@pytest.mark.parametrize("sized", [True, False])
def test_ten_gigabytes_of_zeros(tmp_path: Path, member: Member, good: list[bytes], pack: Pack, *, sized: bool) -> None:
    """A bomb must be given up after at most 100 MB, with at most 64 MiB of memory, and the rest read where it can be found."""
    size = 10_000 * MIB
    head = member(f"{TOP}/bomb", header=lambda block: block.__setitem__(slice(124, 136), b"%011o\0" % (1000 * MIB)))
    file = tmp_path / "bomb.tar.zst"
    file.write_bytes(pack([good[0]])[: len(zstandard.ZstdCompressor(level=1, write_checksum=True).compress(good[0]))])
    with file.open("ab") as out:
        out.write(_zeros_frame(head, size, sized=sized))
        out.write(pack([good[1]]))
    said, growth_mib, cpu_s = measure(file)
    assert said.startswith("tampered")
    assert growth_mib < 64
    # 10 GB would take seconds: this is what decoding 100 MB takes at the very slowest.
    assert cpu_s < 1.0


def test_many_frames_that_each_look_small(tmp_path: Path, member: Member, good: list[bytes], pack: Pack) -> None:
    """A member whose thousand frames are each below the bound must be judged by their sum, before decoding."""
    frame = zstandard.ZstdCompressor(level=1).compress(bytes(MIB))
    head = member(f"{TOP}/bomb", header=lambda block: block.__setitem__(slice(124, 136), b"%011o\0" % (1000 * MIB)))
    parts = [zstandard.ZstdCompressor().compress(part) for part in (good[0], head)]
    file = tmp_path / "bomb.tar.zst"
    file.write_bytes(b"".join([*parts, frame * 1000, pack([good[1]])]))
    said, growth_mib, cpu_s = measure(file)
    assert said == "tampered 2"
    assert growth_mib < 16
    assert cpu_s < 0.5


def test_a_hundred_thousand_members(tmp_path: Path, member: Member, good: list[bytes], pack: Pack) -> None:
    """Members without number must end at the bound, in seconds."""
    for single in (True, False):
        file = tmp_path / f"{single}.tar.zst"
        crowd = (member(f"{TOP}/m/{index}", hashlib.sha512(b"%d" % index).digest()) for index in range(100_000))
        file.write_bytes(pack([*good, *crowd], single=single))
        said, growth_mib, cpu_s = measure(file)
        state, count = said.split()
        assert state == "tampered"
        assert int(count) <= MAX_MEMBERS + 1
        assert growth_mib < 100
        assert cpu_s < 10


def test_a_huge_window(good: list[bytes], pack: Pack) -> None:
    """A frame that asks for 2 GiB of window must not be decoded; the frames before it are."""
    block = struct.pack("<I", 512 << 3 | 1)[:3] + bytes(512)
    evil = b"\x28\xb5\x2f\xfd" + bytes([0x00, 21 << 3]) + block
    bundle = open_bundle(BytesIO(pack(good) + evil))
    assert bundle.members == ("bundle.json", "logs/good.log")
    assert bundle.integrity == "tampered"
    assert any("MiB of memory" in defect.detail for defect in bundle.defects)


def test_blocks_without_end(tmp_path: Path, good: list[bytes], pack: Pack) -> None:
    """A frame of millions of empty blocks must be given up within seconds."""
    file = tmp_path / "blocks.tar.zst"
    file.write_bytes(pack(good) + b"\x28\xb5\x2f\xfd\x00\x00" + bytes(3) * 10_000_000)
    said, growth_mib, cpu_s = measure(file)
    assert said == "tampered 2"
    assert growth_mib < 16
    assert cpu_s < 8


def test_frames_without_end(tmp_path: Path, good: list[bytes], pack: Pack) -> None:
    """Millions of empty frames must be given up within seconds."""
    file = tmp_path / "frames.tar.zst"
    file.write_bytes(pack(good) + zstandard.ZstdCompressor().compress(b"") * 2_000_000)
    said, growth_mib, cpu_s = measure(file)
    assert said == "tampered 2"
    assert growth_mib < 100
    assert cpu_s < 8


def _lies() -> Iterator[tuple[str, Callable[[list[tuple[int, int]]], list[tuple[int, int]]]]]:
    yield "none", lambda _: []
    yield "one less", lambda entries: entries[:-1]
    yield "one more", lambda entries: [*entries, (1, 1)]
    yield "content sizes", lambda entries: [(size, 7) for size, _ in entries]
    yield "one content size", lambda entries: [(entries[0][0], entries[0][1] + 512), *entries[1:]]
    yield "frame sizes", lambda entries: [(size + 1, content) for size, content in entries]
    yield "swapped", lambda entries: entries[::-1]
    yield "huge", lambda entries: [(0xFFFFFFFF, 0xFFFFFFFF) for _ in entries]


@pytest.mark.parametrize(("what", "lie"), list(_lies()), ids=lambda value: value if isinstance(value, str) else "")
def test_a_seek_table_that_lies(
    good: list[bytes], pack: Pack, what: str, lie: Callable[[list[tuple[int, int]]], list[tuple[int, int]]]
) -> None:
    """A seek table that does not fit the frames must be told and not followed."""
    from daoflow_bundle.frames import find_frames
    from daoflow_bundle.source import Source

    data = pack(good)
    entries = [(frame.size, frame.content_size or 0) for frame in find_frames(Source(BytesIO(data)))[0]]
    assert open_bundle(BytesIO(data + seek_table.encode(entries))).defects == ()
    bundle = open_bundle(BytesIO(data + seek_table.encode(lie(entries))))
    assert bundle.members == ("bundle.json", "logs/good.log"), what
    assert bundle.read("logs/good.log") == b"survives\n"
    assert bundle.integrity == "tampered"


@pytest.mark.parametrize(
    "tail",
    [b"garbage", bytes(100), b"\x28\xb5\x2f\xfd", b"\x5e\x2a\x4d\x18\x08\0\0\0evildata", b"\x50\x2a\x4d\x18\0\0\0\0"],
)
def test_trailing_garbage(good: list[bytes], pack: Pack, tail: bytes) -> None:
    """Bytes after the end, skippable frames among them, must not pass in silence."""
    bundle = open_bundle(BytesIO(pack(good) + tail))
    assert bundle.members == ("bundle.json", "logs/good.log")
    assert bundle.integrity in ("tampered", "truncated")


def test_zstd_within_zstd(open_hostile: OpenHostile, member: Member) -> None:
    """A compressed member is bytes like any other: nothing decompresses it."""
    inner = zstandard.ZstdCompressor().compress(bytes(100 * MIB))
    bundle = open_hostile(member(f"{TOP}/inner.zst", inner))
    assert bundle.read("inner.zst") == inner


@pytest.mark.parametrize(
    "text",
    [
        b"[" * 100_000,
        b"[" * 100_000 + b"]" * 100_000,
        b'{"a":' * 500 + b"1" + b"}" * 500,
        b"[" * 102 + b"]" * 102,
        b'{"n": ' + b"9" * 100_000 + b"}",
        b'{"n": 1e999}',
        b'{"n": -1e999}',
        b'{"n": NaN}',
        b'{"n": Infinity}',
        b'{"n": 1',
        b"",
        b"\xff\xfe",
        b'"\xed\xa0\x80"',
        b"{} {}",
        b"[" + b"[]," * 3_000_000 + b"0]",
        b"[" + b"0," * 3_000_000 + b"0]",
    ],
    ids=range(16),
)
def test_json_that_attacks(open_hostile: OpenHostile, member: Member, text: bytes) -> None:
    """JSON that is too deep, unending, not finite or not UTF-8 must end as `FormatError`, wherever it stands."""
    bundle = open_hostile(member(f"{TOP}/evil.json", text))
    with pytest.raises(FormatError, match=r"evil\.json"):
        bundle.read_json("evil.json")
    with pytest.raises(FormatError):
        open_hostile(member(f"{TOP}/evil.json"), first=member(f"{TOP}/bundle.json", text))
    damaged = open_hostile(member(f"{TOP}/manifest.json", text))
    assert damaged.manifest is None
    assert damaged.integrity == "tampered"


@pytest.mark.parametrize(
    "document",
    [
        b'{"format_version": 1, "members": [{"size": 1e300, "outcome": "collected"}], "sources": []}',
        b'{"format_version": 1, "members": [{"path": "\\ud800", "outcome": "collected"}], "sources": []}',
        b'{"format_version": 1, "members": [{"path": ["a"], "outcome": ["x"]}], "sources": []}',
        b'{"format_version": 1, "members": [], "sources": [{"outcome": {}}]}',
        b'{"format_version": 1e2, "members": [], "sources": []}',
        b'{"format_version": 1, "members": {}, "sources": []}',
        b'{"format_version": 1, "members": [{"path": "logs/good.log", "outcome": "collected"}], "sources": []}',
        b"[]",
    ],
    ids=range(8),
)
def test_manifests_that_attack(open_hostile: OpenHostile, member: Member, document: bytes) -> None:
    """A manifest with values of wrong kinds must never raise, and never verify."""
    bundle = open_hostile(member(f"{TOP}/manifest.json", document))
    assert bundle.read("logs/good.log") == b"survives\n"
    assert bundle.integrity == "tampered"
    for defect in bundle.defects:
        assert defect.detail.isascii()
        assert (defect.member or "").isascii()


def test_lone_surrogates_are_replaced(open_hostile: OpenHostile, member: Member) -> None:
    """Text that no encoder takes must be replaced on reading, and pairs kept."""
    bundle = open_hostile(member(f"{TOP}/a.json", b'{"\\ud800": ["\\udfff x", "\\ud83d\\ude00"]}'))
    assert bundle.read_json("a.json") == {"\ufffd": ["\ufffd x", "\U0001f600"]}


def test_reading_is_bounded_by_the_caller(open_hostile: OpenHostile, member: Member) -> None:
    """`read` must refuse what is larger than the caller wants, without decoding it."""
    bundle = open_hostile(member(f"{TOP}/large", bytes(MIB)))
    with pytest.raises(FormatError, match="larger"):
        bundle.read("large", limit=MIB - 1)
    assert len(bundle.read("large", limit=MIB)) == MIB
