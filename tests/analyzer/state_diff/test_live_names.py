"""Networks, volumes, replicas, the override layer and single containers: every change is a row, and what means the same is none."""

from typing import Any

import pytest
from daoflow_analyzer.ruleset import RuleSet

from tests.analyzer.state_diff.test_applications import CONTAINER, GOOD, GRAPH, STATE, rows

PLAN = GRAPH.removesuffix("/graphServices")
FOLDER = "applications/shop"
DIGEST = "sha256:" + "a" * 64
OTHER_DIGEST = "sha256:" + "b" * 64
IMAGE_ID = "sha256:c5c0b2bffe6d4139a65c66c29dd845c9a57dc75c2f32f391ba8041204545374b"
NETWORKS = """[{"Name": "shop-net", "Labels": {"com.docker.compose.network": "inner", "com.docker.compose.project": "shop"}}]"""
FROZEN = {
    f"{GRAPH}/0/networks": ["inner", "edge"],
    f"{GRAPH}/0/namedVolumes": ["webdata"],
    f"{PLAN}/networks": [{"name": "inner", "external": False}, {"name": "edge", "external": True}],
}
MOUNT = {"Type": "volume", "Name": "shop_webdata", "Source": "/x", "Destination": "/data", "RW": True}
LIVE = {"/NetworkSettings/Networks": {"shop-net": {}, "proxy": {}}, "/Mounts": [MOUNT]}


def test_networks_and_volumes_are_matched_by_what_they_are_called_in_the_file(rules: RuleSet) -> None:
    """A network with a name of its own, an external one and a volume with the project's prefix are the ones that were frozen."""
    found = rows(rules, patch={STATE: FROZEN, CONTAINER: LIVE}, replace={f"{FOLDER}/networks.json": NETWORKS})

    assert found == {}


def test_a_network_and_a_volume_that_were_changed_by_hand_are_rows(rules: RuleSet) -> None:
    """Disconnected from one network, connected to another, and another volume mounted: one row each, and no other."""
    live = {
        "/NetworkSettings/Networks": {"shop-net": {}, "edge": {}, "debug": {}},
        "/Mounts": [{**MOUNT, "Name": "other"}],
    }
    frozen = {**FROZEN, f"{GRAPH}/0/networks": ["inner", "edge", "cache"]}
    found = rows(rules, patch={STATE: frozen, CONTAINER: live}, replace={f"{FOLDER}/networks.json": NETWORKS})

    assert {path: row.state_class for path, row in found.items()} == {
        "web networks.cache": "only-frozen",
        "web networks.debug": "only-live",
        "web volumes.other": "only-live",
        "web volumes.webdata": "only-frozen",
    }


def test_a_container_on_the_hosts_network_is_not_compared(rules: RuleSet) -> None:
    """The snapshot does not hold `network_mode`: nothing can be said."""
    live = {"/HostConfig/NetworkMode": "host", "/NetworkSettings/Networks": {"host": {}}}

    assert rows(rules, patch={CONTAINER: live}) == {}


@pytest.mark.parametrize(("started", "expected"), [(1, {}), (2, {"web replicas": ("2", "1")})])
def test_the_deployments_own_log_tells_how_many_replicas_there_were(
    rules: RuleSet, started: int, expected: dict[str, tuple[str, str]]
) -> None:
    """What Compose said it had started is what must still be there."""
    said = [
        {"level": "info", "stream": "stderr", "message": f" Container shop-web-{number + 1}  Started"}
        for number in range(started)
    ]
    found = rows(rules, patch={f"deployments/{GOOD}/logs.json": {"/lines": said}})

    assert {path: (row.frozen, row.live) for path, row in found.items()} == expected


