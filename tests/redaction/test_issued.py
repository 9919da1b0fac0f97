"""The fingerprints given out are told from all others, exactly, however many they are and whoever adds meanwhile."""

from __future__ import annotations

import random
import threading
import tracemalloc

from daoflow_collector.redact.issued import GENERATION, Issued
from hypothesis import given
from hypothesis import strategies as st

FINGERPRINTS = st.one_of(
    st.integers(0, 40), st.integers(0, (1 << 40) - 1), st.integers(0, 40).map(lambda low: low << 20)
).map("{:010x}".format)


@given(st.lists(FINGERPRINTS), st.lists(FINGERPRINTS))
def test_it_is_a_set(added: list[str], others: list[str]) -> None:
    """What was added is in it and nothing else is, whatever low bits they share."""
    issued = Issued()
    for fingerprint in added:
        issued.add(fingerprint)
    assert [one in issued for one in others + added] == [one in set(added) for one in others + added]


@given(st.text(max_size=12))
def test_what_is_no_fingerprint_is_never_in_it(text: str) -> None:
    """A number in another spelling is none: `int` also reads capitals, signs, underscores, blanks and foreign digits."""
    issued = Issued()
    for number in range(2000):
        issued.add(f"{number:010x}")
    assert (text in issued) == any(text == f"{number:010x}" for number in range(2000))
    for spelling in (
        "000000000A",
        "+00000000a",
        "00000_000a",
        " 0000000a ",
        "0x0000000a",
        "\uff1000000000a",
        "00000a",
        "",
    ):
        assert spelling not in issued


def test_many_take_little_and_threads_lose_none() -> None:
    """Four threads add 50,000: all are there, in a megabyte, where a set of strings takes five."""
    rng = random.Random(11)
    values = [f"{rng.getrandbits(40):010x}" for _ in range(50_000)]
    tracemalloc.start()
    issued = Issued()

    def add(mine: list[str]) -> None:
        for value in mine:
            issued.add(value)
            assert value in issued

    threads = [threading.Thread(target=add, args=(values[start::4],)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert all(value in issued for value in values)
    assert size < 1_200_000


def test_the_newest_are_remembered_in_bounded_memory() -> None:
    """However many were given out: a generation of the newest is there, the first are forgotten, and both generations lie in 5 MB."""
    rng = random.Random(3)
    values = [f"{rng.getrandbits(40):010x}" for _ in range(3 * GENERATION)]
    tracemalloc.start()
    issued = Issued()
    for value in values:
        issued.add(value)
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert all(value in issued for value in values[-GENERATION:])
    assert sum(value in issued for value in values[:1000]) == 0
    assert size < 5_000_000
