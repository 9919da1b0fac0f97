"""Attacks on memory and time: content that unpacks to more than anybody has, and more pieces than anybody wants."""

from __future__ import annotations

import struct
from collections.abc import Iterator

import zstandard

from tests.hostile.attack import Answer, Attack
from tests.hostile.forge import TOP, forge, frame, members, pack, size_field, tar_member, with_member

_MIB = 1 << 20
_GIB_SIZE = b"%011o\0" % (1000 * _MIB)


def attacks() -> Iterator[Attack]:
    """Yield them."""
    yield Attack(
        "bomb-by-ratio", "10 GB of zeros in 300 KB", Answer.ALARM, "MiB or more|built to harm", lambda: _zeros(10_000)
    )
    yield Attack(
        "bomb-of-many-frames",
        "a member of a thousand frames that each look small",
        Answer.ALARM,
        "MiB or more|built to harm",
        lambda: _between(frame(_head()) + zstandard.ZstdCompressor(level=1).compress(bytes(_MIB)) * 1000),
    )
    yield Attack("bomb-by-window", "a frame that asks for 2 GiB of window", Answer.ALARM, "MiB of memory", _huge_window)
    yield Attack(
        "bomb-nested",
        "a log that is itself 100 MiB compressed, twice",
        Answer.ANALYSED,
        "",
        lambda: with_member("logs/nested.log", frame(frame(bytes(100 * _MIB)))),
    )
    yield Attack(
        "blocks-without-end",
        "a frame of ten million empty blocks",
        Answer.ALARM,
        "blocks|built to harm|changed",
        lambda: forge() + b"\x28\xb5\x2f\xfd\x00\x00" + bytes(3) * 10_000_000,
        stored=False,
    )
    yield Attack(
        "frames-without-end",
        "two million empty frames",
        Answer.ALARM,
        "frames|built to harm|changed",
        lambda: forge() + frame(b"") * 2_000_000,
        stored=False,
    )
    yield Attack(
        "a-million-members",
        "a million members of one byte",
        Answer.ALARM,
        "20000 members",
        lambda: _crowd(1_000_000),
        stored=False,
    )
    yield Attack(
        "a-million-members-in-frames",
        "a million members, each in a frame of its own",
        Answer.CHANGED,
        "frames|members",
        lambda: _crowd_in_frames(1_000_000),
        stored=False,
    )


def _head() -> bytes:
    return tar_member(f"{TOP}/logs/bomb.log", header=size_field(_GIB_SIZE))


def _between(raw: bytes) -> bytes:
    """Return the harmless bundle with raw frames behind its first member."""
    whole = forge()
    first = len(frame(tar_member(f"{TOP}/bundle.json", members(few=True)["bundle.json"])))
    return whole[:first] + raw + whole[first:]


def _zeros(mebibytes: int) -> bytes:
    compressor = zstandard.ZstdCompressor(level=1, write_checksum=False).compressobj(size=mebibytes * _MIB)
    head = _head()
    parts = [compressor.compress(head), compressor.compress(bytes(_MIB - len(head)))]
    parts += (compressor.compress(bytes(_MIB)) for _ in range(mebibytes - 1))
    return _between(b"".join([*parts, compressor.flush()]))


def _huge_window() -> bytes:
    block = struct.pack("<I", 512 << 3 | 1)[:3] + bytes(512)
    return forge() + b"\x28\xb5\x2f\xfd" + bytes([0x00, 21 << 3]) + block


def _crowd(count: int) -> bytes:
    """Return the harmless members and a crowd behind them, all in one frame."""
    compressor = zstandard.ZstdCompressor(level=1).compressobj()
    parts = [compressor.compress(tar_member(f"{TOP}/{name}", data)) for name, data in members(few=True).items()]
    template = tar_member(f"{TOP}/m/00000000", b"x")
    name, checksum = len(TOP) + 3, sum(template[:512]) - sum(template[148:156]) + 8 * 32
    for index in range(count):
        digits = b"%08d" % index
        block = bytearray(template)
        block[name : name + 8] = digits
        block[148:156] = b"%06o\0 " % (checksum + sum(digits) - sum(b"00000000"))
        parts.append(compressor.compress(bytes(block)))
    return b"".join([*parts, compressor.compress(bytes(1024)), compressor.flush()])


def _crowd_in_frames(count: int) -> bytes:
    one = pack([tar_member(f"{TOP}/{name}", data) for name, data in members(few=True).items()])
    return one + frame(tar_member(f"{TOP}/m", b"x")) * count
