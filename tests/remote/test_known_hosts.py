"""known_hosts files: every form of entry, against the same key of a real ssh-keygen, and what must not be taken for one."""

from pathlib import Path

import pytest
from daoflow_collector.remote.known_hosts import fingerprint, has_authority, judge, known_keys
from hypothesis import given
from hypothesis import strategies as st

from tests.remote.edge import run


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return name → `type blob` of two public keys."""
    folder = tmp_path_factory.mktemp("keys")
    for name in ("one", "two"):
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name))
    return {name: " ".join((folder / f"{name}.pub").read_text().split()[:2]) for name in ("one", "two")}


def state(file: Path, text: str, keys: dict[str, str], name: str = "edge-1.example.org") -> str:
    """Return what a file with this text says of key `one` shown by a host."""
    file.write_text(text.replace("ONE", keys["one"]).replace("TWO", keys["two"]))
    return judge(known_keys([file], name), blob(keys["one"]))


def blob(key: str) -> bytes:
    """Return the key's bytes as they come over the wire."""
    import base64

    return base64.b64decode(key.split()[1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("edge-1.example.org ONE", "known"),
        ("EDGE-1.Example.ORG ONE comment of several words", "known"),
        ("\t edge-1.example.org ONE\r\n", "known"),
        ("other,edge-1.example.org,10.0.0.1 ONE", "known"),
        ("*.example.org ONE", "known"),
        ("edge-?.example.org ONE", "known"),
        ("*.example.org,!edge-1.example.org ONE", "unknown"),
        ("!edge-1.example.org,*.example.org ONE", "unknown"),
        ("edge-1 ONE", "unknown"),
        ("edge-1.example.org TWO", "changed"),
        ("edge-1.example.org TWO\nedge-1.example.org ONE", "known"),
        ("@revoked * ONE\nedge-1.example.org ONE", "revoked"),
        ("@revoked * TWO\nedge-1.example.org ONE", "known"),
        ("@revoked * ONE", "revoked"),
        ("@cert-authority *.example.org ONE", "unknown"),
        ("@cert-authority *.example.org TWO", "unknown"),
        ("@nonsense edge-1.example.org ONE", "unknown"),
        ("# edge-1.example.org ONE", "unknown"),
        ("edge-1.example.org ssh-ed25519 é!é", "unknown"),
        ("edge-1.example.org ssh-ed25519 A", "unknown"),
        ("edge-1.example.org", "unknown"),
        ("|1|nonsense|%%% ONE\n|1|a ONE\n|1| ONE", "unknown"),
        ("\0\ufffd\n\n", "unknown"),
        ("edge-1.exam[p]le.org ONE", "unknown"),
    ],
)
def test_entries(tmp_path: Path, keys: dict[str, str], text: str, expected: str) -> None:
    """Names, patterns, negations, markers and nonsense mean what sshd(8) says, or nothing."""
    assert state(tmp_path / "known", text, keys) == expected


@pytest.mark.parametrize("name", ["edge-1.example.org", "[edge-1.example.org]:2222", "[2001:db8::9]:22022", "::1"])
def test_hashed_names(tmp_path: Path, keys: dict[str, str], name: str) -> None:
    """What ssh-keygen has hashed is found again, however the name is capitalised; another host's hash is not."""
    file = tmp_path / "known"
    file.write_text(f"{name} {keys['one']}\n")
    run("ssh-keygen", "-q", "-H", "-f", str(file))
    assert name not in file.read_text()
    for asked in (name, name.upper()):
        assert judge(known_keys([file], asked), blob(keys["one"])) == "known"
    assert known_keys([file], "edge-2.example.org") == ()


def test_where_an_entry_stands(tmp_path: Path, keys: dict[str, str]) -> None:
    """File and line of each entry are kept, over several files, one of which is not there and one not text."""
    first, second = tmp_path / "first", tmp_path / "second"
    first.write_bytes(b"\xff\xfe\n# nothing\nedge " + keys["one"].encode() + b"\n")
    second.write_text(f"@cert-authority * {keys['two']}\n")
    found = known_keys([tmp_path / "nowhere", first, tmp_path, second], "edge")
    assert [item.place for item in found] == [f"{first}:3", f"{second}:1"]
    assert has_authority(found)
    assert not has_authority(found[:1])


def test_fingerprints_are_those_of_ssh_keygen(tmp_path: Path, keys: dict[str, str]) -> None:
    """`SHA256:…` as an operator sees it on the host's own console."""
    file = tmp_path / "key.pub"
    file.write_text(keys["one"])
    assert fingerprint(blob(keys["one"])) == run("ssh-keygen", "-lf", str(file)).split()[1]


@given(st.text(max_size=200), st.text(max_size=30))
def test_no_text_breaks_the_reader(tmp_path_factory: pytest.TempPathFactory, text: str, name: str) -> None:
    """Whatever the file holds and whatever the host is called, it knows no key that is not there."""
    file = tmp_path_factory.getbasetemp() / "any-known-hosts"
    file.write_text(text, "utf-8", "replace")
    assert judge(known_keys([file], name), b"a key") == "unknown" or "YSBrZXk" in text
