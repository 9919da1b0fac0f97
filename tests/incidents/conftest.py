"""Stacks for the incidents: real containers on the engine that `make test` starts."""

import fcntl
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.incidents.images.build import CACHE, load_images
from tests.incidents.records import Records
from tests.incidents.site import PROJECTS, Site
from tests.incidents.stack import Stack
from tests.incidents.worker import Worker


@pytest.fixture(scope="session")
def images(docker_engine: str) -> list[str]:
    """Load the images once, also when several test processes ask for them at the same time, and return their tags."""
    assert docker_engine
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return load_images()


@pytest.fixture
def new_stack(images: list[str], tmp_path: Path) -> Iterator[Callable[[str], Stack]]:
    """Make stacks by name; whatever they started is removed after the test."""
    assert "ghcr.io/daoflow-dev/daoflow:0.11.0" in images
    made: list[Stack] = []

    def make(name: str) -> Stack:
        made.append(Stack(tmp_path / f"daoflow-{name}"))
        return made[-1]

    yield make
    for stack in made:
        stack.down()


@pytest.fixture(scope="session")
def _recorded_stack(images: list[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Stack, Records]]:
    """Start one control plane for all incidents that are told by its records; tests in the group `records` share it."""
    assert images
    stack = Stack(tmp_path_factory.mktemp("recorded") / "daoflow-records")
    try:
        stack.up_and_ready()
        records = Records(stack, planted=False)
        records.write()
        for service in ("daoflow", "postgres", "redis"):
            stack.keep_log(service)
        yield stack, records
    finally:
        stack.down()


@pytest.fixture
def site(_recorded_stack: tuple[Stack, Records], tmp_path: Path) -> Iterator[Site]:
    """Give the shared control plane with empty records and no application; what a test breaks outside of these it mends itself."""
    stack, records = _recorded_stack
    records.begin()
    for service in ("daoflow", "postgres"):
        stack.restore_log(service)
    staging = tmp_path / "staging"
    staging.mkdir()
    site = Site(stack, records, Worker(stack, records, staging), tmp_path / "evidence.tar.zst")
    yield site
    for project in PROJECTS:
        site.worker.remove(project)


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """Mount small file systems of so many MiB, unmounted after the test."""
    mounted: list[Path] = []

    def mount(size_mib: int) -> Path:
        point = tmp_path / f"disk{len(mounted)}"
        point.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size_mib}m", "tmpfs", str(point)], check=True)
        mounted.append(point)
        return point

    yield mount
    for point in mounted:
        subprocess.run(["umount", "--lazy", str(point)], check=True)
