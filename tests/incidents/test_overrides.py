"""An operator's override breaks what DaoFlow's own Compose file has right, or changes it without harm."""

from collections.abc import Callable

from tests.incidents.diagnosis import diagnose
from tests.incidents.stack import Stack

NewStack = Callable[[str], Stack]
HEALTHCHECK = """services:
  daoflow:
    healthcheck: {test: [CMD, curl, -fsS, "http://127.0.0.1:3000/ready"], interval: 1s, retries: 2, start_period: 1s}
"""
NOT_A_PROGRAM = bytes([0x7F]) + b"ELF\x02\x01\x01" + bytes(9) + b"\x02\x00\xf3\x00" + bytes(64)
"""The head of a program for a processor that no machine of ours has (RISC-V), and nothing behind it."""


def test_a_network_that_takes_the_default_one_away(new_stack: NewStack) -> None:
    """`networks: [proxy]` for the proxy's sake takes daoflow out of the network in which postgres is."""
    stack = new_stack("only-the-proxys-network")
    stack.up_and_ready()
    stack.installation.write_override("services:\n  daoflow:\n    networks: [proxy]\nnetworks:\n  proxy: {}\n")
    stack.up()
    stack.wait_for_log("daoflow", "MIGRATION_OPERATION_FAILED.", times=2)

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("database-url-broken", evidence=["_proxy"], symptoms=["migration-failed"])
    look, mend, *_ = diagnosis.finding("database-url-broken")["next_steps"]
    assert "NetworkSettings.Networks" in look["command"]
    assert "add default to the networks of daoflow" in mend["do"]


def test_a_health_check_whose_program_is_not_there(new_stack: NewStack) -> None:
    """DaoFlow is ready and counts as unhealthy, because its image has no curl."""
    stack = new_stack("check-with-curl")
    stack.installation.write_override(HEALTHCHECK)
    stack.up_and_ready()
    stack.wait_until("the check to fail", lambda: stack.state("daoflow")["Health"]["Status"] == "unhealthy")

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("health-check-broken", evidence=["curl"], symptoms=["control-plane-not-ready"])
    assert "DaoFlow itself answers that it is ready" in diagnosis.document["verdict"]["headline"]


def test_a_program_for_another_processor(new_stack: NewStack) -> None:
    """The kernel refuses it before it can say a word; the runtime's line is the cause, not the crash loop."""
    stack = new_stack("other-processor")
    program = stack.directory / "bun"
    program.write_bytes(NOT_A_PROGRAM)
    program.chmod(0o755)
    stack.installation.write_override(f"services:\n  daoflow:\n    volumes: ['{program}:/usr/local/bin/bun:ro']\n")
    stack.up()
    stack.wait_for_log("daoflow", "exec format error", times=2)

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("program-cannot-run", evidence=["exec format error"], symptoms=["control-plane-crash-loop"])


def test_tags_of_compose_are_no_fault(new_stack: NewStack) -> None:
    """`!override` and `!reset` are Compose's own: a healthy installation that uses them is healthy."""
    stack = new_stack("tagged-override")
    port = f"127.0.0.1:{stack.port}:3000"
    stack.installation.write_override(
        f"services:\n  daoflow:\n    ports: !override ['{port}']\n  redis:\n    restart: !reset null\n"
    )
    stack.up_and_ready()
    stack.wait_until("the health check to pass", lambda: stack.state("daoflow")["Health"]["Status"] == "healthy")

    diagnosis = diagnose(stack.installation)

    assert diagnosis.verdict is None, diagnosis.summary()
    assert diagnosis.names(at_least="low") == set(), diagnosis.summary()


def test_a_name_that_extra_hosts_leads_elsewhere(new_stack: NewStack) -> None:
    """A line left from the time when the database was on another host: postgres runs, and nobody asks it."""
    stack = new_stack("extra-hosts")
    stack.installation.write_override('services: {daoflow: {extra_hosts: ["postgres:127.0.0.9"]}}\n')
    stack.up()
    stack.wait_for_log("daoflow", "MIGRATION_OPERATION_FAILED.", times=2)

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("database-url-broken", evidence=["postgres:127.0.0.9"], symptoms=["migration-failed"])


def test_a_container_that_is_made_read_only(new_stack: NewStack) -> None:
    """The volume can be written, the folder of PostgreSQL's socket cannot; the disk of the host is well."""
    stack = new_stack("read-only-container")
    stack.installation.write_override("services: {postgres: {read_only: true}}\n")
    stack.up(check=False)
    stack.wait_for_log("postgres", "Read-only file system", times=2)

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("file-system-read-only", evidence=["ReadonlyRootfs"], symptoms=["postgres-not-running"])
    assert diagnosis.document["verdict"]["confidence"] == "certain"


def test_a_container_that_runs_something_else(new_stack: NewStack) -> None:
    """Left from a look inside: the container is up and counts as starting, and nothing of DaoFlow runs in it."""
    stack = new_stack("another-program")
    stack.installation.write_override("services: {daoflow: {entrypoint: [sleep], command: [infinity]}}\n")
    stack.up()
    stack.wait_until("the container to run", lambda: stack.state("daoflow").get("Running") is True)

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("control-plane-not-started", evidence=["sleep"], symptoms=["control-plane-not-ready"])
    assert "runs sleep infinity instead" in diagnosis.document["verdict"]["headline"]


def test_a_port_that_leads_past_daoflow(new_stack: NewStack) -> None:
    """`PORT` moves DaoFlow away from the port that is published: its log is fine, and every connection is reset."""
    stack = new_stack("another-port")
    stack.installation.write_override("services: {daoflow: {environment: {PORT: '4000'}}}\n")
    stack.up()
    stack.wait_for_log("daoflow", "listening on http://localhost:4000")

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("published-port-mismatch", evidence=["localhost:4000"], symptoms=["control-plane-not-ready"])


def test_a_health_check_that_is_switched_off(new_stack: NewStack) -> None:
    """Compose waits for the health of a database that has none, and refuses to start DaoFlow."""
    stack = new_stack("no-check")
    stack.installation.write_override("services: {postgres: {healthcheck: {disable: true}}}\n")
    refused = stack.up(check=False)
    assert "no healthcheck configured" in refused.stderr

    diagnosis = diagnose(stack.installation)

    diagnosis.tells_cause("health-check-broken", evidence=["no health"], symptoms=["control-plane-not-ready"])
    assert "postgres has no health check" in diagnosis.document["verdict"]["headline"]
