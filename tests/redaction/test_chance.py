"""What is drawn sign by sign is told from what is written, by the pairs of its letters alone."""

from __future__ import annotations

import base64
import random
import re
import string
from collections.abc import Callable

import pytest
from daoflow_collector.redact import chance, odd
from daoflow_collector.redact.scanner import entropy

from tests.redaction.heldout.seed import corpus_seed
from tests.redaction.letter_pairs import names, rows

DRAWS = 4000
_SIGNS = string.ascii_letters + string.digits


def letters_and_digits(size: int) -> Callable[[random.Random], str]:
    """Return what draws a password as generators do."""
    return lambda rng: "".join(rng.choice(_SIGNS) for _ in range(size))


def encoded(size: int) -> Callable[[random.Random], str]:
    """Return what draws bytes and writes them as URLs have them."""
    return lambda rng: base64.urlsafe_b64encode(rng.randbytes(size)).decode("ascii").rstrip("=")


@pytest.mark.parametrize(
    ("draw", "missed"),
    [(letters_and_digits(32), 0.004), (letters_and_digits(40), 0.001), (encoded(32), 0.001), (encoded(48), 0.001)],
    ids=["32 letters and digits", "40", "32 bytes", "48 bytes"],
)
def test_long_ones_are_found_without_any_name(draw: Callable[[random.Random], str], missed: float) -> None:
    """By the pass that needs nothing else."""
    rng = random.Random(corpus_seed())
    left = [word for word in (draw(rng) for _ in range(DRAWS)) if not list(entropy(word.encode()))]
    assert len(left) <= DRAWS * missed, left


@pytest.mark.parametrize(("size", "missed"), [(12, 0.02), (16, 0.005), (20, 0.003)])
def test_short_ones_are_odd_where_a_secret_is_spoken_of(size: int, missed: float) -> None:
    """Also those without a digit."""
    rng, draw = random.Random(corpus_seed()), letters_and_digits(size)
    left = [word for word in (draw(rng) for _ in range(DRAWS)) if not odd.is_odd(word)]
    assert len(left) <= DRAWS * missed, left


def test_names_are_written() -> None:
    """Of names in the library of Python, hardly one counts as drawn; as certainly so what was typed at random, and alphabets."""
    written = [name for name in names(everywhere=False) if re.fullmatch(r"[A-Za-z_]{8,40}", name)]
    assert len(written) > 5000
    likely = [name for name in written if chance.bits(name.encode()) > chance.LIKELY]
    assert len(likely) <= len(written) * 0.002, likely
    certain = [name for name in written if chance.bits(name.encode()) >= chance.CERTAIN]
    assert len(certain) <= len(written) * 0.0005, certain


def test_the_table_is_counted() -> None:
    """In what is installed here; with other versions a pair may be told by one bit more or less."""
    counted = "".join(rows())
    differ = sum(abs(ord(one) - ord(other)) > 1 for one, other in zip(counted, chance.PAIRS, strict=True))
    assert differ <= len(counted) * 0.02
