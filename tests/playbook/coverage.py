"""Build docs/coverage.md from the rules, the facts they read and the incidents: `python -m tests.playbook.coverage` writes it anew."""

from __future__ import annotations

import ast
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import daoflow_rules
from daoflow_analyzer.facts.applications import Applications
from daoflow_analyzer.facts.containers import Containers
from daoflow_analyzer.facts.coverage import Coverage, Integrity
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.facts.state import States
from daoflow_analyzer.facts.version import DaoflowVersion
from daoflow_analyzer.load import DECODERS
from daoflow_analyzer.ruleset import LoadedRule, load_rules

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "coverage.md"
INCIDENTS = ("tests/incidents", "tests/faults")
OTHER_FACTS: Mapping[type, tuple[str, ...]] = {
    Containers: ("containers",),
    Applications: ("applications",),
    States: ("compose/config", "containers", "applications", "deployments", "database"),
    DaoflowVersion: ("containers", "env"),
    Incident: (),
    Coverage: (),
    Integrity: (),
    Logs: (),
}
"""Sources of the facts that are put together from others; the last four are about every source, or about none."""

HEAD = """# Coverage of the playbook

Each line of DaoFlow's Incident Recovery page: what collects it, which rules judge it, and the tests with real broken stacks that prove it.
Made from the rules, from the facts that they ask for and from `tests/incidents`, `tests/faults`; a test fails when this page is not what
they say (`python -m tests.playbook.coverage` writes it anew). Lines are quoted by their first words; an empty cell says why.
"""


@dataclass(frozen=True)
class Line:
    """One line of the playbook as `lines.toml` has it."""

    section: str
    says: str
    rules: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    incidents: tuple[str, ...] = ()
    answered: str = ""
    no_rule: str = ""
    no_source: str = ""
    no_incident: str = ""


def playbook_lines() -> tuple[Line, ...]:
    """Return the lines in their order."""
    document = tomllib.loads(Path(__file__).with_name("lines.toml").read_text(encoding="utf-8"))
    return tuple(Line(**{key: _frozen(value) for key, value in entry.items()}) for entry in document["line"])


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def all_rules() -> tuple[LoadedRule, ...]:
    """Return the shipped rules."""
    return tuple(load_rules(daoflow_rules))


def sources_of(loaded: LoadedRule) -> tuple[str, ...]:
    """Return the sources of the facts that a rule asks for, and the logs that its signatures wait for."""
    found: dict[str, None] = {}
    for need in loaded.needs:
        names = DECODERS[need.fact][2] if need.fact in DECODERS else OTHER_FACTS[need.fact]
        found |= dict.fromkeys(names)
    for signature in loaded.rule.signatures:
        found |= dict.fromkeys(f"logs/{service}" for service in signature.services)
    return tuple(found)


def fired_in() -> dict[str, list[str]]:
    """Return for each finding's name the tests whose code asserts it: names in the test, and in the module's tables that it uses."""
    names = {loaded.rule.name for loaded in all_rules()}
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(path for folder in INCIDENTS for path in (ROOT / folder).glob("test_*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        tables = {
            target.id: set(_texts(item.value))
            for item in tree.body
            if isinstance(item, ast.Assign)
            for target in item.targets
            if isinstance(target, ast.Name)
        }
        for function in (item for item in tree.body if isinstance(item, ast.FunctionDef)):
            if function.name.startswith("test_"):
                used = {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}
                said = set(_texts(function)).union(*(tables[name] for name in used & tables.keys()))
                for name in said & names:
                    found[name].append(function.name)
    return found


def _texts(node: ast.AST) -> Iterator[str]:
    """Yield the texts in a piece of code; what it says must *not* be there is left out."""
    if isinstance(node, ast.Compare) and any(isinstance(operator, ast.NotIn) for operator in node.ops):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for child in ast.iter_child_nodes(node):
        yield from _texts(child)


def page() -> str:
    """Return the page's text."""
    by_item: dict[str, list[LoadedRule]] = defaultdict(list)
    for loaded in all_rules():
        by_item[loaded.rule.item].append(loaded)
    fired = fired_in()
    parts, section = [HEAD], ""
    for line in playbook_lines():
        if line.section != section:
            section = line.section
            parts.append(f"\n## {section}\n\n| line | collected by | judged by | proven by |\n|---|---|---|---|\n")
        rules = [loaded for item in line.rules for loaded in by_item[item]]
        sources = line.sources or tuple(dict.fromkeys(name for loaded in rules for name in sources_of(loaded)))
        tests = [f"{loaded.rule.code}: `{name}`" for loaded in rules for name in fired.get(loaded.rule.name, [])[:1]]
        tests += [f"`{name}`" for name in line.incidents]
        judged = [f"{loaded.rule.code} {loaded.rule.name}" for loaded in rules]
        told = f"answered in: {line.answered}" if line.answered else ""
        cells = (
            line.says,
            _cell([f"`{name}`" for name in sources], line.no_source, joined=", "),
            _cell([*judged, *([told] if told else [])], line.no_rule),
            _cell(tests, line.no_incident),
        )
        parts.append("| " + " | ".join(cells) + " |\n")
    return "".join(parts)


def _cell(found: Iterable[str], reason: str, *, joined: str = "<br>") -> str:
    words = [*found, *([f"*{reason}*"] if reason else [])]
    return joined.join(words)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
