"""The control plane's host, collected from a workstation where nothing of it is."""

import json
import secrets
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.incidents.diagnosis import PROGRAMS, decompressed
from tests.incidents.stack import Stack, free_port
from tests.remote.collecting import as_standard_output, collect, plan
from tests.remote.edge import Edge, deployed

NewEdge = Callable[..., Edge]


@pytest.fixture
def stack(stack_images: list[str], tmp_path: Path) -> Iterator[Stack]:
    """Return a control plane whose database is stopped."""
    assert stack_images
    made = Stack(tmp_path / "daoflow-over-ssh")
    made.up_and_ready()
    made.compose("stop", "postgres")
    yield made
    made.down()


def host_of(new_edge: NewEdge, stack: Stack) -> Edge:
    """Return a host with an SSH server on which that installation is."""
    return new_edge(
        options=("--volume", f"{stack.directory}:{stack.directory}:ro", "--network", "host"), port=free_port()
    )


def test_one_bundle_of_the_control_plane_and_a_target(new_edge: NewEdge, stack: Stack, tmp_path: Path) -> None:
    """It reads as if it had been made there, the same secret on both hosts compares equal, and no secret is in it."""
    host, target = host_of(new_edge, stack), new_edge()
    shared = stack.installation.env["POSTGRES_PASSWORD"]
    known = tmp_path / "known"
    known.write_text(host.known_hosts.read_text() + target.known_hosts.read_text())
    key = target.authorize(host)
    login = ["--known-hosts", str(known), "--ssh-key", str(key)]
    with deployed("shop", ["web"], secret=shared):
        arguments = ["--on", host.url(), "--target", target.url(), "--dir", str(stack.directory), *login]
        before = host.left_behind(), target.left_behind()
        done = collect(tmp_path, *arguments, "--case", "4711")
        assert done.exit_code == 4, done.notes
        assert [one.source for one in done.manifest().sources if one.outcome.is_gap] == ["database"]
        assert (host.left_behind(), target.left_behind()) == before

    assert done.source("collector/ssh") == ("collected", "")
    assert "targets/" in done.notes
    with done.bundle() as bundle:
        assert bundle.header.host != target.name
        assert bundle.header.incident["case"] == "4711"
        assert bundle.header.options["targets"] == [target.url()]
        sanity = bundle.read_json("env/sanity.json")
        inspect = bundle.read_json(f"targets/{target.address}/applications/shop/containers/shop-web-1/inspect.json")
    fingerprint = sanity["keys"]["POSTGRES_PASSWORD"]["fingerprints"]["env_file"]
    (token,) = [item for item in inspect["Config"]["Env"] if item.startswith("APP_SECRET=")]
    assert f"#{fingerprint}" in token
    for secret in stack.installation.secrets:
        assert secret.encode() not in decompressed(done.file)
    told = subprocess.run(
        [str(PROGRAMS / "daoflow-analyze"), str(done.file), "--json", "-"], capture_output=True, text=True, check=True
    )
    assert json.loads(told.stdout)["verdict"]["finding"] == "postgres-not-running"


def test_to_standard_output_and_the_plan_from_there(new_edge: NewEdge, stack: Stack, tmp_path: Path) -> None:
    """`-o -` and `plan` work over SSH as they do on the host."""
    host = host_of(new_edge, stack)
    arguments = ["--on", host.url(), "--dir", str(stack.directory), *host.login()]
    done = as_standard_output(tmp_path / "bundle.tar.zst", *arguments, "--only", "env", "--only", "host")
    assert done.exit_code == 0, done.notes
    assert "env/sanity.json" in {record.path for record in done.manifest().members}

    shown = plan(*arguments, "--json")
    assert shown.returncode == 3, shown.stderr
    document = json.loads(shown.stdout)["data"]
    assert document["directory"] == str(stack.directory)
    assert "containers" in {item["source"] for item in document["sources"]}


def test_a_control_plane_that_is_not_reached(tmp_path: Path) -> None:
    """Nothing to send: exit 1, with the stage; no file is left."""
    name = secrets.token_hex(4)
    done = collect(tmp_path, "--on", f"ssh://root@127.0.0.1:{free_port()}", "--note", name)
    assert done.exit_code == 1
    assert "stage connect" in done.notes
    assert "on which port: ssh://user@host:PORT" in done.notes
    assert not done.file.exists()


def test_a_control_plane_that_lets_nobody_in(edge: Edge, tmp_path: Path) -> None:
    """Exit 6, with what to try; an unknown key is told with what to compare it by, and exit 1."""
    login = ["--ssh-key", str(edge.folder / "other"), "--known-hosts", str(edge.known_hosts)]
    done = collect(tmp_path, "--on", edge.url(), *login)
    assert done.exit_code == 6
    assert "--ssh-key FILE, or ssh-add" in done.notes
    empty = tmp_path / "known"
    empty.touch()
    unknown = collect(tmp_path, "--on", edge.url(), "--ssh-key", str(edge.folder / "key"), "--known-hosts", str(empty))
    assert unknown.exit_code == 1
    assert "own console (ssh-keygen -lf" in " ".join(unknown.notes.split())
