"""Reads the kernel's tables of TCP sockets, and what `ss` or `find` say about who holds them."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass

_LISTEN = "0A"
_SS_USER = re.compile(r'users:\(\("(?P<process>[^"]*)",pid=(?P<pid>\d+)')
_SS_INODE = re.compile(r"\bino:(?P<inode>\d+)")
_FD_LINK = re.compile(r"/proc/(?P<pid>\d+)/fd/\d+ socket:\[(?P<inode>\d+)\]")


@dataclass(frozen=True)
class Listener:
    """One listening socket."""

    protocol: str
    address: str
    port: int
    inode: int


@dataclass(frozen=True)
class Owner:
    """A process that holds a socket; `process` empty when only its id is known."""

    pid: int
    process: str


def parse_proc_net(text: str, protocol: str) -> tuple[Listener, ...]:
    """Return the listening sockets of `/proc/net/tcp` or `tcp6`."""
    found: list[Listener] = []
    for line in text.splitlines()[1:]:
        fields = line.split()
        if len(fields) < 10 or fields[3] != _LISTEN or not fields[9].isdigit():
            continue
        address, _, port = fields[1].partition(":")
        text_address = _address(address)
        if text_address is not None:
            found.append(Listener(protocol, text_address, int(port, 16), int(fields[9])))
    return tuple(found)


def _address(hexadecimal: str) -> str | None:
    """Decode the kernel's address: 32-bit words, each in the machine's (little-endian) order."""
    try:
        raw = bytes.fromhex(hexadecimal)
    except ValueError:
        return None
    if len(raw) not in (4, 16):
        return None
    ordered = b"".join(raw[index : index + 4][::-1] for index in range(0, len(raw), 4))
    return str(ipaddress.ip_address(ordered))


def parse_ss(text: str) -> Mapping[int, Owner]:
    """Return the first holder of each socket, by inode, from `ss -H -l -t -n -p -e`."""
    owners: dict[int, Owner] = {}
    for line in text.splitlines():
        user, inode = _SS_USER.search(line), _SS_INODE.search(line)
        if user and inode:
            owners[int(inode["inode"])] = Owner(int(user["pid"]), user["process"])
    return owners


def parse_fd_links(text: str) -> Mapping[int, Owner]:
    """Return the first holder of each socket, by inode, from a listing of `/proc/PID/fd` as `path target` lines."""
    owners: dict[int, Owner] = {}
    for match in _FD_LINK.finditer(text):
        owners.setdefault(int(match["inode"]), Owner(int(match["pid"]), ""))
    return owners
