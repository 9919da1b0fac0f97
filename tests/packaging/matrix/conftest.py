"""The matrix's engine images and the one broken installation that every row collects from."""

import subprocess
from collections.abc import Iterator
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


@pytest.fixture(scope="session")
def matrix_image(docker_engine: str) -> "dict[str, str]":
    """Import every root file system and return name → image tag."""
    assert docker_engine
    tags = {}
    for archive in sorted(_ROOT_FILE_SYSTEMS.glob("*.tar")):
        tags[archive.stem] = f"matrix/{archive.stem}"
        subprocess.run(["docker", "import", str(archive), tags[archive.stem]], check=True, stdout=subprocess.DEVNULL)
    assert tags, "no root file systems: run tests/packaging/matrix/images"
    return tags


@pytest.fixture(scope="session")
def broken_stack(docker_engine: str, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Stack]:
    """Start a control plane that cannot work because its postgres is stopped."""
    assert docker_engine
    load_images()
    stack = Stack(tmp_path_factory.mktemp("matrix") / f"daoflow-matrix-{worker_id}")
    stack.up_and_ready()
    stack.compose("stop", "daoflow", "postgres")
    stack.docker("start", stack.container("daoflow"))
    failure = "MigrationApplyError: Migration application failed: MIGRATION_OPERATION_FAILED."
    stack.wait_for_log("daoflow", failure, times=3)
    yield stack
    stack.down()
