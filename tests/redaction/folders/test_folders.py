"""The issue's thresholds on whole folders as a person hands them over, with a seed that changes with every commit.

One folder is imagined (`planting.py`), one is made of the forms that real programs write (`tests/redaction/found`), one
crosses the kinds and carriers that the hidden corpus is described with (`tests/redaction/described`), and one is what support
is sent of a host (`tests/redaction/inbox`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tests.redaction.described import corpus
from tests.redaction.folders import planting
from tests.redaction.folders.planting import Folder
from tests.redaction.folders.score import Score, score
from tests.redaction.found import forms
from tests.redaction.heldout.seed import corpus_seed
from tests.redaction.inbox import corpus as inbox


@dataclass(frozen=True)
class Asked:
    """A way to make a folder of a seed, and how much at least is asked about in it."""

    make: Callable[[int], Folder]
    files: int
    secrets: int
    carriers: int
    facts: int


@dataclass(frozen=True)
class Answer:
    """This commit's folder, and what the real command made of it, twice."""

    asked: Asked
    folder: Folder
    score: Score


IMAGINED = Asked(planting.folder, files=100, secrets=400, carriers=120, facts=200)
FOUND = Asked(forms.folder, files=300, secrets=600, carriers=300, facts=700)
DESCRIBED = Asked(corpus.folder, files=120, secrets=800, carriers=450, facts=1500)
SENT = Asked(inbox.folder, files=135, secrets=830, carriers=700, facts=1700)


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(IMAGINED, id="imagined"),
        pytest.param(FOUND, id="found"),
        pytest.param(DESCRIBED, id="described"),
        pytest.param(SENT, id="sent"),
    ],
)
def answer(request: Any) -> Answer:
    """Return what became of one of them."""
    asked: Asked = request.param
    folder = asked.make(corpus_seed())
    return Answer(asked, folder, score(folder))


def test_the_folder_is_broad(answer: Answer) -> None:
    """So many files, secrets, carriers and facts are asked about."""
    assert len(answer.folder.files) >= answer.asked.files
    assert answer.score.planted >= answer.asked.secrets
    assert answer.score.carriers >= answer.asked.carriers
    assert answer.score.facts_planted >= answer.asked.facts


def test_what_is_planted_stands_there(answer: Answer) -> None:
    """Every needle is in the folder as written, and every fact in its line: else the score would praise what was never asked."""
    files = answer.folder.files
    names = "\n".join(files)
    for secret in answer.folder.secrets:
        place = files[secret.path] if secret.line >= 0 else names
        assert all(needle in place for needle in secret.needles), secret.carrier
    for fact in answer.folder.facts:
        assert fact.text in files[fact.path].split("\n")[fact.line], fact.path


def test_secrets_are_gone(answer: Answer) -> None:
    """At least 99.9 % of the planted secrets, to the nearest one, and every one that the host's own files declare."""
    left = answer.score.left
    assert not [secret.carrier for secret in left if secret.declared]
    assert len(left) <= round(answer.score.planted * 0.001), [secret.carrier for secret in left]


def test_facts_are_kept(answer: Answer) -> None:
    """At least 99.5 % of what a diagnosis needs, in its own line of its own file."""
    assert not answer.score.lines_changed
    assert not answer.score.not_copied
    assert answer.score.kept_share >= 0.995, answer.score.lost


def test_tokens_are_comparable(answer: Answer) -> None:
    """One value has one fingerprint in every file and encoding, two values never share one."""
    assert not answer.score.two_fingerprints
    assert not answer.score.shared_fingerprints


def test_a_second_run_changes_nothing(answer: Answer) -> None:
    """But for the mark on the first one's tokens."""
    assert not answer.score.differ_again
