"""Whole managed servers that are broken, found over SSH (`--target`), and the same told by DaoFlow's last check of them alone."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.incidents.managed import NAME, MakeEdge, approve, is_remote, make_edge, register
from tests.incidents.second_engine import SecondEngine
from tests.incidents.site import Site
from tests.incidents.stack import free_port
from tests.incidents.test_deployments import WEB
from tests.incidents.test_targets import NO_COMPOSE, NO_DOCKER, SERVERS
from tests.remote.edge import Edge

__all__ = ["make_edge"]
FULL = ("--tmpfs", "/tmp:rw,size=4m")


def at(edge: Edge, account: str = "root") -> list[str]:
    """Return the collector's options for the server."""
    return ["--target", edge.url(account), *edge.login()]


def test_a_healthy_server_is_silent(site: Site, make_edge: MakeEdge) -> None:
    """Nothing above info: neither of the server, nor of what was looked at from here."""
    edge = make_edge()
    register(site, edge.address)
    approve(site, edge)
    diagnosis = site.diagnose(*at(edge))
    site.quiet(diagnosis)
    assert diagnosis.document["verdict"]["scope"] == "none"
    assert f"targets/{edge.address}" in {item["source"] for item in diagnosis.document["coverage"]}


def test_a_fault_of_the_control_plane_beside_a_healthy_server(site: Site, make_edge: MakeEdge) -> None:
    """A deployment on the control plane's own host fails: the server that was looked at has no part in it."""
    edge = make_edge()
    register(site, edge.address)
    one = site.worker.deploy(WEB.replace("image: ", "image: registry.invalid/"))
    assert one.error
    diagnosis = site.diagnose(*at(edge))
    assert diagnosis.verdict == "image-pull-failed", diagnosis.summary()
    verdict = diagnosis.document["verdict"]
    assert verdict["scope"] == "control-plane-local", verdict
    assert "the control plane's own host" in verdict["reason"]


def test_a_full_disk_under_the_staging_folder(site: Site, make_edge: MakeEdge) -> None:
    """The file system of /tmp is full: its own df says so."""
    edge = make_edge(options=FULL)
    subprocess.run(
        ["docker", "exec", edge.name, "dd", "if=/dev/zero", "of=/tmp/fill", "bs=64k"], capture_output=True, check=False
    )
    register(site, edge.address)
    diagnosis = site.diagnose(*at(edge))
    is_remote(diagnosis, "disk-full", evidence=["/tmp"], symptoms=("staging-full",))


def test_a_user_who_may_not_use_docker(site: Site, make_edge: MakeEdge) -> None:
    """The engine runs, and refuses the user."""
    edge = make_edge()
    register(site, edge.address, user="ops", checked=False)
    is_remote(site.diagnose(*at(edge, "ops")), "target-docker-unreachable", evidence=["denied"])


def test_a_server_without_compose(site: Site, make_edge: MakeEdge) -> None:
    """The docker command is there and its plugin is not."""
    edge = make_edge(options=("--volume", "/dev/null:/usr/libexec/docker/cli-plugins/docker-compose"))
    register(site, edge.address)
    is_remote(site.diagnose(*at(edge)), "target-compose-missing", evidence=["compose"])


def test_a_server_without_docker(site: Site, make_edge: MakeEdge) -> None:
    """There is no docker command for that user."""
    edge = make_edge()
    register(site, edge.address)
    is_remote(site.diagnose(*at(edge, "docked")), "target-docker-missing", evidence=["docker"])


def test_a_dead_engine(site: Site, make_edge: MakeEdge) -> None:
    """The engine was killed; its socket is left and refuses."""
    with SecondEngine() as engine:
        edge = make_edge(docker=False, options=("--volume", f"{engine.socket}:/var/run/docker.sock"))
        engine.kill()
        register(site, edge.address)
        diagnosis = site.diagnose(*at(edge))
        edge.remove()
    is_remote(diagnosis, "target-docker-unreachable", evidence=["/var/run/docker.sock"])
    assert diagnosis.finding("target-docker-unreachable")["confidence"] == "certain"


def test_a_changed_host_key(site: Site, make_edge: MakeEdge, tmp_path: Path) -> None:
    """It shows another key than the one that was approved for it, and nothing is sent to it."""
    edge = make_edge()
    register(site, edge.address)
    approve(site, edge, "other")
    known = tmp_path / "known"
    kind, blob, *_ = (edge.folder / "other.pub").read_text().split()
    known.write_text(f"{edge.address} {kind} {blob}\n")
    login = ["--target", edge.url(), "--ssh-key", str(edge.folder / "key"), "--known-hosts", str(known)]
    diagnosis = site.diagnose(*login)
    is_remote(diagnosis, "target-host-key-mismatch", evidence=["approved is SHA256:"])
    assert diagnosis.finding("target-host-key-mismatch")["confidence"] == "certain"


def test_a_closed_port(site: Site, make_edge: MakeEdge) -> None:
    """Nobody listens where sshd should."""
    edge, port = make_edge(), free_port()
    register(site, edge.address, port=port, checked=False)
    diagnosis = site.diagnose("--target", f"ssh://root@{edge.address}:{port}", *edge.login())
    is_remote(diagnosis, "target-ssh-unreachable", evidence=["connection refused"])


def test_a_refused_login(site: Site, make_edge: MakeEdge) -> None:
    """The server takes no key that is offered; the operator who names the server is told so as the cause."""
    edge = make_edge()
    register(site, edge.address, checked=False)
    login = ["--ssh-key", str(edge.folder / "other"), "--known-hosts", str(edge.known_hosts)]
    diagnosis = site.diagnose("--target", edge.url(), *login, "--server", NAME)
    is_remote(diagnosis, "target-ssh-auth-refused", evidence=["refuses the key"])


