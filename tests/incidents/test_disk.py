"""The file system under the database takes nothing: it is full, or read-only."""

import contextlib
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from tests.incidents.diagnosis import diagnose
from tests.incidents.stack import Stack

NewStack = Callable[[str], Stack]


def test_full_disk_under_the_database(new_stack: NewStack, full_disk: Callable[[int], Path]) -> None:
    """PostgreSQL cannot write any more; the full disk is the cause of the stopped database and of the control plane's crash."""
    stack = new_stack("disk-full")
    disk = full_disk(128)
    data = disk / "pgdata"
    data.mkdir()
    volume = f"volumes:\n  pgdata:\n    driver_opts: {{type: none, o: bind, device: {data}}}\n"
    stack.installation.write_override(volume)
    stack.up_and_ready()
    fill(disk)
    rows = "INSERT INTO request_access_logs (path) SELECT repeat('x', 2000) FROM generate_series(1, 20000)"
    assert "No space left on device" in stack.sql(rows, check=False)
    # Stopping frees a little; only what fills that too keeps the database from starting again.
    stack.compose("stop", "daoflow", "postgres")
    fill(disk)
    stack.docker("start", stack.container("postgres"), stack.container("daoflow"))
    stack.wait_for_log("daoflow", "MIGRATION_OPERATION_FAILED.", times=2)

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("disk-full", evidence=["No space left on device"])


def test_a_data_folder_on_a_read_only_disk(new_stack: NewStack, full_disk: Callable[[int], Path]) -> None:
    """The disk under the database was set to read-only, as the kernel does after an error."""
    stack = new_stack("disk-read-only")
    disk = full_disk(256)
    data = disk / "pgdata"
    data.mkdir()
    volume = f"volumes:\n  pgdata:\n    driver_opts: {{type: none, o: bind, device: {data}}}\n"
    stack.installation.write_override(volume)
    stack.up_and_ready()
    stack.compose("stop", "daoflow", "postgres")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    stack.docker("start", stack.container("postgres"))
    stack.wait_for_log("postgres", "Read-only file system", times=2)

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause(
        "file-system-read-only", evidence=[str(disk), "Read-only file system"], symptoms=["postgres-not-running"]
    )


def fill(disk: Path) -> None:
    """Write to a file system until nothing more goes in."""
    with contextlib.suppress(OSError), (disk / f"filler-{time.monotonic_ns()}").open("wb", buffering=0) as filler:
        while True:
            filler.write(bytes(65536))
