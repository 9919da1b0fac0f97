"""What DaoFlow deployed on a managed server with an engine of its own, and a control plane's host that is only reached over SSH."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from daoflow_bundle.reader import open_bundle

from tests.incidents.managed import NAME, MakeEdge, is_remote, make_edge, register
from tests.incidents.second_engine import SecondEngine
from tests.incidents.site import Site
from tests.incidents.stack import free_port
from tests.incidents.test_deployments import RUNS, settle, step
from tests.incidents.test_state import rows
from tests.incidents.worker import Deployment, Worker, line_of
from tests.remote.edge import Edge

__all__ = ["make_edge"]
ALONE = "    network_mode: none\n"
APP = f"services:\n  web:\n{RUNS}{ALONE}    environment: [MODE]\n    scale: 2\n  db:\n{RUNS}{ALONE}"


@pytest.fixture
def engine(images: list[str]) -> Iterator[SecondEngine]:
    """Return the managed server's own engine, which has the application's image."""
    assert images
    with SecondEngine() as made:
        saved = subprocess.run(["docker", "save", "redis:7-alpine"], check=True, capture_output=True).stdout
        subprocess.run(["docker", "--host", made.endpoint, "load", "--quiet"], input=saved, check=True)
        yield made


class Managed:
    """The server, its worker, and the options to look at it."""

    def __init__(self, site: Site, edge: Edge, engine: SecondEngine) -> None:
        """Register it and let DaoFlow's worker deploy there."""
        register(site, edge.address)
        site.records.write()
        self.edge, self.engine = edge, engine
        self.worker = Worker(site.stack, site.records, site.worker.staging, server=NAME, engine=engine.endpoint)
        self.options = ["--target", edge.url(), *edge.login()]

    def docker(self, *arguments: str) -> None:
        """Run `docker` on its engine."""
        subprocess.run(["docker", "--host", self.engine.endpoint, *arguments], check=True, capture_output=True)


@pytest.fixture
def managed(site: Site, make_edge: MakeEdge, engine: SecondEngine) -> Managed:
    """Return a managed server with an engine of its own."""
    edge = make_edge(docker=False, options=("--volume", f"{engine.socket}:/var/run/docker.sock"))
    return Managed(site, edge, engine)


def test_a_deployment_on_a_server_in_sync(site: Site, managed: Managed) -> None:
    """What runs there is what was frozen: the state table is empty."""
    one = managed.worker.deploy(APP, env={"MODE": "fast"})
    assert one.error == ""
    settle(site)
    diagnosis = site.diagnose(*managed.options)
    assert diagnosis.document["state"] == []
    site.quiet(diagnosis)


def test_drift_on_a_server_shows_in_the_state_table(site: Site, managed: Managed) -> None:
    """A replica was stopped by hand there, the other service removed: both are named, nothing else, and it is that server's matter."""
    one = managed.worker.deploy(APP, env={"MODE": "fast"})
    assert one.error == ""
    managed.docker("stop", "--time", "1", "shop-web-2")
    managed.docker("rm", "--force", "shop-db-1")
    diagnosis = site.diagnose(*managed.options)

    found = rows(diagnosis)
    assert set(found) == {"web containers.shop-web-2", "db container"}, found
    assert found["web containers.shop-web-2"]["live"].startswith("exited (")
    assert diagnosis.verdict in {"drifted-at-run-time", "service-missing-at-run-time"}, diagnosis.summary()
    assert diagnosis.document["verdict"]["scope"] == "remote-target-specific", diagnosis.document["verdict"]


def test_a_pull_that_fails_on_a_server(site: Site, managed: Managed) -> None:
    """The registry is not reached; the server's engine answers, and the steps run there."""
    one = managed.worker.deploy(APP.replace("redis:7-alpine", "registry.invalid/shop:1"))
    assert one.error
    diagnosis = site.diagnose(*managed.options)
    folder = f"targets/{managed.edge.address}"
    is_remote(diagnosis, "image-pull-failed", evidence=[f"{folder}/engine/ping.json"])
    steps = diagnosis.finding("image-pull-failed")["next_steps"]
    commands = [step["command"] or "" for step in steps]
    there = [one for one in commands if one.startswith(f"ssh -p 22 root@{managed.edge.address} '")]
    assert any("registry.invalid" in one for one in there), commands


