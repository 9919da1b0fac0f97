"""Fake addresses: a private one stays private, a public one public, a neighbour a neighbour; none lies in a network that is real here."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable, Sequence
from typing import Union

from daoflow_collector.anonymize.pseudonyms import Pool, Pseudonyms

ESCAPE = rb"(?P<before>\\[nrt]|%(?:25)?[0-9A-Fa-f]{2}|[\[;]\d{1,2}m)"
"""A new line in JSON, a character in a URL (or in one inside it), a colour: its last letter begins no word.

What stands behind one is looked for by itself: as a part of the other patterns it makes them five times as slow.
"""
_V4 = rb"(?P<address>(?:\d{1,3}\.){3}\d{1,3})(?![0-9]|\.[0-9]|\.in-addr\.)"
_V6 = rb"(?P<address>(?:[23][0-9a-fA-F]{3}|[fF][c-eC-E][0-9a-fA-F]{2}):[0-9a-fA-F:]{2,40})(?![0-9A-Za-z])"
IPV4, IPV4_ESCAPED = re.compile(rb"(?<![0-9A-Za-z.])" + _V4), re.compile(ESCAPE + _V4)
IPV6, IPV6_ESCAPED = re.compile(rb"(?<![0-9A-Za-z:.])" + _V6), re.compile(ESCAPE + _V6)
REVERSED = re.compile(
    rb"(?<![0-9A-Za-z.])(?:(?P<v4>(?:\d{1,3}\.){3}\d{1,3})(?=\.in-addr\.arpa)|(?P<v6>(?:[0-9a-f]\.){31}[0-9a-f])(?=\.ip6\.arpa))",
    re.IGNORECASE,
)
"""As the names of addresses are asked for: `4.3.2.1.in-addr.arpa`."""
MAPPED = re.compile(
    rb"(?<![0-9A-Za-z:.])((?:::ffff|64:ff9b:):)([0-9a-f]{1,4}):([0-9a-f]{1,4})(?![0-9A-Za-z:.])", re.IGNORECASE
)
"""An IPv4 address as the last 32 bits of an IPv6 one, in hex."""
DASHED = re.compile(rb"(?<![0-9])(?<![0-9][-.])((?:ip|ec2)-)?(\d{1,3}(?:-\d{1,3}){3})(?![0-9]|-[0-9])", re.IGNORECASE)
"""As clouds name hosts after their addresses (`ip-10-0-1-20`), and services that answer for any (`10-0-1-20.sslip.io`)."""
MAC = re.compile(rb"(?<![0-9A-Fa-f:])(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}(?![0-9A-Fa-f:])")
_DOCUMENTATION = ("192.0.2", "198.51.100", "203.0.113")
_LOCAL_V6, _FAKE_LOCAL_V6 = ipaddress.IPv6Network("fc00::/7"), "fd00:db8"
_BENCHMARK = tuple(f"198.{second}.{third}" for second in (18, 19) for third in range(256))
"""RFC 2544: what is left when the documentation networks are used up."""
_PUBLIC = (*_DOCUMENTATION, *_BENCHMARK)
_HOME = tuple(f"192.168.{third}" for third in range(200, 256))
_TEN = tuple(f"10.{second}" for second in range(255, -1, -1))
_LARGE = {
    "100": (*(f"100.{second}" for second in range(64, 128)), *_TEN),
    "172": (*(f"172.{second}" for second in range(31, 15, -1)), *_TEN),
}
_HOSTS, _NETWORKS = (*range(101, 255), *range(2, 101)), range(1, 256)
"""What examples and small networks have least comes first: a fake should be nobody's address here."""
_FIRST_HOST, _FIRST_TEN, _FIRST_172, _FIRST_HOME, _LAST_SHARED = 101, 240, 24, 200, 80
"""Where the first of them are: more networks and hosts than one installation has."""
_FAKE_V6 = re.compile(r"(?i:fe80::[0-9a-f]{1,4}|(?:2001:db8|fd00:db8):0:[0-9a-f]{1,4}::[0-9a-f]{1,4})")
_DOCKER_MAC = "02:42:"
Network = Union[ipaddress.IPv4Network, ipaddress.IPv6Network]


