"""Finds rules and their cases, and runs one rule on one bundle."""

from __future__ import annotations

import importlib
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from daoflow_analyzer.engine import RuleRun, run_rule
from daoflow_analyzer.load import load_facts
from daoflow_analyzer.ruleset import MODULE_NAME, LoadedRule, load_rule
from daoflow_analyzer.scan.scanner import scan_logs

from tests.rules.memory_source import MemorySource

RULES = Path(__file__).parents[2] / "rules"
CATALOGUE: Mapping[str, Mapping[str, str]] = tomllib.loads(
    (Path(__file__).parent / "catalogue.toml").read_text(encoding="utf-8")
)["findings"]


def rule_files() -> list[Path]:
    """Return every rule's module, in the order of codes."""
    found = (path for path in RULES.rglob("*.py") if MODULE_NAME.fullmatch(path.stem))
    return sorted(found, key=lambda path: path.stem)


def load(path: Path) -> LoadedRule:
    """Import one rule's module and check it."""
    name = ".".join(path.relative_to(RULES).with_suffix("").parts)
    return load_rule(importlib.import_module(name))


def cases_of(path: Path) -> list[dict[str, Any]]:
    """Return the cases beside a rule."""
    beside = path.with_suffix(".cases.toml")
    return list(tomllib.loads(beside.read_text(encoding="utf-8"))["case"]) if beside.exists() else []


def all_cases() -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield every case of every rule."""
    for path in rule_files():
        for case in cases_of(path):
            yield path, case


def answer(loaded: LoadedRule, source: MemorySource) -> RuleRun:
    """Run one rule on one bundle, with its own signatures only."""
    return run_rule(loaded, load_facts(source, scan_logs(source, loaded.rule.signatures).logs))