def test_an_upload_to_a_server_whose_disk_is_full(site: Site, make_edge: MakeEdge) -> None:
    """The workspace does not fit on it: the real words of the other side, and its own df, are one cause."""
    edge = make_edge(options=("--tmpfs", "/tmp:rw,size=4m"))
    register(site, edge.address)
    site.records.write()
    one = Deployment("shop", "web", APP, {}, NAME, site.worker.staging, {})
    ssh = ["ssh", "-i", str(edge.folder / "key"), "-o", f"UserKnownHostsFile={edge.known_hosts}", "-o", "BatchMode=yes"]
    upload = [
        *ssh,
        f"root@{edge.address}",
        f"mkdir -p /tmp/daoflow-staging/{one.id} && cat > /tmp/daoflow-staging/{one.id}/context.tar",
    ]
    done = subprocess.run(upload, input=b"x" * (8 << 20), capture_output=True, check=False)
    assert done.returncode != 0
    one.lines = [line_of("stderr", line) for line in done.stderr.decode().splitlines()]
    one.error = f"Failed to prepare remote workspace /tmp/daoflow-staging/{one.id}."
    one.steps = [step("Prepare uploaded workspace", 1, "failed", one.error)]
    site.worker.write_down(one)

    alone = site.diagnose()
    is_remote(alone, "staging-full", evidence=["o space left on device"], symptoms=("artifact-staging-failed",))
    looked = site.diagnose("--target", edge.url(), *edge.login())
    is_remote(looked, "disk-full", evidence=["/tmp"], symptoms=("staging-full",))


def test_only_postgres_is_alive_and_the_host_is_reached_over_ssh(site: Site, make_edge: MakeEdge) -> None:
    """With --on, too, the database tells the failed deployment's phase and error when everything else of the control plane is down."""
    one = site.worker.deploy(f"services:\n  web:\n{RUNS}".replace("redis:7-alpine", "registry.invalid/shop:1"))
    assert one.error
    folder = str(site.stack.directory)
    host = make_edge(options=("--volume", f"{folder}:{folder}:ro", "--network", "host"), port=free_port())
    site.stack.compose("stop", "daoflow", "redis")
    try:
        diagnosis = site.diagnose("--on", host.url(), *host.login(), "--deployment", one.id)
    finally:
        site.stack.compose("start", "redis", "daoflow")
        site.stack.wait_until("the control plane to be ready", lambda: site.stack.status("/ready") == 200)
    finding = diagnosis.finding("image-pull-failed")
    assert finding["subject"]["deployment"] == one.id
    assert "failed at pulling registry.invalid/shop:1" in finding["message"]
    assert "docker compose pull failed with exit code" in diagnosis.evidence("image-pull-failed")
    assert "database/" in diagnosis.evidence("image-pull-failed") or f"deployments/{one.id}/" in diagnosis.evidence(
        "image-pull-failed"
    )
    assert host.left_behind()[1] == []


@pytest.mark.parametrize("way", ["target", "on"])
def test_an_exported_state_is_read_on_the_workstation(
    site: Site, make_edge: MakeEdge, tmp_path: Path, way: str
) -> None:
    """It is in the bundle without its secrets, whether the control plane is this host or one over SSH, and no server gets it."""
    secret, one = site.records.secret(), "d" * 32
    snapshot = {"env": {"APP_SECRET": secret, "TZ": "UTC"}, "repoUrl": f"https://deploy:{secret}@git.example.org/a.git"}
    declared = {
        "sourceType": "compose",
        "stackName": "shop",
        "targetServerName": NAME,
        "targetServerHost": "203.0.113.9",
    }
    env = {"entries": [{"key": "SMTP_PASSWORD", "displayValue": site.records.secret(), "isSecret": True}]}
    state = {
        "declaredConfig": declared,
        "effectiveDeployment": {
            "composeEnv": env,
            "replayableSnapshot": snapshot,
            "remark": f"said {secret} out of context",
        },
        "liveRuntime": None,
    }
    file = tmp_path / f"deployment-{one}-state.json"
    file.write_text(json.dumps(state))
    folder = str(site.stack.directory)
    here = {"options": ("--volume", f"{folder}:{folder}:ro", "--network", "host"), "port": free_port()}
    edge = make_edge(**here if way == "on" else {})
    options = [f"--{way}", edge.url(), *edge.login(), "--artifact", str(file)]
    diagnosis = site.diagnose(*options)  # it looks for the secrets in whatever comes out

    with open_bundle(diagnosis.bundle) as bundle:
        found = bundle.read_json(f"deployments/{one}/state.json")
        others = [name for name in bundle.members if name.startswith("targets/") and one in name]
    assert found["declaredConfig"] == declared
    token = found["effectiveDeployment"]["replayableSnapshot"]["env"]["APP_SECRET"]
    assert token.startswith("[redacted:APP_SECRET#"), token
    fingerprint = token.partition("#")[2][:10]
    assert fingerprint in found["effectiveDeployment"]["remark"]
    assert found["effectiveDeployment"]["replayableSnapshot"]["env"]["TZ"] == "UTC"
    assert others == []
