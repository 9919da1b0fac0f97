"""The installation is found as Compose and DaoFlow's own installer lay it out."""

from pathlib import Path

import pytest
from daoflow_collector.locate import default_files, env_value, find_directory, name_key, sanitise_project
from daoflow_collector.machine.local_host import LocalHost

HOST = LocalHost()


def test_the_base_and_its_override_are_found_in_composes_order(tmp_path: Path) -> None:
    """compose.yaml goes before docker-compose.yml; an override beside it is silently taken by Compose, so by us."""
    for name in ("docker-compose.yml", "docker-compose.override.yml"):
        (tmp_path / name).write_text("services: {}\n")
    assert default_files(HOST, str(tmp_path)) == (
        f"{tmp_path}/docker-compose.yml",
        f"{tmp_path}/docker-compose.override.yml",
    )
    (tmp_path / "compose.yaml").write_text("services: {}\n")
    assert default_files(HOST, str(tmp_path))[0] == f"{tmp_path}/compose.yaml"


def test_the_current_folder_counts_when_it_has_a_compose_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an installation in the default place, the folder the operator stands in is taken; never just any folder."""
    monkeypatch.chdir(tmp_path)
    assert find_directory(HOST, None) == (None, "none")
    (tmp_path / "docker-compose.yml").write_text("services: {}\n")
    assert find_directory(HOST, None) == (str(tmp_path), "current")
    assert find_directory(HOST, "sub/../other") == (f"{tmp_path}/other", "option")


@pytest.mark.parametrize(
    ("content", "value"),
    [
        (b"A=1\nB=two\n", "two"),
        (b"export B='x # y'\r\n", "x # y"),
        (b"B=one\nB=two # last wins\n", "two"),
        (b"#B=commented\nBB=no\n", None),
        (b"", None),
        (None, None),
    ],
)
def test_a_value_is_found_in_an_env_file(content: bytes | None, value: str | None) -> None:
    """Enough of the format to find project and port by, whatever is wrong with the rest."""
    assert env_value(content, "B") == value


def test_the_projects_name_is_composes() -> None:
    """A `name:` key with a reference is resolved; a folder's name is normalised as Compose does."""
    assert name_key([b"name: one\n", b'name: "${P:-two}"\nservices: {}\n'], {}) == "two"
    assert name_key([b"name: ${P}\n"], {"P": "three"}) == "three"
    assert name_key([b"services:\n  name: no\n"], {}) is None
    assert sanitise_project("_My Daoflow.Prod") == "mydaoflowprod"