OVERRIDE = {
    "/effectiveDeployment/replayableSnapshot/composeServiceName": "web",
    "/effectiveDeployment/runtimeConfig": {
        "volumes": [{"source": "uploads", "target": "/uploads", "mode": "ro"}],
        "networks": ["edge"],
        "restartPolicy": {"name": "on-failure", "maxRetries": 5},
        "healthCheck": {
            "command": "curl -f http://localhost/", "intervalSeconds": 20, "timeoutSeconds": 5, "retries": 4, "startPeriodSeconds": 9,
        },
        "resources": {"cpuLimitCores": 0.5, "memoryLimitMb": 512, "memoryReservationMb": 256},
        "logging": {"managed": True, "driver": "json-file", "maxSizeMb": 10, "maxFiles": 3},
    },
}  # fmt: skip
APPLIED: dict[str, Any] = {
    "/Mounts": [{"Type": "volume", "Name": "shop_uploads", "Source": "/x", "Destination": "/uploads", "RW": False}],
    "/NetworkSettings/Networks": {"shop_edge": {}},
    "/HostConfig/RestartPolicy": {"Name": "on-failure", "MaximumRetryCount": 5},
    "/HostConfig/Memory": 512 << 20,
    "/HostConfig/MemoryReservation": 256 << 20,
    "/HostConfig/NanoCpus": 500_000_000,
    "/HostConfig/LogConfig": {"Type": "json-file", "Config": {"max-size": "10240k", "max-file": "3"}},
    "/Config/Healthcheck": {
        "Test": ["CMD-SHELL", "curl -f http://localhost/"],
        "Interval": 20_000_000_000,
        "Timeout": 5_000_000_000,
        "Retries": 4,
        "StartPeriod": 9_000_000_000,
    },
}


def test_an_override_layer_that_is_in_effect_is_no_difference(rules: RuleSet) -> None:
    """Units, lists and defaults are written otherwise by DaoFlow, Compose and the engine, and mean the same."""
    assert rows(rules, patch={STATE: OVERRIDE, CONTAINER: APPLIED}) == {}


def test_what_was_started_without_the_override_layer_is_said_to_be(rules: RuleSet) -> None:
    """Compose was run by hand on the plain file: each part of the layer is missing, and the row says whose work that is."""
    by_hand = {"/Config/Labels/com.docker.compose.project.working_dir": "/root/shop"}
    found = rows(rules, patch={STATE: OVERRIDE, CONTAINER: {**by_hand, "/NetworkSettings/Networks": {"shop_edge": {}}}})

    assert {path for path in found if not path.startswith("web healthcheck")} == {
        "web deployment", "web memory_bytes", "web memory_reservation_bytes", "web cpus", "web restart", "web logging.max-size",
        "web logging.max-file", "web mounts./uploads", "web volumes.uploads",
    }  # fmt: skip
    assert {row.live for path, row in found.items() if path == "web deployment"} == {"none (by hand in /root/shop)"}


def test_an_edit_that_waits_for_its_redeploy_is_declared_only_so_far(rules: RuleSet) -> None:
    """The service's row has another image, limit and number of replicas than what was frozen and runs."""
    service = {
        "id": "s", "name": "web", "environment_id": "e", "compose_service_name": "web", "image_reference": "ghcr.io/acme/web:1.5.0",
        "replica_count": "3", "config": {"runtimeConfig": {"resources": {"memoryLimitMb": 256}}},
    }  # fmt: skip
    tables = {"deployments": [{"id": GOOD, "environment_id": "e", "service_name": "web"}], "services": [service]}
    found = rows(rules, patch={STATE: OVERRIDE, CONTAINER: APPLIED}, tables=tables)

    assert {path: (row.declared, row.frozen, row.live, row.state_class) for path, row in found.items()} == {
        "web image": ("ghcr.io/acme/web:1.5.0", "ghcr.io/acme/web:1.4.2", "ghcr.io/acme/web:1.4.2", "changed-after-freeze"),
        "web memory_bytes": ("268435456", "536870912", "536870912", "changed-after-freeze"),
        "web replicas": ("3", None, "1", "unknown"),
    }  # fmt: skip


def images(tagged_at: str) -> str:
    """Return the member with the running image: its digest, and when it was tagged."""
    return (
        f'[{{"Id": "{IMAGE_ID}", "RepoTags": ["ghcr.io/acme/web:1.4.2"], "RepoDigests": ["ghcr.io/acme/web@{DIGEST}"],'
        f' "Config": {{"Env": ["PATH=/usr/bin"]}}, "Metadata": {{"LastTagTime": "{tagged_at}"}}}}]'
    )


