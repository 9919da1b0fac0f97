"""The bars on a generated corpus: what leaks, what survives, whether equality can still be told."""

from __future__ import annotations

import pytest

from tests.redaction.corpus import build
from tests.redaction.score import Score, redactor_for, score


@pytest.fixture(scope="module", params=[1, 20261123])
def result(request: pytest.FixtureRequest) -> Score:
    """One seed's score."""
    corpus = build(request.param)
    return score(corpus, redactor_for(corpus))


def test_no_known_secret_leaks(result: Score) -> None:
    """A strong secret that stands in the host's .env leaks in no carrier and no encoding."""
    assert result.known > 300
    assert not [(name, secret.carrier) for name, secret in result.known_leaks]


def test_verifier_agrees(result: Score) -> None:
    """The independent scan of the redacted corpus finds no known value."""
    assert not result.verifier_hits


def test_recall(result: Score) -> None:
    """At least 99 % of all planted secrets are gone, and no carrier is blind."""
    assert result.recall >= 0.99, [(secret.carrier, secret.kind) for _, secret in result.leaked]
    for carrier, planted in result.by_carrier.items():
        assert result.leaks_by_carrier[carrier] <= planted * 0.1 + 1, carrier


def test_facts_survive(result: Score) -> None:
    """At least 99 % of what the diagnosis needs is still there, letter for letter."""
    assert result.kept >= 0.99, result.lost


def test_equality_questions(result: Score) -> None:
    """Whether two places hold the same secret is answered rightly every time, across encodings."""
    assert result.questions > 100
    assert not result.wrong


def test_json_stays_valid(result: Score) -> None:
    """Every line that was JSON is JSON."""
    assert not result.invalid_json


def test_redacting_again_changes_nothing(result: Score) -> None:
    """Redaction of its own output is the identity."""
    assert not result.not_idempotent


def test_line_counts(result: Score) -> None:
    """Every file has as many lines as before."""
    assert not result.line_counts
