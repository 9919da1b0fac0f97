"""The spool: logs of any size in bounded memory, the newest lines kept."""

from __future__ import annotations

import hashlib
import random
import subprocess
import sys

import pytest
from daoflow_bundle.limits import MAX_RATIO, RATIO_FREE_BYTES
from daoflow_bundle.redacted import Redacted
from daoflow_bundle.spool import FrameSpool, SealedSpool
from hypothesis import given, settings
from hypothesis import strategies as st


def _content(spool: SealedSpool) -> bytes:
    return b"".join(frame.content() for frame in spool.frames)


def _lines(count: int, seed: int = 3) -> list[bytes]:
    seeded = random.Random(seed)
    return [b"2026-11-23T12:00:00.%09dZ stderr %x\n" % (number, seeded.getrandbits(80)) for number in range(count)]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(st.binary(max_size=300), max_size=40), max_size=20), st.integers(100, 200_000))
def test_what_is_kept_is_the_newest_lines(chunks: list[list[bytes]], budget: int) -> None:
    """Whatever comes in, the kept content must be a tail of it that starts at a line start, and the counts must add up."""
    parts = [b"".join(line.replace(b"\n", b" ") + b"\n" for line in lines) for lines in chunks]
    spool = FrameSpool(budget)
    for part in parts:
        spool.write(Redacted(part))
    sealed, whole = spool.seal(), b"".join(parts)
    kept = _content(sealed)
    assert whole.endswith(kept)
    dropped = whole[: len(whole) - len(kept)]
    assert dropped == b"" or dropped.endswith(b"\n")
    assert (sealed.size, sealed.sha256) == (len(kept), hashlib.sha256(kept).hexdigest())
    assert sealed.lines == kept.count(b"\n")
    assert sealed.compressed_size <= budget
    if dropped:
        assert sealed.truncation is not None
        assert (sealed.truncation.end, sealed.truncation.lines) == ("oldest", dropped.count(b"\n"))
        assert sealed.truncation.size_bytes == len(dropped)
    else:
        assert sealed.truncation is None


@pytest.mark.parametrize("budget", [3_000, 30_000, 300_000, 1_000_000])
def test_little_is_lost_below_the_budget(budget: int) -> None:
    """When a log is over its budget, at least three quarters of the budget must be used."""
    spool = FrameSpool(budget)
    for line in _lines(100_000):
        spool.write(Redacted(line))
    sealed = spool.seal()
    assert budget * 0.75 <= sealed.compressed_size <= budget
    assert sealed.truncation is not None
    assert sealed.lines + sealed.truncation.lines == 100_000


def test_redactions_are_of_what_was_kept() -> None:
    """The counts must not speak of frames that were dropped."""
    spool = FrameSpool(100_000)
    for line in _lines(50_000):
        spool.write(Redacted(line, {"jwt": 1}))
    sealed = spool.seal()
    assert 0 < sealed.redactions["jwt"] <= sealed.lines + 2000
    assert sealed.redactions["jwt"] < 25_000


def test_last_line_without_a_newline() -> None:
    """A log that ends in the middle of a line must be kept to its last byte."""
    spool = FrameSpool(10_000)
    spool.write(Redacted(b"one\ntwo"))
    sealed = spool.seal()
    assert (_content(sealed), sealed.lines) == (b"one\ntwo", 2)
    with pytest.raises(ValueError, match="sealed"):
        spool.write(Redacted(b"late\n"))


def test_a_log_that_compresses_too_well_stays_readable() -> None:
    """A log beyond the ratio that readers accept must be cut to what they accept, not be lost."""
    spool = FrameSpool(1 << 20)
    line = b"x" * 65_535 + b"\n"
    for _ in range(1600):
        spool.write(Redacted(line))
    sealed = spool.seal()
    assert sealed.truncation is not None
    assert 0 < sealed.size <= max(RATIO_FREE_BYTES, MAX_RATIO * sealed.compressed_size)


_FLOW = """
import random, resource, sys
from io import BytesIO
from daoflow_bundle.redacted import Redacted
from daoflow_bundle.spool import FrameSpool
seeded = random.Random(1)
chunk = b"".join(b"2026-11-23T12:00:00.%09dZ stderr %x\\n" % (n, seeded.getrandbits(99)) for n in range(4000))
spool = FrameSpool(2 << 20, level=1)
for _ in range(40):
    spool.write(Redacted(chunk))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for _ in range(1000):
    spool.write(Redacted(chunk))
spool.seal()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def test_memory_is_bounded_whatever_flows_through() -> None:
    """A quarter of a gigabyte through a 2 MiB spool must not take more memory than the first ten megabytes did."""
    run = subprocess.run([sys.executable, "-c", _FLOW], check=True, capture_output=True, text=True)
    assert int(run.stdout) < 6 << 10
