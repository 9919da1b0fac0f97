"""The command line keeps its promises: streams, exit codes, words, one file."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import time
from pathlib import Path

import pytest
from daoflow_bundle.reader import open_bundle

from tests.collector import sockets
from tests.collector.command import Installation, argv, as_nobody, collect, environment, make_installation


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    """Return an installation whose engine is absent: whatever can be had without one is fast."""
    return make_installation(tmp_path / "daoflow")


def prose(text: str) -> list[str]:
    """Return the lines that are wrapped; paths and commands, indented by four, stay whole to be copied."""
    return [line for line in text.splitlines() if not re.match(r" {4}\S", line)]


def test_help_fits_a_screen_and_shows_examples_and_exit_codes(tmp_path: Path) -> None:
    """At most 24 lines of 80 columns, with what to type and what the exit codes mean."""
    result = collect("--help", cwd=tmp_path)
    lines = result.stdout.splitlines()
    assert result.returncode == 0
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80
    for wanted in ("daoflow-collect plan", "daoflow-collect show", "Exit codes", "130"):
        assert wanted in result.stdout


def test_starting_does_not_load_what_only_a_run_needs() -> None:
    """`--help` is instant because neither the engine's SDK nor the compressor is imported for it."""
    code = "import sys; sys.argv = ['x', '--help']\nfrom daoflow_collector import cli\ntry: cli.main()\nexcept SystemExit: pass\n"
    code += "print([name for name in ('docker', 'requests', 'zstandard', 'paramiko') if name in sys.modules])"
    result = subprocess.run([argv()[0], "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "[]"


def test_the_wrong_host_is_not_collected_from(tmp_path: Path, installation: Installation) -> None:
    """With another host's engine and no DaoFlow here: no file, exit 2, the command that collects there. An installation here counts."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    env = environment(engine="ssh://ops@node-1:2222")
    refused = subprocess.run(argv(), cwd=elsewhere, env=env, capture_output=True, text=True, check=False)
    assert refused.returncode == 2
    assert "daoflow-collect --on ssh://ops@node-1:2222" in refused.stderr
    assert list(elsewhere.iterdir()) == []
    here = argv("--dir", str(installation.folder))
    done = subprocess.run(here, cwd=elsewhere, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 4, done.stderr


def test_without_an_engine_a_partial_bundle_comes_and_says_what_is_missing(installation: Installation) -> None:
    """Standard output is the path alone; the end block names the gaps; the exit code is 4; the secret is nowhere."""
    result = collect("--dir", str(installation.folder), cwd=installation.folder.parent)
    assert result.returncode == 4, result.stderr
    path = Path(result.stdout.strip())
    assert path.is_file()
    assert {item.name for item in installation.folder.parent.iterdir()} == {"daoflow", path.name}
    assert path.stat().st_mode & 0o777 == 0o600
    for words in (
        "Partial bundle written",
        "containers",
        "the Docker Engine is absent",
        "Send this one file",
        "sha256",
    ):
        assert words in result.stderr
    assert installation.secret not in result.stderr
    with open_bundle(path) as bundle:
        assert bundle.verify() == "verified"
        assert bundle.members[0] == "bundle.json"
        assert bundle.members[-1] == "manifest.json"
        assert bundle.read_json("engine/ping.json")["state"] == "absent"
        assert bundle.read_json("health/health.json")["error_kind"] == "refused"
        assert all(installation.secret.encode() not in bundle.read(name) for name in bundle.members)


def test_the_incident_and_its_words_pass_the_gate(installation: Installation) -> None:
    """What the operator tells about the incident stands in bundle.json, without a secret that slipped into a note."""
    facts = ["--case", "4711", "--deployment", "dep_1", "--note", f"the key is {installation.secret}"]
    result = collect("--dir", str(installation.folder), *facts, "--only", "env", cwd=installation.folder.parent)
    assert result.returncode == 0, result.stderr
    with open_bundle(Path(result.stdout.strip())) as bundle:
        incident = bundle.read_json("bundle.json")["incident"]
    assert (incident["case"], incident["deployment"], incident["server"]) == ("4711", "dep_1", None)
    assert incident["note"].startswith("the key is [redacted:ENCRYPTION_KEY#")


def test_json_is_the_only_thing_on_standard_output(installation: Installation) -> None:
    """`--json` gives one envelope that a program can read, for success and for failure."""
    result = collect(
        "--dir", str(installation.folder), "--only", "env", "--json", "--quiet", cwd=installation.folder.parent
    )
    data = json.loads(result.stdout)["data"]
    assert result.stderr == ""
    assert data["complete"] is True
    assert {"source": "env", "outcome": "collected", "reason": ""} in data["sources"]
    failed = collect("--json", "--tail", "many", cwd=installation.folder)
    assert failed.returncode == 2
    assert json.loads(failed.stdout)["ok"] is False
    assert json.loads(failed.stdout)["code"] == 2


def test_plan_prints_and_writes_nothing(installation: Installation) -> None:
    """`plan` tells source, origin, reason and limit of each item, exits 3, and leaves no file."""
    before = sorted(installation.folder.parent.rglob("*"))
    result = collect("plan", "--dir", str(installation.folder), "--skip", "host", cwd=installation.folder.parent)
    assert result.returncode == 3
    for words in ("logs/daoflow", "First Five Minutes", "20000 lines", "GET /health", "skipped host/disk"):
        assert words in result.stdout
    assert max(map(len, prose(result.stdout))) <= 80
    data = json.loads(
        collect("plan", "--json", "--dir", str(installation.folder), cwd=installation.folder.parent).stdout
    )
    assert {"source", "priority", "how", "reason", "limit", "timeout_s"} <= set(data["data"]["sources"][0])
    assert sorted(installation.folder.parent.rglob("*")) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["shwo", "x"], "did you mean 'show'?"),
        (["run", "--only", "helth"], "did you mean 'health'?"),
        (["--dirr", "/x"], "did you mean --dir?"),
        (["--deadline", "soon"], "'soon' is not a duration"),
        (["-o", "bundle.zip"], "ends in .tar.zst"),
        (["-o", "-", "--json"], "both want standard output"),
    ],
)
def test_usage_errors_say_what_was_meant(arguments: list[str], words: str, tmp_path: Path) -> None:
    """A wrong word is answered with the nearest right one, exit 2, and never a traceback."""
    result = collect(*arguments, cwd=tmp_path)
    assert result.returncode == 2
    assert words in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stderr.startswith("error[")


def test_an_existing_file_is_never_overwritten(installation: Installation) -> None:
    """A name that is taken is an error before anything is collected."""
    target = installation.folder.parent / "mine.tar.zst"
    target.write_bytes(b"precious")
    result = collect("--dir", str(installation.folder), "-o", str(target), cwd=installation.folder.parent)
    assert result.returncode == 1
    assert "exists already" in result.stderr
    assert target.read_bytes() == b"precious"


def test_the_bundle_can_go_to_standard_output(installation: Installation) -> None:
    """`-o -` writes the finished, searched bundle there and no file anywhere."""
    command = argv("--dir", str(installation.folder), "--only", "env", "-o", "-")
    result = subprocess.run(
        command,
        cwd=installation.folder.parent,
        env=environment(engine="unix:///nowhere"),
        capture_output=True,
        check=False,
    )
    assert result.returncode == 0
    target = installation.folder.parent / "piped.tar.zst"
    assert [item.name for item in installation.folder.parent.iterdir()] == ["daoflow"]
    target.write_bytes(result.stdout)
    with open_bundle(target) as bundle:
        assert bundle.verify() == "verified"


def test_a_reader_that_went_away_costs_no_bundle(installation: Installation) -> None:
    """With both pipes closed, the bundle is there all the same."""
    process = subprocess.Popen(
        argv("--dir", str(installation.folder)),
        cwd=installation.folder.parent,
        env=environment(engine="unix:///nowhere/d.sock"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    process.stderr.close()
    assert process.wait(60) == 4
    (path,) = installation.folder.parent.glob("*.tar.zst")
    with open_bundle(path) as bundle:
        assert bundle.verify() == "verified"


def test_plain_terminals_get_plain_text(installation: Installation) -> None:
    """No escapes off a terminal, 80 columns, and nothing but ASCII in a locale that has no more."""
    locale = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    result = collect("--dir", str(installation.folder), cwd=installation.folder.parent, more=locale)
    assert result.returncode == 4
    assert "\x1b" not in result.stderr
    assert result.stderr.isascii()
    assert max(map(len, prose(result.stderr))) <= 80


def test_show_and_verify_let_the_operator_look_first(installation: Installation) -> None:
    """`show` lists and prints; `verify` checks, and finds a secret that is asked about."""
    result = collect("--dir", str(installation.folder), "--only", "env", cwd=installation.folder.parent)
    bundle = result.stdout.strip()
    listed = collect("show", bundle, cwd=installation.folder)
    assert "env/files/.env" in listed.stdout
    member = collect("show", bundle, "env/files/.env", cwd=installation.folder)
    assert member.stdout.startswith("# by hand\nENCRYPTION_KEY=[redacted:ENCRYPTION_KEY#")
    missing = collect("show", bundle, "env/files/env", cwd=installation.folder)
    assert missing.returncode == 2
    assert "did you mean 'env/files/.env'?" in missing.stderr
    verified = collect("verify", bundle, "--env-file", str(installation.env_file), cwd=installation.folder)
    assert verified.returncode == 0, verified.stdout
    other = installation.folder / "other.env"
    other.write_text("SESSION_SECRET=# by hand\n")
    leaking = collect("verify", bundle, "--env-file", str(other), "--json", cwd=installation.folder)
    assert leaking.returncode == 1
    document = json.loads(leaking.stdout)
    assert document["data"]["secrets_found"][0]["member"] == "env/files/.env"
    assert (document["ok"], document["code"]) == (False, 1)
    assert document["error"].startswith("env/files/.env holds the value of SESSION_SECRET")
    assert other.read_text().partition("=")[2].strip() not in document["error"]


@pytest.mark.parametrize(
    "content", [b"", b"# nothing\n", b"GREETING=good morning\n", b'{"password": "by hand"}', bytes(range(256)) * 9]
)
def test_verify_says_when_there_is_nothing_to_search_for(content: bytes, installation: Installation) -> None:
    """A wrong or empty env file is no proof of anything: it fails, and names the file."""
    bundle = collect("--only", "env", cwd=installation.folder).stdout.strip()
    wrong = installation.folder / "wrong.env"
    wrong.write_bytes(content)
    result = collect("verify", bundle, "--env-file", str(wrong), cwd=installation.folder)
    assert (result.returncode, result.stdout) == (1, "")
    assert f"no secret is named in {wrong}" in result.stderr


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16"])
def test_verify_says_what_it_searched_for(charset: str, installation: Installation) -> None:
    """In whatever character set the file is: each secret by its name, and none of the values."""
    bundle = collect("--only", "env", cwd=installation.folder).stdout.strip()
    other = installation.folder / "other.env"
    other.write_bytes(f"A_TOKEN=# by hand\nB_PASSWORD={installation.secret}\nPORT=9\n".encode(charset))
    arguments = ("verify", bundle, "--env-file", str(other), "--env-file", str(installation.env_file))
    result = collect(*arguments, cwd=installation.folder)
    assert result.returncode == 1
    assert f"  searched for 2 secrets of {other}: A_TOKEN, B_PASSWORD" in result.stdout
    assert f"  searched for 1 secret of {installation.env_file}: ENCRYPTION_KEY" in result.stdout
    assert "SECRET in env/files/.env: the value of A_TOKEN" in result.stdout
    document = json.loads(collect(*arguments, "--json", cwd=installation.folder).stdout)
    assert [item["names"] for item in document["data"]["searched_for"]] == [
        ["A_TOKEN", "B_PASSWORD"],
        ["ENCRYPTION_KEY"],
    ]
    assert installation.secret not in result.stdout


def test_what_is_no_bundle_is_said_in_words(tmp_path: Path) -> None:
    """A missing file and a foreign one are errors in three lines."""
    (tmp_path / "notes.txt").write_text("not a bundle, just notes\n" * 10)
    for name in ("missing.tar.zst", "notes.txt"):
        result = collect("verify", name, cwd=tmp_path)
        assert result.returncode == 1
        assert result.stderr.startswith("error[")
        assert "Traceback" not in result.stderr


def test_a_hung_engine_costs_seconds(installation: Installation, tmp_path: Path) -> None:
    """A daemon that accepts and never answers: the bundle is there within 20 seconds, and names the state."""
    with sockets.unix_server(tmp_path / "d.sock", sockets.hang) as engine:
        started = time.monotonic()
        result = collect("--dir", str(installation.folder), cwd=installation.folder.parent, engine=engine)
        assert time.monotonic() - started < 20
    assert result.returncode == 4
    with open_bundle(Path(result.stdout.strip())) as bundle:
        assert bundle.read_json("engine/ping.json")["state"] == "hung"
        assert bundle.manifest is not None
        logs = bundle.manifest.source("logs/daoflow")
        assert logs is not None
        assert (logs.outcome.value, logs.duration_s < 1) == ("failed", True)


def test_fingerprints_of_two_runs_agree_only_with_a_key_that_stays(installation: Installation) -> None:
    """With `--fingerprint-key` two bundles can be compared; without, they cannot."""
    key = installation.folder.parent / "key"

    def fingerprint(*more: str) -> str:
        folder = installation.folder.parent / str(len(list(installation.folder.parent.iterdir())))
        folder.mkdir()
        result = collect("--dir", str(installation.folder), "--only", "env", *more, cwd=folder)
        with open_bundle(Path(result.stdout.strip())) as bundle:
            found = bundle.read_json("env/sanity.json")["keys"]["ENCRYPTION_KEY"]["fingerprints"]["env_file"]
        assert isinstance(found, str)
        return found

    first, second = fingerprint("--fingerprint-key", str(key)), fingerprint("--fingerprint-key", str(key))
    assert first == second
    assert fingerprint() != first
    assert key.stat().st_mode & 0o777 == 0o600
    key.chmod(0o644)
    refused = collect("--fingerprint-key", str(key), "--dir", str(installation.folder), cwd=installation.folder)
    assert refused.returncode == 1
    assert "others may read" in refused.stderr


def test_a_user_who_may_read_nothing_is_told_to_use_sudo(installation: Installation, tmp_path: Path) -> None:
    """No socket and no installation: exit 6, nothing written (a proxy that forbids stands for the socket's permissions)."""
    forbids = sockets.answer(b"", status="403 Forbidden")
    with sockets.unix_server(tmp_path / "d.sock", forbids) as engine:
        (tmp_path / "nothing-here").mkdir()
        asked = ["--dir", "../nothing-here", "--case", "47 11", "--note=it's late", "-o", "mine.tar.zst"]
        result = collect(*asked, cwd=installation.folder, engine=engine)
    assert result.returncode == 6
    advice = f"  try      sudo DOCKER_HOST={engine} daoflow-collect {shlex.join(asked)}"
    assert advice in result.stderr.splitlines()
    assert list(installation.folder.parent.glob("*.tar.zst*")) == []


@pytest.mark.skipif(os.getuid() != 0, reason="another user is needed")
@pytest.mark.parametrize("refused", ["the engine", "the env file"])
def test_the_command_for_the_rest_stands_whole_on_its_own_line(refused: str, tmp_path: Path) -> None:
    """A user who may not use the engine, or not read `.env`: the same command as root, each option as it was typed, ready to be pasted."""
    installation = make_installation(tmp_path / "daoflow")
    for path in (tmp_path, *list(tmp_path.parents)[:3], installation.folder):
        path.chmod(path.stat().st_mode | 0o055)
    tmp_path.chmod(0o777)
    installation.env_file.chmod(0o644 if refused == "the engine" else 0o600)
    forbids = sockets.answer(b"", status="403 Forbidden")
    with sockets.unix_server(
        tmp_path / "d.sock", forbids if refused == "the engine" else sockets.answer(b"[]")
    ) as engine:
        (tmp_path / "d.sock").chmod(0o777)
        asked = [
            "--dir",
            str(installation.folder),
            "--case",
            "a case-with-hyphens that is longer than a line of a terminal",
            "-o",
            ".",
            *(() if refused == "the engine" else ("--only", "env")),
        ]
        result = subprocess.run(
            [*as_nobody(), *argv(*asked)],
            cwd=tmp_path,
            env=environment(engine=engine, more={"PYTHONDONTWRITEBYTECODE": "1"}),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    assert result.returncode == 4, result.stderr
    lines = result.stderr.splitlines()
    command = lines[lines.index("  For the rest:") + 1]
    assert shlex.split(command) == ["sudo", f"DOCKER_HOST={engine}", "daoflow-collect", *asked]


def test_a_folder_that_does_not_exist_is_a_wrong_call(tmp_path: Path) -> None:
    """`--dir` with a typing error: exit 2, which folder, and no bundle."""
    make_installation(tmp_path / "daoflow")
    for wrong, words in (("daoflw", "does not exist"), ("daoflow/.env", "is no folder")):
        for command in ((), ("plan",)):
            result = collect(*command, "--dir", wrong, cwd=tmp_path)
            assert result.returncode == 2
            assert f"--dir {tmp_path / wrong} {words}" in result.stderr
    assert [item.name for item in tmp_path.iterdir()] == ["daoflow"]


def test_a_full_disk_is_noticed_before_anything_is_written(installation: Installation) -> None:
    """A target without room is refused with how much is needed, and nothing is left there."""
    folder = installation.folder.parent
    result = collect("--dir", str(installation.folder), "--max-size", "900000GB", cwd=folder)
    assert result.returncode == 1
    assert "MiB are needed" in result.stderr
    assert [item.name for item in folder.iterdir()] == ["daoflow"]


@pytest.mark.skipif(os.getuid() != 0, reason="a file system is mounted")
@pytest.mark.parametrize("output", ["mine.tar.zst", "-"])
def test_little_room_is_enough_for_a_smaller_bundle(installation: Installation, output: str) -> None:
    """On 3 MB the usual size is refused, and the `--max-size` that is offered fits; what has failed is not offered."""
    folder = installation.folder.parent / "small"
    folder.mkdir()
    script = f'mount -t tmpfs -o size=3m small . && cd "$PWD" && exec "$@"{" > streamed" if output == "-" else ""}'

    def run(*more: str) -> subprocess.CompletedProcess[str]:
        command = argv("--dir", str(installation.folder), "--only", "env", "-o", output, *more)
        return subprocess.run(
            ["unshare", "--mount", "sh", "-c", script, "sh", *command],
            cwd=folder,
            env=environment(engine="unix:///nowhere"),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    refused = run()
    assert refused.returncode == 1
    assert re.search(r"has [\d.]+ MiB free, [\d.]+ MiB are needed", refused.stderr)
    offered = re.search(r"--max-size \d+KB", refused.stderr)
    assert offered is not None
    assert "-o PATH" in refused.stderr
    assert ("-o -" in refused.stderr) == (output != "-")
    done = run(*offered[0].split())
    assert done.returncode == 0, done.stderr
