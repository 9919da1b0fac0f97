"""Managed servers that DaoFlow cannot use: told by its last check of them, and by a deployment that failed on one."""

import subprocess

from tests.incidents.records import readiness
from tests.incidents.site import Site
from tests.incidents.stack import free_port
from tests.incidents.test_deployments import WEB, step
from tests.incidents.worker import Deployment, line_of, now

NO_DOCKER = "Docker Engine is reachable over SSH, but no server version was detected."
NO_COMPOSE = "Docker Compose is not available for the configured SSH user."
SERVERS = {
    "target-ssh-unreachable": ("edge-1", ["The SSH endpoint could not be reached."]),
    "target-ssh-auth-refused": ("edge-2", ["The SSH server denied authentication for the configured user and key."]),
    "target-host-key-mismatch": ("edge-3", ["SSH host-key verification failed for the approved identity."]),
    "target-identity-not-approved": (
        "edge-4",
        ["SSH host identity is not approved. DaoFlow did not send credentials or commands."],
    ),
    "target-docker-missing": ("edge-5", [NO_DOCKER, NO_COMPOSE]),
    "target-compose-missing": ("edge-6", [NO_COMPOSE]),
    "target-docker-unreachable": ("edge-7", [NO_DOCKER]),
}
"""Finding → server and what DaoFlow's check of it wrote down (the product's sentences)."""


def test_each_server_in_attention_is_reported_and_the_named_one_blamed(site: Site) -> None:
    """Seven servers are out for seven reasons: all are reported, none of them as what the operator did not ask about."""
    for number, (name, issues) in enumerate(SERVERS.values()):
        metadata = {"readinessCheck": readiness(issues)}
        site.records.insert(
            "servers",
            id=f"{number}" * 32,
            name=name,
            host=f"203.0.113.{number + 1}",
            status="attention",
            metadata=metadata,
        )
    diagnosis = site.diagnose("--server", "edge-3")

    diagnosis.tells_cause("target-host-key-mismatch", evidence=["host-key verification failed"])
    assert diagnosis.document["verdict"]["scope"] == "remote-target-specific"
    for finding, (name, _) in SERVERS.items():
        assert diagnosis.finding(finding)["subject"] == {"server": name}, diagnosis.summary()
        assert diagnosis.finding(finding)["severity"] == ("high" if name == "edge-3" else "medium")


def test_a_deployment_to_a_server_that_refuses_the_connection(site: Site) -> None:
    """DaoFlow says only that the workspace could not be prepared; the line that the real ssh wrote before it is the cause."""
    port, began = free_port(), now()
    command = [
        "ssh",
        "-o",
        "BatchMode=yes",
        "-o",
        "ConnectTimeout=2",
        "-o",
        "HostName=127.0.0.1",
        "-p",
        str(port),
        "deploy@edge-1.example.org",
        "true",
    ]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    metadata = {"readinessCheck": readiness(["SSH exited with code 255"])}
    site.records.insert(
        "servers", id="e" * 32, name="edge-1", host="edge-1.example.org", status="attention", metadata=metadata
    )
    site.records.write()
    one = Deployment("shop", "web", WEB, {}, "edge-1", site.worker.staging, {})
    one.lines = [line_of("stdout", f"[ssh] edge-1 → mkdir -p /tmp/daoflow-staging/{one.id}")]
    one.lines += [line_of("stderr", line) for line in said.splitlines()]
    one.error = f"Failed to prepare remote workspace /tmp/daoflow-staging/{one.id}."
    one.steps = [step("Prepare uploaded workspace", 1, "failed", one.error, began=began)]
    site.worker.write_down(one)

    diagnosis = site.diagnose()

    diagnosis.tells_cause(
        "target-ssh-unreachable", evidence=["Connection refused"], symptoms=["artifact-staging-failed"]
    )
    assert diagnosis.document["verdict"]["scope"] == "remote-target-specific"


def test_a_folder_of_keys_that_daoflow_does_not_take(site: Site) -> None:
    """The worker gave the deployment up before its first step; its record still waits, and the folder is the cause."""
    site.records.insert("servers", id="e" * 32, name="edge-1", host="edge-1.example.org", status="attention")
    one = Deployment("shop", "web", WEB, {}, "edge-1", site.worker.staging, {})
    refused = "SSH key directory must have permissions 700."
    site.worker.write_down(one, said=f"failed: {refused}", status="waiting", conclusion=None, concluded_at=None)
    site.worker.say(f"[server-readiness] Failed to refresh edge-1: {refused}")

    diagnosis = site.diagnose()

    diagnosis.tells_cause("ssh-key-folder-refused", evidence=[refused], symptoms=["plan-generation-failed"])
    assert diagnosis.finding("ssh-key-folder-refused")["subject"]["deployment"] == one.id