def test_a_name_that_does_not_resolve(site: Site, make_edge: MakeEdge) -> None:
    """No address for the name."""
    edge = make_edge()
    register(site, "edge-1.invalid", checked=False)
    diagnosis = site.diagnose("--target", "ssh://root@edge-1.invalid", *edge.login())
    is_remote(diagnosis, "target-ssh-unreachable", evidence=["resolve: edge-1.invalid"])


def test_a_wrong_clock(site: Site, make_edge: MakeEdge, tmp_path: Path) -> None:
    """Its `date` is five minutes ahead of this host's: no container has a clock of its own, so that the command stands for it."""
    wrong = tmp_path / "date"
    wrong.write_text(
        '#!/bin/sh\ncase $* in\n  "-u +%s") echo $(( $(/usr/bin/date +%s) + 300 )) ;;\n  *) exec /usr/bin/date "$@" ;;\nesac\n'
    )
    wrong.chmod(0o755)
    # busybox would take the `date` that is in itself; dash takes the one of the PATH.
    accounts = tmp_path / "passwd"
    accounts.write_text("root:*:0:0:root:/root:/usr/local/bin/sh\nsshd:*:74:74::/run/sshd:/bin/false\n")
    files = {wrong: "/usr/local/bin/date", Path("/usr/bin/dash"): "/usr/local/bin/sh", accounts: "/etc/passwd"}
    edge = make_edge(options=[part for file, place in files.items() for part in ("--volume", f"{file}:{place}:ro")])
    register(site, edge.address)
    is_remote(site.diagnose(*at(edge)), "clock-skew", evidence=["ahead of"])


def test_a_read_only_staging_folder(site: Site, make_edge: MakeEdge) -> None:
    """The file system under /tmp takes nothing."""
    edge = make_edge(options=("--tmpfs", "/tmp:ro"))
    register(site, edge.address)
    is_remote(site.diagnose(*at(edge)), "staging-not-writable", evidence=["read-only"])


def test_daoflow_got_through_a_moment_ago(site: Site, make_edge: MakeEdge) -> None:
    """A login of the operator's that is refused says nothing of a server that DaoFlow itself has just found ready."""
    edge = make_edge()
    register(site, edge.address)
    login = ["--ssh-key", str(edge.folder / "other"), "--known-hosts", str(edge.known_hosts)]
    diagnosis = site.diagnose("--target", edge.url(), *login)
    site.quiet(diagnosis, but=("evidence-missing",))
    assert f"targets/{edge.address}" in diagnosis.finding("evidence-missing")["message"]


@pytest.mark.parametrize("finding", sorted(SERVERS))
def test_the_last_check_alone_tells(site: Site, finding: str) -> None:
    """Without --target, what DaoFlow last saw of the server names the cause and whose it is."""
    register(site, "203.0.113.9", SERVERS[finding][1])
    diagnosis = site.diagnose()
    is_remote(diagnosis, finding, evidence=[SERVERS[finding][1][0].rstrip(".")])


@pytest.mark.parametrize(
    ("issues", "account", "finding"),
    [([NO_DOCKER], "ops", "target-docker-unreachable"), ([NO_COMPOSE], "nocompose", "target-compose-missing")],
)
def test_both_sides_agree(site: Site, make_edge: MakeEdge, issues: list[str], account: str, finding: str) -> None:
    """DaoFlow's check and the server's own showing are one finding, and a certain one."""
    options = ("--volume", "/dev/null:/usr/libexec/docker/cli-plugins/docker-compose") if account == "nocompose" else ()
    edge = make_edge(options=options)
    user = "root" if account == "nocompose" else account
    register(site, edge.address, issues, user=user)
    diagnosis = site.diagnose(*at(edge, user))
    is_remote(diagnosis, finding, evidence=[issues[0].rstrip("."), f"targets/{edge.address}/"])
    assert diagnosis.finding(finding)["confidence"] == "certain"
    assert [item["name"] for item in diagnosis.document["findings"]].count(finding) == 1


def test_two_servers_one_of_which_is_broken(site: Site, make_edge: MakeEdge) -> None:
    """The one that works is named as the one that is ready; what ops may not do on the other proves nothing of DaoFlow's root."""
    broken, sound = make_edge(), make_edge()
    register(site, broken.address, [NO_DOCKER])
    site.records.insert(
        "servers",
        id="f" * 32,
        name="edge-2",
        host=sound.address,
        status="ready",
        metadata=json.loads('{"readinessCheck": {"readinessStatus": "ready", "sshReachable": true, "issues": []}}'),
    )
    key = broken.authorize(sound)
    known = broken.folder / "both"
    known.write_text(broken.known_hosts.read_text() + sound.known_hosts.read_text())
    targets = ["--target", broken.url("ops"), "--target", sound.url()]
    diagnosis = site.diagnose(*targets, "--ssh-key", str(key), "--known-hosts", str(known))
    is_remote(diagnosis, "target-docker-unreachable", evidence=["denied"])
    assert diagnosis.finding("target-docker-unreachable")["confidence"] == "likely"
    assert "edge-2 is ready" in diagnosis.document["verdict"]["reason"]
    assert not [
        item
        for item in diagnosis.document["findings"]
        if item["subject"].get("server") == "edge-2" and item["severity"] != "info"
    ]
