"""The folder of recorded outputs is what it says: every value and fact stands where it is put down, and no value stays between seeds."""

import pytest

from tests.redaction.folders.planting import Folder
from tests.redaction.witnessed.corpus import folder


@pytest.fixture(scope="module")
def grown() -> Folder:
    """Grow one folder for all tests."""
    return folder(1)


def test_every_needle_stands_in_its_file(grown: Folder) -> None:
    """A needle that the file does not hold would count as gone."""
    absent = [
        secret.carrier
        for secret in grown.secrets
        for needle in secret.needles
        if needle not in grown.files[secret.path]
    ]
    assert absent == []


def test_every_fact_stands_in_its_line(grown: Folder) -> None:
    """A fact that its line does not hold would count as lost."""
    lines = {path: text.split("\n") for path, text in grown.files.items()}
    assert [fact for fact in grown.facts if fact.text not in lines[fact.path][fact.line]] == []


def test_values_are_drawn_anew(grown: Folder) -> None:
    """Nothing that was recorded stays; short ones of few words may be drawn twice."""
    other = {secret.value for secret in folder(2).secrets}
    kept = {secret.value for secret in grown.secrets if len(secret.value) > 20 and secret.value in other}
    assert kept == set()


def test_the_set_is_as_large_as_promised(grown: Folder) -> None:
    """A mark that is misspelt would plant nothing and say nothing."""
    assert len(grown.files) >= 280
    assert len(grown.secrets) >= 2_500
    assert len(grown.facts) >= 2_400
    assert not any(sign in text for text in grown.files.values() for sign in "⟦⟧⟪⟫⦃⦄«»")
