"""Commands are given with the ids that are known, and never with what a bundle could smuggle into a shell."""

import re
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import daoflow_rules
import pytest
from daoflow_analyzer.facts.compose import Compose, ComposeFile
from daoflow_analyzer.facts.host import Filesystem
from daoflow_analyzer.finding import NextStep, word
from daoflow_rules.host.ho004_disk_full import full_disk_steps
from daoflow_rules.steps import (
    RECONNECT_TO_TEMPORAL,
    edit_compose,
    edit_env,
    edit_files,
    filled,
    over_ssh,
    past_events,
    read_logs,
    recreate,
    unpause,
)

from tests.reports.states import analysed, case
from tests.rules.case_bundle import build

STEPS = (
    NextStep("Read it", "daoflow logs --deployment DEPLOYMENT_ID --json", expect="then daoflow diagnose DEPLOYMENT_ID"),
    NextStep("Log in", "ssh -p PORT USER@HOST true"),
    NextStep("Correct it"),
)


def test_known_values_stand_in_the_commands() -> None:
    """A command can be pasted as it is, and a step without one stays as it was."""
    steps = filled(STEPS, DEPLOYMENT_ID="8ba715c5", PORT=2222, USER="deploy", HOST="edge-1.example.org")

    assert steps[0].command == "daoflow logs --deployment 8ba715c5 --json"
    assert steps[0].expect == "then daoflow diagnose 8ba715c5"
    assert steps[1].command == "ssh -p 2222 deploy@edge-1.example.org true"
    assert steps[2] == STEPS[2]


def test_what_is_not_known_stays_a_word() -> None:
    """Half of an address is better than none, and an empty value is no value."""
    (_, login, _) = filled(STEPS, DEPLOYMENT_ID=None, USER="", HOST="edge-1", PORT=None)

    assert login.command == "ssh -p PORT USER@edge-1 true"


def test_a_word_that_stays_says_where_it_is_found() -> None:
    """`PROJECT` in a command helps nobody who does not know what it is called."""
    step = NextStep("Look", "docker compose --project-name PROJECT ps", expect="running")
    (open_one,), (known,) = filled((step,), PROJECT=None), filled((step,), PROJECT="shop")

    with_cure = NextStep("Look", "docker compose --project-name PROJECT ps", expect="exited; once cured: running")
    assert filled((with_cure,), PROJECT=None)[0].expect == (
        "exited; docker compose ls --all names the project; once cured: running"
    )
    assert open_one.expect == "running; docker compose ls --all names the project"
    assert (known.command, known.expect) == ("docker compose --project-name shop ps", "running")


def test_a_login_that_stays_a_word_says_where_it_is_found() -> None:
    """Once for all three words: whoever finds the address finds the port and the user beside it."""
    (_, nothing, _), (_, address, _) = (
        filled(STEPS, HOST=None, PORT=None, USER=""),
        filled(STEPS, HOST="edge-1", USER=""),
    )

    assert nothing.expect == "the dashboard's page of the server names its address, port and user"
    assert address.expect == "the dashboard's page of the server names its user"


def test_the_login_that_ssh_named_stands_in_the_commands() -> None:
    """No record of servers is in the bundle, and the refused line itself says whom DaoFlow asked for, and where."""
    commands = _commands("DP002", dict(case("dp002", "fires_on_the_line_before_the_failed_step")))

    assert commands[1:3] == [
        "ssh -v -o BatchMode=yes -p PORT root@10.99.0.13 true",
        "ssh -p PORT root@10.99.0.13 journalctl -u ssh --lines 50 --no-pager",
    ]


def test_daoflows_login_counts_and_not_the_operators() -> None:
    """Who looked at the server with `--target` may be another user: the port is the server's, the login is the refused one."""
    target = {"host": "edge-1", "failed": "authentication", "kind": "denied", "detail": "x@edge-1:22 refuses the key"}
    commands = _commands("DP002", {**case("dp002", "fires_on_the_line_before_the_failed_step"), "target": [target]})

    assert commands[1] == "ssh -v -o BatchMode=yes -p 22 root@10.99.0.13 true"