class Addresses:
    """Maps addresses. `taken`: networks that are real on the host."""

    def __init__(self, pseudonyms: Pseudonyms, taken: Iterable[Network], *, are_fake: bool = False) -> None:
        """`are_fake`: an earlier run has been here, so that what may be one of its fakes is one."""
        self._pseudonyms = pseudonyms
        self._are_fake = are_fake
        self._taken = [
            (int(network.network_address), int(network.broadcast_address))
            for network in taken
            if network.version == 4 and network.prefixlen
        ]
        self._networks: dict[tuple[str, ...], Pool] = {}
        self._within: dict[str, Pool] = {}

    def v4(self, text: str) -> str:
        """Return the fake of an IPv4 address; loopback, unspecified, multicast and link-local ones stay.

        Those of the documentation ranges do not: who tries this out first writes one.
        """
        octets = text.split(".")
        if any(int(octet) > 255 or (len(octet) > 1 and octet[0] == "0") for octet in octets):
            return text
        first, second = int(octets[0]), int(octets[1])
        if stays(first, second) or self._pseudonyms.is_fake("ipv4", text):
            return text
        if self._are_fake and may_be_fake(text):
            return text
        network = ".".join(octets[:3])
        prefix = self._private(octets) if _is_private(first, second) else self._network(network, _PUBLIC)
        if octets[3] in ("0", "1", "255"):
            return self._pseudonyms.fake_from("ipv4", text, lambda: Pool(1, lambda _: f"{prefix}.{octets[3]}"))
        return self._pseudonyms.fake_from("ipv4", text, lambda: self._numbers(prefix, _HOSTS))

    def dashed(self, prefix: str, text: str) -> str:
        """Return the fake of an address with dashes: behind a prefix that says what it is, or one that was met with dots."""
        address = text.replace("-", ".")
        return self.v4(address).replace(".", "-") if prefix or self._pseudonyms.knows("ipv4", address) else text

    def reversed_v4(self, text: str) -> str:
        """Return the fake of an address whose octets stand the other way round, as they do."""
        return _turned(self.v4(_turned(text)))

    def reversed_v6(self, text: str) -> str:
        """Return the same of 32 digits, one by one."""
        digits = _turned(text).replace(".", "")
        address = ipaddress.IPv6Address(int(digits, 16))
        fake = self.v6(address.compressed)
        if fake == address.compressed or not _is_global_or_own(address):
            return text
        return ".".join(reversed(ipaddress.IPv6Address(fake).exploded.replace(":", "")))

    def mapped(self, high: str, low: str) -> str:
        """Return the fake of an IPv4 address that is two groups of hex digits, as such."""
        address = ipaddress.IPv4Address((int(high, 16) << 16) + int(low, 16))
        number = int(ipaddress.IPv4Address(self.v4(str(address))))
        return f"{high}:{low}" if number == int(address) else f"{number >> 16:x}:{number & 0xFFFF:x}"

    def _private(self, octets: list[str]) -> str:
        """Return the three fake octets of a private /24; networks of one /16 stay in one /16."""
        if octets[:2] == ["192", "168"]:
            return self._network(".".join(octets[:3]), _HOME)
        prefix = self._network(".".join(octets[:2]), _LARGE.get(octets[0], _TEN))
        if octets[2] == "0":
            return f"{prefix}.0"
        return self._pseudonyms.fake_from("prefix4", ".".join(octets[:3]), lambda: self._numbers(prefix, _NETWORKS))

    def _network(self, real: str, prefixes: tuple[str, ...]) -> str:
        """Return the fake prefix of `real`: one that is no real network here; any of them when all are real."""

        def pool() -> Pool:
            if prefixes not in self._networks:
                free = [prefix for prefix in prefixes if not self._is_real(prefix)]
                chosen = free if len(free) > 1 else prefixes
                self._networks[prefixes] = Pool(len(chosen), chosen.__getitem__)
            return self._networks[prefixes]

        return self._pseudonyms.fake_from("prefix4", real, pool)

    def _numbers(self, prefix: str, numbers: Sequence[int]) -> Pool:
        if prefix not in self._within:
            self._within[prefix] = Pool(len(numbers), lambda place: f"{prefix}.{numbers[place]}")
        return self._within[prefix]

    def _is_real(self, prefix: str) -> bool:
        parts = prefix.count(".") + 1
        first = int.from_bytes(bytes(map(int, f"{prefix}{'.0' * (4 - parts)}".split("."))), "big")
        last = first + (1 << 8 * (4 - parts)) - 1
        return any(first <= end and begin <= last for begin, end in self._taken)

    def v6(self, text: str) -> str:
        """Return the fake of an IPv6 address: link-local, unique local (fd00:db8::) or for documentation (2001:db8::)."""
        try:
            address = ipaddress.IPv6Address(text)
        except ValueError:
            return text
        if self._pseudonyms.is_fake("ipv6", text) or (self._are_fake and _FAKE_V6.fullmatch(text)):
            return text
        if address.is_link_local:
            return self._pseudonyms.fake("ipv6", address.compressed, lambda number: f"fe80::{number:x}")
        base = _FAKE_LOCAL_V6 if address in _LOCAL_V6 else "2001:db8"
        network = ":".join(address.exploded.split(":")[:4])
        prefix = self._pseudonyms.fake("prefix6", network, lambda number: f"{base}:0:{number:x}")
        return self._pseudonyms.fake("ipv6", address.compressed, lambda number: f"{prefix}::{number:x}")

    def mac(self, text: str) -> str:
        """Return the fake of a hardware address; Docker's own hold the container's IPv4 address, and so does theirs."""
        real = text.lower()
        if real in ("00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff") or real.startswith(
            ("01:00:5e", "33:33", "00:00:5e:00:53")
        ):
            return text
        if self._pseudonyms.is_fake("mac", real) or (self._are_fake and real.startswith("02:00:5e:00:")):
            return text
        if real.startswith(_DOCKER_MAC):
            address = ".".join(str(int(part, 16)) for part in real.split(":")[2:])
            if self._are_fake and may_be_fake(address):
                return text
            inner = self.v4(address)
            fake = _DOCKER_MAC + ":".join(f"{int(part):02x}" for part in inner.split("."))
            return self._pseudonyms.fake("mac", real, lambda _: fake)
        return self._pseudonyms.fake(
            "mac",
            real,
            lambda number: (
                f"00:00:5e:00:53:{number:02x}" if number < 256 else f"02:00:5e:00:{number >> 8:02x}:{number & 255:02x}"
            ),
        )


