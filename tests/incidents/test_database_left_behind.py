"""All data seems gone: PostgreSQL runs on a new volume, and the one with the data is still on the host."""

from collections.abc import Callable

from tests.incidents.diagnosis import diagnose
from tests.incidents.stack import Stack

NewStack = Callable[[str], Stack]


def test_another_volume_in_the_compose_file(new_stack: NewStack) -> None:
    """Everything is healthy, and the volume that was renamed in the Compose file is named as left behind."""
    stack = new_stack("volume-renamed")
    stack.up_and_ready()
    stack.installation.edit_compose_file("pgdata:", "postgres-files:")
    stack.up_and_ready()

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("database-volume-replaced", evidence=[f"{stack.project}_pgdata,"])
    assert "the Compose file names postgres-files now, and pgdata before" in diagnosis.document["verdict"]["headline"]


def test_another_project_name(new_stack: NewStack) -> None:
    """A project that got another name has new volumes; the folder still tells whose the old ones are."""
    stack = new_stack("project-renamed")
    stack.up_and_ready()
    stack.compose("down")
    before, stack.project = stack.project, "flow-of-another-name"
    try:
        stack.installation.write_env(COMPOSE_PROJECT_NAME=stack.project)
        stack.up_and_ready()

        diagnosis = diagnose(stack.installation)
    finally:
        stack.down()
        stack.project = before

    diagnosis.tells_cause("database-volume-replaced", evidence=[f"{before}_pgdata,"])


def test_a_leftover_is_only_mentioned(new_stack: NewStack) -> None:
    """Volumes of an installation that was given up are no fault of this one."""
    given_up = new_stack("given-up")
    given_up.up_and_ready()
    given_up.compose("down")
    stack = new_stack("sound")
    stack.up_and_ready()

    diagnosis = diagnose(stack.installation)

    assert diagnosis.verdict is None, diagnosis.summary()
    assert not diagnosis.names(at_least="low"), diagnosis.summary()
    assert diagnosis.finding("database-volume-replaced")["severity"] == "info"
