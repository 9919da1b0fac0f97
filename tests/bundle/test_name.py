"""Names of bundles and members."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from daoflow_bundle.name import bundle_name, member_slug, parse_top_folder, top_folder, valid_member
from hypothesis import given
from hypothesis import strategies as st

AT = datetime(2026, 11, 23, 12, 0, 5, tzinfo=UTC)


@given(st.text(max_size=300))
def test_any_host_makes_a_valid_name(host: str) -> None:
    """Whatever a host is called, the bundle's name must be a plain file name that can be read back."""
    top = top_folder(host, AT)
    assert valid_member(top)
    assert "/" not in top
    parsed = parse_top_folder(top)
    assert parsed is not None
    assert parsed[1] == "2026-11-23T12:00:05Z"


def test_the_name_of_the_contract() -> None:
    """The name must carry the host and the UTC start, whatever zone the time is given in."""
    there = AT.astimezone(timezone(timedelta(hours=2)))
    assert bundle_name("web-1.example.com", there) == "daoflow-evidence-web-1.example.com-20261123T120005Z.tar.zst"


@pytest.mark.parametrize("top", ["", "daoflow-evidence-", "daoflow-evidence-h-20261399T000000Z", "x-20261123T120005Z"])
def test_other_folders_name_no_host(top: str) -> None:
    """A folder that is not named as a bundle's must give no host and no time."""
    assert parse_top_folder(top) is None


@given(st.lists(st.text(max_size=200), max_size=20))
def test_slugs_are_valid_and_differ(texts: list[str]) -> None:
    """Slugs must be valid path parts and differ even where case is ignored."""
    taken: list[str] = []
    for text in texts:
        slug = member_slug(text, taken)
        assert valid_member(slug)
        assert "/" not in slug
        assert slug.casefold() not in {name.casefold() for name in taken}
        taken.append(slug)


def test_usual_names_stay_as_they_are() -> None:
    """Container and file names as they occur must be their own slugs."""
    for name in ("daoflow-postgres-1", ".env", "docker-compose.override.yml", "temporal_ui.2"):
        assert member_slug(name) == name
