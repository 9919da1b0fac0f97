"""`sudo daoflow-collect`: who typed it is to send the file, and root's own stay root's."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest

from tests.collector.command import argv, collect, environment, make_installation

NOBODY = 65534
SUDO = {"SUDO_UID": str(NOBODY), "SUDO_GID": str(NOBODY), "SUDO_USER": "mira"}

pytestmark = pytest.mark.skipif(os.getuid() != 0, reason="sudo makes root of somebody")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of the user who types."""
    make_installation(tmp_path / "daoflow")
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    os.chown(theirs, NOBODY, NOBODY)
    return theirs


def owner(path: Path) -> tuple[int, int, int]:
    """Return user, group and permissions."""
    found = path.stat()
    return found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)


def test_a_bundle_in_their_own_folder_is_theirs(folder: Path) -> None:
    """So is the letter that is made of it; nobody else may read either."""
    done = collect("--dir", str(folder.parent / "daoflow"), "--only", "env", cwd=folder, more=SUDO)
    assert done.returncode in (0, 4), done.stderr
    (bundle,) = folder.iterdir()
    assert owner(bundle) == (NOBODY, NOBODY, 0o600)
    assert "chown" not in done.stderr

    assert collect("mail", bundle.name, cwd=folder, more=SUDO).returncode == 0
    assert {owner(path) for path in folder.iterdir()} == {(NOBODY, NOBODY, 0o600)}


@pytest.mark.parametrize("given", [{}, {"SUDO_UID": "0", "SUDO_GID": "0"}, {"SUDO_UID": "65534\n", "SUDO_GID": "x"}])
def test_without_sudo_it_is_roots(folder: Path, given: dict[str, str]) -> None:
    """Root who called nobody, or whom nobody called, is not told of another user either."""
    done = collect("--dir", str(folder.parent / "daoflow"), "--only", "env", cwd=folder, more=given)
    (bundle,) = folder.iterdir()
    assert owner(bundle) == (0, 0, 0o600)
    assert "chown" not in done.stderr


def test_in_another_folder_it_stays_roots_and_they_are_told(folder: Path) -> None:
    """Where the folder is not theirs (/tmp, /root), a command makes the file so; `show` needs root until then."""
    roots = folder.parent
    done = collect("--dir", str(roots / "daoflow"), "--only", "env", "-o", "mine.tar.zst", cwd=roots, more=SUDO)
    bundle = roots / "mine.tar.zst"
    assert owner(bundle) == (0, 0, 0o600)
    said = done.stderr.splitlines()
    assert f"    sudo daoflow-collect show {bundle}" in said
    command = f"    sudo chown -R mira {bundle}"
    assert said[said.index("Only root can read it here. To make it yours:") + 1] == command

    done = collect("redact", "daoflow", "copy", cwd=roots, more=SUDO)
    assert "    sudo chown -R mira copy" in done.stderr.splitlines()


def test_what_a_full_disk_left_is_theirs_too(folder: Path) -> None:
    """They are told to send it as it is."""
    command = argv("--dir", str(folder.parent / "daoflow"), "-o", ".")
    done = subprocess.run(
        ["bash", "-c", 'ulimit -f 6; exec "$@"', "bash", *command],
        cwd=folder,
        env=environment(engine="unix:///nowhere", more=SUDO),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 4, done.stderr
    (partial,) = folder.iterdir()
    assert partial.name.endswith(".partial")
    assert owner(partial) == (NOBODY, NOBODY, 0o600)
