"""A managed server beside the control plane that incidents share: registered there, and a container with a real sshd."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.incidents.diagnosis import Diagnosis
from tests.incidents.records import readiness
from tests.incidents.site import Site
from tests.remote.conftest import one_at_a_time
from tests.remote.edge import Edge, load_edge, run
from tests.remote.image import TAG

SERVER = "e" * 32
NAME = "edge-1"
MakeEdge = Callable[..., Edge]


@pytest.fixture
def make_edge(docker_engine: str, tmp_path: Path) -> Iterator[MakeEdge]:
    """Make managed servers; they end with the test. Options are those of `Edge`."""
    assert docker_engine
    with one_at_a_time():
        load_edge()
    made: list[Edge] = []

    def make(**options: object) -> Edge:
        made.append(Edge(tmp_path / f"edge{len(made)}", image=TAG, **options))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for one in made:
        one.remove()


def register(
    site: Site, host: str, issues: list[str] | None = None, *, port: int = 22, user: str = "root", checked: bool = True
) -> None:
    """Register the server with DaoFlow's last check of it, a moment ago: ready unless there are issues. Or never `checked`."""
    check = readiness(issues or []) if checked else None
    status = "attention" if issues or not checked else "ready"
    site.records.insert(
        "servers",
        id=SERVER,
        name=NAME,
        host=host,
        ssh_port=port,
        ssh_user=user,
        kind="docker-engine",
        status=status,
        metadata={"readinessCheck": check} if check is not None else {},
    )


def approve(site: Site, edge: Edge, key: str = "host") -> None:
    """Approve a key of the edge's folder as the server's identity."""
    shown = run("ssh-keygen", "-lf", str(edge.folder / f"{key}.pub")).split()[1]
    identity = {"server_id": SERVER, "algorithm": "ssh-ed25519", "fingerprint": shown, "status": "approved"}
    site.records.insert("ssh_host_identities", **identity)


def is_remote(diagnosis: Diagnosis, name: str, *, evidence: list[str], symptoms: tuple[str, ...] = ()) -> None:
    """Assert the cause by name, that it is that server's and why, and that somebody is told what to do."""
    diagnosis.tells_cause(name, evidence=evidence, symptoms=symptoms)
    verdict = diagnosis.document["verdict"]
    assert verdict["scope"] == "remote-target-specific", verdict
    assert f"the managed server {NAME}" in verdict["reason"], verdict
    finding = diagnosis.finding(name)
    assert finding["subject"]["server"] == NAME, finding
    assert finding["next_steps"][0]["effect"] == "reads-only", finding["next_steps"]
    (answer,) = [item for item in diagnosis.document["checklist"] if "control-plane-local" in item["item"]]
    assert answer["state"] == "yes", answer
