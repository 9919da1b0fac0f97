"""An unhealthy redis keeps Compose from starting a control plane that does not even use it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from tests.incidents.diagnosis import diagnose
from tests.incidents.stack import Stack

NewStack = Callable[[str], Stack]


def test_unhealthy_redis_blocks_the_start(new_stack: NewStack) -> None:
    """The control plane stays created; the verdict is the dependency that Compose waits for."""
    stack = new_stack("redis")
    stack.installation.write_override(
        "services:\n  redis:\n    command: redis-server --protected-mode no --port 6380\n"
    )
    refused = stack.up(check=False)
    assert "unhealthy" in refused.stderr
    assert stack.state("daoflow")["Status"] == "created"

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("redis-blocks-start")


def test_a_control_plane_that_nobody_started_afterwards(new_stack: NewStack) -> None:
    """The dependency became well again, DaoFlow was left created: it only has to be started, and the step does it."""
    stack = new_stack("left")
    stack.up("--wait", "postgres", "redis")
    stack.compose("create", "daoflow")
    made = stack.inspect("daoflow")["Created"]
    assert stack.state("daoflow")["Status"] == "created"
    moment = datetime.fromisoformat(made[:19]).replace(tzinfo=UTC) + timedelta(seconds=62)
    stack.wait_until("a minute to pass", lambda: datetime.now(UTC) > moment, deadline_s=90)

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("control-plane-not-started", symptoms=["control-plane-not-ready"])
    commands = [step["command"] for step in diagnosis.finding("control-plane-not-started")["next_steps"]]
    assert commands[-1] == "docker compose up -d daoflow"
    stack.up_and_ready()


def test_a_setting_that_redis_cannot_use(new_stack: NewStack) -> None:
    """Redis puts the setting and the reason below a banner that names neither."""
    stack = new_stack("no-such-folder")
    stack.installation.write_override("services: {redis: {command: [redis-server, --dir, /nowhere]}}\n")
    stack.up(check=False)

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("redis-blocks-start", evidence=["No such file or directory"])
    assert "No such file or directory" in diagnosis.document["verdict"]["headline"]
