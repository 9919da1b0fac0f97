"""Which lines are looked at: none is passed over in which any pass would find something."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from daoflow_collector.redact import Redactor
from daoflow_collector.redact.prefilter import Prefilter
from daoflow_collector.redact.scanner import Scanner
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import Vault
from daoflow_collector.redact.vocabulary import Reason, Vocabulary
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.redaction import access_lines, clean_lines, json_lines
from tests.redaction.heldout.build import build
from tests.redaction.heldout.score import gate_for

KNOWN = ("Xk93hs0Qpa2", "0f3a9c77d1e24b5f8890aa31", "pä%ss w:rd/1=", "correct-horse-battery")
_WRITTEN = (
    "/ = - _ : @ . ? & % %2F %70 \\ \" ' ( [31m 0x session auth token api/auth/session share hooks/ password=x1Yz99 code=4/P7q sid=8fa1 "
    "db:5432:app:app:Zx81kd09 smtp:587 2525 5432 -p mc op sha256 Sg SG. AKIAABCDEFGHIJKLMNOP eyJhbGciOiJI ghp_0123456789abcdefghij01 "
    "0f3a9c77d1e24b5f8890aa31 30663361396337376431653234 aGVsbG8gd29ybGQgcGFzc3dvcmQ9eA== deadbeefdeadbeef 1234 Mozilla/5.0 "
    "id=0f3a9c77 re_=12ab sk-=00ab xsk-=0a1b x=12 key-=0f "
    "Xk93hs0Qpa2 correct-horse-battery -----BEGIN webhook curl basic Bearer abc.def"
)
PIECES = st.sampled_from(_WRITTEN.split()) | st.sampled_from(
    (*KNOWN, "smtp:587 user:Qp83kdl1", "smtp:465\tuser:Qp83kdl1")
)


def _scanner() -> Scanner:
    vault = Vault(bytes(32))
    for number, value in enumerate(KNOWN):
        vault.add(f"SECRET_{number}", value)
    return Scanner(vault)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(PIECES, min_size=1, max_size=7).map("".join), min_size=1, max_size=12))
def test_no_line_of_pieces_is_passed_over(lines: list[str]) -> None:
    """Whatever stands beside a trigger, and whatever was judged before: a line that is passed over holds nothing for any pass."""
    scanner = _scanner()
    prefilter = Prefilter(scanner)
    content = [line.encode() for line in lines]
    for block in (content, content[::-1], [b" ".join(content)]):
        hits = prefilter.hits(block)
        for index, line in enumerate(block):
            assert index in hits.lines or hits.spelt or not scanner.spans(line, {}), line
            assert index in hits.known or hits.spelt or not scanner.known.find(line) or index not in hits.lines, line


@pytest.mark.parametrize("seed", [301, 302])
def test_no_line_of_the_corpus_is_passed_over(seed: int) -> None:
    """The same for every line of the held-out corpus, in blocks of many lines; and it does pass lines over."""
    corpus = build(seed, each=1)
    scanner = Scanner(gate_for(corpus).vault)
    prefilter = Prefilter(scanner)
    passed_over = 0
    for member in corpus.members:
        lines = [] if member.member == "json" else member.content().split(b"\n")
        hits = prefilter.hits(lines) if lines else None
        for index, line in enumerate(lines):
            if hits is not None and index not in hits.lines:
                passed_over += 1
                assert hits.spelt or not scanner.spans(line, {}), line
    assert passed_over > 500


@pytest.mark.parametrize("make", [clean_lines, access_lines, json_lines], ids=lambda make: make.__name__)
def test_logs_that_speak_of_no_secret_are_not_looked_at(
    make: Callable[[random.Random, int], list[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One trigger that stands in every line of such a log (`net` in `example.net`) makes redaction three hundred times slower."""
    looked: list[bytes] = []
    spans = Scanner.spans

    def counted(self: Scanner, text: bytes, *others: Any, **named: Any) -> list[Span]:
        looked.append(text)
        return spans(self, text, *others, **named)

    monkeypatch.setattr(Scanner, "spans", counted)
    lines = make(random.Random(5), 300_000)
    redactor = Redactor(Vault()).lines()
    redactor.feed(lines)
    redactor.flush()

    assert len(looked) <= len(lines) // 50, looked[:3]


def test_a_trigger_without_a_sign_of_its_own_is_looked_for() -> None:
    """A share of Windows among quiet lines: no word and no sign of its line is a reason to look."""
    lines = [b"--> GET /ready 200 3ms", rb"net use z: \\srv-1\backups Wq7rTz04 /user:ops", b"<-- GET /users/4"]
    redactor = Redactor(Vault()).lines()
    redacted = [*redactor.feed(lines), *redactor.flush()]

    assert b"Wq7rTz04" not in redacted[1]
    assert (redacted[0], redacted[2]) == (lines[0], lines[2])


def test_a_word_of_megabytes_is_not_remembered() -> None:
    """Each line one long word: those of the block before are forgotten, whatever they told, and a known value in one is still found."""
    vault = Vault(bytes(32))
    vault.add("SECRET", KNOWN[1])
    scanner = Scanner(vault)
    vocabulary = Vocabulary(scanner)
    for number in range(20):
        word = b"%d" % number + b"x" * 100_000 + (KNOWN[1].encode() if number % 2 else b"/y" * 1_000)
        needles = vocabulary.needles({word})
        assert (Reason.KNOWN in {reason for _, reason in needles}) == bool(number % 2)
    vocabulary.needles({b"short"})

    held = [value for value in vars(vocabulary).values() if isinstance(value, (set, dict, list))]
    assert max(len(word) for words in held for word in words) <= 1_000
