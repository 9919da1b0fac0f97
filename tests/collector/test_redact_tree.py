"""`daoflow-collect redact`: a folder of real files comes out without its secrets, and what cannot be shown clean stays out."""

from __future__ import annotations

import base64
import gzip
import json
import os
import re
import secrets
import signal
import sqlite3
import stat
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from daoflow_bundle.token import find_tokens
from daoflow_collector.redact import Verifier
from daoflow_collector.redact_files.source import LeftOutError, not_text
from daoflow_collector.redact_files.tree import search_again


def redact(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command as an operator does."""
    command = [sys.executable, "-m", "daoflow_collector.cli", "redact", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture
def password() -> str:
    """Return a fresh password that no shape gives away."""
    return secrets.token_hex(24)


@pytest.fixture
def source(tmp_path: Path, password: str) -> Path:
    """Return a folder as it lies on an operator's desk: env file, inspect, Compose file, logs."""
    folder = tmp_path / "evidence"
    (folder / "logs").mkdir(parents=True)
    (folder / ".env").write_text(f"# prod\nPOSTGRES_PASSWORD='{password}'\nDAOFLOW_PORT=3000\n")
    encoded = base64.b64encode(f"daoflow:{password}".encode()).decode()
    (folder / "logs/app.log").write_text(
        f"try 1 {password}\nAuthorization: Basic {encoded}\nlistening on 0.0.0.0:3000\n"
    )
    (folder / "inspect.json").write_text(json.dumps([{"Config": {"Env": [f"PG={password}", "NODE_ENV=production"]}}]))
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below the folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_comes_out_clean(source: Path, tmp_path: Path, password: str) -> None:
    """The secret of the env file is gone from every file in every encoding, with one fingerprint; the facts stay; exit 0."""
    done = redact(source, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{tmp_path / 'out'}\n"
    found = contents(tmp_path / "out")
    assert set(found) == {".env", "logs/app.log", "inspect.json"}
    assert not any(password.encode() in content for content in found.values())
    tokens = [token for content in found.values() for token in find_tokens(content.decode())]
    assert len({token.fingerprint for token in tokens if token.what == "POSTGRES_PASSWORD"}) == 1
    assert b"listening on 0.0.0.0:3000" in found["logs/app.log"]
    assert found[".env"].startswith(b"# prod\n")
    assert json.loads(found["inspect.json"])[0]["Config"]["Env"][1] == "NODE_ENV=production"


def test_folders_and_names_of_files_are_no_secrets(tmp_path: Path, password: str) -> None:
    """`PWD` is where a shell stands, and a path where a secret lies: neither costs the files that name them."""
    folder = tmp_path / "evidence"
    folder.mkdir()
    (folder / "env.txt").write_text(
        f"PWD=/srv/app\nOLDPWD=/srv/data\nGOOGLE_APPLICATION_CREDENTIALS=/etc/google/account.json\nDB_PASSWORD={password}\n"
    )
    (folder / ".env").write_text(f"PWD=/srv/app\nDB_PASSWORD={password}\n")
    (folder / "app.log").write_text(f"/srv/app/index.js:12 tried {password}\n/srv/data/x of /etc/google/account.json\n")
    done = redact(folder, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    found = contents(tmp_path / "out")
    assert set(found) == {"env.txt", ".env", "app.log"}
    assert b"PWD=/srv/app\nOLDPWD=/srv/data\n" in found["env.txt"]
    assert found["app.log"].startswith(b"/srv/app/index.js:12 tried [redacted:DB_PASSWORD#")
    assert b"/srv/data/x of " in found["app.log"]


def test_only_the_owner_may_read_the_result(source: Path, tmp_path: Path) -> None:
    """Files are 0600 and folders 0700, whatever the umask and the source's modes are."""
    assert redact(source, tmp_path / "out").returncode == 0
    for path in [tmp_path / "out", *(tmp_path / "out").rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_what_cannot_be_looked_into_is_left_out(source: Path, tmp_path: Path) -> None:
    """Binary files, links and special files are not copied, not followed, not opened: a stub says why, and the exit code is 4."""
    outside = tmp_path / "outside.txt"
    outside.write_text("not part of it")
    (source / "blob.bin").write_bytes(b"\x00\x01\x02" * 400)
    (source / "damaged.log.gz").write_bytes(gzip.compress(b"some words\n" * 100)[:40])
    (source / "link.txt").symlink_to(outside)
    (source / "linked-folder").symlink_to(tmp_path)
    os.mkfifo(source / "pipe")
    done = redact(source, tmp_path / "out", "--json")
    assert done.returncode == 4
    left_out = {item["path"]: item["reason"] for item in json.loads(done.stdout)["data"]["left_out"]}
    assert set(left_out) == {"blob.bin", "damaged.log", "link.txt", "linked-folder", "pipe"}
    assert "binary" in left_out["blob.bin"]
    assert "not followed" in left_out["linked-folder"]
    found = contents(tmp_path / "out")
    assert {name for name in found if name.endswith(".left-out.txt")} == {f"{name}.left-out.txt" for name in left_out}
    assert not any(b"not part of it" in content or b"\x00\x01" in content for content in found.values())


def test_gzip_is_read_and_written_as_text(source: Path, tmp_path: Path, password: str) -> None:
    """A rotated, compressed log is decompressed, redacted and written under its name without `.gz`."""
    (source / "logs/app.log.1.gz").write_bytes(gzip.compress(f"older {password}\n".encode()))
    assert redact(source, tmp_path / "out").returncode == 0
    text = (tmp_path / "out/logs/app.log.1").read_text()
    assert text.startswith("older [redacted:POSTGRES_PASSWORD#")


def test_names_of_files_are_redacted(source: Path, tmp_path: Path, password: str) -> None:
    """A secret in a file's or a folder's name does not come along, and two names that become the same stay two files."""
    (source / f"dump-{password}").mkdir()
    (source / f"dump-{password}" / "a.txt").write_text("one")
    (source / "logs/app.log.gz").write_bytes(gzip.compress(b"two\n"))
    assert redact(source, tmp_path / "out").returncode == 0
    found = contents(tmp_path / "out")
    assert not any(password in name for name in found)
    assert {b"one", b"two\n"} <= set(found.values())
    assert len(found) == 5


def test_the_first_word_of_a_name_tells_of_the_second(tmp_path: Path, password: str) -> None:
    """`password-v` loses v although nothing else names it; ids, dates and words stay."""
    facts = {f"deploy-{'9f3a' * 8}.json", "secret-rotation-20261123.log", "password-reset-2026.md"}
    folder = tmp_path / "notes"
    folder.mkdir()
    for name in (*facts, f"password-{password}.txt"):
        (folder / name).write_text("see the ticket\n")
    assert redact(folder, tmp_path / "out").returncode == 0
    names = set(contents(tmp_path / "out"))
    assert facts < names
    assert not any(password in name for name in names)


def test_a_command_in_a_list_is_no_variable(tmp_path: Path) -> None:
    """Of a line of a CI script only the token is learnt, so that its options and address stay."""
    token = secrets.token_hex(16)
    script = f"script:\n  - curl --form token={token} --form ref=main https://git.example.org/api/v4\n"
    (tmp_path / "ci").mkdir()
    (tmp_path / "ci/pipeline.yml").write_text(script)
    assert redact(tmp_path / "ci", tmp_path / "out").returncode == 0
    (after,) = contents(tmp_path / "out").values()
    assert token.encode() not in after
    assert after.endswith(b" --form ref=main https://git.example.org/api/v4\n")


def test_two_results_under_one_key_can_be_compared(source: Path, tmp_path: Path, password: str) -> None:
    """The same folder under the same key gives the same bytes; under another key not one fingerprint is the same."""
    keys = [tmp_path / "one.key", tmp_path / "other.key"]
    for number, key in enumerate(keys):
        key.write_bytes(bytes([number]) * 32)
        key.chmod(0o600)
    for target, key in (("d1", keys[0]), ("d2", keys[0]), ("d3", keys[1])):
        assert redact(source, tmp_path / target, "--fingerprint-key", key).returncode == 0
    first, second, other = (contents(tmp_path / target) for target in ("d1", "d2", "d3"))
    assert first == second
    fingerprints = [
        {token.fingerprint for content in one.values() for token in find_tokens(content.decode("latin-1"))}
        for one in (first, other)
    ]
    assert fingerprints[0]
    assert fingerprints[0].isdisjoint(fingerprints[1])
    assert password.encode() not in b"".join(first.values())


def test_a_single_file(source: Path, tmp_path: Path, password: str) -> None:
    """A file is redacted into a file; `--env-file` brings secrets that it does not name itself, and is not copied."""
    target = tmp_path / "app.log"
    done = redact(source / "logs/app.log", target, "--env-file", source / ".env")
    assert done.returncode == 0, done.stderr
    assert password not in target.read_text()
    assert "Authorization: Basic [redacted:" in target.read_text()


def test_engine_log_files(source: Path, tmp_path: Path, password: str) -> None:
    """In the engine's own log files a secret cut in two by the engine is found; every line stays a JSON record."""
    records = [f"begins {password[:20]}", f"{password[20:]} ends\n", "next\n"]
    lines = [json.dumps({"log": text, "stream": "stdout", "time": "2026-11-23T12:00:00Z"}) for text in records]
    (source / "logs/abc-json.log").write_text("\n".join(lines) + "\n")
    assert redact(source, tmp_path / "out").returncode == 0
    written = [json.loads(line) for line in (tmp_path / "out/logs/abc-json.log").read_text().splitlines()]
    assert len(written) == 3
    text = "".join(record["log"] for record in written)
    assert text.startswith("begins [redacted:POSTGRES_PASSWORD#")
    assert text.endswith(" ends\nnext\n")


@pytest.mark.parametrize("case", ["taken", "inside", "missing", "device"])
def test_usage(case: str, source: Path, tmp_path: Path) -> None:
    """A DEST that is taken or inside SOURCE, and a SOURCE that is neither file nor folder, are exit 2, and nothing is written."""
    target = tmp_path / "out"
    if case == "taken":
        target.mkdir()
        (target / "mine").write_text("x")
    elif case == "inside":
        target = source / "out"
    before = contents(tmp_path)
    done = redact({"missing": tmp_path / "nowhere", "device": Path("/dev/null")}.get(case, source), target)
    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith("error[")
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("kind", "why"), [("folder", "it is not a file"), ("nothing", "it does not exist"), ("pipe", "it is not a file")]
)
def test_an_env_file_that_is_none(kind: str, why: str, source: Path, tmp_path: Path) -> None:
    """What is given as an env file and is none ends it at once, in words about that path."""
    given = tmp_path / "more.env"
    if kind == "folder":
        given.mkdir()
    elif kind == "pipe":
        os.mkfifo(given)
    done = redact(source, tmp_path / "out", "--env-file", given)
    assert done.returncode == 2
    assert str(given) in done.stderr
    assert why in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("packed", [False, True])
def test_archives_and_databases_are_called_what_they_are(packed: bool, tmp_path: Path) -> None:
    """Their zero bytes make them text in no character set otherwise, which helps nobody to take out what matters."""
    plain = tmp_path / "a.log"
    plain.write_text("line\n")
    with tarfile.open(tmp_path / "a.tar", "w:gz" if packed else "w") as archive:
        archive.add(plain, "a.log")
    with sqlite3.connect(tmp_path / "a.txt") as database:
        database.execute("create table t(x)")
    content = (tmp_path / "a.tar").read_bytes()
    assert not_text(gzip.decompress(content) if packed else content) == "it is a tar archive"
    assert not_text((tmp_path / "a.txt").read_bytes()) == "it is a database file"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_stopped_half_way_says_so(number: signal.Signals, tmp_path: Path) -> None:
    """What is there looks like a whole copy: how much it is, and of how much, is said, and nothing half written lies there."""
    many = tmp_path / "many"
    many.mkdir()
    for index in range(5000):
        (many / f"{index}.log").write_text(f"line {index}\n")
    target = tmp_path / "out"
    program = Path(sys.executable).with_name("daoflow-collect")
    running = subprocess.Popen(
        ["env", "--default-signal", program, "redact", str(many), str(target)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not (target.is_dir() and len(list(target.iterdir())) > 20):
        assert running.poll() is None
    running.send_signal(number)
    stdout, stderr = running.communicate(timeout=60)
    left = len(list(target.iterdir()))
    assert (running.returncode, stdout) == (130, "")
    assert re.search(rf"{target} holds ({left}|{left - 1}) of 5000 files, redacted, and no more: remove it", stderr), (
        stderr
    )
    assert not list(target.glob(".redacting-*"))


def test_a_disk_that_takes_no_more_says_how_much_it_has(tmp_path: Path) -> None:
    """The same, where the disk ends it."""
    many = tmp_path / "many"
    many.mkdir()
    for name, size in (("a", 10), ("b", 10), ("c", 40_000), ("d", 10)):
        (many / f"{name}.log").write_text("plain\n" * size)
    program = Path(sys.executable).with_name("daoflow-collect")
    command = ["prlimit", "--fsize=50000", program, "redact", str(many), str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert f"{tmp_path / 'out'} holds 2 of 4 files, redacted, and no more: remove it" in done.stderr


@pytest.mark.parametrize("command", ["verify", "show", "mail"])
def test_a_pipe_is_no_bundle(command: str, tmp_path: Path) -> None:
    """A named pipe without a writer is refused, not waited for."""
    pipe = tmp_path / "bundle.tar.zst"
    os.mkfifo(pipe)
    program = Path(sys.executable).with_name("daoflow-collect")
    done = subprocess.run([program, command, str(pipe)], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert "It is a pipe" in done.stderr


def test_nothing_to_show_is_a_failure(tmp_path: Path) -> None:
    """When the only file cannot be redacted, nothing is printed as a result and the exit code is 1."""
    (tmp_path / "key.p12").write_bytes(bytes(range(256)))
    done = redact(tmp_path / "key.p12", tmp_path / "out.txt")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "binary" in done.stderr
    assert not (tmp_path / "out.txt").exists()


def test_the_second_search_has_the_last_word(password: str) -> None:
    """Content in which the gate missed a known secret does not pass, and the reason names the secret, not its value."""
    verifier = Verifier({password: "POSTGRES_PASSWORD"})
    search_again(verifier, b"nothing here")
    with pytest.raises(LeftOutError, match="POSTGRES_PASSWORD") as raised:
        search_again(verifier, base64.b64encode(f"x {password}".encode()))
    assert password not in str(raised.value)


def test_a_short_token_is_no_list(tmp_path: Path) -> None:
    """A token without `=` in it reads as a list in YAML: it is learnt neither from there nor hunted in other files."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/compose.yml").write_text("services:\n  redis:\n    environment:\n      REDIS_PASSWORD: kettle\n")
    (tmp_path / "in/.env").write_text("REDIS_PASSWORD=kettle\n")
    for source, target in (("in", "once"), ("once", "twice"), ("twice", "thrice")):
        assert redact(tmp_path / source, tmp_path / target).returncode == 0
    marked = {
        name: content.replace(b"[redacted:", b"[unverified-redacted:")
        for name, content in contents(tmp_path / "once").items()
    }
    assert b" short]" in marked[".env"]
    assert contents(tmp_path / "twice") == contents(tmp_path / "thrice") == marked


def test_a_files_name_tells_what_its_lines_are(tmp_path: Path) -> None:
    """`user:password` lines of a file that is named for logins lose the password, though nothing in them names it."""
    folder = tmp_path / "etc"
    folder.mkdir()
    (folder / "rsyncd.secrets").write_text("backup:blue42fish\n")
    (folder / "chap-secrets").write_text("ops * red57lamp *\n")
    assert redact(folder, tmp_path / "out").returncode == 0
    found = contents(tmp_path / "out")
    assert found["rsyncd.secrets"].startswith(b"backup:[redacted:")
    assert found["chap-secrets"].startswith(b"ops * [redacted:")
