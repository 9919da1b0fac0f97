"""Answers by template are those that all passes would give."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest
from daoflow_collector.redact import Redactor, Vault
from daoflow_collector.redact.scanner import Scanner
from daoflow_collector.redact.templates import Templates, abstract

_DIGITS = re.compile(rb"(?<![0-9A-Za-z%\\#$])[0-9]{1,20}(?![0-9A-Za-z])")
_IDS = re.compile(rb"(?<![0-9A-Za-z])(?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{8,64}(?![0-9A-Za-z])")


def variants(line: bytes, rng: random.Random) -> Iterator[bytes]:
    """Yield lines that differ from `line` in numbers and ids alone, as the lines of a log do."""
    for _ in range(2):
        changed = _DIGITS.sub(lambda match: f"{rng.randrange(10 ** len(match[0])):0{len(match[0])}d}".encode(), line)
        yield _IDS.sub(lambda match: f"{rng.getrandbits(4 * len(match[0])):0{len(match[0])}x}".encode(), changed)


def test_lines_that_say_the_same_share_a_template() -> None:
    """Times, numbers and ids make no new template; another word does."""
    line = b'2026-11-23T12:00:01.123Z 10.0.0.7 "GET /x" 200 12ms id=3f9a1c7be24d'
    same = b'2026-11-24T02:10:59.987Z 10.9.8.7 "GET /x" 502 99ms id=90ab31fe77c2'
    assert abstract(line)[0] == abstract(same)[0]
    assert abstract(line)[0] != abstract(same.replace(b"/x", b"/y"))[0]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (b"peer said 1027c4d1c386bbc4", b"peer said 9e8d7c6b5a4f3e2d"),
        (b"horse 1234 battery", b"horse 4711 battery"),
        (b"host:1111:db:user:hunter2xyz", b"host:5432:db:user:hunter2xyz"),
        (b"id=3f9a1c7be24d3f9a1c7b", b"id=70617373776f72643d68"),
    ],
)
def test_what_depends_on_digits_is_looked_at(first: bytes, second: bytes) -> None:
    """A known value made of numbers or hex, a port that a format has by name, hex of readable text: the digits decide there."""
    vault = Vault(bytes(32))
    vault.add("HEX", "9e8d7c6b5a4f3e2d")
    vault.add("PHRASE", "horse 4711 battery")
    scanner = Scanner(vault)
    templates = Templates(scanner)
    for line in (first, second, first, second):
        assert templates.redact(line, {}, may_hold_known=True) == scanner.redact(line, {})


def test_a_log_cannot_make_a_template() -> None:
    """A line that holds the bytes of a stand-in says nothing about other lines."""
    redactor = Redactor(Vault(bytes(32)))
    real = b"password=3f9a1c7be24d3f9a1c7be24d"
    forged = abstract(real)[0]
    assert forged != real
    lines = redactor.lines()
    output = lines.feed([forged, real]) + lines.flush()
    assert b"3f9a1c7be24d" not in output[1]
