"""What all tests share: the engine that `make test` starts."""

import shutil
import subprocess
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler import Scheduling

from tests.one_process import scheduler

# How long an example takes says how busy the machine is, and nothing of the code.
settings.register_profile("shared machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared machine")


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Scheduling:
    """Keep the tests that share a stack in one process."""
    return scheduler(config, log)


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
