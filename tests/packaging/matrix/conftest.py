"""The matrix's engine images and the one broken installation that every row collects from."""

import fcntl
import os
import pickle
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.incidents.images.build import load_images
from tests.incidents.stack import Stack

ROOT = Path(__file__).parents[3]
DIST = ROOT / "dist"
_ROOT_FILE_SYSTEMS = ROOT / ".cache" / "matrix"


@pytest.fixture(scope="session")
def dist() -> Path:
    """Return the folder of the built files; fails, and says what to do, when there are none."""
    if not (DIST / "SHA256SUMS").exists():
        pytest.fail("nothing is built: run `make dist`")
    return DIST


@contextmanager
def _once(factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give a folder that all test processes share, to one of them at a time."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with (shared / "matrix.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield shared


@pytest.fixture(scope="session")
def matrix_image(docker_engine: str, tmp_path_factory: pytest.TempPathFactory) -> "dict[str, str]":
    """Import every root file system, once for all test processes, and return name → image tag."""
    assert docker_engine
    tags = {archive.stem: f"matrix/{archive.stem}" for archive in sorted(_ROOT_FILE_SYSTEMS.glob("*.tar"))}
    assert tags, "no root file systems: run tests/packaging/matrix/images"
    with _once(tmp_path_factory):
        for name, tag in tags.items():
            there = subprocess.run(["docker", "image", "inspect", tag], capture_output=True, check=False)
            if there.returncode != 0:
                archive = str(_ROOT_FILE_SYSTEMS / f"{name}.tar")
                subprocess.run(["docker", "import", archive, tag], check=True, stdout=subprocess.DEVNULL)
    return tags


@pytest.fixture(scope="session")
def broken_stack(docker_engine: str, tmp_path_factory: pytest.TempPathFactory) -> Stack:
    """Start a control plane that cannot work because its postgres is stopped: one for all test processes.

    Nobody takes it down, because no process knows whether it is the last; the engine ends with the tests.
    """
    assert docker_engine
    with _once(tmp_path_factory) as shared:
        kept = shared / "stack.pickle"
        if not kept.exists():
            load_images()
            stack = Stack(shared / "daoflow-matrix")
            stack.up_and_ready()
            stack.compose("stop", "daoflow", "postgres")
            stack.docker("start", stack.container("daoflow"))
            failure = "MigrationApplyError: Migration application failed: MIGRATION_OPERATION_FAILED."
            stack.wait_for_log("daoflow", failure, times=3)
            kept.write_bytes(pickle.dumps(stack))
        made: Stack = pickle.loads(kept.read_bytes())  # noqa: S301 - written above
    return made
