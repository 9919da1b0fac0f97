"""Managed servers of every kind. Needs the files of `make dist`, which lie in `dist/` and are found there by the collector itself."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.incidents.images.build import load_images
from tests.remote.conftest import one_at_a_time
from tests.remote.edge import Edge
from tests.remote.image import EDGE
from tests.remote.matrix.images import IMAGES

ROOT = Path(__file__).parents[3]
FIGURES = ROOT / "out" / "remote"
MakeServer = Callable[..., Edge]


@pytest.fixture(scope="session")
def dist() -> Path:
    """Return the folder of the built files; fails, and says what to do, when there are none."""
    if not (ROOT / "dist" / "daoflow-collect-x86_64").exists():
        pytest.fail("nothing is built: run `make dist`")
    return ROOT / "dist"


@pytest.fixture(scope="session")
def server_images(docker_engine: str, dist: Path) -> list[str]:
    """Load all images and return their tags."""
    assert docker_engine
    assert dist.is_dir()
    with one_at_a_time():
        return load_images([EDGE, *IMAGES])


@pytest.fixture
def make_server(server_images: list[str], tmp_path: Path) -> Iterator[MakeServer]:
    """Make servers; they end with the test. Options are those of `Edge`."""
    assert server_images
    made: list[Edge] = []

    def make(image: str, **options: object) -> Edge:
        made.append(Edge(tmp_path / f"edge{len(made)}", image=image, **options))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for one in made:
        one.remove()


def note(name: str, **figures: object) -> None:
    """Write down what a row took, for docs/remote.md."""
    FIGURES.mkdir(parents=True, exist_ok=True)
    (FIGURES / f"{name}.json").write_text(json.dumps({"row": name, **figures}) + "\n")
