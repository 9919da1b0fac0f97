"""The two ways of looking for known values in a text find the same."""

from __future__ import annotations

import base64
import random

import pytest
from daoflow_collector.redact.known import Known
from daoflow_collector.redact.vault import Vault


@pytest.mark.parametrize("seed", range(5))
def test_short_and_long_texts_are_searched_alike(seed: int) -> None:
    """A text that is short beside the number of values gives the same finds as the same text in a long one."""
    source = random.Random(seed)
    values = [f"{source.getrandbits(80):020x}" for _ in range(200)]
    vault = Vault()
    for number, value in enumerate(values):
        vault.add(f"KEY_{number}", value)
    known = Known(vault)
    picked = source.choice(values)
    encoded = base64.b64encode(b"x" * source.randrange(3) + picked.encode()).decode()
    text = f"a {picked}{picked} b {encoded} {picked[:-1]}".encode()
    short = {(span.start, span.end, span.value) for span in known.find(text)}
    long = {(span.start, span.end, span.value) for span in known.find(text + b" " * 100_000)}
    assert short == long
    assert len(short) >= 3
