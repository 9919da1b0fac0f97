"""Which files make up a project: those beside the ones in use, env files of services, profiles, member names."""

from __future__ import annotations

import itertools
import os
import subprocess
from pathlib import Path

import pytest
from daoflow_collector.compose.files import (
    DEFAULT_NAMES,
    OVERRIDE_NAMES,
    active_profiles,
    all_references,
    member_names,
    other_files,
    service_env_files,
)
from daoflow_collector.machine.local_host import LocalHost
from hypothesis import given
from hypothesis import strategies as st

MAIN = """\
include:
  - shared/common.yaml
  - path: [extra.yaml, "${MISSING}/never.yaml"]
  - oci://registry.invalid/never:1
services:
  web:
    image: example/web:${TAG}
    env_file: web.env
    extends:
      file: base.yaml
      service: web
  worker:
    image: example/web
    env_file:
      - web.env
      - path: ./more/${STAGE:-prod}.env
        required: false
  plain:
    extends: web
"""


def image_that_compose_takes(folder: Path) -> str:
    """Return the image tag that the real Compose ends up with in a folder."""
    environment = {name: os.environ[name] for name in ("PATH", "HOME", "DOCKER_CONFIG") if name in os.environ}
    command = ["docker", "compose", "config", "--images"]
    ran = subprocess.run(command, cwd=folder, capture_output=True, env=environment, check=True, text=True)
    return ran.stdout.strip().rpartition(":")[2]


@pytest.mark.parametrize("names", [DEFAULT_NAMES, OVERRIDE_NAMES], ids=["base", "override"])
def test_order_of_default_names_is_that_of_the_real_compose(tmp_path: Path, names: tuple[str, ...]) -> None:
    """Of two files with default names, Compose takes the one that stands first in our list."""
    for first, second in itertools.pairwise(names):
        folder = tmp_path / first
        folder.mkdir()
        (folder / "compose.yaml").write_text("services:\n  a:\n    image: x:neither\n")
        if names is DEFAULT_NAMES:
            (folder / "compose.yaml").unlink()
        (folder / first).write_text("services:\n  a:\n    image: x:first\n")
        (folder / second).write_text("services:\n  a:\n    image: x:second\n")
        assert image_that_compose_takes(folder) == "first"


def test_files_beside_those_in_use(tmp_path: Path) -> None:
    """Included, ignored, left over and labelled files are found with their role, gone ones too; in use is never listed twice."""
    (tmp_path / "shared").mkdir()
    for name in ("compose.yaml", "docker-compose.yml", "shared/common.yaml", "extra.yaml", "base.yaml"):
        (tmp_path / name).write_text(MAIN)
    (tmp_path / "docker-compose.yml.upgrade-0a1b2c").write_text(MAIN)
    (tmp_path / "docker-compose.yml.bak").write_text(MAIN)
    (tmp_path / "notes.txt").write_text("no Compose file")
    host = LocalHost()
    in_use = [host.read_file(str(tmp_path / "compose.yaml"))]
    labelled = [str(tmp_path / "compose.yaml"), str(tmp_path / "gone.yml"), ""]
    found = other_files(host, str(tmp_path), in_use, labelled, {"TAG": "1"})
    roles = {
        Path(item.file.path).relative_to(tmp_path).as_posix(): (item.role, item.file.content is not None)
        for item in found
    }
    assert roles == {
        "gone.yml": ("labelled", False),
        "shared/common.yaml": ("included", True),
        "extra.yaml": ("included", True),
        "base.yaml": ("included", True),
        "docker-compose.yml": ("ignored", True),
        "docker-compose.yml.bak": ("leftover", True),
        "docker-compose.yml.upgrade-0a1b2c": ("leftover", True),
    }


def test_env_files_of_services(tmp_path: Path) -> None:
    """Each `env_file`, in all three forms, comes once, with the services that name it."""
    (tmp_path / "compose.yaml").write_text(MAIN)
    (tmp_path / "web.env").write_text("A=1\n")
    host = LocalHost()
    found = service_env_files(host, str(tmp_path), [host.read_file(str(tmp_path / "compose.yaml"))], {})
    assert [(Path(item.file.path).name, item.services, item.file.content) for item in found] == [
        ("web.env", ("web", "worker"), b"A=1\n"),
        ("prod.env", ("worker",), None),
    ]


def test_references_keep_their_file(tmp_path: Path) -> None:
    """References of several files come in the files' order, each with its own path."""
    for name, key in (("a.yaml", "ONE"), ("b.yaml", "TWO")):
        (tmp_path / name).write_text(f"services:\n  x:\n    image: ${{{key}}}\n")
    files = [LocalHost().read_file(str(tmp_path / name)) for name in ("a.yaml", "b.yaml")]
    assert [(item.key, Path(item.file).name) for item in all_references(files)] == [
        ("ONE", "a.yaml"),
        ("TWO", "b.yaml"),
    ]


@pytest.mark.parametrize(
    ("environment", "values", "expected"),
    [
        ({}, {}, ()),
        ({}, {"COMPOSE_PROFILES": "temporal"}, ("temporal",)),
        ({}, {"COMPOSE_PROFILES": " temporal , temporal-ui,"}, ("temporal", "temporal-ui")),
        ({"COMPOSE_PROFILES": ""}, {"COMPOSE_PROFILES": "temporal"}, ()),
    ],
)
def test_profiles(environment: dict[str, str], values: dict[str, str], expected: tuple[str, ...]) -> None:
    """Profiles are those of the process, also when it empties them, else those of `.env`."""
    assert active_profiles(environment, values) == expected


def test_member_names() -> None:
    """Equal base names get a number; characters that no member name may have are replaced."""
    paths = [
        "/a/compose.yaml",
        "/b/compose.yaml",
        "/c/compose.yaml",
        "/a/compose.yaml",
        "/d/x y\n.yml",
        "/e/..",
        "/opt/.env",
    ]
    assert list(member_names(paths, "compose/files").values()) == [
        "compose/files/compose.yaml",
        "compose/files/2-compose.yaml",
        "compose/files/3-compose.yaml",
        "compose/files/x_y_.yml",
        "compose/files/file",
        "compose/files/.env",
    ]


@given(st.lists(st.text(min_size=1, max_size=20), max_size=10))
def test_member_names_are_always_allowed_and_distinct(paths: list[str]) -> None:
    """Whatever the paths, the names are distinct and use only what a member name may hold."""
    names = member_names(paths, "env/files")
    assert len(set(names.values())) == len(set(paths))
    assert all(
        set(name) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._@/-")
        for name in names.values()
    )
    assert not any(".." in name.split("/") for name in names.values())
