"""One spelling for each thing that can be written in several ways: images, durations, sizes, ports, secrets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from daoflow_bundle.token import TOKEN

from daoflow_analyzer.decode.json_value import mapping, optional_integer, optional_number, sequence, text, texts

Tree = dict[str, Any]
UNITS = {"ns": 1e-9, "us": 1e-6, "µs": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0, "h": 3600.0}
# Numbers have an end: thousands of digits without a unit would be read once more from each of them, and are no number to reckon with.
DURATION = re.compile(r"(\d{1,18}(?:\.\d{1,18})?)(ns|us|µs|ms|s|m|h)")
SIZE = re.compile(r"(\d{1,18}(?:\.\d{1,18})?)\s*([kmgt]?)(?:i?b)?", re.IGNORECASE)
SIZES = {"": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30, "t": 1 << 40}
SHORT_PORT = re.compile(
    r"(?:(?:(?P<ip>\[[^\]]*\]|[\d.]*):)?(?P<host>\d{1,5}(?:-\d{1,5})?)?:)?"
    r"(?P<container>\d{1,5}(?:-\d{1,5})?)(?:/(?P<protocol>tcp|udp|sctp))?"
)
ANY_PORT = "any free port"
"""How a port is shown that the engine chooses at each start."""
MAX_RANGE = 1000
ANY_ADDRESS = ("", "0.0.0.0", "::")  # noqa: S104


def image(reference: str) -> str:
    """Return `registry/repository:tag@digest` with Docker's defaults filled in; a digest alone needs no tag."""
    name, at, digest = reference.partition("@")
    head, slash, rest = name.partition("/")
    is_registry = bool(slash) and ("." in head or ":" in head or head == "localhost")
    registry, path = (head, rest) if is_registry else ("docker.io", name)
    if registry in ("index.docker.io", "registry-1.docker.io"):
        registry = "docker.io"
    if registry == "docker.io" and "/" not in path:
        path = f"library/{path}"
    repository, _, tag = path.partition(":")
    if not tag and not at:
        tag = "latest"
    return f"{registry}/{repository}" + (f":{tag}" if tag else "") + (f"@{digest}" if at else "")


def same_image(one: str, other: str) -> bool:
    """Whether two normalised images are one: by digest where both have one, else by name and tag."""
    first, second = one.partition("@"), other.partition("@")
    if first[2] and second[2]:
        return first[0].partition(":")[0] == second[0].partition(":")[0] and first[2] == second[2]
    if first[2] or second[2]:  # a pin beside its tag: the tag decides when both have it
        tags = first[0].rpartition("/")[2].partition(":")[2], second[0].rpartition("/")[2].partition(":")[2]
        return first[0] == second[0] if all(tags) else repository(first[0]) == repository(second[0])
    return one == other


def repository(reference: str) -> str:
    """Return a normalised image without its tag and digest."""
    head, slash, last = reference.partition("@")[0].rpartition("/")
    return f"{head}{slash}{last.partition(':')[0]}"


def seconds(value: Any) -> float | None:
    """Return a duration in seconds: `1m30s`, or the engine's nanoseconds as a number; None for nothing and for zero."""
    if isinstance(value, str):
        found = DURATION.findall(value)
        return round(sum(float(number) * UNITS[unit] for number, unit in found), 6) or None if found else None
    number = optional_number(value)
    return round(number / 1e9, 6) or None if number is not None else None


def size_bytes(value: Any) -> int | None:
    """Return a size in bytes: `512M`, `1gb`, a number; None for nothing and for zero."""
    if isinstance(value, str):
        match = SIZE.fullmatch(value.strip())
        return int(float(match[1]) * SIZES[match[2].lower()]) or None if match is not None else None
    return optional_integer(value) or None


def value_text(value: str) -> str:
    """Return a value whose redaction tokens are only their fingerprints: one secret is equal to itself in any dress."""
    return TOKEN.sub(_fingerprint, value) if "[redacted:" in value else value


def _fingerprint(token: re.Match[str]) -> str:
    if token["fingerprint"]:
        return f"secret {token['fingerprint']}"
    return "" if "empty" in token["flags"] else "secret"


def environment(value: Any) -> dict[str, str]:
    """Return a map from a map or a list of `KEY=value`; a key that is only passed through has no entry."""
    if isinstance(value, dict):
        return {str(key): value_text(text(item)) for key, item in value.items() if item is not None}
    pairs = (entry.partition("=") for entry in texts(value))
    return {key: value_text(item) for key, equals, item in pairs if equals}


def ports_of(value: Any) -> dict[str, str]:
    """Return `container port/protocol → host address:port`, from Compose's short and long forms and those of `docker run`.

    A range is each of its ports; a port without a host's is published on one that the engine chooses.
    """
    found: dict[str, list[str]] = {}
    for item in sequence(value):
        for container, host in _port(item):
            found.setdefault(container, []).append(host)
    return {key: ", ".join(sorted(hosts)) for key, hosts in found.items()}


def _port(item: Any) -> Iterator[tuple[str, str]]:
    if isinstance(item, dict):
        address, protocol = text(item.get("host_ip")), text(item.get("protocol"), "tcp")
        container, host = str(item.get("target") or ""), str(item.get("published") or "")
    else:
        match = SHORT_PORT.fullmatch(str(item) if isinstance(item, int) else text(item))
        if match is None:
            return
        address, protocol = (match["ip"] or "").strip("[]"), match["protocol"] or "tcp"
        container, host = match["container"], match["host"] or ""
    inner, outer = _range(container), _range(host)
    if outer and len(outer) != len(inner):
        outer = [host]  # the engine takes one free port of the range
    for number, port in enumerate(inner):
        yield f"{port}/{protocol}", _host(address, outer[number] if number < len(outer) else "")


def _range(ports: str) -> list[str]:
    first, dash, last = ports.partition("-")
    begin = optional_integer(first)
    end = optional_integer(last) if dash else begin
    if begin is None or end is None:
        return []
    return [str(port) for port in range(begin, min(end, begin + MAX_RANGE) + 1)]


def live_ports(bindings: Mapping[str, Any]) -> dict[str, str]:
    """Return the same from the engine's `PortBindings`."""
    found = {}
    for key, bound in bindings.items():
        hosts = {
            _host(text(mapping(item).get("HostIp")), text(mapping(item).get("HostPort"))) for item in sequence(bound)
        }
        if hosts:
            found[str(key)] = ", ".join(sorted(hosts))
    return found


def _host(address: str, port: str) -> str:
    shown = ANY_PORT if port in ("", "0") else port
    return shown if address in ANY_ADDRESS else f"{address}:{shown}"
