"""Decoders against whatever a stranger's bundle may hold."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from daoflow_analyzer.decode import json_value
from daoflow_analyzer.decode.yaml_document import YamlError, load_yaml
from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Containers
from daoflow_analyzer.facts.coverage import Integrity
from daoflow_analyzer.facts.env import EnvFile
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.load import FACT_TYPES, load_facts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rules.case_bundle import build

NO_LOGS = Logs({}, {}, {}, {})
STOCK = build({"name": "stock"})
MEMBERS = sorted(name for name in STOCK.content if name.endswith(".json"))
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
JSON = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
)


def places(document: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path of every value in a document."""
    found = [path]
    for key, value in (
        document.items() if isinstance(document, dict) else enumerate(document) if isinstance(document, list) else ()
    ):
        found += places(value, (*path, key))
    return found


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), member=st.sampled_from(MEMBERS), value=JSON)
def test_any_value_anywhere_leaves_every_fact_decoded_or_missing(data: st.DataObject, member: str, value: Any) -> None:
    """Replace any value of any document by any other: every fact is there or says why not, and nothing raises."""
    document = json.loads(STOCK.content[member])
    path = data.draw(st.sampled_from(places(document)))
    if path:
        target = document
        for key in path[:-1]:
            target = target[key]
        target[path[-1]] = value
    else:
        document = value
    source = build({"name": "odd", "replace": {member: json.dumps(document)}})
    facts = load_facts(source, NO_LOGS)

    for fact in FACT_TYPES:
        missing = facts.missing(fact)
        assert (missing is None) == (facts.get(fact) is not None)
        assert missing is None or missing.reason


def test_an_unreadable_member_is_noted_as_damage() -> None:
    """What cannot be read becomes a missing fact with a reason that names the member, and a note for the report."""
    facts = load_facts(build({"name": "odd", "replace": {"env/sanity.json": "[" * 200 + "]" * 200}}), NO_LOGS)

    missing, integrity = facts.missing(EnvFile), facts.get(Integrity)
    assert missing is not None
    assert "env/sanity.json cannot be read" in missing.reason
    assert integrity is not None
    assert [(damage.kind, damage.member) for damage in integrity.damages] == [("unreadable", "env/sanity.json")]


def test_a_gap_carries_the_manifests_reason_and_sources() -> None:
    """A fact whose source failed says so in the collector's words."""
    missing = {"containers": {"outcome": "timeout", "reason": "no answer within 10 s"}}
    gap = load_facts(build({"name": "gap", "missing": missing}), NO_LOGS).missing(Containers)

    assert gap is not None
    assert (gap.reason, gap.needs) == ("no answer within 10 s", ("containers",))


def test_services_come_from_the_files_when_compose_refused() -> None:
    """Without Compose's own view the declared services are read from the files, references and all."""
    compose = load_facts(build({"name": "refused", "env": {"ENCRYPTION_KEY": ""}}), NO_LOGS).get(Compose)

    assert compose is not None
    assert not compose.interpolated
    assert compose.refused()
    assert compose.services["daoflow"].environment["ENCRYPTION_KEY"] == "${ENCRYPTION_KEY:?Set ENCRYPTION_KEY in .env}"
    assert compose.services["daoflow"].depends_on == {"postgres": "service_healthy", "redis": "service_healthy"}
    assert not compose.wants("temporal")


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x]\n"
        + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)),
        "a: &a [*a]\n",
        "[" * 3000,
        "a: " + "x" * (1 << 21),
        "!!python/object/apply:os.system ['true']",
        "a: b: c",
    ],
    ids=["billion laughs", "cycle", "depth", "size", "tag", "syntax"],
)
def test_hostile_yaml_is_an_error_and_nothing_worse(text: str) -> None:
    """Bombs, cycles, depth, size, global tags and plain mistakes all end as one error."""
    with pytest.raises(YamlError):
        load_yaml(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ports: !override ['8080:3000']", {"ports": ["8080:3000"]}),
        ("labels: !override {a: b}", {"labels": {"a": "b"}}),
        ("image: !override redis:7", {"image": "redis:7"}),
        ("ports: !reset []", {"ports": None}),
        ("command: =", {"command": "="}),
    ],
)
def test_what_compose_reads_is_no_error(text: str, value: object) -> None:
    """Compose's own tags, and a scalar that only YAML 1.1 finds special, are read as Compose reads them."""
    assert load_yaml(text) == value


def test_times_are_aware_and_the_engines_never_is_none() -> None:
    """RFC 3339 with nanoseconds and offsets becomes UTC; zero times and other text become None."""
    assert json_value.time("2026-11-23T12:44:02.669529057Z") == datetime(2026, 11, 23, 12, 44, 2, 669529, UTC)
    assert json_value.time("2026-11-23T13:44:02+01:00") == datetime(2026, 11, 23, 12, 44, 2, tzinfo=UTC)
    for text in ("0001-01-01T00:00:00Z", "yesterday", "", None, 5, "9999-12-31T23:59:59-23:59"):
        assert json_value.time(text) is None
