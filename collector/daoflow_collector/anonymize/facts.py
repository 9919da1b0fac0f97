"""What is real on this host: the networks that no fake may lie in, its own names, the people who have an account."""

from __future__ import annotations

import ipaddress
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from daoflow_collector.anonymize.addresses import Network
from daoflow_collector.anonymize.pseudonyms import Pseudonyms
from daoflow_collector.anonymize.text import Anonymizer
from daoflow_collector.discovery import Discovery
from daoflow_collector.machine.host import Host

_FIB = re.compile(r"(\d+\.\d+\.\d+\.\d+)(?:/(\d+))?")
_SYSLOG = re.compile(
    rb"^(?:[A-Z][a-z]{2} [ 0-3]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\S{8,30}) (?P<host>[A-Za-z0-9][A-Za-z0-9.-]*) [\w./-]+(?:\[\d+\])?: ",
    re.MULTILINE,
)
_LEAST_UID, _NOBODY = 1000, 65534


def anonymizer_for(host: Host, discovery: Discovery, pseudonyms: Pseudonyms) -> Anonymizer:
    """Return the anonymizer of this host: asked before anything is written, like the known secrets."""
    containers = (*discovery.containers, *discovery.deployed.containers)
    return Anonymizer(
        pseudonyms,
        networks=set(_networks(host, [item.inspect for item in containers])),
        own=own_names(host),
        users=set(_users(host)),
        ordinary={discovery.project or "", *(word for item in containers for word in _words(item.inspect))},
    )


def anonymizer_here(pseudonyms: Pseudonyms, hosts: Iterable[str]) -> Anonymizer:
    """Return the anonymizer of the machine this runs on, for files that may come from others: their `hosts` are its own names too."""
    from daoflow_collector.machine.local_host import LocalHost

    host = LocalHost()
    return Anonymizer(
        pseudonyms, networks=set(_networks(host, [])), own=(*own_names(host), *hosts), users=set(_users(host))
    )


def hosts_in_syslog(content: bytes) -> set[str]:
    """Return the hosts that lines of syslog and journal say they come from."""
    return {match["host"].decode("ascii") for match in _SYSLOG.finditer(content)}


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
    environment = host.environment()
    yield from (environment[name] for name in ("SUDO_USER", "LOGNAME", "USER") if environment.get(name))


def _words(inspect: Any) -> Iterator[str]:
    """Yield the names by which the diagnosis knows a container: they stay."""
    labels = (inspect.get("Config") or {}).get("Labels") or {}
    yield str(inspect.get("Name", "")).lstrip("/")
    yield from (
        str(labels[key]) for key in ("com.docker.compose.service", "com.docker.compose.project") if key in labels
    )


def _text(host: Host, path: str) -> str:
    return (host.read_file(path).content or b"").decode("utf-8", "replace")
