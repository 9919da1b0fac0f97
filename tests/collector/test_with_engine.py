"""On a real engine: what is there is collected, whatever Compose says, and nothing secret leaves."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from daoflow_bundle.left_out import MARKS
from daoflow_bundle.reader import Bundle, open_bundle

from tests.collector.command import argv
from tests.collector.engine_stack import IMAGE, Stack, running_stack

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def stack(docker_engine: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Return a running stack whose chatty container has said everything."""
    assert docker_engine
    with running_stack(tmp_path_factory.mktemp("engine") / "daoflow") as running:
        running.wait_until_said("daoflow", "key ", tries=100)
        yield running


def collect(stack: Stack, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Collect from the stack into `folder`."""
    command = argv("--dir", str(stack.folder), "--project", stack.project, *arguments)
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)


def bundle_of(result: subprocess.CompletedProcess[str]) -> Bundle:
    """Return the bundle that a run wrote."""
    assert result.returncode in (0, 4), result.stderr
    return open_bundle(Path(result.stdout.strip()))


def outcomes(bundle: Bundle) -> dict[str, str]:
    """Return how each source ended."""
    assert bundle.manifest is not None
    return {record.source: record.outcome.value for record in bundle.manifest.sources}


@pytest.fixture(scope="module")
def healthy(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bundle]:
    """Return a bundle of the stack as it is."""
    with bundle_of(collect(stack, tmp_path_factory.mktemp("healthy"))) as bundle:
        yield bundle


def test_the_first_five_minutes_are_there(healthy: Bundle) -> None:
    """Ps in both forms with all containers, the logs of each service, the three endpoints."""
    assert healthy.verify() == "verified"
    entries = {entry["Service"]: entry for entry in healthy.read_json("compose/ps.json")}
    assert set(entries) == {"daoflow", "postgres", "redis", "silent"}
    assert (entries["postgres"]["State"], entries["postgres"]["ExitCode"]) == ("exited", 1)
    assert b"Exited (1)" in healthy.read("compose/ps.txt")
    found = outcomes(healthy)
    assert (found["logs/daoflow"], found["logs/silent"], found["logs/temporal"]) == ("collected", "empty", "absent")
    assert healthy.read_json("engine/ping.json")["state"] == "up"
    health = healthy.read_json("health/health.json")
    assert (health["status"], health["body"]["service"]) == (200, "daoflow-control-plane")
    assert health["url_source"].startswith("published port of ")
    assert healthy.read_json("health/ready.json")["status"] == 404


def test_logs_keep_the_newest_lines_and_both_streams(healthy: Bundle) -> None:
    """Of 30,001 lines the newest 20,000 are kept, in order, and the manifest says that older ones were left out."""
    lines = healthy.read("logs/daoflow.log").decode().splitlines()
    assert len(lines) == 20_000
    # The engine reads the two streams side by side: which of the last lines comes first is chance.
    ends = [line.split(" ", 2)[1:] for line in lines[-30:]]
    assert [text for stream, text in ends if stream == "stdout"][-2:] == ["[worker] tick 29999", "[worker] tick 30000"]
    assert [text.split(" ")[0] for stream, text in ends if stream == "stderr"] == ["key"]
    assert healthy.manifest is not None
    record = next(item for item in healthy.manifest.members if item.path == "logs/daoflow.log")
    assert record.truncation is not None
    assert record.truncation.end == "oldest"


def test_a_terminals_log_is_clean_and_long_lines_are_whole(healthy: Bundle) -> None:
    """Escapes are gone, and a line of 40,000 characters, which the engine stores in three pieces, is one line."""
    first, second = healthy.read("logs/redis.log").decode().splitlines()
    assert first.split(" ", 2)[1:] == ["stdout", "ready"]
    assert second.split(" ", 2)[2] == "y" * 40_000


def test_no_secret_of_the_stack_is_anywhere(healthy: Bundle, stack: Stack) -> None:
    """Neither value stands in any member, though env, inspect, config and a log line held them."""
    for name in healthy.members:
        content = healthy.read(name)
        for value in stack.secrets.values():
            assert value.encode() not in content, name
    assert healthy.read("logs/daoflow.log").endswith(b"len=32]\n")


def test_the_engines_own_facts_are_there(healthy: Bundle) -> None:
    """Version, info, events of these containers, images and networks of the project."""
    assert healthy.read_json("engine/version.json")["ApiVersion"]
    assert healthy.read_json("engine/info.json")["DockerRootDir"]
    actions = {(event["Type"], event["Action"]) for event in healthy.read_json("engine/events.json")}
    assert ("container", "die") in actions
    assert healthy.read_json("engine/images.json")[0]["RepoTags"]
    assert [item["Name"].endswith("_default") for item in healthy.read_json("engine/networks.json")] == [True]
    assert healthy.read_json("engine/compose.json")["available"] is True
    commands = healthy.read_json("compose/commands.json")
    assert all("-p" in entry["command"] and entry["exit_code"] == 0 for entry in commands)


def test_when_every_compose_command_fails_ps_logs_and_inspect_still_come(stack: Stack, tmp_path: Path) -> None:
    """An emptied required key stops Compose; the evidence comes by project label, and Compose's words are kept."""
    before = (stack.folder / ".env").read_text()
    stack.break_env("ENCRYPTION_KEY")
    try:
        plain = subprocess.run(["docker", "compose", "ps"], cwd=stack.folder, capture_output=True, check=False)
        assert plain.returncode != 0
        result = collect(stack, tmp_path)
    finally:
        (stack.folder / ".env").write_text(before)
    with bundle_of(result) as bundle:
        assert {entry["Service"] for entry in bundle.read_json("compose/ps.json")} == {
            "daoflow",
            "postgres",
            "redis",
            "silent",
        }
        assert b"Exited (1)" in bundle.read("compose/ps.txt")
        inspected = [
            name for name in bundle.members if name.startswith("containers/") and name.endswith("/inspect.json")
        ]
        assert len(inspected) == 4
        assert len(bundle.read("logs/daoflow.log").splitlines()) == 20_000
        config = bundle.read_json("compose/commands.json")[0]
        assert config["exit_code"] not in (0, None)
        assert "required variable ENCRYPTION_KEY is missing a value" in " ".join(config["stderr"])
        assert "compose/config.json" not in bundle.members
        # The running container still has the old key: it must be hunted, though `.env` has none.
        assert all(stack.secrets["ENCRYPTION_KEY"].encode() not in bundle.read(name) for name in bundle.members)


def test_without_any_compose_program_the_engine_is_enough(stack: Stack, tmp_path: Path) -> None:
    """A host without the plugin: ps is filled from the engine, and says how."""
    command = argv(
        "--dir",
        str(stack.folder),
        "--project",
        stack.project,
        "--only",
        ["compose", "engine/compose"][0],
        "--only",
        "engine",
    )
    environment = {**os.environ, "PATH": "/nowhere"}
    result = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    with bundle_of(result) as bundle:
        entries = {entry["Service"]: entry for entry in bundle.read_json("compose/ps.json")}
        assert entries["postgres"]["ExitCode"] == 1
        assert entries["daoflow"]["Publishers"][0]["TargetPort"] == 3000
        assert b"NAME" in bundle.read("compose/ps.txt")
        assert bundle.manifest is not None
        record = next(item for item in bundle.manifest.members if item.path == "compose/ps.json")
        assert "by label" in record.how
        assert bundle.read_json("engine/compose.json")["available"] is False


def test_the_project_is_found_by_its_label_from_anywhere(stack: Stack, tmp_path: Path) -> None:
    """With no folder given and none in the usual place, the containers' own labels say where the installation is."""
    command = argv("plan", "--json", "--project", stack.project)
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    data = json.loads(result.stdout)["data"]
    assert data["directory"] == str(stack.folder)
    by_folder = argv("plan", "--json", "--dir", str(stack.folder))
    result = subprocess.run(by_folder, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert json.loads(result.stdout)["data"]["project"] == stack.project


def test_a_replay_of_the_engine_gives_the_same_evidence(stack: Stack, tmp_path: Path) -> None:
    """Recorded Engine API answers, log streams included, make the same members without the engine."""
    recording = tmp_path / "recording"
    live = collect(stack, tmp_path, "--record", str(recording), "-o", str(tmp_path / "live.tar.zst"))
    environment = {**os.environ, "DOCKER_HOST": "unix:///nowhere/docker.sock"}
    command = argv(
        "--dir",
        str(stack.folder),
        "--project",
        stack.project,
        "--recording",
        str(recording),
        "-o",
        str(tmp_path / "replay.tar.zst"),
    )
    again = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    with bundle_of(live) as first, bundle_of(again) as second:
        assert outcomes(second) == outcomes(first)
        assert sorted(second.members) == sorted(first.members)

        def lines(bundle: Bundle, name: str) -> list[str]:
            return [line.split("[redacted:")[0] for line in bundle.read(name).decode().splitlines()]

        for name in (
            "logs/daoflow.log",
            "logs/redis.log",
            "engine/events.json",
            "compose/ps.txt",
        ):
            assert lines(second, name) == lines(first, name), name
        assert second.read_json("health/health.json")["body"] == first.read_json("health/health.json")["body"]


def test_an_early_error_outlives_two_hundred_thousand_lines(stack: Stack, tmp_path: Path) -> None:
    """Over its budget a log loses its old quiet lines first: the error before them is in all that is read."""
    name = f"{stack.project}-floods-1"
    script = (
        "echo 'ERROR: the key file is gone' >&2; sleep 0.2; seq 1 200000; "
        "echo '[left out: 3 lines, 9 bytes]'; echo last"
    )
    labels = (f"com.docker.compose.project={stack.project}", "com.docker.compose.service=floods")
    labelled = [word for label in labels for word in ("--label", label)]
    subprocess.run(
        ["docker", "run", "--name", name, *labelled, IMAGE, "sh", "-c", script], capture_output=True, check=True
    )
    try:
        result = collect(
            stack, tmp_path, "--tail", "300000", "--max-size", "200KB", "--only", "logs/floods", "--deadline", "8m"
        )
    finally:
        subprocess.run(["docker", "rm", name], capture_output=True, check=True)
    with bundle_of(result) as bundle:
        lines = bundle.read("logs/floods.log").decode().splitlines()
        assert bundle.manifest is not None
        (record,) = (item for item in bundle.manifest.members if item.path == "logs/floods.log")
    assert lines[0].endswith("stderr ERROR: the key file is gone")
    mark = MARKS.fullmatch(lines[1].encode())
    assert mark is not None
    assert int(mark[1]) + len(lines) - 1 == 200_003
    assert lines[-2].split(" ", 2)[1:] == ["stdout", "[left out: 3 lines, 9 bytes]"]
    assert record.truncation is not None
    assert (record.truncation.lines, record.truncation.size_bytes) == (int(mark[1]), int(mark[2]))
    report = tmp_path / "report.json"
    file = result.stdout.strip()
    analyze = [sys.executable, "-m", "daoflow_analyzer.cli"]
    subprocess.run([*analyze, "report", file, "--json", str(report)], cwd=tmp_path, capture_output=True, check=True)
    unexplained = json.loads(report.read_text())["unexplained"]
    assert {"member": "logs/floods.log", "line": 1, "excerpt": "ERROR: the key file is gone"}.items() <= unexplained[
        0
    ].items()
    shown = subprocess.run(
        [*analyze, "logs", file, "--no-pager"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert (
        f"--- floods: [left out: {mark[1].decode()} lines, {mark[2].decode()} bytes] ---" in shown.stdout.splitlines()
    )


def test_one_long_log_has_what_the_others_leave(stack: Stack, tmp_path: Path) -> None:
    """A service that is one of many still fills the bundle when it alone has much to say."""
    name = f"{stack.project}-talks-1"
    script = (
        'i=0; while [ $i -lt 30000 ]; do echo "$i $((i * 7919)) $((i * 104729)) $((i * 15485863))"; i=$((i + 1)); done'
    )
    labels = (f"com.docker.compose.project={stack.project}", "com.docker.compose.service=talks")
    labelled = [word for label in labels for word in ("--label", label)]
    subprocess.run(
        ["docker", "run", "--name", name, *labelled, IMAGE, "sh", "-c", script], capture_output=True, check=True
    )
    try:
        result = collect(stack, tmp_path, "--tail", "300000", "--max-size", "300KB")
    finally:
        subprocess.run(["docker", "rm", name], capture_output=True, check=True)
    with bundle_of(result) as bundle:
        assert bundle.manifest is not None
        (record,) = (item for item in bundle.manifest.members if item.path == "logs/talks.log")
        size = bundle.file_size
    assert record.truncation is not None
    assert 200_000 < size <= 300_000


def test_a_small_budget_is_kept(stack: Stack, tmp_path: Path) -> None:
    """The bundle stays under `--max-size`, and what went is recorded."""
    with bundle_of(collect(stack, tmp_path, "--max-size", "120KB")) as bundle:
        assert bundle.file_size <= 120_000
        assert bundle.manifest is not None
        record = next(item for item in bundle.manifest.members if item.path == "logs/daoflow.log")
        assert record.truncation is not None
        assert record.truncation.lines > 0
        assert b"tick 30000" in bundle.read("logs/daoflow.log")
