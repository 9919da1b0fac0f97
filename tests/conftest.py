"""What all tests share: the engine that `make test` starts."""

import shutil
import subprocess

import pytest


@pytest.fixture(scope="session")
def docker_engine() -> str:
    """Return the engine's version; a test that needs the engine fails, and says how to get one, when none answers."""
    if shutil.which("docker") is None:
        pytest.fail("no docker command: run tests/engine/prerequisites")
    answer = subprocess.run(
        ["docker", "version", "--format", "{{.Server.Version}}"], capture_output=True, text=True, check=False
    )
    if answer.returncode != 0:
        pytest.fail(
            f"no Docker Engine answers ({answer.stderr.strip()}): run `tests/engine/with-engine .venv/bin/pytest …` or `make test`"
        )
    return answer.stdout.strip()
