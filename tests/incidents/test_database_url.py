"""Characters in the database password that Compose or the URL reads as something else."""

from collections.abc import Callable

from tests.incidents.diagnosis import diagnose
from tests.incidents.stack import Stack

NewStack = Callable[[str], Stack]


def test_dollar_in_the_password_is_cut_by_compose(new_stack: NewStack) -> None:
    """The database has the password as it stands in `.env`, the control plane got what Compose left of it."""
    stack = new_stack("dollar-password")
    stack.up_and_ready()
    head, tail = stack.installation.hexadecimal(20), stack.installation.hexadecimal(20)
    password = f"{head}$q{tail}"
    stack.sql(f"ALTER ROLE daoflow PASSWORD '{password}'")
    stack.installation.write_env(POSTGRES_PASSWORD=password)
    stack.installation.secrets.update({head, tail})
    stack.up()
    stack.wait_for_log("postgres", "password authentication failed", times=2)

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("database-url-broken", evidence=["POSTGRES_PASSWORD"])


def test_hash_in_the_password_ends_the_url(new_stack: NewStack) -> None:
    """Both sides have the same password, but DATABASE_URL ends where it starts; PostgreSQL never hears of a login."""
    stack = new_stack("hash-password")
    password = f"{stack.installation.hexadecimal(12)}#{stack.installation.hexadecimal(12)}"
    stack.installation.write_env(POSTGRES_PASSWORD=password)
    stack.up()
    stack.wait_for_log("daoflow", "MIGRATION_OPERATION_FAILED.", times=3)
    assert "password authentication failed" not in stack.log("postgres")

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("database-url-broken", evidence=["POSTGRES_PASSWORD"], symptoms=["control-plane-crash-loop"])


def test_an_override_leads_the_url_to_another_port(new_stack: NewStack) -> None:
    """PostgreSQL is well and logs nothing: neither of DaoFlow, that asks at another port, nor of the collector, that finds no tables."""
    stack = new_stack("other-port")
    url = "postgresql://daoflow:${POSTGRES_PASSWORD}@postgres:5433/daoflow"
    stack.installation.write_override(f"services:\n  daoflow:\n    environment:\n      DATABASE_URL: {url}\n")
    stack.up()
    stack.wait_for_log("daoflow", "MIGRATION_OPERATION_FAILED.", times=3)

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("database-url-broken", evidence=["postgres:5433"], symptoms=["migration-failed"])
    assert "ERROR:" not in stack.log("postgres")
