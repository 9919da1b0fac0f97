"""What is real on this host: the networks that no fake may lie in, its own names, the people who have an account."""

from __future__ import annotations

import ipaddress
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from daoflow_collector.anonymize import people
from daoflow_collector.anonymize.addresses import Network
from daoflow_collector.anonymize.earlier import Earlier
from daoflow_collector.anonymize.pseudonyms import Pseudonyms
from daoflow_collector.anonymize.text import Anonymizer
from daoflow_collector.discovery import Discovery
from daoflow_collector.machine.host import Host
from daoflow_collector.options import Options

_FIB = re.compile(r"(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})(?:/(\d{1,3}))?")
_SYSLOG = re.compile(
    rb"^(?:[A-Z][a-z]{2} [ 0-3]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\S{8,30}) (?P<host>[A-Za-z0-9][A-Za-z0-9.-]*) [\w./-]+(?:\[\d+\])?: ",
    re.MULTILINE,
)
_HOST = rb"(?P<host>[A-Za-z0-9][A-Za-z0-9.-]{1,252})"
_BARE = rb"(?P<host>[A-Za-z0-9][A-Za-z0-9-]{1,62})(?![\w.-])"
"""One with dots is known by them; `github.com` would make every `github` a host."""
_HOST_PLACES = (
    _SYSLOG,
    re.compile(rb"\bLinux " + _HOST + rb" \d+\.\d+\.\d"),
    re.compile(rb"Static hostname: " + _HOST),
    re.compile(rb"^[\w.-]{1,32}@" + _HOST + rb":[~/][^\n$#]{0,200}[$#] ", re.MULTILINE),
    re.compile(rb'"name": ?"daoflow-collect"[^{}]{0,80}\},\s{0,8}"host": ?"' + _HOST + rb'"'),
    re.compile(rb'"_HOSTNAME" ?: ?"' + _HOST + rb'"'),
    # Pino's and Bunyan's lines; elsewhere it is what Compose calls a container.
    re.compile(rb'"pid": ?\d{1,8}, ?"hostname": ?"' + _HOST + rb'"'),
    re.compile(rb'"hostname": ?"' + _HOST + rb'", ?"pid"'),
    re.compile(rb"(?<![\w.-])hostname=[\"']?" + _HOST + rb"(?![\w$({])"),
    re.compile(rb"\bssh://(?:[\w.-]{1,64}@)?" + _BARE),
    re.compile(rb"\bconnect to host " + _BARE + rb" port \d"),
    re.compile(people.BEFORE_LOGIN + rb"[\w.-]{1,64}@" + _BARE),
)
_ONE_NAME = re.compile(rb"[A-Za-z0-9][A-Za-z0-9.-]{1,252}")
_CONTAINER = re.compile(rb"[0-9a-f]{12}|localhost")
_ADDRESS = re.compile(r"[\d.]+")
_LEAST_UID, _NOBODY = 1000, 65534


def anonymizer_for(host: Host, discovery: Discovery, options: Options, pseudonyms: Pseudonyms) -> Anonymizer:
    """Return the anonymizer of this host: asked before anything is written, like the known secrets."""
    containers = (*discovery.containers, *discovery.deployed.containers)
    named = Named()
    for text in _settings(discovery, options):
        named.read("", text)
    return Anonymizer(
        pseudonyms,
        networks=set(_networks(host, [item.inspect for item in containers])),
        own=(*own_names(host), *sorted(named.hosts)),
        users={*_users(host), *named.people},
        ordinary={
            discovery.project or "",
            *(word for item in containers for word in _words(item.inspect)),
            *_system_users(host),
            *named.services,
        },
    )


def _settings(discovery: Discovery, options: Options) -> Iterator[bytes]:
    """Yield what the installation and the operator say before anything is collected."""
    yield from (file.content for file in (*discovery.files, *discovery.env_files) if file.content is not None)
    if discovery.compose_config is not None:
        yield discovery.compose_config.stdout
    for item in (*discovery.containers, *discovery.deployed.containers):
        yield json.dumps(item.inspect, default=str).encode()
    yield "\n".join(f"{name}={value}" for name, value in discovery.process_environment.items()).encode(
        "utf-8", "replace"
    )
    yield "\n".join(word for word in options.incident.values() if word is not None).encode("utf-8", "replace")
    yield "\n".join((options.directory or "", *options.typed)).encode("utf-8", "replace")


