"""The bars on a corpus that the gate's patterns were not written from, with a seed that changes with every commit."""

from __future__ import annotations

import pytest

from tests.redaction.heldout.build import ALL_DOCUMENT_FACTS, ALL_FACTS, KINDS, build
from tests.redaction.heldout.carrier import CARRIERS
from tests.redaction.heldout.score import Score, score
from tests.redaction.heldout.seed import corpus_seed


@pytest.fixture(scope="module")
def seed() -> int:
    """Return this commit's seed. A failure names it, and `build` gives the same corpus for it."""
    return corpus_seed()


@pytest.fixture(scope="module")
def result(seed: int) -> Score:
    """Return the score of a corpus of that seed."""
    return score(build(seed, each=2))


def test_the_corpus_is_broad() -> None:
    """At least 80 kinds of secrets, 80 carriers and 50 categories of facts are asked about."""
    assert len({kind.kind for kind in KINDS}) >= 80
    assert len({carrier.carrier for carrier in CARRIERS}) >= 80
    assert len({category for category, *_ in (*ALL_FACTS, *ALL_DOCUMENT_FACTS)}) >= 50


def test_no_known_secret_leaks(result: Score, seed: int) -> None:
    """No value that the host's env file or inspect document names leaks in any carrier, nor more than half of it."""
    assert sum(planted.known for planted in result.planted) > 400
    assert not [(seed, planted.carrier, where) for planted, where in result.leaks if planted.known]


def test_recall(result: Score, seed: int) -> None:
    """At least 99.5 % of all secrets are gone (one seed swings by 0.1 points), and no carrier is blind."""
    leaked = [(seed, planted.carrier, planted.kind, where) for planted, where in result.leaks]
    assert result.recall >= 0.995, leaked
    for carrier, (planted, leaks) in result.by("carrier").items():
        assert leaks < max(2, planted), (carrier, leaked)


def test_facts_survive(result: Score, seed: int) -> None:
    """At least 99.5 % of the facts that a diagnosis needs are still there, letter for letter."""
    assert result.kept >= 0.995, [(seed, fact, where) for fact, where in result.lost]


def test_equality_questions(result: Score, seed: int) -> None:
    """Whether two places hold the same secret is never answered wrongly, whatever the two carriers."""
    assert result.questions >= 40
    assert not [(seed, wrong) for wrong in result.wrong if wrong.startswith("different")]
    assert len(result.wrong) <= 1, seed


def test_json_stays_valid(result: Score, seed: int) -> None:
    """Every line that was JSON is JSON."""
    assert not [(seed, line) for line in result.invalid_json]


def test_redacting_again_changes_nothing(result: Score, seed: int) -> None:
    """Redaction of its own output is the identity."""
    assert not [(seed, difference) for difference in result.not_idempotent]
