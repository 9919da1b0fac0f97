"""A managed server beside the control plane: what comes back, from which account, and what stays there."""

from pathlib import Path

from tests.remote.collecting import FROM_RECORDING, PROGRAM, collect
from tests.remote.edge import Edge

ROOT = Path(__file__).parents[2]


def test_a_target_is_collected_and_nothing_stays_there(edge: Edge, tmp_path: Path) -> None:
    """The collector runs in memory there; its members and sources are in the one bundle, and the host is as it was."""
    before = edge.left_behind()
    done = collect(tmp_path, *FROM_RECORDING, "--target", edge.url(), *edge.login())

    assert done.exit_code == 0, done.notes
    folder = f"targets/{edge.address}"
    assert set(done.stages(f"{folder}/ssh.json").values()) == {"ok"}
    assert done.member(f"{folder}/engine/ping.json")["state"] == "up"
    assert done.member(f"{folder}/engine/compose.json")["available"] is True
    assert done.member(f"{folder}/engine/client.json")["available"] is True
    assert done.member(f"{folder}/host/staging.json")["writable"] is True
    assert done.member(f"{folder}/bundle.json")["host"] == edge.name
    assert done.source(f"{folder}/host/disk") == ("collected", "")
    assert done.source("engine/ping")[0] == "collected"  # the control plane's own
    ssh = done.member(f"{folder}/ssh.json")
    assert ssh["identity"]["state"] == "known"
    assert " in memory, by python3 3." in ssh["way"], ssh[
        "ways"
    ]  # of `make dist` where that was made, else of this tree
    assert abs(ssh["clock"]["ahead_s"]) <= ssh["clock"]["error_s"] + 1
    assert edge.left_behind() == before


def test_an_account_without_docker(edge: Edge, tmp_path: Path) -> None:
    """That the user may not use Docker is evidence, not an error: everything else is there."""
    done = collect(tmp_path, *FROM_RECORDING, "--target", edge.url("ops"), *edge.login())

    assert done.exit_code == 4, done.notes
    folder = f"targets/{edge.address}"
    assert done.member(f"{folder}/engine/ping.json")["state"] == "denied"
    assert done.source(f"{folder}/applications")[0] == "denied"
    assert done.source(f"{folder}/host/disk")[0] == "collected"
    assert done.source(folder) == ("collected", "")


def test_an_account_without_the_docker_command(edge: Edge, tmp_path: Path) -> None:
    """An engine that runs does not help DaoFlow where the command is missing."""
    done = collect(tmp_path, *FROM_RECORDING, "--target", edge.url("docked"), *edge.login())

    client = done.member(f"targets/{edge.address}/engine/client.json")
    assert client["available"] is False
    assert "docker" in client["error"]
    assert done.member(f"targets/{edge.address}/engine/compose.json")["available"] is False


def test_a_host_that_cannot_run_the_collector_gives_plain_commands(edge: Edge, tmp_path: Path) -> None:
    """Without a Python, and with nothing else to send, a few commands are taken instead, and the bundle says so."""
    done = collect(tmp_path, *FROM_RECORDING, "--target", edge.url("bare"), *edge.login())

    assert done.exit_code == 4
    folder = f"targets/{edge.address}"
    outcome, reason = done.source(folder)
    assert outcome == "partial"
    assert "plain commands were taken" in reason
    assert "there is no Python" in reason
    commands = {item["name"]: item for item in done.member(f"{folder}/commands.json")}
    assert commands["system"]["stdout"][0].startswith("Linux")
    assert done.member(f"{folder}/engine/ping.json")["state"] == "denied"
    assert {item for entry in done.member(f"{folder}/host/disk.json")["filesystems"] for item in entry["purposes"]} >= {
        "root",
        "staging",
    }


def test_a_host_that_runs_only_named_commands(edge: Edge, tmp_path: Path) -> None:
    """Where no shell may be started, single commands still answer."""
    done = collect(tmp_path, *FROM_RECORDING, "--target", edge.url("strict"), *edge.login())

    folder = f"targets/{edge.address}"
    assert done.source(folder)[0] == "partial"
    assert done.member(f"{folder}/commands.json")[0]["exit_code"] == 0


def test_a_host_that_runs_nothing(edge: Edge, tmp_path: Path) -> None:
    """It was reached, and that is all there is to say."""
    done = collect(tmp_path, *FROM_RECORDING, "--target", edge.url("nothing"), *edge.login())

    assert done.exit_code == 4
    outcome, reason = done.source(f"targets/{edge.address}")
    assert outcome == "failed"
    assert "neither the collector nor plain commands" in reason
    assert done.stages(f"targets/{edge.address}/ssh.json")["authentication"] == "ok"


def test_the_ssh_program_where_no_disk_takes_a_folder(edge: Edge, tmp_path: Path) -> None:
    """Its shared connection is a convenience: on a workstation without an inode left in /tmp each command has one of its own."""
    kept = {"files": tmp_path.parent, "program": ROOT}  # both may lie in /tmp themselves
    aside = " && ".join(f"mkdir -p /run/{name} && mount --bind {path} /run/{name}" for name, path in kept.items())
    back = " && ".join(f"mkdir -p {path} && mount --bind /run/{name} {path}" for name, path in kept.items())
    full = (
        f"{aside} && mount -t tmpfs -o nr_inodes=24 tmpfs /tmp && {back}"
        " && while : 2>/dev/null > /tmp/$$-$((i=i+1)); do :; done"
    )
    program = tmp_path / "collect"
    program.write_text(f'#!/bin/sh\nexec unshare --mount bash -c \'{full}; exec "$@"\' bash {PROGRAM} "$@"\n')
    program.chmod(0o755)
    done = collect(
        tmp_path, *FROM_RECORDING, "--target", edge.url(), *edge.login(), "--ssh-program", "ssh", program=str(program)
    )

    assert done.source(f"targets/{edge.address}") == ("collected", ""), done.notes


def test_the_ssh_program_instead_of_paramiko(edge: Edge, tmp_path: Path) -> None:
    """`--ssh-program ssh` gives the same evidence by OpenSSH itself."""
    done = collect(tmp_path, *FROM_RECORDING, "--target", edge.url(), *edge.login(), "--ssh-program", "ssh")

    assert done.exit_code == 0, done.notes
    ssh = done.member(f"targets/{edge.address}/ssh.json")
    assert "OpenSSH" in ssh["transport"]
    assert set(done.stages(f"targets/{edge.address}/ssh.json").values()) == {"ok"}
    assert done.member(f"targets/{edge.address}/engine/ping.json")["state"] == "up"
