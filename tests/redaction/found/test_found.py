"""The issue's thresholds on files in the forms that real programs write, with a seed that changes with every commit."""

from __future__ import annotations

import pytest

from tests.redaction.folders.planting import Folder
from tests.redaction.folders.score import Score, score
from tests.redaction.found.forms import folder
from tests.redaction.heldout.seed import corpus_seed


@pytest.fixture(scope="module")
def filled() -> Folder:
    """Return this commit's files."""
    return folder(corpus_seed())


@pytest.fixture(scope="module")
def result(filled: Folder) -> Score:
    """Return what the real command made of them, twice."""
    return score(filled)


def test_the_set_is_broad(filled: Folder, result: Score) -> None:
    """At least 300 programs' files, 600 secrets and 700 facts are asked about."""
    assert len(filled.files) >= 300
    assert result.planted >= 600
    assert result.facts_planted >= 700


def test_what_is_planted_stands_there(filled: Folder) -> None:
    """Every needle is in its file as written, and every fact in its line: else the score would praise what was never asked."""
    for secret in filled.secrets:
        assert all(needle in filled.files[secret.path] for needle in secret.needles), secret.carrier
    for fact in filled.facts:
        assert fact.text in filled.files[fact.path].split("\n")[fact.line], fact.path


def test_secrets_are_gone(result: Score) -> None:
    """At least 99.9 % of the planted secrets, to the nearest one."""
    assert len(result.left) <= round(result.planted * 0.001), [secret.carrier for secret in result.left]


def test_facts_are_kept(result: Score) -> None:
    """At least 99.5 % of what a diagnosis needs, in its own line of its own file."""
    assert not result.lines_changed
    assert not result.not_copied
    assert result.kept_share >= 0.995, result.lost


def test_tokens_are_comparable(result: Score) -> None:
    """One value has one fingerprint, two values never share one."""
    assert not result.two_fingerprints
    assert not result.shared_fingerprints


def test_a_second_run_changes_nothing(result: Score) -> None:
    """But for the mark on the first one's tokens."""
    assert not result.differ_again