def test_an_edit_keeps_the_old_file() -> None:
    """Whoever mends by hand can go back, under a name that no backup of the operator has."""
    assert edit_env("Set A in .env").command == "cp -p .env .env.before-$(date +%s)"
    assert edit_compose("Correct it", None).command == "cp -p docker-compose.yml docker-compose.yml.before-$(date +%s)"
    assert edit_files("Correct it", ".env", "compose.yaml").command == (
        "cp -p .env .env.before-$(date +%s) && cp -p compose.yaml compose.yaml.before-$(date +%s)"
    )


@pytest.mark.parametrize(
    ("paths", "command"),
    [
        (("/opt/daoflow/compose.yaml",), "cp -p compose.yaml compose.yaml.before-$(date +%s)"),
        (("/opt/daoflow/deploy/stack.yml",), "cp -p deploy/stack.yml deploy/stack.yml.before-$(date +%s)"),
        (("/srv/shared/stack.yml",), "cp -p /srv/shared/stack.yml /srv/shared/stack.yml.before-$(date +%s)"),
        (("/opt/daoflow/a b.yml",), "cp -p docker-compose.yml docker-compose.yml.before-$(date +%s)"),
        (("/opt/daoflow/x.yml; reboot",), "cp -p docker-compose.yml docker-compose.yml.before-$(date +%s)"),
        (
            ("/opt/daoflow/compose.yaml", "/opt/daoflow/compose.override.yaml"),
            "cp -p compose.yaml compose.yaml.before-$(date +%s) && cp -p compose.override.yaml compose.override.yaml.before-$(date +%s)",
        ),
    ],
)
def test_the_copy_is_of_the_file_that_is_there(paths: tuple[str, ...], command: str) -> None:
    """Compose takes files of any name; a command that begins with one that is not there stops whoever follows the steps."""
    files = tuple(ComposeFile(path, None, True, None, None) for path in paths)
    compose = Compose("daoflow", "/opt/daoflow", files, {}, False, (), (), ())

    assert edit_compose("Correct it", compose).command == command


def test_every_command_about_temporal_has_its_profile() -> None:
    """Without it Compose knows no such service, unless `.env` activates the profile."""
    commands = (read_logs("temporal", "daoflow", expect="").command, RECONNECT_TO_TEMPORAL.command)

    for command in commands:
        assert command is not None
        assert command.count("docker compose") == command.count("docker compose --profile temporal")
    assert read_logs("daoflow", expect="").command == "docker compose logs --tail=200 daoflow"


@pytest.mark.parametrize("value", ["x; reboot", "$(reboot)", "`reboot`", "a b", "a\nb", "a'b", "x" * 300, "a&b", "a|b"])
def test_a_value_that_means_something_to_a_shell_is_not_put_in(value: str) -> None:
    """Ids and addresses come from a bundle that nobody trusts, and the command goes into an operator's shell."""
    told = filled(STEPS, DEPLOYMENT_ID=value, HOST=value)

    assert [step.command for step in told] == [step.command for step in STEPS]
    assert not any(value in f"{step.do} {step.expect}" for step in told)


@pytest.mark.parametrize(
    "value", ["x; reboot", "$(reboot)", "`reboot`", "a b", "a\nb", "a'b", "-f/etc/x", "", "x" * 300, "a&b"]
)
def test_what_shared_steps_are_told_of_a_service_is_one_word_or_left_open(value: str) -> None:
    """The label of a container says what service it is of; whoever made the bundle made that up, maybe."""
    told = (read_logs(value, "daoflow", expect=""), recreate("daoflow", value, expect=""), unpause(value))

    assert [step.command for step in told] == [
        "docker compose logs --tail=200 SERVICE daoflow",
        "docker compose up -d daoflow SERVICE",
        "docker compose unpause SERVICE",
    ]


@pytest.mark.parametrize(
    "value",
    ["daoflow-daoflow-1", "ghcr.io/daoflow/daoflow:0.9.2", "/var/lib/docker", "ADMIN_KEY", "10.0.0.4"],
)
def test_what_is_one_word_stays_as_it_is(value: str) -> None:
    """A command that can be pasted is worth more than a word in capitals."""
    assert word(value, "OTHER") == value


@pytest.mark.parametrize("value", ["-oProxyCommand=reboot", "--help"])
def test_a_value_that_reads_as_an_option_is_not_put_in(value: str) -> None:
    """`ssh -oProxyCommand=…` would run a program."""
    told = filled(STEPS, DEPLOYMENT_ID=value, HOST=value, USER=value)

    assert [step.command for step in told] == [step.command for step in STEPS]


