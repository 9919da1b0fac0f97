"""`ssh://` addresses: what is taken, what is not, and what a refusal may repeat."""

import pytest
from daoflow_collector.errors import UsageError
from daoflow_collector.remote.address import SshAddress, parse_address, target_folders
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("ssh://edge-1", SshAddress("edge-1")),
        ("ssh://edge-1/", SshAddress("edge-1")),
        ("ssh://deploy@edge-1.example.org:2222", SshAddress("edge-1.example.org", "deploy", 2222)),
        ("ssh://root@[2001:db8::9]:22", SshAddress("2001:db8::9", "root", 22)),
        ("ssh://root@[fe80::1%eth0]", SshAddress("fe80::1%eth0", "root")),
        ("ssh://CORP\\deploy@edge", SshAddress("edge", "CORP\\deploy")),
        ("ssh://svc$@edge_1", SshAddress("edge_1", "svc$")),
    ],
)
def test_addresses(text: str, address: SshAddress) -> None:
    """User, port and IPv6 literals are read; the address says itself again as it was given."""
    assert parse_address(text) == address
    assert parse_address(address.url) == address


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "ssh://",
            "edge-1",
            "root@edge-1",
            "http://edge-1",
            "ssh:/edge-1",
            "ssh://@edge",
            "ssh://root@",
            " ssh://a",
        ),
        *("ssh://a:0", "ssh://a:65536", "ssh://a:x", "ssh://a:", "ssh://a/b", "ssh://a?b", "ssh://a#b", "ssh://a b"),
        *("ssh://-oProxyCommand=touch", "ssh://-l@edge", "ssh://root@-edge", "ssh://ro;ot@edge", "ssh://$(id)@edge"),
        *(
            "ssh://2001:db8::9",
            "ssh://[edge-1]",
            "ssh://[::1",
            "ssh://a\nb",
            "ssh://a\n",
            "ssh://é",
            "ssh://a%0a",
            "ssh://a@b@c",
        ),
    ],
)
def test_what_is_no_address(text: str) -> None:
    """Nothing that a program could take for an option, and nothing that a shell could take for its own."""
    with pytest.raises(UsageError, match="is not an SSH address"):
        parse_address(text)


@pytest.mark.parametrize("text", ["ssh://root:hunter2@edge", "ssh://:hunter2@edge", "ssh://root:hunter2@[::1]:22"])
def test_a_password_is_not_repeated(text: str) -> None:
    """The refusal names the fault and not the password."""
    with pytest.raises(UsageError) as caught:
        parse_address(text)
    assert "password" in str(caught.value)
    assert "hunter2" not in f"{caught.value} {caught.value.because} {caught.value.advice}"


@given(st.text(alphabet=st.sampled_from("ssh://@:[]%-$\\.a1é \n\0"), max_size=40))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    """What is taken begins neither user nor host with a dash, and holds no blank."""
    try:
        address = parse_address(text)
    except UsageError:
        return
    assert not address.host.startswith("-")
    assert not (address.user or "").startswith("-")
    assert not set(" \n\0'\"`;&|<>") & set(address.url)


def test_folders_of_targets() -> None:
    """Each has its own folder, also where two names come out alike; none of them leaves `targets/`."""
    hosts = ("edge", "EDGE", "::1", "2001:db8::9", "fe80::1%eth0", "..")
    addresses = [SshAddress(host) for host in hosts]
    folders = [folder for folder, _ in target_folders(addresses)]
    assert len({folder.lower() for folder in folders}) == len(hosts)
    assert not any(set("/:\\%") & set(folder) or folder in (".", "..", "") for folder in folders)


def test_one_host_by_two_logins_is_two_targets() -> None:
    """The same host by another user or port is another target; the very same address twice is a mistake."""
    twice = [SshAddress("edge", "a"), SshAddress("edge", "b")]
    assert len({folder for folder, _ in target_folders(twice)}) == 2
    with pytest.raises(UsageError, match="named twice"):
        target_folders([*twice, SshAddress("edge", "a")])
