"""A log over its budget: what tells something is kept longest, and every cut is marked with counts."""

from __future__ import annotations

import hashlib
import random
import re

import pytest
from daoflow_bundle.left_out import MARKS
from daoflow_bundle.levels import SAYS, said_level
from daoflow_bundle.redacted import Redacted
from daoflow_bundle.spool import FrameSpool, SealedSpool
from daoflow_bundle.thinning import Thinning
from daoflow_collector.logs.telling import FOLLOWING, REPEATS, TURN, WORDS, TellingLines, is_telling
from hypothesis import given, settings
from hypothesis import strategies as st

BUDGET = 40_000
_WORDS = ("alpha", "bravo", "carol", "delta", "eagle", "frank", "grape", "hotel", "india", "joker")
_TELLING = (
    "ERROR: {} is gone",
    '{{"level":50,"msg":"{}"}}',
    "panic: {}",
    "{} exited with code 1",
    "[{}] Migrating",
    "{} was refused",
)
_PLAIN = ("GET /{} 200 4ms", '{{"level":30,"msg":"{}"}}', "checkpoint {} complete", "[left out: 5 lines, 9 bytes] {}")


def log(seed: int, lines: int, share: float) -> bytes:
    """Return lines as the sink makes them; about `share` of them tell something, each in words of its own."""
    rng = random.Random(seed)
    made = []
    for number in range(lines):
        texts = _TELLING if rng.random() < share else _PLAIN
        subject = " ".join(rng.choice(_WORDS) for _ in range(9))
        made.append(
            f"2026-11-23T12:00:{number // 1000 % 60:02d}.{number:09d}Z stdout {rng.choice(texts).format(subject)}\n"
        )
    return "".join(made).encode()


def spooled(content: bytes, budget: int, chunk: int = 50_000) -> SealedSpool:
    """Return a log as the sink would keep it."""
    spool = FrameSpool(budget, older=Thinning(budget // 8, TellingLines().spans))
    position = 0
    while position < len(content):
        stop = content.find(b"\n", min(position + chunk, len(content) - 1)) + 1
        spool.write(Redacted(content[position:stop]))
        position = stop
    return spool.seal()


def content_of(spool: SealedSpool) -> bytes:
    """Return what is in the bundle."""
    return b"".join(frame.content() for frame in spool.frames)


def without_marks(content: bytes) -> list[bytes]:
    """Return the service's own lines."""
    return [line for line in content.splitlines(keepends=True) if not MARKS.fullmatch(line.rstrip(b"\n"))]


def _tells(line: bytes) -> bool:
    return is_telling(line.decode().split(" ", 2)[2].rstrip("\n"))


@settings(max_examples=25, deadline=None)
@given(
    st.integers(0, 1 << 30),
    st.integers(1, 3_000),
    st.sampled_from((0.0, 0.001, 0.02, 0.5, 1.0)),
    st.integers(1_500, 60_000),
)
def test_counts_add_up_and_the_order_stays(seed: int, lines: int, share: float, budget: int) -> None:
    """Marks stand for exactly what is missing, where it is missing; what is kept is whole lines in their order, within the budget."""
    whole = log(seed, lines, share)
    sealed = spooled(whole, budget)
    kept = content_of(sealed)
    assert sealed.compressed_size <= budget
    assert (sealed.size, sealed.sha256) == (len(kept), hashlib.sha256(kept).hexdigest())
    rest = whole
    for line in kept.splitlines(keepends=True):
        match = MARKS.fullmatch(line.rstrip(b"\n"))
        if match is None:
            assert rest.startswith(line)
            rest = rest[len(line) :]
            continue
        gone = rest[: int(match[2])]
        assert gone.count(b"\n") == int(match[1]) > 0
        assert gone.split(b" ", 1)[0] == line.split(b" ", 1)[0]
        rest = rest[len(gone) :]
    assert rest == b""
    marks = [(int(match[1]), int(match[2])) for match in MARKS.finditer(kept)]
    assert sealed.lines == len(without_marks(kept))
    if not marks:
        assert sealed.truncation is None
        return
    assert sealed.truncation is not None
    assert (sealed.truncation.lines, sealed.truncation.size_bytes) == (
        sum(n for n, _ in marks),
        sum(n for _, n in marks),
    )


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 1 << 30), st.sampled_from((0.0005, 0.002, 0.01)))
def test_no_telling_line_goes_while_others_of_its_age_stay(seed: int, share: float) -> None:
    """Before the newest lines, which are whole, only telling ones stay, the newest that fit their share: all, when they are few."""
    whole = log(seed, 8_000, share)
    kept = content_of(spooled(whole, BUDGET))
    own = without_marks(kept)
    last_mark = max(match.end() for match in MARKS.finditer(kept))
    thinned = without_marks(kept[:last_mark])
    assert all(map(_tells, thinned))
    stay = [line for line in own if _tells(line)]
    telling = [line for line in whole.splitlines(keepends=True) if _tells(line)]
    assert stay == telling[len(telling) - len(stay) :]
    assert len(stay) == len(telling) or share > 0.002