def _turned(text: str) -> str:
    return ".".join(reversed(text.split(".")))


def _is_global_or_own(address: ipaddress.IPv6Address) -> bool:
    """Say whether it is of the kinds that `IPV6` finds."""
    return IPV6.fullmatch(address.exploded.encode("ascii")) is not None


def stays(first: int, second: int) -> bool:
    """Say whether an IPv4 address of these first octets says nothing of a host: loopback, link-local, multicast, of no network."""
    return first in (0, 127) or first >= 224 or (first, second) == (169, 254)


def may_be_fake(text: str) -> bool:
    """Say whether an IPv4 address lies where fakes are given first; of the documentation's ranges examples have lower numbers."""
    octets = text.split(".")
    if any(int(octet) > 255 for octet in octets):
        return False
    first, second, third, last = map(int, octets)
    if 2 <= last <= _FIRST_HOST - 1:
        return False
    if _is_private(first, second):
        return (
            (first == 10 and second >= _FIRST_TEN)
            or (first == 172 and second >= _FIRST_172)
            or (first == 192 and third >= _FIRST_HOME)
            or (first == 100 and second < _LAST_SHARED)
        )
    return ".".join(octets[:3]) in _PUBLIC


def _is_private(first: int, second: int) -> bool:
    return (
        first == 10
        or (first == 172 and 16 <= second < 32)
        or (first == 192 and second == 168)
        or (first == 100 and 64 <= second < 128)
    )
