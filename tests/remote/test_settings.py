"""`~/.ssh/config` as it is honoured: aliases, ports, jumps of jumps, and configurations that cannot be used."""

from pathlib import Path

import pytest
from daoflow_collector.errors import UsageError
from daoflow_collector.remote.address import SshAddress, SshOptions, parse_address
from daoflow_collector.remote.ssh_settings import SshSettings, ssh_settings


def settings_of(home: Path, config: str, url: str = "ssh://edge", options: SshOptions | None = None) -> SshSettings:
    """Return how to log in at an address with this configuration."""
    (home / ".ssh").mkdir(exist_ok=True)
    (home / ".ssh" / "config").write_text(config)
    return ssh_settings(parse_address(url), options or SshOptions(), home=home)


def test_an_alias(tmp_path: Path) -> None:
    """HostName, Port and User are taken where the address does not say; the address is the more particular one."""
    config = "Host edge\n  HostName edge-1.example.org\n  Port 2222\n  User deploy\n"
    found = settings_of(tmp_path, config)
    assert found.place == "deploy@edge-1.example.org:2222"
    assert (found.key_name, found.bare_key_name) == ("[edge-1.example.org]:2222", "edge-1.example.org")
    assert settings_of(tmp_path, config, "ssh://root@edge:22").place == "root@edge-1.example.org:22"


def test_a_key_alias_has_no_port(tmp_path: Path) -> None:
    """HostKeyAlias is looked up as it stands."""
    found = settings_of(tmp_path, "Host *\n  HostKeyAlias fleet\n  Port 2222\n")
    assert (found.key_name, found.bare_key_name) == ("fleet", None)


def test_an_ipv6_literal(tmp_path: Path) -> None:
    """known_hosts calls it by itself on port 22 and in brackets on another."""
    assert settings_of(tmp_path, "", "ssh://root@[2001:db8::9]").key_name == "2001:db8::9"
    assert settings_of(tmp_path, "", "ssh://root@[2001:db8::9]:2222").key_name == "[2001:db8::9]:2222"


def test_files_of_known_hosts(tmp_path: Path) -> None:
    """Several, quoted, below the home or none at all."""
    found = settings_of(tmp_path, 'Host *\n  UserKnownHostsFile %d/kh "~/two words"\n  GlobalKnownHostsFile none\n')
    assert found.known_hosts == (tmp_path / "kh", Path("~/two words").expanduser())


def test_jumps_of_jumps(tmp_path: Path) -> None:
    """A chain is passed in its order; the first of it is reached through jumps of its own, as OpenSSH does."""
    config = "Host edge\n ProxyJump a@mid:2201,ssh://last\nHost mid\n ProxyJump outer\nHost last\n ProxyJump nowhere\n"
    found = settings_of(tmp_path, config)
    assert [(jump.host, jump.port) for jump in found.jumps] == [("outer", 22), ("mid", 2201), ("last", 22)]
    assert all(jump.jumps == () or jump.host == "mid" for jump in found.jumps)
    assert settings_of(tmp_path, "Host edge\n ProxyJump none\nHost *\n ProxyJump a\n").jumps == ()


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ("Host *\n ProxyJump edge\n", "more than 5 jumps"),
        ("Host *\n ProxyJump a,b,c,d,e,f\n", "more than 5 jumps"),
        ("Host *\n ProxyJump -oProxyCommand=x\n", "is not an SSH address"),
        ("Host *\n Port abc\n", "Port abc"),
        ("Host *\n Port 0\n", "Port 0"),
        ("Host *\n Port ²\n", "Port ²"),
        ("garbage\n", "cannot be used"),
        ("Host *\n CanonicalizeHostname yes\n", "cannot be used"),
        ('Match exec "a\n Port 1\n', "cannot be used"),
        ('Host *\n UserKnownHostsFile "a\n', "cannot be used"),
    ],
)
def test_configurations_that_cannot_be_used(tmp_path: Path, config: str, words: str) -> None:
    """They are refused before anything is asked, with what is wrong."""
    with pytest.raises(UsageError, match=words):
        settings_of(tmp_path, config)


def test_what_is_not_read_is_said(tmp_path: Path) -> None:
    """An Include is noted in the bundle, and no reason to stop."""
    (note,) = settings_of(tmp_path, "Include other\nHost edge\n  Port 2222\n").notes
    assert "Include is not read" in note


def test_a_key_that_is_named_is_the_only_one(tmp_path: Path) -> None:
    """--ssh-key keeps agent and configuration out; without it the configured files count, as far as they are there."""
    for name in ("named", "configured"):
        (tmp_path / name).touch()
    config = f"Host *\n IdentityFile {tmp_path}/configured\n IdentityFile {tmp_path}/missing\n"
    named = settings_of(tmp_path, config, options=SshOptions(key=str(tmp_path / "named")))
    assert (named.keys, named.keys_only) == ((tmp_path / "named",), True)
    found = settings_of(tmp_path, config)
    assert (found.keys, found.keys_only) == ((tmp_path / "configured",), False)
    with pytest.raises(UsageError, match="there is no key"):
        ssh_settings(SshAddress("edge"), SshOptions(key="/nowhere"), home=tmp_path)
