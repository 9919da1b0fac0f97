"""From `--encrypt-to` to `--identity`: the two programs, and age between them."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAMS = Path(sys.executable).parent
RECORDING = Path(__file__).parents[1] / "incidents" / "recording"


@pytest.fixture
def key(tmp_path: Path) -> tuple[Path, str]:
    """Return an identity file of age-keygen and its recipient."""
    file = tmp_path / "keys" / "key"
    file.parent.mkdir()
    subprocess.run(["age-keygen", "-o", str(file)], check=True, capture_output=True)
    return file, subprocess.run(
        ["age-keygen", "-y", str(file)], check=True, capture_output=True, text=True
    ).stdout.strip()


def _collect(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    command = [str(PROGRAMS / "daoflow-collect"), "run", "--recording", str(RECORDING), *arguments]
    return subprocess.run(command, capture_output=True, check=False, timeout=120, cwd=cwd)


def _read(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [str(PROGRAMS / "daoflow-collect"), *arguments]
    return subprocess.run(command, capture_output=True, check=False, timeout=120)


def _analyze(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [str(PROGRAMS / "daoflow-analyze"), *arguments]
    return subprocess.run(command, input=given, capture_output=True, check=False, timeout=120)


def test_encrypted_bundle_is_opened_by_age_and_by_the_analyzer(key: tuple[Path, str], tmp_path: Path) -> None:
    """One file ending in .age is left, with the size and digest that were printed; age and the analyzer read the bundle in it."""
    out = tmp_path / "out"
    out.mkdir()
    done = _collect("--encrypt-to", key[1], "--json", cwd=out)
    assert done.returncode in (0, 4), done.stderr.decode()

    (file,) = out.iterdir()
    data = json.loads(done.stdout)["data"]
    assert file.name.endswith(".tar.zst.age")
    assert str(file) in done.stdout.decode()
    assert hashlib.sha256(file.read_bytes()).hexdigest() in json.dumps(data)
    opened = subprocess.run(["age", "-d", "-i", str(key[0]), str(file)], check=True, capture_output=True).stdout
    listed = subprocess.run(["tar", "--zstd", "-t"], input=opened, check=True, capture_output=True).stdout
    assert listed.splitlines()[-1].endswith(b"/manifest.json")
    document = json.loads(_analyze(str(file), "--identity", str(key[0]), "--json", "-").stdout)
    assert document["bundle"]["integrity"] == "verified"
    assert document["bundle"]["file"] == file.name


def test_what_age_encrypted_on_its_way_is_analysed_from_standard_input(key: tuple[Path, str], tmp_path: Path) -> None:
    """A plain bundle that somebody encrypted with age is analysed from a pipe."""
    plain = _collect("-o", "-", cwd=tmp_path).stdout
    sealed = subprocess.run(["age", "-r", key[1]], input=plain, check=True, capture_output=True).stdout

    done = _analyze("-", "--identity", str(key[0]), "--json", "-", given=sealed)

    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout)["bundle"]["integrity"] == "verified"


def test_nothing_clear_goes_to_standard_output(key: tuple[Path, str], tmp_path: Path) -> None:
    """With -o - the stream is age's from its first byte, and no file is made."""
    done = _collect("-o", "-", "--encrypt-to", key[1], cwd=tmp_path)

    assert done.stdout.startswith(b"age-encryption.org/v1\n-> X25519 ")
    assert [path.name for path in tmp_path.iterdir()] == ["keys"]


def test_a_wrong_recipient_is_an_error_of_usage(tmp_path: Path) -> None:
    """A mistyped recipient ends with exit code 2 before anything is collected, and leaves nothing."""
    done = _collect("--encrypt-to", "age1qpzry9x8", cwd=tmp_path)

    assert done.returncode == 2
    assert b"age1" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_without_the_right_key_the_analyzer_says_so(key: tuple[Path, str], tmp_path: Path) -> None:
    """No key, or somebody else's, is exit code 1 and advice."""
    other = tmp_path / "keys" / "other"
    subprocess.run(["age-keygen", "-o", str(other)], check=True, capture_output=True)
    file = tmp_path / "x.tar.zst.age"
    file.write_bytes(_collect("-o", "-", "--encrypt-to", key[1], cwd=tmp_path).stdout)

    for arguments in ((), ("--identity", str(other))):
        done = _analyze(str(file), *arguments, "--json", "-")
        assert done.returncode == 1
        assert b"--identity" in done.stderr
        assert json.loads(done.stdout)["ok"] is False


def test_show_and_verify_open_what_was_encrypted(key: tuple[Path, str], tmp_path: Path) -> None:
    """With the key `show` prints a member and `verify` says ok, with size and digest of the file that is sent."""
    file = tmp_path / "x.tar.zst.age"
    file.write_bytes(_collect("-o", "-", "--encrypt-to", key[1], cwd=tmp_path).stdout)
    identity = ("--identity", str(key[0]))

    member = _read("show", str(file), "logs/postgres.log", *identity)
    listed = _read("show", str(file), *identity, "--json")
    checked = _read("verify", str(file), *identity, "--json")

    assert b"stderr" in member.stdout, member.stderr.decode()
    assert json.loads(listed.stdout)["data"]["file"] == str(file)
    found = json.loads(checked.stdout)["data"]
    assert (checked.returncode, found["integrity"], found["file"]) == (0, "verified", str(file))
    assert found["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert found["size_bytes"] == file.stat().st_size
    assert sorted(path.name for path in tmp_path.iterdir()) == ["keys", "x.tar.zst.age"]


@pytest.mark.parametrize("command", ["show", "verify"])
def test_show_and_verify_say_what_opens_it(command: str, key: tuple[Path, str], tmp_path: Path) -> None:
    """Without the key, with another's, with a file that is no key or not there: an error with advice, and nothing else."""
    other = tmp_path / "keys" / "other"
    subprocess.run(["age-keygen", "-o", str(other)], check=True, capture_output=True)
    file = tmp_path / "x.tar.zst.age"
    file.write_bytes(_collect("-o", "-", "--encrypt-to", key[1], cwd=tmp_path).stdout)

    for arguments, words in (
        ((), b"--identity"),
        (("--identity", str(other)), b"--identity"),
        (("--identity", str(file)), b"AGE-SECRET-KEY-1"),
        (("--identity", str(tmp_path / "missing")), b"missing cannot be read"),
    ):
        done = _read(command, str(file), *arguments)
        assert done.returncode in (1, 2)
        assert words in done.stderr, done.stderr.decode()
        assert b"Traceback" not in done.stderr
        assert done.stdout == b""


def test_armoured_files_are_told_apart(key: tuple[Path, str], tmp_path: Path) -> None:
    """What age wrote as text is said to need age itself, and not a key that would not help."""
    file = tmp_path / "x.tar.zst.age"
    file.write_bytes(subprocess.run(["age", "-a", "-r", key[1]], input=b"x", check=True, capture_output=True).stdout)

    done = _read("show", str(file), "--identity", str(key[0]))

    assert done.returncode == 1
    assert b"as text" in done.stderr
    assert b"age -d -i KEY" in done.stderr
