"""What the engine's own disk gives when the engine is hung, dead, deaf or forbidden, against what the live engine said before."""

import io
import json
import re
import socket
import tarfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.collector import sockets
from tests.collector.command import as_nobody
from tests.faults.observed import observe, read_left
from tests.faults.written_off import CHATTER, ROTATED, Project, project_on_second_engine, syslog_socket
from tests.incidents.diagnosis import Diagnosis, decompressed, diagnose
from tests.incidents.installation import Installation
from tests.incidents.stack import free_port

# What only a live engine knows, and what of the default bridge it shows beside the networks.
LIVE_ONLY = {
    "/GraphDriver/Data",
    *(f"/NetworkSettings/{key}" for key in ("EndpointID", "Gateway", "GlobalIPv6Address", "GlobalIPv6PrefixLen")),
    *(f"/NetworkSettings/{key}" for key in ("IPAddress", "IPPrefixLen", "IPv6Gateway", "MacAddress")),
}
READABLE = ("daoflow", "postgres", "redis", "temporal")


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    """Return an installation of this test's own."""
    port = free_port()
    return Installation(tmp_path / f"daoflow-on-{port}", port=port)


@pytest.fixture
def project(installation: Installation, tmp_path: Path) -> Iterator[Project]:
    """Start containers of every kind of log: rotated and compressed files of both drivers, another driver's cache, none."""
    with project_on_second_engine(installation) as project, syslog_socket(tmp_path) as syslog:
        mounts = ("--volume", "data:/data", "--volume", f"{tmp_path}:/x:ro", "--mount", "type=tmpfs,destination=/t")
        started = 'echo "started with $DATABASE_URL"'
        publish = ("--publish", f"127.0.0.1:{installation.env['DAOFLOW_PORT']}:3000")
        project.start("daoflow", f"{started}; sleep 1000", *mounts, *publish, "--restart", "unless-stopped")
        project.start("postgres", f"{CHATTER}exit 3", settings=ROTATED)
        project.start("redis", f"{CHATTER}sleep 1000", driver="local", settings=ROTATED)
        project.start("temporal", started, driver="syslog", settings={"syslog-address": syslog})
        project.start("temporal-ui", started, driver="none")
        project.wait_until_quiet()
        project.remember()
        yield project


def members_of(diagnosis: Diagnosis) -> dict[str, str]:
    """Return a bundle's members as text, fingerprints blanked: their key is another in each run."""
    with tarfile.open(fileobj=io.BytesIO(decompressed(diagnosis.bundle))) as tar:
        found = {item.name.partition("/")[2]: tar.extractfile(item) for item in tar if item.isfile()}
        return {
            name: re.sub(r"#[0-9a-f]{10}", "#", file.read().decode())
            for name, file in found.items()
            if file is not None
        }


def note_down(fault: str, diagnosis: Diagnosis, said: str) -> None:
    """Write the fault's line of the page."""
    observe(
        fault,
        exit_code=diagnosis.collect_exit_code,
        expected=[4],
        seconds=diagnosis.collect_duration_s,
        left=read_left(diagnosis.bundle),
        said=said,
        stderr=diagnosis.collect_notes,
    )


def what_it_says(installation: Installation, project: Project) -> dict[str, str]:
    """Return the members of a bundle made with the live engine."""
    bundle = installation.directory.parent / "live.tar.zst"
    return members_of(diagnose(installation, endpoint=project.engine.endpoint, bundle=bundle))


def differences(live: Any, disk: Any, pointer: str = "") -> Iterator[str]:
    """Yield the JSON pointers at which two documents differ."""
    if isinstance(live, dict) and isinstance(disk, dict):
        for key in live.keys() | disk.keys():
            yield from differences(live.get(key, ...), disk.get(key, ...), f"{pointer}/{key}")
    elif pointer == "/Mounts":
        key = "Destination"
        if sorted(live, key=lambda item: item[key]) != sorted(disk, key=lambda item: item[key]):
            yield pointer
    elif live != disk:
        yield pointer


def holds_what_the_engine_said(live: dict[str, str], disk: dict[str, str], project: Project) -> None:
    """Assert that logs are the same to the byte, and inspect documents to the field."""
    for service in READABLE:
        assert disk[f"logs/{service}.log"] == live[f"logs/{service}.log"], service
    assert all(disk[f"logs/{service}.log"].count("\n") > 50 for service in ("postgres", "redis"))
    for name in project.before:
        member = f"containers/{name}/inspect.json"
        found = set(differences(json.loads(live[member]), json.loads(disk[member])))
        assert found <= LIVE_ONLY, (name, found)


def provenance(members: dict[str, str]) -> dict[str, str]:
    """Return what became of each container's process."""
    document = json.loads(members["containers/data-root.json"])
    return {item["name"].split("-")[-2]: item["process"] for item in document["containers"]}


def in_usual_place(project: Project) -> tuple[str, ...]:
    """Return a command that runs another where this engine's data root lies at /var/lib/docker and no engine's process is seen."""
    usual = "/var/lib/docker"
    prepare = f"mount -t tmpfs tmpfs /var/lib && mkdir {usual} && mount --bind {project.engine.data_root} {usual}"
    forget = f"grep -o '{project.engine.data_root}/overlay2/[^ ]*/merged' /proc/mounts | xargs --no-run-if-empty umount --lazy"
    script = f'{prepare} && {forget} && exec "$@"'
    return ("unshare", "--mount", "--pid", "--fork", "--mount-proc", "sh", "-c", script, "sh")


