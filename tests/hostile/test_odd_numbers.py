"""Every number in a bundle replaced by what no program writes, and texts without an end where numbers are looked for."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import daoflow_rules
import pytest
from daoflow_analyzer import load
from daoflow_analyzer.analyze import analyze
from daoflow_analyzer.bundle_source import BundleSource
from daoflow_analyzer.decode.json_value import optional_number
from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.env import EnvFile
from daoflow_analyzer.result import Result, RuleOutcome
from daoflow_analyzer.ruleset import load_rules
from daoflow_analyzer.state_diff.normalise import ports_of, seconds, size_bytes
from daoflow_bundle.reader import open_bundle
from daoflow_reports import html, text
from daoflow_reports.columns import wrapped

from tests.collector.command import argv
from tests.hostile.document_attacks import rewritten
from tests.hostile.forge import CAUSE, forge, members

RECORDING = Path(__file__).parents[1] / "incidents" / "recording"
NUMBERS = ("9" * 5000, "²", "٣", "１２", "-1", "1e999", "18446744073709551616", "")  # noqa: RUF001 - digits that are none of ours
TIME = re.compile(r"20\d\d-")


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the members of the recorded installation's bundle."""
    path = tmp_path_factory.mktemp("recorded") / "bundle.tar.zst"
    subprocess.run(argv("--recording", str(RECORDING), "-o", str(path), "--quiet"), check=True, capture_output=True)
    with open_bundle(path) as bundle:
        return {name: bundle.read(name) for name in bundle.members if name != "manifest.json"}


def analysed(content: bytes) -> Result:
    """Return the result, which both reports can show."""
    with BundleSource(open_bundle(BytesIO(content))) as source:
        result = analyze(source, load_rules(daoflow_rules), on_shown=lambda _: None)
    assert html.render_bounded(result)
    assert text.render(result, width=80, colour=False, lines=40)
    return result


def hurt(result: Result) -> list[str]:
    """Return what broke: rules, and decoders that raised."""
    said = [item.reason for item in result.outcomes]
    return [
        *(item.reason for item in result.outcomes if item.outcome is RuleOutcome.BROKEN),
        *(reason for reason in said if "nobody expected" in reason),
        *(item.message for item in result.findings if "nobody expected" in item.message),
    ]


@pytest.mark.parametrize("number", NUMBERS, ids=lambda value: value[:8])
def test_numbers_that_no_program_writes(number: str, recorded: dict[str, bytes]) -> None:
    """Ports, versions, sizes, durations, indexes and exit codes: no decoder and no rule breaks on them."""

    def change(value: object) -> object:
        return re.sub(r"\d+", number, value) if isinstance(value, str) and not TIME.match(value) else value

    def lines(content: bytes) -> bytes:
        return b"\n".join(
            line[:31] + re.sub(r"\d+", number, line[31:].decode("utf-8", "replace")).encode()
            for line in content.splitlines()
        )

    content = {
        name: data if name == "bundle.json" else rewritten(name, data, change, keys=False)
        if name.endswith(".json") else lines(data)
        for name, data in recorded.items()
    }  # fmt: skip
    assert hurt(analysed(forge(content))) == []


def test_texts_without_an_end_where_numbers_are_looked_for() -> None:
    """A million digits are no duration, and take no longer than their length; a number beyond all floats is none."""
    digits = "0" * 1_000_000
    assert seconds(digits) is None
    assert seconds("1m" + digits) == 60.0
    assert size_bytes("9" * 400 + "G") is None
    assert optional_number(10**400) is None
    assert ports_of([{"target": "9" * 5000, "published": "²"}]) == {}


def test_a_word_without_an_end_is_broken_once() -> None:
    """A million letters beyond ASCII are cut into lines in one pass over them."""
    lines = wrapped("é" * 1_000_000, 80)
    assert len(lines) == 12_500
    assert {len(line) for line in lines} == {80}


@pytest.mark.parametrize(
    "fails",
    [RecursionError("too deep"), ValueError("no number"), KeyError("x")],
    ids=lambda error: type(error).__name__,
)
def test_a_decoder_that_breaks_costs_its_fact_only(fails: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a document does to its decoder: the fact is missing with the reason, a finding says so, all others are there."""

    def broken(_: object) -> None:
        raise fails

    _, *rest = load.DECODERS[Compose]
    decoders: dict[type, tuple[Callable[..., object | None], str, tuple[str, ...]]] = dict(load.DECODERS)
    monkeypatch.setattr(load, "DECODERS", {**decoders, Compose: (broken, *rest)})

    with BundleSource(open_bundle(BytesIO(forge(members())))) as source:
        facts = load.decode_documents(source)
    assert type(fails).__name__ in str(facts.values[Compose])
    assert isinstance(facts.values[EnvFile], EnvFile)
    result = analysed(forge(members()))
    assert hurt(result)
    assert CAUSE in {item.name for item in result.findings}
