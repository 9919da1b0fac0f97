"""Deployments that fail for real, in each phase that the playbook names."""

import contextlib
import socket
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.incidents.diagnosis import Diagnosis
from tests.incidents.site import Site
from tests.incidents.stack import free_port
from tests.incidents.worker import Deployment, Worker, ago, line_of, now

RUNS = "    image: redis:7-alpine\n    pull_policy: missing\n"
WEB = f"services:\n  web:\n{RUNS}"


def failed_in(diagnosis: Diagnosis, one: Deployment, name: str, *, phase: str, evidence: list[str]) -> None:
    """Assert the cause, its evidence and subject, and the phase that the deployment's record says."""
    diagnosis.tells_cause(name, evidence=evidence)
    finding = diagnosis.finding(name)
    assert finding["subject"]["deployment"] == one.id
    assert phase in finding["message"], finding["message"]
    assert diagnosis.document["verdict"]["scope"] == "control-plane-local"


def test_an_image_that_cannot_be_pulled(site: Site) -> None:
    """No registry answers: the pull step failed, and its own line says why, although it is stored as information."""
    one = site.worker.deploy("services:\n  web:\n    image: registry.invalid/acme/web:9.9.9\n")
    assert one.error.startswith("docker compose pull failed with exit code")

    failed_in(
        site.diagnose(),
        one,
        "image-pull-failed",
        phase="registry.invalid",
        evidence=["lookup registry.invalid", "Pull images"],
    )


def test_a_port_of_the_application_that_is_taken(site: Site) -> None:
    """Another process listens on the port that the application publishes."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        one = site.worker.deploy(f'{WEB}    ports: ["127.0.0.1:{port}:6379"]\n')
        diagnosis = site.diagnose()

    failed_in(diagnosis, one, "app-port-taken", phase=str(port), evidence=[str(port), "Start services"])


def test_a_network_that_is_not_there(site: Site) -> None:
    """Compose refuses to start what joins an external network that nobody made."""
    one = site.worker.deploy(f"{WEB}    networks: [edge]\nnetworks:\n  edge: {{external: true}}\n")

    failed_in(
        site.diagnose(),
        one,
        "docker-execution-failed",
        phase="Docker execution",
        evidence=["network edge", "not found"],
    )


def test_a_service_that_never_gets_healthy(site: Site) -> None:
    """The containers started; the health check, which really fails, ends the deployment."""
    check = '    healthcheck: {test: ["CMD", "redis-cli", "-p", "1", "ping"], interval: 1s, timeout: 1s, retries: 2}\n'
    one = site.worker.deploy(f"{WEB}{check}")

    failed_in(
        site.diagnose(),
        one,
        "post-start-health-failed",
        phase="unhealthy",
        evidence=["failed health checks", "Health check"],
    )


@pytest.mark.parametrize(
    ("how", "name", "words"), [("full", "staging-full", "ENOSPC"), ("read-only", "staging-not-writable", "EROFS")]
)
def test_a_staging_workspace_that_takes_nothing(
    site: Site, full_disk: Callable[[int], Path], how: str, name: str, words: str
) -> None:
    """The workspace's file system is full, or mounted read-only: staging fails, before any Docker command."""
    disk = full_disk(1)
    staging = disk / "staging"
    staging.mkdir()
    if how == "full":
        with contextlib.suppress(OSError), (disk / "filler").open("wb", buffering=0) as filler:
            while True:
                filler.write(bytes(4096))
    else:
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    one = Worker(site.stack, site.records, staging).deploy(WEB)

    failed_in(site.diagnose(), one, name, phase="staging workspace", evidence=[words, "Prepare uploaded workspace"])


def test_a_checkout_that_fails(site: Site) -> None:
    """The repository is not there: git's own words are the evidence, and it is no matter of the server."""
    one = Deployment("shop", "web", WEB, {}, "localhost", site.worker.staging, {"deploymentSource": "git-repository"})
    began = now()
    done = subprocess.run(
        ["git", "clone", "--depth", "1", "/srv/git/shop.git", str(one.workspace)],
        capture_output=True,
        text=True,
        check=False,
    )
    one.lines = [line_of("stderr", line) for line in done.stderr.splitlines()]
    one.error = f"git clone failed with exit code {done.returncode}"
    one.steps = [step("Clone repository", 1, "failed", f"git clone exited with code {done.returncode}", began=began)]
    site.worker.write_down(one)

    failed_in(
        site.diagnose(), one, "artifact-staging-failed", phase="", evidence=["does not exist", "Clone repository"]
    )


def test_a_deployment_that_failed_before_its_first_step(site: Site) -> None:
    """No step was taken and no error recorded: only the control plane's own log has the reason."""
    one = Deployment("shop", "web", WEB, {}, "localhost", site.worker.staging, {})
    reason = "No target server configured for this service or environment."
    site.worker.write_down(one, said=f"failed: {reason}", status="failed", conclusion="failed")

    diagnosis = site.diagnose()

    diagnosis.tells_cause("plan-generation-failed", evidence=["No target server configured"])


