"""The state table of a deployment: every change, and nothing else."""

from typing import Any

from daoflow_analyzer.analyze import analyze
from daoflow_analyzer.result import StateRow
from daoflow_analyzer.ruleset import RuleSet

from tests.rules.case_bundle import build

GOOD = "a651447045804ecf8dd5ea766817d294"
STATE = f"deployments/{GOOD}/state.json"
CONTAINER = "applications/shop/containers/shop-web-1/inspect.json"
GRAPH = "/effectiveDeployment/replayableSnapshot/composeBuildPlan/graphServices"
ENTRIES = [
    {"key": "LOG_LEVEL", "displayValue": "info", "category": "runtime", "isSecret": False},
    {"key": "DB_PASSWORD", "displayValue": "[secret]", "category": "runtime", "isSecret": True},
    {"key": "ONLY_FILLS_IN", "displayValue": "x", "category": "runtime", "isSecret": False},
]


def rows(rules: RuleSet, **case: Any) -> dict[str, StateRow]:
    """Return the table of a case by service and path."""
    return {f"{row.service} {row.path}": row for row in analyze(build({"name": "case", **case}), rules).state}


def test_a_stack_in_sync_has_an_empty_table(rules: RuleSet) -> None:
    """Frozen and live agree, also with an override layer and an environment that are in effect."""
    frozen = {
        "/effectiveDeployment/composeEnv": {"entries": ENTRIES},
        f"{GRAPH}/0/healthcheck": {
            "present": True,
            "disabled": False,
            "interval": "10s",
            "timeout": "5s",
            "retries": 5,
        },
    }
    live = {"/Config/Env": ["PATH=/usr/bin", "LOG_LEVEL=info", "DB_PASSWORD=[redacted:DB_PASSWORD#9f3a1c7be2 len=48]"]}

    assert rows(rules, patch={STATE: frozen, CONTAINER: live}) == {}


def test_every_change_is_named_and_nothing_else(rules: RuleSet) -> None:
    """Image, environment, limits, origin and a stopped container are rows; what is equal is not."""
    frozen = {
        "/effectiveDeployment/composeEnv": {"entries": ENTRIES},
        "/effectiveDeployment/replayableSnapshot/composeServiceName": "web",
        "/effectiveDeployment/runtimeConfig": {
            "restartPolicy": {"name": "unless-stopped"},
            "resources": {"memoryLimitMb": 512, "cpuLimitCores": 1.5},
        },
    }
    live = {
        "/Config/Image": "ghcr.io/acme/web:1.3.9",
        "/Config/Env": ["PATH=/usr/bin", "LOG_LEVEL=debug"],
        "/Config/Labels/com.docker.compose.project.working_dir": f"/app/staging/{'b' * 32}",
        "/HostConfig/Memory": 268435456,
        "/HostConfig/NanoCpus": 1500000000,
        "/State/Status": "exited",
        "/State/Running": False,
        "/State/ExitCode": 1,
    }
    found = rows(rules, patch={STATE: frozen, CONTAINER: live})

    assert {name: (row.frozen, row.live) for name, row in found.items()} == {
        "web image": ("ghcr.io/acme/web:1.4.2", "ghcr.io/acme/web:1.3.9"),
        "web environment.LOG_LEVEL": ("info", "debug"),
        "web memory_bytes": ("536870912", "268435456"),
        "web deployment": (GOOD, "b" * 32),
        "web containers.shop-web-1": ("running", "exited (1)"),
    }
    assert {row.state_class for row in found.values()} == {"drifted-at-run-time"}
    assert {row.declared for row in found.values()} == {None}


def test_what_runs_elsewhere_is_not_missing(rules: RuleSet) -> None:
    """A deployment on another server has no container here, and that is no drift."""
    remote = {"id": "d" * 32, "service": "api", "project": "far", "server": "edge-1"}

    assert rows(rules, deployment=[remote]) == {}


def test_a_service_that_was_never_deployed_stands_out(rules: RuleSet) -> None:
    """Somebody started another service in the project by hand."""
    stranger = CONTAINER.replace("shop-web-1", "shop-debug-1")
    labels = {
        "/Name": "/shop-debug-1",
        "/Config/Labels/com.docker.compose.service": "debug",
        "/Config/Labels/com.docker.compose.project.working_dir": "/root",
    }
    found = rows(rules, copy={CONTAINER: stranger}, patch={stranger: labels})

    assert {name: row.state_class for name, row in found.items()} == {"debug container": "only-live"}


def test_a_setting_that_was_added_and_not_applied_is_declared_only(rules: RuleSet) -> None:
    """DaoFlow's own Compose file sets a new variable that the running container does not have."""
    added = {"/services/redis/environment": {"MAXMEMORY": "64mb"}}
    found = rows(rules, patch={"compose/config.json": added})

    assert {name: row.state_class for name, row in found.items()} == {"redis environment.MAXMEMORY": "only-declared"}


def test_another_secret_is_another_value(rules: RuleSet) -> None:
    """Two fingerprints are two secrets; the same one under another name is the same."""
    tokens = {
        "/services/redis/environment": {
            "PASS": "[redacted:PASS#aaaaaaaaaa len=20]",
            "SAME": "[redacted:A#cccccccccc len=20]",
        }
    }
    live = {"/Config/Env": ["PASS=[redacted:PASS#bbbbbbbbbb len=20]", "SAME=[redacted:B#cccccccccc len=20 quoted]"]}
    found = rows(rules, patch={"compose/config.json": tokens, "containers/daoflow-redis-1/inspect.json": live})

    assert list(found) == ["redis environment.PASS"]
    assert found["redis environment.PASS"].declared == "secret aaaaaaaaaa"