def test_hung_engine_costs_no_log_and_no_setting(installation: Installation, project: Project) -> None:
    """Every log and inspect document of an engine that hangs is what it gave before, within 20 seconds, and the verdict is the engine."""
    live = what_it_says(installation, project)
    project.engine.freeze()

    hung = diagnose(installation, endpoint=project.engine.endpoint)

    hung.tells_cause("docker-daemon-hung")
    assert hung.collect_duration_s < 20
    disk = members_of(hung)
    holds_what_the_engine_said(live, disk, project)
    expected = {"daoflow": "runs", "postgres": "none", "redis": "runs", "temporal": "none", "ui": "none"}
    assert provenance(disk) == expected
    rows = {item["Service"]: item for item in json.loads(disk["compose/ps.json"])}
    assert rows["postgres"]["State"] == "exited"
    assert rows["postgres"]["ExitCode"] == 3
    assert "last written" in rows["daoflow"]["Status"]
    assert json.loads(disk["engine/images.json"])[0]["RepoTags"] == ["box:1"]
    assert [item["Name"] for item in json.loads(disk["engine/volumes.json"])] == ["data"]
    coverage = {item["source"]: item for item in hung.document["coverage"]}
    assert coverage["containers"]["outcome"] == "partial"
    assert "data root" in coverage["containers"]["reason"]
    assert "'none' keeps no log" in coverage["logs/temporal-ui"]["reason"]
    assert all(coverage[f"logs/{service}"]["outcome"] == "collected" for service in READABLE)
    note_down("frozen", hung, "data root")


def test_dead_engine_whose_containers_died_with_it(installation: Installation, project: Project) -> None:
    """After a power loss the engine is down, what ran is known to have ended, and everything written is still brought."""
    live = what_it_says(installation, project)
    project.engine.kill()
    project.end_containers()

    dead = diagnose(installation, endpoint=project.engine.endpoint, through=in_usual_place(project))

    dead.tells_cause("docker-daemon-down")
    disk = members_of(dead)
    for service in READABLE:
        assert disk[f"logs/{service}.log"] == live[f"logs/{service}.log"], service
    assert provenance(disk)["daoflow"] == "gone"
    assert json.loads(disk["containers/data-root.json"])["found_by"] == "the usual place"
    assert json.loads(disk["health/ready.json"])["url_source"].startswith("wanted port")
    note_down("dead", dead, "data root")


def test_installation_is_found_by_its_label_on_disk(installation: Installation, project: Project) -> None:
    """Without `--dir` and without an engine, the labels in the data root say where the installation is."""
    project.engine.freeze()

    found = diagnose(installation, endpoint=project.engine.endpoint, named=False)

    document = json.loads(members_of(found)["compose/project.json"])
    assert document["directory"] == str(installation.directory)
    assert document["name"] == project.name


def test_engine_that_answers_pings_and_nothing_else(
    installation: Installation, project: Project, tmp_path: Path
) -> None:
    """A deadlocked engine answers its ping and hangs on the first real question: its data root answers that one."""
    live = what_it_says(installation, project)
    with sockets.unix_server(tmp_path / "deaf.sock", _ping_only) as endpoint:
        deaf = diagnose(installation, endpoint=endpoint, through=in_usual_place(project))
    disk = members_of(deaf)
    for service in READABLE:
        assert disk[f"logs/{service}.log"] == live[f"logs/{service}.log"], service
    deaf.tells_cause("docker-daemon-hung")
    assert deaf.collect_duration_s < 20
    note_down("ping-only", deaf, "answers a ping only")


def test_without_root_the_command_for_the_rest_is_named(
    installation: Installation, project: Project, tmp_path: Path
) -> None:
    """A user who may use neither socket nor data root still gets a bundle of the rest, and the exact command for what is missing."""
    for folder in (installation.directory, tmp_path, *list(tmp_path.parents)[:3]):
        folder.chmod(folder.stat().st_mode | 0o055)
    project.engine.socket.parent.chmod(0o755)  # it is the socket itself that forbids, as on a real host
    target = tmp_path / "open"
    target.mkdir(mode=0o777)
    target.chmod(0o777)

    forbidden = diagnose(
        installation, endpoint=project.engine.endpoint, through=as_nobody(), bundle=target / "forbidden.tar.zst"
    )

    coverage = {item["source"]: item for item in forbidden.document["coverage"]}
    command = f"sudo DOCKER_HOST={project.engine.endpoint} daoflow-collect --dir {installation.directory}"
    for source in ("containers", "compose/ps", "logs/daoflow", "logs/postgres"):
        assert coverage[source]["outcome"] == "denied", coverage[source]
        assert coverage[source]["reason"].endswith(f"For the rest: {command}")
    assert "compose/files/docker-compose.yml" in members_of(forbidden)
    note_down("forbidden", forbidden, "For the rest: sudo DOCKER_HOST=")


def _ping_only(connection: socket.socket) -> None:
    request = connection.recv(4096)
    if b" /_ping" not in request:
        time.sleep(60)
    body = b"HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nContent-Length: 2\r\nConnection: close\r\n\r\nOK"
    connection.sendall(body)
