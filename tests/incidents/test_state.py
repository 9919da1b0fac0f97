"""What runs beside what was deployed: every change that somebody made on the host is named, with who made it, and nothing else."""

from pathlib import Path
from typing import Any

from tests.incidents.diagnosis import Diagnosis
from tests.incidents.site import Site
from tests.incidents.test_deployments import RUNS, WEB, settle
from tests.incidents.worker import Deployment, ago

REPLICAS = f"services:\n  web:\n{RUNS}    environment: [MODE]\n    scale: 2\n  db:\n{RUNS}"


def rows(diagnosis: Diagnosis) -> dict[str, dict[str, Any]]:
    """Return the state table by service and path."""
    return {f"{row['service']} {row['path']}": row for row in diagnosis.document["state"]}


def test_a_deployed_stack_in_sync_has_no_difference(site: Site) -> None:
    """Two replicas, a variable, the default network: what Compose made of the file is what was frozen."""
    one = site.worker.deploy(REPLICAS, env={"MODE": "fast"})
    assert one.error == ""
    settle(site)
    diagnosis = site.diagnose()

    assert diagnosis.document["state"] == []
    site.quiet(diagnosis)


def test_a_stopped_replica_and_a_removed_one_are_named(site: Site) -> None:
    """One replica was stopped by hand, the other service's container removed, one more network joined: three changes, no more."""
    site.worker.deploy(REPLICAS, env={"MODE": "fast"})
    site.stack.docker("stop", "--time", "1", "shop-web-2")
    site.stack.docker("rm", "--force", "shop-db-1")
    site.stack.docker("network", "connect", "bridge", "shop-web-1")
    diagnosis = site.diagnose()

    found = rows(diagnosis)
    assert set(found) == {"web containers.shop-web-2", "db container", "web networks.bridge"}, found
    assert found["web containers.shop-web-2"]["live"].startswith("exited (")
    assert "stopped by hand" in diagnosis.finding("drifted-at-run-time")["message"]
    assert diagnosis.verdict in {"drifted-at-run-time", "service-missing-at-run-time"}
    assert diagnosis.finding("service-missing-at-run-time")["subject"]["service"] == "db"


def test_a_stack_that_was_made_again_by_hand_is_found(site: Site, tmp_path: Path) -> None:
    """Compose was run in another folder with another image, variable and number of replicas: nothing of it carries DaoFlow's label."""
    one = site.worker.deploy(REPLICAS, env={"MODE": "fast"})
    site.stack.docker("tag", "redis:7-alpine", "redis:hand")
    by_hand = (
        REPLICAS.replace("redis:7-alpine", "redis:hand")
        .replace("[MODE]", "[MODE=slow]")
        .replace("scale: 2", "scale: 1")
    )
    site.compose_by_hand(tmp_path / "fix", by_hand, "up", "-d", "--remove-orphans")
    diagnosis = site.diagnose()

    found = {name: (row["frozen"], row["live"], row["class"]) for name, row in rows(diagnosis).items()}
    hand = f"none (by hand in {tmp_path}/fix)"
    images = ("docker.io/library/redis:7-alpine", "docker.io/library/redis:hand", "drifted-at-run-time")
    assert found == {
        "web image": images,
        "db image": images,
        "web environment.MODE": ("fast", "slow", "drifted-at-run-time"),
        "web replicas": ("2", "1", "drifted-at-run-time"),
        "web deployment": (one.id, hand, "drifted-at-run-time"),
        "db deployment": (one.id, hand, "drifted-at-run-time"),
    }
    diagnosis.tells_cause("drifted-at-run-time", evidence=["frozen input"])
    assert "Compose was run outside DaoFlow" in diagnosis.finding("drifted-at-run-time")["message"]


