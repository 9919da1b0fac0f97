"""The host itself (`host/*.json`). Each part is a fact of its own, so that one gap does not blind the others."""

from __future__ import annotations

from datetime import datetime, timedelta

from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.immutable import immutable

EPISODE_GAP = timedelta(minutes=15)
"""The engine's longest wait between two tries of a crashing container is a minute; a longer silence ends the episode."""


@immutable
class OperatingSystem:
    """Name, kernel, architecture."""

    name: str
    kernel: str
    architecture: str
    cpus: int
    uptime_s: float | None


@immutable
class Clock:
    """Time and its synchronisation; `synchronised` None when the host cannot say."""

    utc: datetime | None
    timezone: str
    synchronised: bool | None
    source: str | None


@immutable
class Memory:
    """Bytes."""

    total_bytes: int
    available_bytes: int
    swap_total_bytes: int
    swap_free_bytes: int


@immutable
class Filesystem:
    """One file system and what it matters for (`purposes`: data-root, project, staging, volume, output, root)."""

    index: int
    purposes: tuple[str, ...]
    path: str
    mount_point: str
    device: str
    type: str
    read_only: bool
    total_bytes: int
    free_bytes: int
    total_inodes: int
    free_inodes: int

    def evidence(self) -> Evidence:
        """Point at the file system, in words."""
        space = f"{decimal(self.free_bytes)} of {decimal(self.total_bytes)} free"
        words = f"{self.mount_point} ({', '.join(self.purposes)}): {space}"
        if self.total_inodes:
            words += f", {self.free_inodes} of {self.total_inodes} inodes free"
        if self.read_only:
            words += ", read-only"
        return Evidence("host/disk.json", words, pointer=f"/filesystems/{self.index}")

    @property
    def has_room(self) -> bool:
        """Whether a twentieth of it is free, of its inodes as well."""
        few_inodes = self.total_inodes > 0 and self.free_inodes * 20 < self.total_inodes
        return self.free_bytes * 20 >= self.total_bytes and not few_inodes


@immutable
class Disks:
    """The file systems that matter, each once."""

    filesystems: tuple[Filesystem, ...]

    @property
    def data_roots(self) -> tuple[Filesystem, ...]:
        """Return where Docker's data lies."""
        return tuple(item for item in self.filesystems if "data-root" in item.purposes)

    @property
    def docker_has_room(self) -> bool:
        """Whether it is known where Docker's data lies, and there is room."""
        return bool(self.data_roots) and all(item.has_room for item in self.data_roots)


@immutable
class Listener:
    """One listening socket; `process` None when the collector could not see whose it is."""

    index: int
    protocol: str
    address: str
    port: int
    pid: int | None
    process: str | None

    def evidence(self) -> Evidence:
        """Point at the listener, in words."""
        owner = f"{self.process} (pid {self.pid})" if self.process else "a process that could not be named"
        return Evidence(
            "host/ports.json", f"{self.address}:{self.port} is held by {owner}", pointer=f"/listeners/{self.index}"
        )


@immutable
class Ports:
    """Listening sockets of the host."""

    listeners: tuple[Listener, ...]

    def on(self, port: int) -> tuple[Listener, ...]:
        """Return the listeners on a TCP port."""
        return tuple(item for item in self.listeners if item.port == port and item.protocol.startswith("tcp"))


@immutable
class OomKill:
    """One kill by the kernel; `constraint` is `memcg` (a container's limit) or `none` (the host ran out)."""

    index: int
    time: datetime | None
    process: str
    pid: int
    constraint: str
    container_id: str | None
    line: str

    def evidence(self) -> Evidence:
        """Point at the kernel's line."""
        return Evidence(
            "host/kernel-oom.json",
            self.line,
            pointer=f"/kills/{self.index}",
            time=self.time.isoformat() if self.time else None,
        )


@immutable
class OomKills:
    """What the kernel log says about memory, oldest first."""

    kills: tuple[OomKill, ...]

    def latest_of(self, container_id: str) -> tuple[OomKill, ...]:
        """Return a container's newest kill with those before it that followed each other closely: one episode, oldest first."""
        episode: list[OomKill] = []
        for kill in reversed([item for item in self.kills if item.container_id == container_id]):
            later = episode[-1].time if episode else None
            if later is not None and kill.time is not None and later - kill.time > EPISODE_GAP:
                break
            episode.append(kill)
        return tuple(reversed(episode))


def decimal(size_bytes: int) -> str:
    """Return a size as `df -H` gives it: in GB, below that in MB."""
    return f"{size_bytes / 1e9:.1f} GB" if size_bytes >= 1e9 else f"{size_bytes / 1e6:.0f} MB"