@pytest.mark.parametrize(
    ("command", "quoted"),
    [
        ("df -h", "'df -h'"),
        ("ss -ltnp 'sport = :8080'", "\"ss -ltnp 'sport = :8080'\""),
        (r"dmesg | grep -i 'remount\|I/O error'", "\"dmesg | grep -i 'remount\\|I/O error'\""),
        ("echo '$HOME'", """'echo '"'"'$HOME'"'"''"""),
        ("echo '`id`'", """'echo '"'"'`id`'"'"''"""),
        ("""echo '"'""", """'echo '"'"'"'"'"''"""),
    ],
)
def test_a_command_for_another_host_can_be_read_and_arrives_whole(command: str, quoted: str) -> None:
    """A shell makes of it the very words that are to be run there; quotes within quotes are not read by anybody."""
    (step,) = over_ssh((NextStep("Look", command),), "edge-1", 22, "root")

    assert step.command == f"ssh -p 22 root@edge-1 {quoted}"
    assert shlex.split(step.command)[-1] == command


def _disk(mount_point: str, *purposes: str) -> Filesystem:
    return Filesystem(0, purposes, mount_point, mount_point, "/dev/vda1", "ext4", False, 50_000_000, 0, 1000, 900)


def test_a_full_disk_is_freed_where_it_is_full() -> None:
    """Docker's images lie on the data root: deleting them frees nothing elsewhere, and `du -x /` never enters another file system."""
    elsewhere = [step.command for step in full_disk_steps(_disk("/tmp", "staging"))]
    assert "du -xh --max-depth=3 /tmp | sort -h | tail -20" in elsewhere
    assert not any(command and "docker" in command for command in elsewhere)
    at_docker = [step.command for step in full_disk_steps(_disk("/var/lib/docker", "data-root", "staging"))]
    assert "docker image prune -f && docker builder prune -f" in at_docker


def test_a_strange_mount_point_does_not_get_into_a_command() -> None:
    """The bundle is not trusted; somebody pastes the command."""
    commands = [step.command or "" for step in full_disk_steps(_disk("/tmp; reboot", "staging"))]
    assert not any("reboot" in command for command in commands)
    assert any("MOUNT_POINT" in command for command in commands)


def test_a_command_for_a_server_nobody_knows_the_address_of_is_not_run_here() -> None:
    """What frees space on a managed server would delete images of the control plane's host, if pasted as it is."""
    (step,) = over_ssh((NextStep("Free space", "docker image prune -f"),), "")

    assert step.command == "ssh -p PORT USER@HOST 'docker image prune -f'"


PANIC = '+5 stderr PANIC:  could not write to file "pg_wal/xlogtemp.58": No space left on device\n'
POSTGRES = "containers/daoflow-postgres-1/inspect.json"


def _no_space_left(state: str, free_bytes: int) -> list[str]:
    """Return the commands for a database that could not write, in this state, with so much room on the data root."""
    patch = {
        POSTGRES: {"/State/Status": state, "/State/Running": state == "running"},
        "host/disk.json": {"/filesystems/0/free_bytes": free_bytes},
    }
    return _commands("HO004", {"name": "no-space", "patch": patch, "append": {"logs/postgres.log": PANIC}})


def test_what_is_run_in_daoflow_s_container_is_in_its_image() -> None:
    """It is a slim Debian with Bun, Git, OpenSSH, 7-Zip, rclone and Docker's client: no `ps`, no `curl`, no `psql`."""
    folder = Path(daoflow_rules.__file__).parent
    inside = re.compile(r"docker compose exec (?:-T )?daoflow (?P<command>[^`\n]+)")
    commands = [match["command"] for path in folder.rglob("*.py") for match in inside.finditer(path.read_text("utf-8"))]

    assert len(commands) > 5
    lacking = re.compile(r"\b(?:ps|top|curl|wget|psql|pg_\w+|redis-cli|ss|netstat|nc|ping|dig|nslookup|vi|nano|less)\b")
    assert [command for command in commands if lacking.search(command)] == []


