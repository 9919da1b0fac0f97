"""Managed servers on the throwaway engine."""

import fcntl
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.incidents.images.build import CACHE
from tests.remote.edge import Edge, load_edge
from tests.remote.image import TAG


@pytest.fixture(scope="session")
def edge_image(docker_engine: str) -> str:
    """Load the image once, also when several test processes ask for it at the same time, and return its tag."""
    assert docker_engine
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        load_edge()
    return TAG


@pytest.fixture(scope="module")
def edge(edge_image: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edge]:
    """Return a server that the tests of one module share; they leave nothing on it."""
    made = Edge(tmp_path_factory.mktemp("edge") / "edge", image=edge_image)
    yield made
    made.remove()


@pytest.fixture
def new_edge(edge_image: str, tmp_path: Path) -> Iterator[Callable[..., Edge]]:
    """Make servers; they end with the test."""
    made: list[Edge] = []

    def make(**options: object) -> Edge:
        made.append(Edge(tmp_path / f"edge{len(made)}", image=edge_image, **options))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for one in made:
        one.remove()
