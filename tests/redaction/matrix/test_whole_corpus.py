"""Every carrier of the corpus, redacted again and again, by templates and without, and cut into calls in every way: minutes of work."""

from __future__ import annotations

import json
import random

import pytest
from daoflow_collector.redact import Redactor, Vault
from daoflow_collector.redact.scanner import Scanner
from daoflow_collector.redact.templates import Templates

from tests.redaction.heldout.build import build
from tests.redaction.heldout.score import gate_for, redact
from tests.redaction.heldout.seed import corpus_seed
from tests.redaction.test_again import escaped
from tests.redaction.test_templates import variants


def test_another_run_escapes_each_token_and_finds_nothing_new() -> None:
    """In every carrier of a corpus: a run that knows nothing of the first changes its tokens' names, and a third run nothing at all."""
    seed = corpus_seed()
    corpus = build(seed, each=1)
    first = gate_for(corpus)
    for member in corpus.members:
        content = redact(first, member.member, member.parts if member.member == "json" else member.content())
        for _ in range(2):
            again = redact(
                Redactor(Vault()), member.member, json.loads(content) if member.member == "json" else content
            )
            assert again.split(b"\n") == escaped(content).split(b"\n"), seed
            content = again
        assert b"[redacted:" not in content


def test_how_a_log_is_cut_into_calls_changes_nothing() -> None:
    """The result is the same for one line a call, for seven, and for all at once: tables, keys and forms go on over calls."""
    seed = corpus_seed()
    corpus = build(seed, each=1)
    gate = gate_for(corpus)
    for member in corpus.members:
        if member.member == "log":
            lines = member.content().split(b"\n")
            results = [cut_into(gate, lines, size) for size in (1, 7, len(lines))]
            assert results[0] == results[1] == results[2], seed


def cut_into(gate: Redactor, lines: list[bytes], size: int) -> list[bytes]:
    """Return the redacted lines of a log that comes `size` lines at a time."""
    redactor = gate.lines()
    settled: list[bytes] = []
    for start in range(0, len(lines), size):
        settled += redactor.feed(lines[start : start + size])
    return settled + redactor.flush()


@pytest.mark.parametrize("member", ["log", "text"])
def test_a_template_answers_as_all_passes_do(member: str) -> None:
    """Every line of a new corpus and lines like it are redacted to the same bytes and counts, whichever was seen first."""
    seed = corpus_seed()
    rng = random.Random(seed)
    corpus = build(seed, each=1)
    scanner = Scanner(gate_for(corpus).vault)
    templates = Templates(scanner)
    lines = [line for part in corpus.members if part.member == member for line in part.content().split(b"\n")]
    asked = [other for line in lines for other in (line, *variants(line, rng), line)]
    assert len(asked) > 1000
    for line in asked:
        by_template: dict[str, int] = {}
        in_full: dict[str, int] = {}
        answer = templates.redact(line, by_template, may_hold_known=True)
        assert (answer, by_template) == (scanner.redact(line, in_full), in_full), (seed, line)
