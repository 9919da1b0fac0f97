"""A discovery that fails half-way: what was found before that is what the run collects from."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from daoflow_collector.collection import discover_bounded
from daoflow_collector.machine.host import CommandResult, PathStatus
from daoflow_collector.machine.local_host import LocalHost
from daoflow_collector.options import Options
from daoflow_collector.signals import Stop

from tests.collector.command import make_installation


class NoCommands(LocalHost):
    """A host on which no command can be waited for."""

    def run(self, argv: Sequence[str], **_given: Any) -> CommandResult:
        """Raise what a kernel may."""
        raise OSError(22, "Invalid argument", argv[0])


class NoFiles(NoCommands):
    """A host on which nothing can be looked at."""

    def status(self, path: str) -> PathStatus:
        """Raise what a kernel may."""
        raise OSError(22, "Invalid argument", path)


def test_what_was_found_before_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine's containers and the folder's files are not lost with Compose."""
    monkeypatch.setenv("DOCKER_HOST", "unix:///nowhere/docker.sock")
    installation = make_installation(tmp_path / "daoflow")
    found = discover_bounded(NoCommands(), Options(directory=str(installation.folder)), Stop(), time.monotonic() + 60)
    assert found.directory == str(installation.folder)
    assert [file.path for file in found.files] == [f"{installation.folder}/docker-compose.yml"]
    assert found.env_files[0].content is not None
    assert found.compose_config is None
    assert found.compose.program.error is not None
    assert "looking for the installation failed: OSError" in found.compose.program.error


def test_where_nothing_was_found_the_engine_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The host's and the engine's own facts are still there to collect."""
    monkeypatch.setenv("DOCKER_HOST", "unix:///nowhere/docker.sock")
    found = discover_bounded(NoFiles(), Options(directory=str(tmp_path)), Stop(), time.monotonic() + 60)
    assert found.directory is None
    assert found.engine.state == "absent"
    assert found.containers_error is not None
    assert "looking for the installation failed: OSError" in found.containers_error


class Hung(LocalHost):
    """A host on which looking at a path never ends."""

    def status(self, path: str) -> PathStatus:
        """Wait for longer than any test does."""
        time.sleep(600)
        raise AssertionError(path)


def test_a_signal_before_it_began_is_not_missed(tmp_path: Path) -> None:
    """Whoever stops the run while modules are loaded does not wait for what hangs: there is nothing, and the engine is not asked."""
    stop = Stop()
    stop.request("interrupted by SIGTERM")
    began = time.monotonic()
    found = discover_bounded(Hung(), Options(directory=str(tmp_path)), stop, began + 60)
    assert time.monotonic() - began < 10  # without the signal: 30
    assert (found.directory, found.containers_error) == (None, "interrupted by SIGTERM")