def test_containers_of_another_deployment_are_named(site: Site) -> None:
    """A deployment that failed afterwards had already replaced the containers: what runs is that one's."""
    good = site.worker.deploy(WEB)
    check = '    healthcheck: {test: ["CMD", "redis-cli", "ping"], interval: 1s, retries: 2}\n'
    bad = site.worker.deploy(f'{WEB}    command: ["redis-server", "--port", "6380"]\n{check}')
    assert bad.error
    diagnosis = site.diagnose()

    row = rows(diagnosis)["web deployment"]
    assert (row["frozen"], row["live"]) == (good.id, bad.id)
    diagnosis.tells_cause("post-start-health-failed")


def test_an_edit_that_was_not_deployed(site: Site) -> None:
    """The service's row has another image and an override layer that was frozen is still in effect: a redeploy is pending."""
    layer = {"restartPolicy": {"name": "unless-stopped"}, "resources": {"memoryLimitMb": 64}}
    one = site.worker.deploy(
        f"{WEB}    restart: unless-stopped\n    mem_limit: 64m\n",
        snapshot={"composeServiceName": "web", "runtimeConfig": layer},
    )
    service = {"id": "5" * 32, "name": "web", "environment_id": site.records.environment, "compose_service_name": "web"}
    site.records.insert(
        "services", **service, image_reference="redis:8-alpine", replica_count="1", config={"runtimeConfig": layer}
    )
    settle(site)
    diagnosis = site.diagnose()

    assert {name: row["class"] for name, row in rows(diagnosis).items()} == {"web image": "changed-after-freeze"}
    assert "a redeploy is pending" in diagnosis.finding("changed-after-freeze")["message"]
    assert diagnosis.finding("override-layer-applied")["subject"]["deployment"] == one.id


def test_a_container_that_crashes_after_its_deployment_went_well(site: Site) -> None:
    """The record says healthy, the container restarts again and again; the cached live section says nothing about it."""
    crash = '    restart: always\n    entrypoint: ["/bin/sh", "-c", "sleep 1; exit 3"]\n'
    report = {"serviceName": "web", "status": "aligned", "lastCheckedAt": "2026-01-01T00:00:00Z"}
    site.records.update("environments", config={"composeDriftReports": [report]})
    one = site.worker.deploy(f"{WEB}{crash}")
    site.stack.wait_until("three restarts", lambda: restarts(site) >= 3)
    diagnosis = site.diagnose("--deployment", one.id)

    diagnosis.tells_cause("deployment-record-contradicts-runtime", evidence=["restarts"])
    assert diagnosis.finding("live-section-unusable")["subject"]["deployment"] == one.id


def test_a_container_that_runs_without_compose_and_was_changed(site: Site) -> None:
    """An image deployment's one container was made again by hand with another variable and port: found by its name, every change named."""
    one = Deployment(
        "shop",
        "tool",
        "",
        {},
        "localhost",
        site.worker.staging,
        {"ports": ["127.0.0.1:16379:6379"], "env": {"MODE": "fast"}},
    )
    record = {"source_type": "image", "image_tag": "redis:7-alpine", "container_id": "shop-tool"}
    run = ("run", "-d", "--name", "shop-tool", "--restart", "unless-stopped")
    site.worker.write_down(
        one, **record, created_at=ago(minutes=90), concluded_at=ago(minutes=89), updated_at=ago(minutes=89)
    )
    try:
        site.stack.docker(*run, "-p", "127.0.0.1:16380:6379", "-e", "MODE=slow", "redis:7-alpine")
        diagnosis = site.diagnose()
    finally:
        site.stack.docker("rm", "--force", "shop-tool")

    found = rows(diagnosis)
    # The image was loaded for this test run, after the hour that the record gives: under the tag is another build than then.
    assert found.pop("tool image_id")["frozen"].startswith("tagged before ")
    assert {name: (row["frozen"], row["live"]) for name, row in found.items()} == {
        "tool environment.MODE": ("fast", "slow"),
        "tool ports.6379/tcp": ("127.0.0.1:16379", "127.0.0.1:16380"),
        "tool deployment": (one.id, "none (by hand)"),
    }
    diagnosis.tells_cause("drifted-at-run-time")


def restarts(site: Site) -> int:
    """Return how often the deployed container was started again."""
    return int(site.stack.docker("inspect", "--format", "{{.RestartCount}}", "shop-web-1"))