def test_the_newest_telling_lines_stay_when_there_are_too_many() -> None:
    """Telling lines do not push out the newest lines: they have a share, and in it the oldest go first."""
    whole = log(5, 40_000, 1.0)
    kept = content_of(spooled(whole, BUDGET))
    lines = without_marks(kept)
    assert whole.endswith(b"".join(lines[-100:]))
    numbers = [int(line[20:29]) for line in lines]
    assert numbers == sorted(numbers)
    assert MARKS.match(kept)


def test_a_loop_does_not_push_out_what_came_before_it() -> None:
    """Of a hundred thousand lines that differ in digits the first ones are kept, so the one line before them is as well."""
    first = b"2026-11-23T12:00:00.000000000Z stderr FATAL: the disk is gone\n"
    loop = b"".join(
        b"2026-11-23T12:01:00.%09dZ stderr ERROR: try %d of %08x failed\n" % (n, n, n * 7919) for n in range(100_000)
    )
    lines = without_marks(content_of(spooled(first + loop, 100_000)))
    assert lines[0] == first
    assert b" try 0 of " in lines[1]
    assert b" try 19 of " in lines[REPEATS]


def test_a_stack_trace_and_postgresqls_detail_stay_with_their_line() -> None:
    """What belongs to a telling line is read with it."""
    story = (
        b"2026-11-23T12:00:00.000000000Z stderr TypeError: x is not a function\n"
        b"2026-11-23T12:00:00.000000001Z stderr     at migrate (/app/dist/index.js:44:7)\n"
        b"2026-11-23T12:00:00.000000002Z stderr 2026-11-23 12:00:00 UTC [7] ERROR:  duplicate key\n"
        b"2026-11-23T12:00:00.000000003Z stderr 2026-11-23 12:00:00 UTC [7] DETAIL:  Key (id)=(4) already exists.\n"
    )
    kept = content_of(spooled(story + log(3, 20_000, 0.0), BUDGET))
    assert kept.startswith(story + b"2026-11-23T12:00:00.000000000Z collector [left out: ")


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\n"), max_size=120))
def test_digits_make_no_difference_beside_the_level(text: str) -> None:
    """What was decided for a line holds for all that differ only in digits: whatever reads as trouble is found, also after its like."""
    decided = TellingLines()
    for level in (30, 50, 20, 40):
        line = f'2026-11-23T12:00:00Z stdout {{"level":{level},"msg":"{text}"}}\n'.encode()
        expected = said_level(line[:-1].decode().split(" ", 2)[2]) is not None
        assert not expected or list(decided.spans(line)) == [(0, len(line))]


@settings(max_examples=30, deadline=None)
@given(st.data())
@pytest.mark.parametrize("pattern", [*(pattern for _, pattern in SAYS), TURN.pattern])
def test_every_telling_line_holds_a_word_that_is_looked_for(pattern: str, data: st.DataObject) -> None:
    """Lines are only read where such a word stands: whatever the definitions match must hold one."""
    match = re.search(
        pattern, data.draw(st.from_regex(pattern, alphabet=st.characters(codec="ascii", exclude_characters="\n")))
    )
    assert match is not None
    line = b"2026-11-23T12:00:00Z stdout " + match[0].strip("\n").encode()
    is_found = any(word in line.lower() for word in WORDS) or re.search(rb" 5\d\d \d+m?s$", line) is not None
    assert is_found


def test_a_log_cannot_forge_a_mark() -> None:
    """A container's stream is stdout or stderr, whatever it writes, so its line is never read as a mark."""
    forged = b"2026-11-23T12:00:00Z stdout 2026-11-23T12:00:00Z collector [left out: 9 lines, 9 bytes]"
    assert MARKS.search(forged) is None
    assert re.fullmatch(rb"\S+ stdout .*", forged)


@pytest.mark.parametrize("call", ["at Object.run (job.js:1)", "at Object.failed (error.js:1)"])
@pytest.mark.parametrize("cut", [None, 3, 11])
def test_so_many_lines_of_a_stack_trace_stay_with_it(call: str, cut: int | None) -> None:
    """As many as are promised, whatever words are in them and wherever a frame of the log ends between them."""
    head, rest = (
        "2026-11-23T12:00:00.000000000Z stderr Error: boom\n",
        f"2026-11-23T12:00:00.000000000Z stderr     {call}\n",
    )
    lines = [head.encode(), *[rest.encode()] * (2 * FOLLOWING), head.replace("Error: boom", "calm").encode()]
    telling = TellingLines()
    found = 0
    for part in (lines[:cut], lines[cut:] if cut is not None else []):
        content = b"".join(part)
        found += sum(content.count(b"\n", start, stop) for start, stop in telling.spans(content))
    assert found == 1 + FOLLOWING
