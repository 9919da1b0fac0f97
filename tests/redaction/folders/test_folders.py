"""The issue's thresholds on a whole folder as a person hands it over, with a seed that changes with every commit."""

from __future__ import annotations

import pytest

from tests.redaction.folders.planting import Folder, folder
from tests.redaction.folders.score import Score, score
from tests.redaction.heldout.seed import corpus_seed


@pytest.fixture(scope="module")
def grown() -> Folder:
    """Return this commit's folder."""
    return folder(corpus_seed())


@pytest.fixture(scope="module")
def result(grown: Folder) -> Score:
    """Return what the real command made of it, twice."""
    return score(grown)


def test_the_folder_is_broad(result: Score) -> None:
    """At least 400 secrets in at least 120 carriers, and at least 200 facts, are asked about."""
    assert result.planted >= 400
    assert result.carriers >= 120
    assert result.facts_planted >= 200


def test_what_is_planted_stands_there(grown: Folder) -> None:
    """Every needle is in the folder as written, and every fact in its line: else the score would praise what was never asked."""
    names = "\n".join(grown.files)
    for secret in grown.secrets:
        place = grown.files[secret.path] if secret.line >= 0 else names
        assert all(needle in place for needle in secret.needles), secret.carrier
    for fact in grown.facts:
        assert fact.text in grown.files[fact.path].split("\n")[fact.line]


def test_secrets_are_gone(result: Score) -> None:
    """At least 99.9 % of the planted secrets, to the nearest one, and every one that the host's own files declare."""
    assert not [secret.carrier for secret in result.left if secret.declared]
    assert len(result.left) <= round(result.planted * 0.001), [secret.carrier for secret in result.left]


def test_facts_are_kept(result: Score) -> None:
    """At least 99.5 % of what a diagnosis needs, in its own line of its own file."""
    assert not result.lines_changed
    assert not result.not_copied
    assert result.kept_share >= 0.995, result.lost


def test_tokens_are_comparable(result: Score) -> None:
    """One value has one fingerprint in every file and encoding, two values never share one."""
    assert not result.two_fingerprints
    assert not result.shared_fingerprints


def test_a_second_run_changes_nothing(result: Score) -> None:
    """But for the mark on the first one's tokens."""
    assert not result.differ_again
