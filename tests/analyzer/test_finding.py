"""What a rule can say."""

from __future__ import annotations

import pytest
from daoflow_analyzer.finding import Confidence, Evidence, EvidenceRole, Finding


def test_a_sentence_of_cut_words_ends_with_them() -> None:
    """Rules end their sentences themselves; an ellipsis and a full stop would be four dots."""
    said = Finding("It failed: connect: ne….", Confidence.CERTAIN, (Evidence("logs/x.log", "", line=1),), ())

    assert said.message == "It failed: connect: ne…"


def test_a_finding_rests_on_something() -> None:
    """Without primary evidence a finding is refused."""
    related = Evidence("logs/x.log", "", line=1, role=EvidenceRole.RELATED)
    with pytest.raises(ValueError, match="primary evidence"):
        Finding("It failed.", Confidence.CERTAIN, (related,), ())
