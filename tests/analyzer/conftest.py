"""What the analyzer's tests share: the shipped rules, loaded once, and packed bundles."""

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import daoflow_rules
import pytest
from daoflow_analyzer.ruleset import RuleSet, load_rules

from tests.bundles.pack import pack
from tests.rules.case_bundle import build


@pytest.fixture(scope="session")
def rules() -> RuleSet:
    """Return the shipped rule set."""
    return load_rules(daoflow_rules)


@pytest.fixture
def packed(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that packs the stock bundle with a case's changes into a real file, each in a folder of its own."""
    folders = (tmp_path / f"bundle-{number}" for number in itertools.count())

    def make(**case: Any) -> Path:
        folder = next(folders)
        folder.mkdir()
        return pack(build({"name": "packed", **case}), folder)

    return make