def test_a_deployment_that_nobody_takes(site: Site) -> None:
    """It has been queued for half an hour behind another one of the same service that gives no sign of life."""
    first = Deployment("shop", "web", WEB, {}, "localhost", site.worker.staging, {}, created=long_ago(minutes=50))
    first.steps = [step("Pull images", 1, "running", "")]
    site.worker.write_down(
        first, said="", status="deploy", conclusion=None, concluded_at=None, updated_at=ago(minutes=45)
    )
    second = Deployment("shop", "web", WEB, {}, "localhost", site.worker.staging, {}, created=long_ago(minutes=30))
    site.worker.write_down(
        second, said="", status="queued", conclusion=None, concluded_at=None, updated_at=ago(minutes=30)
    )

    diagnosis = site.diagnose()

    diagnosis.tells_cause("deployment-stalled", evidence=["deploy"])
    stuck = {
        item["subject"]["deployment"] for item in diagnosis.document["findings"] if item["name"] == "deployment-stalled"
    }
    assert stuck == {first.id, second.id}


def test_a_retry_that_shows_the_older_failures_diagnosis(site: Site) -> None:
    """DaoFlow copies the diagnosis along: the new deployment's own cause counts, and the stale one is named as such."""
    old = site.worker.deploy("services:\n  web:\n    image: registry.invalid/acme/web:9.9.9\n")
    insight = {
        "summary": "docker compose pull failed",
        "evidence": [{"kind": "worker-failure", "id": f"deployment-failure-{old.id}"}],
    }
    one = site.worker.deploy(
        f"{WEB}    networks: [edge]\nnetworks:\n  edge: {{external: true}}\n", snapshot={"insight": insight}
    )

    diagnosis = site.diagnose()

    diagnosis.tells_cause("docker-execution-failed", evidence=["not found"])
    assert diagnosis.finding("stale-diagnosis")["subject"]["deployment"] == one.id


def test_with_the_control_plane_stopped_phase_and_error_are_still_named(site: Site) -> None:
    """Only PostgreSQL is alive: the failed deployment's phase, its step and the registry's words come from the database."""
    one = site.worker.deploy("services:\n  web:\n    image: registry.invalid/acme/web:9.9.9\n")
    site.stack.compose("stop", "--timeout", "1", "daoflow", "redis")
    try:
        diagnosis = site.diagnose()
    finally:
        site.stack.up_and_ready()

    finding = diagnosis.finding("image-pull-failed")
    assert finding["subject"]["deployment"] == one.id, diagnosis.summary()
    assert "lookup registry.invalid" in diagnosis.evidence("image-pull-failed")
    assert "Pull images: failed: docker compose pull exited with code" in diagnosis.evidence("image-pull-failed")
    assert one.id in checklist(diagnosis, "Recorded the failing deployment, backup, or restore ID")


def test_a_healthy_site_with_an_old_failure_in_its_history(site: Site) -> None:
    """A failure that a later deployment overcame, and one of last month, are history: nothing above info, and no cause."""
    site.worker.deploy("services:\n  web:\n    image: registry.invalid/acme/web:9.9.9\n")
    port = free_port()
    good = site.worker.deploy(f'{WEB}    ports: ["127.0.0.1:{port}:6379"]\n')
    assert good.error == ""
    forgotten = Deployment("other", "job", WEB, {}, "localhost", site.worker.staging, {}, created=long_ago(days=30))
    forgotten.error = "docker compose up failed with exit code 1"
    forgotten.steps = [
        {**step("Start services", 1, "failed", "docker compose up exited with code 1"), "completed_at": ago(days=30)}
    ]
    site.worker.write_down(forgotten, concluded_at=ago(days=30), updated_at=ago(days=30))
    settle(site)

    diagnosis = site.diagnose()

    site.quiet(diagnosis)
    assert diagnosis.document["verdict"]["scope"] == "none"
    assert diagnosis.document["state"] == []


def settle(site: Site) -> None:
    """Wait until the control plane's own health check has passed."""
    site.stack.wait_until("health", lambda: site.stack.state("daoflow")["Health"]["Status"] == "healthy")


def checklist(diagnosis: Diagnosis, item: str) -> str:
    """Return what stands beside a line of the checklist."""
    return next(row["value"] for row in diagnosis.document["checklist"] if row["item"] == item)


def step(label: str, order: int, status: str, detail: str, *, began: str | None = None) -> dict[str, Any]:
    """Return a step's row; it began now unless said otherwise."""
    ended = None if status == "running" else now()
    times = {"started_at": began or now(), "completed_at": ended}
    return {"label": label, "sort_order": order, "status": status, "detail": detail, **times}


def long_ago(**span: float) -> datetime:
    """Return a moment before now."""
    return datetime.now(UTC) - timedelta(**span)
