"""Each value of the manifest and of `bundle.json` in turn replaced by one of every other type: there is a report, and no rule breaks."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import daoflow_rules
import pytest
from daoflow_analyzer.analyze import analyze
from daoflow_analyzer.bundle_source import BundleSource
from daoflow_analyzer.document import to_document
from daoflow_analyzer.result import RuleOutcome
from daoflow_analyzer.ruleset import RuleSet, load_rules
from daoflow_bundle.errors import BundleError
from daoflow_bundle.reader import open_bundle
from daoflow_reports import html, markdown, text

from tests.hostile.forge import forge, manifest_of, members

VALUES: dict[str, Any] = {
    "nothing": None,
    "a huge number": 10**30,
    "text": "\x1b[2J",
    "a list": [None, {}],
    "an object": {"a": None},
}
Path = tuple[str | int, ...]


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    """Return the shipped rules."""
    return load_rules(daoflow_rules)


def paths(node: Any, at: Path = ()) -> Iterator[Path]:
    """Yield the way to every value of a document; of a list, into its first item."""
    if at:
        yield at
    if isinstance(node, dict):
        for key, item in node.items():
            yield from paths(item, (*at, key))
    elif isinstance(node, list):
        for index, item in enumerate(node[:1]):
            yield from paths(item, (*at, index))


def replaced(document: Any, at: Path, value: Any) -> Any:
    """Return the document with another value in one place."""
    changed = copy.deepcopy(document)
    node = changed
    for key in at[:-1]:
        node = node[key]
    node[at[-1]] = value
    return changed


def survives(content: bytes, rules: RuleSet) -> None:
    """Assert that there is a report of a bundle, or that it is refused in words."""
    try:
        with BundleSource(open_bundle(BytesIO(content))) as source:
            result = analyze(source, rules, on_shown=lambda _: None)
    except BundleError:
        return
    assert not [item for item in result.outcomes if item.outcome is RuleOutcome.BROKEN]
    assert "nobody expected" not in json.dumps(to_document(result), allow_nan=False)
    assert html.render_bounded(result)
    assert markdown.render(result)
    assert text.render(result, width=80, colour=False, lines=40)


@pytest.mark.parametrize("kind", VALUES)
def test_a_manifest_of_other_types(kind: str, rules: RuleSet) -> None:
    """Whatever stands where the collector writes something else, the analysis goes on."""
    manifest = json.loads(manifest_of(members(few=True)))
    for at in paths(manifest):
        survives(forge(manifest=json.dumps(replaced(manifest, at, VALUES[kind])).encode()), rules)


@pytest.mark.parametrize("kind", VALUES)
def test_a_header_of_other_types(kind: str, rules: RuleSet) -> None:
    """The same of `bundle.json`."""
    content = members(few=True)
    header = json.loads(content["bundle.json"])
    for at in paths(header):
        survives(forge({**content, "bundle.json": json.dumps(replaced(header, at, VALUES[kind])).encode()}), rules)