def test_nothing_is_to_be_run_in_a_container_that_does_not_run() -> None:
    """What can work now comes first; where its data lies tells the engine of a container in any state."""
    assert _no_space_left("running", 62_000_000_000)[0] == "docker compose exec postgres sh -c 'df -h; df -i'"
    assert _no_space_left("restarting", 62_000_000_000)[:2] == [
        "df -h; df -i",
        "docker volume inspect daoflow_pgdata",
    ]


def test_docker_is_not_to_be_pruned_where_its_data_root_has_room() -> None:
    """Deleting images there would free nothing where the space is missing."""
    assert not any("prune" in command for command in _no_space_left("restarting", 62_000_000_000))
    assert any("prune" in command for command in _no_space_left("restarting", 4_000_000_000))


@pytest.mark.parametrize(("free_bytes", "prunes"), [(62_000_000_000, False), (4_000_000_000, True)])
def test_a_backup_that_filled_the_disk_prunes_only_a_disk_that_is_nearly_full(free_bytes: int, *, prunes: bool) -> None:
    """The archive is removed when it fails: what Docker still needs is not to be deleted for space that is there again."""
    failed = case("bk005", "fires_when_the_archive_filled_the_disk")
    commands = _commands("BK005", {**failed, "patch": {"host/disk.json": {"/filesystems/0/free_bytes": free_bytes}}})
    assert any("prune" in command for command in commands) is prunes


SOCKET_LOST = "+5 stdout [worker] Docker socket not found at /var/run/docker.sock — execution worker disabled\n"
FORCED = "docker compose up -d --force-recreate daoflow"


def test_a_socket_is_mended_where_it_is_missing() -> None:
    """Where the Compose file has the mount, `up -d` alone would find nothing to do; only an empty directory is taken away, by `rmdir`.

    What waited meanwhile is looked at in the end.
    """
    mounted = {"name": "lost", "append": {"logs/daoflow.log": SOCKET_LOST}}
    assert _commands("CP006", mounted)[-2:] == [FORCED, "daoflow status --json"]
    assert not any("rmdir" in command or "cp -p" in command for command in _commands("CP006", mounted))
    folder = _commands("CP006", case("cp006", "fires_when_a_directory_stands_in_its_place"))
    assert "sudo rmdir /var/run/docker.sock && sudo systemctl restart docker.socket docker" in folder
    assert folder[-2] == FORCED
    assert _commands("CP006", case("cp006", "fires_when_nothing_is_mounted"))[-2] == "docker compose up -d daoflow"


def _commands(code: str, asked: Mapping[str, Any]) -> list[str]:
    return [
        step.command or step.do
        for item in analysed(build(asked)).findings
        if item.code == code
        for step in item.next_steps
    ]


def test_the_engine_is_asked_for_the_events_of_one_service() -> None:
    """On a busy host the last day has thousands; a name that a shell would read leaves the filter out."""
    assert past_events("type=container", "web", container="shop-web-1", expect="").command == (
        "docker events --since 24h --until 0s --filter type=container --filter container=shop-web-1"
    )
    assert past_events("event=destroy", "web", expect="").command == (
        "docker events --since 24h --until 0s --filter event=destroy --filter label=com.docker.compose.service=web"
    )
    assert past_events("event=destroy", "a;reboot", expect="").command == (
        "docker events --since 24h --until 0s --filter event=destroy"
    )


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("network edge declared as external, but could not be found", "docker network create edge"),
        ("Error response from daemon: network proxy-net not found", "docker network create proxy-net"),
        ('external volume "pgdata" not found', "docker volume create pgdata"),
        ("network -v not found", None),
    ],
)
def test_what_docker_did_not_find_is_named_in_the_command_that_makes_it(said: str, command: str | None) -> None:
    """The name stands in Docker's own line, which the reader would have to copy from; one that reads as an option does not."""
    failed = {
        "id": "f0" * 16,
        "status": "failed",
        "error": "docker compose up failed with exit code 1",
        "steps": ["Start services: failed: docker compose up exited with code 1"],
        "lines": [f"stderr {said}"],
    }
    (found,) = (
        item for item in analysed(build({"name": "lacks", "deployment": [failed]})).findings if item.code == "DP013"
    )
    made = [step.command for step in found.next_steps if step.do.startswith("Either make")]

    assert made == [command]
    assert found.next_steps[-1].do == "Deploy again"
