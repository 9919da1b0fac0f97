"""The size of the bundle is shared out to its logs: what one does not need, another one uses."""

from __future__ import annotations

import random

from daoflow_bundle.left_out import marks_in
from daoflow_bundle.redacted import Redacted
from daoflow_bundle.spool import FrameSpool, SealedSpool
from daoflow_collector.budget import LogPool, LogShare
from hypothesis import given, settings
from hypothesis import strategies as st

SHARES = (4_000, 3_000, 2_000, 1_000)
POOL = sum(SHARES)
Steps = st.lists(
    st.tuples(st.integers(0, len(SHARES) - 1), st.integers(0, 2 * POOL), st.booleans()), min_size=1, max_size=40
)


@settings(max_examples=300)
@given(Steps)
def test_what_is_kept_never_exceeds_the_pool_and_each_has_its_own(steps: list[tuple[int, int, bool]]) -> None:
    """Logs grow and end in any order; whatever they are given, in the end all of them fit."""
    pool = LogPool(POOL)
    shares = [pool.share(size) for size in SHARES]
    kept: dict[int, int] = {}
    for index, wanted, ends in [*steps, *((index, 2 * POOL, True) for index in range(len(SHARES)))]:
        if index in kept:
            continue
        share = shares[index]
        assert share.now(wanted) >= SHARES[index]
        if ends:
            kept[index] = min(wanted, share.at_end(wanted))
            share.done()
    assert sum(kept.values()) <= POOL


def test_the_last_log_has_what_the_others_left() -> None:
    """And the first one has what they have not asked for yet, as long as it is read."""
    pool = LogPool(POOL)
    first, *others = (pool.share(size) for size in SHARES)
    assert first.now(POOL) == POOL
    for share in others:
        share.now(100)
        share.at_end(100)
    assert first.at_end(POOL) == POOL - sum(SHARES[1:]), "they might still need it"
    for share in others:
        share.done()
    assert first.at_end(POOL) == POOL - 300


def test_replicas_divide_their_services_share() -> None:
    """The service's own share is none beside them."""
    pool = LogPool(POOL)
    service, other = pool.share(6_000), pool.share(4_000)
    parts = service.split(3)
    assert [part.size_bytes for part in parts] == [2_000] * 3
    assert other.at_end(POOL) == 4_000
    for part in parts:
        part.done()
    assert other.at_end(POOL) == POOL


def spooled(lines: int, share: LogShare | None, budget: int) -> SealedSpool:
    """Return a log of lines that do not compress."""
    rng = random.Random(7)
    spool = FrameSpool(budget, room=share)
    for number in range(lines):
        spool.write(Redacted(b"2026-11-23T12:00:00Z stdout %d %x\n" % (number, rng.getrandbits(800))))
    return spool.seal()


def test_a_long_log_uses_what_is_free_and_gives_back_what_is_not() -> None:
    """The newest lines stay in either case, and the counts add up."""
    pool = LogPool(1_000_000)
    noisy, quiet = pool.share(100_000), pool.share(900_000)
    cramped = spooled(10_000, noisy, noisy.size_bytes)
    assert cramped.compressed_size <= 100_000

    quiet.at_end(50_000)
    quiet.done()
    roomy = spooled(10_000, noisy, noisy.size_bytes)
    assert 700_000 < roomy.compressed_size <= 950_000
    for sealed in (cramped, roomy):
        assert sealed.truncation is not None
        assert sealed.lines + sealed.truncation.lines == 10_000
        assert b" stdout 9999 " in bytes(sealed.frames[-1].content())


def test_a_sealed_log_gives_up_its_oldest_frames() -> None:
    """What does not find room in the bundle is counted with what was left out before."""
    sealed = spooled(10_000, None, 500_000)
    assert sealed.truncation is not None
    smaller = sealed.newest(200_000)
    assert smaller.compressed_size <= 200_000
    assert smaller.truncation is not None
    assert smaller.lines + smaller.truncation.lines == 10_000
    (mark,) = marks_in(bytes(smaller.frames[0].content()))
    assert mark.lines == smaller.truncation.lines - sealed.truncation.lines
    assert (smaller.frames[0].lines, smaller.frames[0].size) == (1, mark.own_bytes)
    before = sealed.size + sealed.truncation.size_bytes
    assert smaller.size - mark.own_bytes + smaller.truncation.size_bytes == before
    assert smaller.frames[1:] == sealed.frames[1 - len(smaller.frames) :]
    assert sealed.newest(500_000) is sealed
    assert sealed.newest(10).frames == ()
