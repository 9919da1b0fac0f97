"""The encryption key was replaced while stored credentials need the old one."""

import hashlib
from collections.abc import Callable

from tests.incidents.diagnosis import diagnose
from tests.incidents.stack import Stack

NewStack = Callable[[str], Stack]


def test_changed_key_with_stored_credentials(new_stack: NewStack) -> None:
    """The start ends after the migrations, at the first credential that no longer decrypts."""
    stack = new_stack("key-changed")
    stack.up_and_ready()
    key_id = hashlib.sha256(stack.installation.env["ENCRYPTION_KEY"].encode()).hexdigest()[:16]
    destination = stack.installation.hexadecimal(32)
    stack.sql(f"INSERT INTO backup_destinations VALUES ('{destination}', '{key_id}')")  # noqa: S608 - our own hex digits
    stack.installation.write_env(ENCRYPTION_KEY=stack.installation.hexadecimal(32))
    stack.up()
    stack.wait_for_log("daoflow", "credentials use an unknown encryption key", times=2)

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause(
        "encryption-key-changed", evidence=["unknown encryption key"], symptoms=["control-plane-crash-loop"]
    )
