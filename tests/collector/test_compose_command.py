"""Which Compose the host has, in words that an operator knows."""

from __future__ import annotations

from pathlib import Path

import pytest
from daoflow_collector.compose.command import find_compose
from daoflow_collector.machine.local_host import LocalHost


@pytest.mark.parametrize(
    "said",
    [
        "unknown flag: --short\nSee 'docker --help'.",
        "docker: 'compose' is not a docker command.\nSee 'docker --help'",
        "docker: unknown command: docker compose\n\nRun 'docker --help' for more information",
    ],
)
def test_a_docker_without_the_plugin_is_named_as_that(
    said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What docker says there, by its version, blames a flag of ours or a command; the operator lacks a plugin."""
    program = tmp_path / "docker"
    program.write_text(f'#!/bin/sh\ncat >&2 <<"END"\n{said}\nEND\nexit 125\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    found = find_compose(LocalHost())

    assert not found.available
    assert found.error is not None
    assert found.error.startswith("docker has no Compose plugin; docker-compose")
    assert "--short" not in found.error