@dataclass
class Named:
    """What files that may come from other machines name: hosts, the people there, and accounts of services, which are no people."""

    hosts: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    services: set[str] = field(default_factory=set)
    earlier: Earlier = field(default_factory=Earlier)

    def read(self, name: str, content: bytes) -> None:
        """Take one file, by its name and its content."""
        self.hosts |= hosts_in(name, content)
        self.people |= people.named_in(content)
        self.services |= people.services_in(content)
        self.earlier.read(content)


def anonymizer_here(pseudonyms: Pseudonyms, named: Named) -> Anonymizer:
    """Return the anonymizer of the machine this runs on, for files that may come from others: what they name is its own too."""
    from daoflow_collector.machine.local_host import LocalHost

    host = LocalHost()
    return Anonymizer(
        pseudonyms,
        networks=set(_networks(host, [])),
        own=(*own_names(host), *sorted(named.hosts)),
        users={*_users(host), *named.people},
        ordinary={*_system_users(host), *named.services},
        are_fake=named.earlier.is_anonymous,
    )


def hosts_in(name: str, content: bytes) -> set[str]:
    """Return the hosts that a file says it is from or goes to: a bundle's header, `hostname`, syslog, `uname`, prompts, SSH."""
    found = [match["host"] for pattern in _HOST_PLACES for match in pattern.finditer(content)]
    if name in ("hostname", "hostname.txt") and _ONE_NAME.fullmatch(content.strip()):
        found.append(content.strip())
    names = {host.decode("ascii").rstrip(".-") for host in found if not _CONTAINER.fullmatch(host)}
    return {name for name in names if not _ADDRESS.fullmatch(name)}


def own_names(host: Host) -> tuple[str, ...]:
    """Return the names of this host, the one that the bundle carries first."""
    found = [host.name, _text(host, "/etc/hostname").strip()]
    for line in _text(host, "/etc/hosts").splitlines():
        address, *names = line.partition("#")[0].split() or [""]
        if names and not address.startswith(("::1", "ff", "fe0", "127.0.0.1")):
            found += names
    return tuple(dict.fromkeys(name for name in found if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.-]*", name)))


def _networks(host: Host, inspects: list[Any]) -> Iterator[Network]:
    for match in _FIB.finditer(_text(host, "/proc/net/fib_trie")):
        yield ipaddress.ip_network(f"{match[1]}/{match[2] or 24}", strict=False)
    for match in _FIB.finditer(json.dumps([item.get("NetworkSettings", {}) for item in inspects], default=str)):
        address = ipaddress.ip_address(match[1])
        if not address.is_unspecified:
            yield ipaddress.ip_network(f"{match[1]}/16", strict=False)


def _users(host: Host) -> Iterator[str]:
    for line in _text(host, "/etc/passwd").splitlines():
        fields = line.split(":")
        if len(fields) > 5 and fields[2].isdigit() and _LEAST_UID <= int(fields[2]) < _NOBODY:
            yield fields[0]
    # Accounts of a directory service stand in no file; their folders do.
    yield from (name for name in host.list_folder("/home") if people.is_login(name))
    environment = host.environment()
    yield from (environment[name] for name in ("SUDO_USER", "LOGNAME", "USER") if environment.get(name))


def _system_users(host: Host) -> Iterator[str]:
    """Yield the accounts that no person has: what runs under them is a fact."""
    for line in _text(host, "/etc/passwd").splitlines():
        name, *fields = line.split(":")
        if len(fields) > 4 and fields[1].isdigit() and not _LEAST_UID <= int(fields[1]) < _NOBODY:
            yield name


def _words(inspect: Any) -> Iterator[str]:
    """Yield the names by which the diagnosis knows a container: they stay."""
    config = inspect.get("Config") or {}
    labels = config.get("Labels") or {}
    yield str(config.get("User", "")).partition(":")[0]
    yield from people.services_in("\n".join(map(str, config.get("Env") or ())).encode("utf-8", "replace"))
    yield str(inspect.get("Name", "")).lstrip("/")
    yield from (
        str(labels[key]) for key in ("com.docker.compose.service", "com.docker.compose.project") if key in labels
    )


def _text(host: Host, path: str) -> str:
    return (host.read_file(path).content or b"").decode("utf-8", "replace")
