"""The database image is not the one that the data or the control plane needs."""

from collections.abc import Callable

from tests.incidents.diagnosis import diagnose
from tests.incidents.stack import Stack

NewStack = Callable[[str], Stack]


def test_image_without_pgvector(new_stack: NewStack) -> None:
    """The first migration fails for the missing extension, every later start for the marker it left; the cause is the image."""
    stack = new_stack("no-pgvector")
    stack.installation.edit_compose_file("pgvector/pgvector:pg17", "postgres:17")
    stack.up()
    stack.wait_for_log("daoflow", "PREVIOUS_MIGRATION_ATTEMPT_FAILED.", times=2)
    assert 'extension "vector" is not available' in stack.log("postgres")

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause(
        "wrong-postgres-image", evidence=['extension "vector" is not available'], symptoms=["control-plane-crash-loop"]
    )


def test_data_of_another_major_version(new_stack: NewStack) -> None:
    """A database that refuses its data directory never comes up; the cause is the image's version."""
    stack = new_stack("major-version")
    stack.up_and_ready()
    stack.docker("exec", stack.container("postgres"), "sh", "-c", "echo 13 > /var/lib/postgresql/data/PG_VERSION")
    stack.docker("restart", stack.container("postgres"), stack.container("daoflow"))
    stack.wait_for_log("postgres", "database files are incompatible with server", times=2)
    stack.wait_for_log("daoflow", "MIGRATION_OPERATION_FAILED.")

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("wrong-postgres-image", evidence=["database files are incompatible with server"])