@pytest.mark.parametrize(("digest", "differs"), [(DIGEST, False), (OTHER_DIGEST, True)])
def test_a_pinned_digest_is_compared_with_the_digest_that_runs(rules: RuleSet, digest: str, *, differs: bool) -> None:
    """The container names only the tag; the engine knows which digest it is."""
    frozen = {f"{GRAPH}/0/image": f"ghcr.io/acme/web:1.4.2@{digest}"}
    found = rows(rules, patch={STATE: frozen}, replace={f"{FOLDER}/images.json": images("2026-11-23T12:00:00Z")})

    assert ("web image" in found) == differs


@pytest.mark.parametrize(("made", "differs"), [("12:44:53", False), ("12:58:00", True)])
def test_a_tag_that_was_put_on_another_build_and_started_again_is_a_row(
    rules: RuleSet, made: str, *, differs: bool
) -> None:
    """Tagged after the deployment, and the container made after it too: under the same tag another build runs."""
    live = {"/Created": f"2026-11-23T{made}Z"}
    found = rows(rules, patch={CONTAINER: live}, replace={f"{FOLDER}/images.json": images("2026-11-23T12:57:00Z")})

    assert ("web image_id" in found) == differs


SINGLE = "5" * 32
RUN = {"ports": ["8080:80"], "volumes": ["tools:/data"], "env": {"MODE": "fast"}}
LONE = "applications/tools-web/containers/tools-web/inspect.json"
LONE_LIVE: dict[str, Any] = {
    "/Name": "/tools-web", "/Config/Labels": {}, "/Config/Image": "acme/tools:2", "/Created": "2026-11-23T12:50:02Z",
    "/Config/Env": ["PATH=/usr/bin", "MODE=fast"], "/HostConfig/NetworkMode": "default", "/NetworkSettings/Networks": {"bridge": {}},
    "/HostConfig/PortBindings": {"80/tcp": [{"HostIp": "", "HostPort": "8080"}]},
    "/Mounts": [{"Type": "volume", "Name": "tools", "Source": "/x", "Destination": "/data", "RW": True}],
}  # fmt: skip
ONE = {
    "id": SINGLE, "service": "web", "project": "tools",
    "record": {"source_type": "image", "image_tag": "acme/tools:2", "container_id": "tools-web"},
    "snapshot": {"replayableSnapshot": RUN},
}  # fmt: skip
SOUGHT = {"applications/sought.json": '{"projects": ["shop"], "containers": ["tools-web"]}'}


def lone(rules: RuleSet, changes: dict[str, Any]) -> dict[str, Any]:
    """Return the rows of a deployment that runs one container without Compose, with its live side changed."""
    images_member = {LONE.replace("containers/tools-web/inspect.json", "images.json"): images("2026-11-23T12:00:00Z")}
    return rows(
        rules,
        copy={CONTAINER: LONE},
        deployment=[ONE],
        patch={LONE: {**LONE_LIVE, **changes}},
        replace={**SOUGHT, **images_member},
    )


def test_a_single_container_as_it_was_deployed_is_no_row(rules: RuleSet) -> None:
    """Image, ports, volumes, environment and network of `docker run` are what was frozen; the image's own variables are no change."""
    assert lone(rules, {}) == {}


def test_every_change_of_a_single_container_is_a_row(rules: RuleSet) -> None:
    """Made again by hand with another image, port and setting, and one more variable."""
    found = lone(
        rules,
        {
            "/Config/Image": "acme/tools:1",
            "/Config/Env": ["PATH=/usr/bin", "MODE=slow", "DEBUG=1"],
            "/HostConfig/PortBindings": {"80/tcp": [{"HostIp": "127.0.0.1", "HostPort": "8080"}]},
            "/Created": "2026-11-23T12:58:00Z",
        },
    )

    assert {path: (row.frozen, row.live) for path, row in found.items()} == {
        "web image": ("docker.io/acme/tools:2", "docker.io/acme/tools:1"),
        "web environment.MODE": ("fast", "slow"),
        "web environment.DEBUG": (None, "1"),
        "web ports.80/tcp": ("8080", "127.0.0.1:8080"),
        "web deployment": (SINGLE, "none (by hand)"),
    }


def test_a_single_container_that_was_removed_is_missing(rules: RuleSet) -> None:
    """It was looked for by its name, so that its absence is known."""
    found = rows(rules, deployment=[ONE], replace=SOUGHT)

    assert {path: row.state_class for path, row in found.items()} == {"web container": "only-frozen"}
