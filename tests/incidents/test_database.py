"""What DaoFlow wrote down is read from its database, also when nothing else of it runs; what must stay there stays."""

from collections.abc import Callable
from typing import Any

from daoflow_bundle.reader import Bundle, open_bundle

from tests.incidents.diagnosis import Diagnosis, diagnose
from tests.incidents.records import Records
from tests.incidents.stack import Stack

NewStack = Callable[[str], Stack]


def collected(stack: Stack, records: Records, *options: str) -> Diagnosis:
    """Collect and analyse; none of the planted secrets may be anywhere."""
    records.write()
    stack.installation.secrets |= records.secrets
    return diagnose(stack.installation, options=options)


def source(bundle: Bundle, name: str) -> tuple[str, str]:
    """Return how a source ended, and why."""
    assert bundle.manifest is not None
    record = bundle.manifest.source(name)
    assert record is not None
    return record.outcome.value, record.reason


def table(bundle: Bundle, name: str) -> list[dict[str, Any]]:
    """Return a table's rows."""
    rows: list[dict[str, Any]] = bundle.read_json(f"database/{name}.json")["rows"]
    return rows


def test_with_the_control_plane_stopped_the_failed_deployment_is_still_told(new_stack: NewStack) -> None:
    """Record, steps, log and artifact of the failed deployment and of the last good one come from the database alone."""
    stack = new_stack("database-alone")
    stack.up_and_ready()
    records = Records(stack)
    good = records.deployment(minute=10)
    other = records.deployment(minute=15, service="web")
    failed = records.deployment(minute=20, failed_step="Pull images")
    run = "ab" * 16
    records.insert(
        "backup_runs", id=run, status="failed", error="rclone copy failed: AccessDenied", created_at="2026-11-23 01:00"
    )
    records.write()
    stack.compose("stop", "--timeout", "1", "daoflow")

    diagnosis = collected(stack, records)

    with open_bundle(diagnosis.bundle) as bundle:
        assert source(bundle, "database") == ("collected", "")
        record = bundle.read_json(f"deployments/{failed}/record.json")
        assert (record["source"], record["roles"]) == ("database", ["failing", "latest"])
        deployment = record["deployment"]
        assert (deployment["status"], deployment["project_name"], deployment["target_server_name"]) == (
            "failed",
            "shop",
            "edge-1",
        )
        assert deployment["created_at"] == "2026-11-23T12:20:00.5Z"
        assert deployment["error"] == {"message": "Pull images failed with exit code 18"}
        assert deployment["insight"] == {"summary": "docker compose pull failed"}
        assert [(step["label"], step["status"]) for step in record["steps"]][-1] == ("Pull images", "failed")
        lines = bundle.read_json(f"deployments/{failed}/logs.json")["lines"]
        assert [line["message"].split(":")[0] for line in lines] == ["Clone repository", "Pull images"]
        assert {line["stream"] for line in lines} == {"stderr"}
        assert bundle.read_json(f"deployments/{good}/record.json")["roles"] == ["last-good"]
        assert bundle.read_json(f"deployments/{other}/record.json")["roles"] == ["latest"]
        state = bundle.read_json(f"deployments/{failed}/state.json")
        assert set(state) == {"declaredConfig", "effectiveDeployment", "liveRuntime"}
        assert state["declaredConfig"]["composeFiles"] == ["compose.yaml"]
        replayable = state["effectiveDeployment"]["replayableSnapshot"]
        assert (replayable["stackName"], "queueName" in replayable) == ("shop-production", False)
        assert replayable["env"]["TZ"] == "UTC"
        assert replayable["env"]["APP_SECRET"].startswith("[redacted:APP_SECRET#")
        assert state["effectiveDeployment"]["composeEnv"]["entries"][0]["displayValue"] == "info"
        assert table(bundle, "backup_runs")[0]["error"].endswith("AccessDenied")
        servers = {row["name"]: row for row in table(bundle, "servers")}
        assert servers["edge-1"]["metadata"]["readinessCheck"]["issues"] == ["SSH exited with code 255"]
        assert {row["has_credentials"] for row in table(bundle, "backup_destinations")} == {True}
        assert len(table(bundle, "migrations")) == 3
        assert table(bundle, "migration_control") == []
        assert not [name for name in bundle.members if name.startswith(("database/users", "database/sessions"))]


def test_an_old_deployment_that_was_asked_for_is_found(new_stack: NewStack) -> None:
    """With `--deployment` and `--last-good` their records are there, however many are newer; an id that is none is no SQL."""
    stack = new_stack("database-asked")
    stack.up_and_ready()
    records = Records(stack)
    old = records.deployment(minute=1, failed_step="Start services")
    records.sql(
        "INSERT INTO deployments (id, project_id, environment_id, status, conclusion, service_name, created_at) "  # noqa: S608
        f"SELECT md5(n::text), '{records.project}', '{records.environment}', 'completed', 'succeeded', 'api', "
        "timestamp '2026-11-23 13:00' + n * interval '1 second' FROM generate_series(1, 300) n;"
    )

    diagnosis = collected(stack, records, "--deployment", old, "--last-good", "x'); drop table deployments; --")

    with open_bundle(diagnosis.bundle) as bundle:
        assert bundle.read_json(f"deployments/{old}/record.json")["roles"] == ["asked", "failing"]
        document = bundle.read_json("database/deployments.json")
        assert (document["truncated"], len(document["rows"])) == (True, 201)
    assert "301" in stack.sql("select count(*) from deployments where service_name is not null")


def test_what_cannot_be_read_is_named(new_stack: NewStack) -> None:
    """A stopped postgres and a version without the tables each end as an outcome with its reason, and nothing is written."""
    stack = new_stack("database-none")
    stack.up_and_ready()
    stack.sql("DROP SCHEMA drizzle CASCADE")
    stack.sql("DROP SCHEMA public CASCADE")
    empty = diagnose(stack.installation)
    with open_bundle(empty.bundle) as bundle:
        assert source(bundle, "database") == ("empty", "the database daoflow has none of DaoFlow's tables")
    empty.bundle.unlink()
    stack.compose("stop", "--timeout", "1", "postgres")
    stopped = diagnose(stack.installation)
    with open_bundle(stopped.bundle) as bundle:
        outcome, reason = source(bundle, "database")
        assert (outcome, reason) == ("failed", f"{stack.container('postgres')} is exited: the database cannot be asked")
        assert not [name for name in bundle.members if name.startswith("database/")]
