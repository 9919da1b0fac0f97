"""Managed servers on the throwaway engine."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.incidents.images.build import CACHE, load_images
from tests.remote.edge import Edge, load_edge
from tests.remote.image import TAG


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Keep other test processes from building the same images meanwhile."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def edge_image(docker_engine: str) -> str:
    """Load the image and return its tag."""
    assert docker_engine
    with one_at_a_time():
        load_edge()
    return TAG


@pytest.fixture(scope="session")
def stack_images(docker_engine: str) -> list[str]:
    """Load the images of an installation and return their tags."""
    assert docker_engine
    with one_at_a_time():
        return load_images()


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
