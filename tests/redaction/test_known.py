"""The two ways of looking for known values in a text find the same."""

from __future__ import annotations

import base64
import random

import pytest
from daoflow_collector.redact import Redactor
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


@pytest.mark.parametrize(
    "line",
    [
        b"PDO->__construct('pgsql:host=db-5.acme.dev;dbname=app4x9Qz1', 'app', 'Pepper2029!', Array)",
        b'{"Pepper2029": "aQ7hJ2kLm9Xc4Vb8Tt"}',
        b"Pepper2029=aQ7hJ2kLm9Xc4Vb8Tt",
        b"--pepper2029-token aQ7hJ2kLm9Xc4Vb8Tt Pepper2029: zK3Qp9LmW2xTz81b",
    ],
)
def test_no_label_is_most_of_a_known_value(line: bytes) -> None:
    """A name is shown without its signs of punctuation, and is not the value itself any more: `Pepper2029` of `Pepper2029!`."""
    vault = Vault(bytes(32))
    vault.add("POSTGRES_PASSWORD", "Pepper2029!")
    redacted = Redactor(vault).lines()
    output = b"".join([*redacted.feed([line]), *redacted.flush()])
    assert b"[redacted:Pepper2029" not in output
