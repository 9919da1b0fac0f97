"""Archives that attack their reader, built block by block."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO

import pytest
import zstandard
from daoflow_bundle.reader import Bundle, open_bundle

from tests.hostile.forge import pax_header, tar_member

TOP = "daoflow-evidence-web-1-20261123T120000Z"
Member = Callable[..., bytes]
Pack = Callable[..., bytes]


@pytest.fixture
def member() -> Member:
    """Return the function that makes one tar member."""
    return tar_member


@pytest.fixture
def pax() -> Callable[[str, str], bytes]:
    """Return the function that makes an extended header of one record."""
    return pax_header


@pytest.fixture
def good() -> list[bytes]:
    """Return the members that must survive: the header first, and one more."""
    header = {"format_version": 1, "tool": {"version": "0.1.0"}, "host": "web-1", "started_at": "2026-11-23T12:00:00Z"}
    return [
        tar_member(f"{TOP}/bundle.json", json.dumps(header).encode()),
        tar_member(f"{TOP}/logs/good.log", b"survives\n"),
    ]


@pytest.fixture
def pack() -> Pack:
    """Return the function that compresses members: each in a frame of its own, or (`single`) all in one."""

    def make(members: list[bytes], *, single: bool = False, sized: bool = True) -> bytes:
        parts = [*members, bytes(1024)]
        if single:
            parts = [b"".join(parts)]
        compressor = zstandard.ZstdCompressor(level=1, write_checksum=True, write_content_size=sized)
        return b"".join(compressor.compress(part) for part in parts)

    return make


@pytest.fixture
def open_hostile(pack: Pack, good: list[bytes]) -> Callable[..., Bundle]:
    """Return the function that opens a bundle with the given members between the two good ones."""

    def open_it(*hostile: bytes, first: bytes = good[0], single: bool = False, sized: bool = True) -> Bundle:
        return open_bundle(BytesIO(pack([first, *hostile, good[1]], single=single, sized=sized)))

    return open_it
