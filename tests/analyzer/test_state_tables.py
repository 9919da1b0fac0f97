"""The state as tables: what differs first, how old the live side is, and what an exported live section is worth."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from daoflow_analyzer.result_parts.states import ServiceState

from tests.reports.states import STATES, analysed, case
from tests.rules.case_bundle import build


def tables(which: str) -> tuple[ServiceState, ...]:
    """Return the tables of a state."""
    page = analysed(STATES[which]()).page
    assert page is not None
    return page.states


def test_tables_with_differences_come_first_and_equal_paths_are_kept() -> None:
    """A reader sees what differs; what is equal can be unfolded."""
    found = tables("cause")
    counts = [bool(table.lines) for table in found]

    assert counts == sorted(counts, reverse=True)
    assert counts[0]
    assert [(line.path, line.state_class) for line in found[0].lines] == [("image", "changed-after-freeze")]
    assert all(table.same for table in found)


def test_the_live_side_says_where_and_when_it_was_read() -> None:
    """A member of the bundle and a time no later than the end of the collection."""
    for table in tables("cause"):
        assert table.live_source is not None
        assert table.live_source.endswith("/inspect.json")
        assert table.observed_at is not None


def test_an_exported_live_section_is_called_what_it_is() -> None:
    """A cached snapshot with its time, not authoritative."""
    page = analysed(build(dict(case("st004", _first_case("st004"))))).page
    assert page is not None
    words = " ".join(table.exported_live for table in page.states)

    assert "cached snapshot (observed 2026-07-20T10:00:00.000Z" in words
    assert "not authoritative" in words


def _missing_sides(bundle: Mapping[str, Any]) -> tuple[str, ...]:
    page = analysed(build({"name": "missing", **bundle})).page
    assert page is not None
    assert not page.sides_missing or not any(table.deployment == "" for table in page.states)
    return page.sides_missing


def test_a_side_that_is_not_known_is_said_and_not_compared() -> None:
    """Of a Compose file that cannot be read nothing is declared: no difference is, and no agreement either."""
    for name in ("fires_when_the_file_is_not_yaml", "fires_when_compose_refuses_for_a_reason_nobody_knows"):
        (words,) = _missing_sides(dict(case("cp021", name)))
        assert words.startswith(
            "DaoFlow's own services are not compared: what is declared is not known (docker compose"
        )
    gone = _missing_sides({"missing": {"containers": {"outcome": "failed", "reason": "refused"}}})
    assert gone[0] == "DaoFlow's own services are not compared: what runs is not known (refused)."
    assert _missing_sides({}) == ()


def _first_case(rule: str) -> str:
    import tomllib

    from tests.rules.cases import RULES

    (path,) = RULES.rglob(f"{rule}_*.cases.toml")
    return str(tomllib.loads(path.read_text(encoding="utf-8"))["case"][0]["name"])
