"""Find the Docker Engine's data root without asking the engine: from its process, its configuration, what is mounted, the usual places."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from daoflow_collector.engine.endpoint import DEFAULT_ENDPOINT
from daoflow_collector.machine.host import Host

USUAL = "/var/lib/docker"
_SNAP = "/var/snap/docker"
_UNIT_FOLDERS = ("/etc/systemd/system", "/run/systemd/system", "/lib/systemd/system", "/usr/lib/systemd/system")
_ROOT_FLAG = re.compile(r"(?:--data-root|--graph|(?<!\S)-g)[= ]+[\"']?(/[^\s\"']+)")
_CONFIG_FLAG = re.compile(r"--config-file[= ]+[\"']?(/[^\s\"']+)")
_PLACE = re.compile(r"\"(data-root|graph)\"\s*:\s*\"(/[^\"\\\n]*)\"")
_COMMENT = re.compile(r"^\s*(?:#|//).*", re.MULTILINE)
_TCP = re.compile(r"(?:tcp://)?[^/]*:(\d{1,5})/?")
_DEFAULT_SOCKET = DEFAULT_ENDPOINT[len("unix://") :]
_MOUNTED = re.compile(r"\b(?:upperdir|workdir)=(/[^,\s]*?)/(?:overlay2|fuse-overlayfs|containers)/")
_ROOTLESS = re.compile(r"/run/user/(\d+)/")
_REMAPPED = re.compile(r"\d+\.\d+")
_LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Candidate:
    """A folder that may be the data root. `found_by` says how it was found, in words."""

    path: str
    found_by: str


def is_local(endpoint: str) -> bool:
    """Whether the engine of this address has its data on this machine."""
    if endpoint.startswith("unix:"):
        return True
    parts = urlsplit(endpoint)
    return parts.scheme == "tcp" and parts.hostname in _LOCAL_NAMES


def candidates(host: Host, endpoint: str) -> tuple[Candidate, ...]:
    """Return where the data root may be, the surest place first, each once. The folders need not exist."""
    found: dict[str, Candidate] = {}
    for candidate in _all(host, endpoint):
        for path in (candidate.path.rstrip("/") or "/", *_remapped(host, candidate.path)):
            found.setdefault(path, Candidate(path, candidate.found_by))
    return tuple(found.values())


def _all(host: Host, endpoint: str) -> Iterator[Candidate]:
    rootless = _ROOTLESS.search(endpoint)
    uid = int(rootless[1]) if rootless else None
    home = _home(host, uid) if uid is not None else None
    yield from _of_processes(host, endpoint, uid)
    if home is not None:
        yield from _of_configuration(host, f"{home}/.config/docker/daemon.json")
        yield Candidate(f"{home}/.local/share/docker", "the usual place of a rootless engine")
    for path in ("/etc/docker/daemon.json", f"{_SNAP}/current/config/daemon.json"):
        yield from _of_configuration(host, path)
    yield from _of_units(host)
    yield Candidate(USUAL, "the usual place")
    yield Candidate(f"{_SNAP}/common/var-lib-docker", "the usual place of the snap")
    # Last: they may be another engine's.
    for path in dict.fromkeys(_MOUNTED.findall(_text(host, "/proc/self/mountinfo"))):
        yield Candidate(path, "the file systems of containers that are mounted")


def _remapped(host: Host, root: str) -> tuple[str, ...]:
    """Return the folders that an engine with `userns-remap` keeps inside its data root."""
    return tuple(posixpath.join(root, name) for name in host.list_folder(root) if _REMAPPED.fullmatch(name))


def _text(host: Host, path: str) -> str:
    return (host.read_file(path).content or b"").decode("utf-8", "replace")


def _home(host: Host, uid: int) -> str | None:
    lines = (line.split(":") for line in _text(host, "/etc/passwd").splitlines())
    return next((line[5] for line in lines if len(line) > 5 and line[2] == str(uid)), None)


def _configuration(host: Host, path: str) -> Mapping[str, Any]:
    text = _text(host, path)
    try:
        document = json.loads(text or "{}")
    except (ValueError, RecursionError):
        # A broken daemon.json (a comma too many) is why many an engine does not start: then what it says is where its data are.
        return dict(_PLACE.findall(_COMMENT.sub("", text)))
    return document if isinstance(document, dict) else {}


def _of_configuration(host: Host, path: str) -> Iterator[Candidate]:
    document = _configuration(host, path)
    for key in ("data-root", "graph"):
        root = document.get(key)
        if isinstance(root, str) and root.startswith("/"):
            yield Candidate(root, f"'{key}' in {path}")


def _of_processes(host: Host, endpoint: str, uid: int | None) -> Iterator[Candidate]:
    """Yield the roots of the engines that run and listen at `endpoint`; a machine may run several."""
    for pid in host.list_folder("/proc"):
        if not pid.isdigit() or _text(host, f"/proc/{pid}/comm").strip() != "dockerd":
            continue
        arguments = _text(host, f"/proc/{pid}/cmdline").split("\0")[1:]
        path = next(_values(arguments, "--config-file"), "")
        listens = [*_values(arguments, "--host", "-H")]
        hosts = _configuration(host, path or "/etc/docker/daemon.json").get("hosts")
        listens += [item for item in hosts if isinstance(item, str)] if isinstance(hosts, list) else []
        if not _listens(host, pid, listens, endpoint, uid):
            continue
        roots = [root for root in _values(arguments, "--data-root", "--graph", "-g") if root.startswith("/")]
        yield from (Candidate(root, f"the arguments of dockerd, process {pid}") for root in roots)
        if path and not roots:
            yield from _of_configuration(host, path)


def _listens(host: Host, pid: str, listens: Sequence[str], endpoint: str, uid: int | None) -> bool:
    if uid is not None and not listens:
        return host.status(f"/proc/{pid}").uid == uid
    wanted = _address(endpoint)
    default = wanted == DEFAULT_ENDPOINT
    return wanted in map(_address, listens) or (
        default and (not listens or any(item.startswith("fd:") for item in listens))
    )


def _address(text: str) -> str:
    """Return one spelling for all of the same socket, and for a TCP port of this machine on whatever address it listens."""
    if text.startswith("unix://"):
        path = posixpath.normpath(text[len("unix://") :] or _DEFAULT_SOCKET)
        return f"unix://{path.replace('/run/', '/var/run/', 1) if path.startswith('/run/') else path}"
    match = _TCP.fullmatch(text)
    return f"tcp:{match[1]}" if match else text


def _values(arguments: Sequence[str], *flags: str) -> Iterator[str]:
    """Yield the values of a flag, given as `--flag value`, `--flag=value`, `-f value` or `-fvalue`."""
    for position, argument in enumerate(arguments):
        for flag in flags:
            if argument == flag:
                yield from arguments[position + 1 : position + 2]
            elif argument.startswith(f"{flag}=") or (len(flag) == 2 and argument.startswith(flag)):
                yield argument[len(flag) :].lstrip("=")


def _of_units(host: Host) -> Iterator[Candidate]:
    """Yield what the service's start command says, drop-ins and the old defaults file included."""
    files = ["/etc/default/docker", "/etc/sysconfig/docker"]
    for folder in _UNIT_FOLDERS:
        drop_ins = posixpath.join(folder, "docker.service.d")
        files += [posixpath.join(drop_ins, name) for name in host.list_folder(drop_ins)]
        files.append(posixpath.join(folder, "docker.service"))
    for path in files:
        lines = [line for line in _text(host, path).splitlines() if not line.lstrip().startswith("#")]
        command = "\n".join(lines)
        yield from (Candidate(root, f"the start command in {path}") for root in _ROOT_FLAG.findall(command))
        for configuration in _CONFIG_FLAG.findall(command):
            yield from _of_configuration(host, configuration)
