"""A file system that matters is full

What it looks for
    No space or no inodes left on the file system of Docker's data root, of the containers' volumes, of the installation, of the staging
    workspace or of the root;
    or a service, the engine or the kernel that failed to write lately because none was left.

Why it matters
    PostgreSQL stops with a PANIC or refuses to write, image pulls and deployments fail half-way, and the engine itself may not start.

How to confirm
    `df -h / /var/lib/docker; df -i / /var/lib/docker`.

What to do
    See what uses the space before deleting anything: only what lies on the full file system gives it room. Old images and build cache
    are safe to remove; volumes are data. Never delete files inside PostgreSQL's volume.

When it is wrong
    A tiny file system mounted for one purpose (a tmpfs inside a container) can be full without harm to the rest.

Playbook
    Backups Fail: not enough disk space in the staging or destination path.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.containers import Container, Containers
from daoflow_analyzer.facts.host import Disks, Filesystem
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.facts.servers import Servers
from daoflow_analyzer.facts.targets import Targets
from daoflow_analyzer.finding import (
    PLAIN,
    Confidence,
    Doubt,
    Effect,
    Evidence,
    FactMissingError,
    Finding,
    NextStep,
    Section,
    Severity,
    word,
)
from daoflow_analyzer.rule import Rule, Signature

from daoflow_rules.host.file_systems import BROUGHT_DOWN, holds, place_of, recent_refusal
from daoflow_rules.steps import over_ssh, prune_docker

NO_SPACE = Signature(
    id="no-space-left",
    pattern=r"(?i)no space left on device|\bENOSPC\b|disk quota exceeded",
    matches='2026-11-23 12:45:04.519 UTC [58] PANIC:  could not write to file "pg_wal/xlogtemp.58": No space left on device',
    misses="LOG:  checkpoint complete: wrote 934 buffers (5.7%)",
)

RULE = Rule(
    code="HO004",
    name="disk-full",
    title="A file system that matters is full",
    section=Section.BACKUPS,
    item="not enough disk space in the staging or destination path",
    severity=Severity.CRITICAL,
    explains=(
        *BROUGHT_DOWN,
        "staging-full",
        "backup-no-space",
        "image-pull-failed",
    ),
    signatures=(NO_SPACE,),
)

FULL_BYTES = 16 << 20
ON_A_TARGET = (
    "staging-full",
    "artifact-staging-failed",
    "image-pull-failed",
    "docker-execution-failed",
    "post-start-health-failed",
    "target-docker-unreachable",
    "backup-no-space",
)
"""What a full disk of a managed server explains: nothing of the control plane's."""

LOOK = NextStep("See which file system is full", "df -h; df -i", expect="100 % under Use% (space) or IUse% (inodes)")
OF_DOCKER = (
    NextStep(
        "See what Docker uses",
        "docker system df -v | head -60",
        expect="images, containers, volumes or build cache that grew",
    ),
    prune_docker(expect="df shows free space again"),
)
BY_HAND = NextStep(
    "Free space there, or make the file system larger: Docker's images and build cache lie elsewhere",
    effect=Effect.CHANGES_STATE,
    expect="df shows free space again",
)
BESIDE_DATA = NextStep(
    "Make the file system larger, or take away what belongs to no volume: inside one nothing may be deleted by hand"
    " (PostgreSQL's base and pg_wal are the database)",
    effect=Effect.CHANGES_STATE,
    expect="df shows free space again",
)
START = NextStep(
    "Start what has ended of it",
    "docker compose up -d",
    effect=Effect.CHANGES_STATE,
    expect="docker compose ps shows all as healthy",
)
OR_BY_HAND = NextStep(
    "Or take away what the list names (old logs and backups, never what lies in a volume), or make the file system larger",
    effect=Effect.CHANGES_STATE,
    expect="df shows free space again",
)

A_CONSEQUENCE = Doubt(
    "the trouble came first, and a container that failed again and again has filled the disk with its log",
    "sudo sh -c 'ls -lhS $(docker info -f {{.DockerRootDir}})/containers/*/*.log | head -5'",
    "one log of many gigabytes",
)
HARMLESS = Doubt(
    "nothing of DaoFlow's needs to write there, and the trouble is another one",
    "docker compose logs --since 30m | grep -iE 'no space|ENOSPC'",
    "no line",
)


def check(
    disks: Disks | None,
    servers: Servers | None,
    targets: Targets | None,
    incident: Incident,
    logs: Logs | None,
    *,
    containers: Containers | None,
) -> Iterator[Finding]:
    """Yield one finding a full file system, here and on managed servers, else one for the newest failed write here."""
    yield from _of_targets(servers, targets)
    if disks is None:
        raise FactMissingError("the file systems were not looked at", "host/disk")
    full = [item for item in disks.filesystems if is_full(item)]
    hit = recent_refusal(logs, NO_SPACE.id, incident)
    related = (hit.evidence().related(),) if hit is not None else ()
    for filesystem in full:
        yield Finding(
            message=f"{_says(filesystem)} left.",
            confidence=Confidence.CERTAIN,
            evidence=(filesystem.evidence(), *related),
            next_steps=(*full_disk_steps(filesystem), *((START,) if hit is not None else ())),
            subject={"path": filesystem.mount_point},
            doubt=A_CONSEQUENCE if _holds_docker(filesystem) else HARMLESS if hit is None else None,
        )
    if not full and hit is not None:
        container = containers.one(hit.service) if containers is not None else None
        yield Finding(
            message=f"{hit.service} could not write: no space left on a file system that it uses.",
            confidence=Confidence.LIKELY,
            evidence=(hit.evidence(), *(_figures(item) for item in disks.filesystems)),
            next_steps=_steps_of_a_service(hit.service, container, disks),
            subject={"service": hit.service},
            doubt=_over_by_now(hit.service) if PLAIN.fullmatch(hit.service) else None,
        )


def _over_by_now(service: str) -> Doubt:
    return Doubt(
        "there is room again: what filled the disk may have been taken away when it failed",
        f"docker compose logs --since 10m {word(service, 'SERVICE')}",
        "writes that go through",
    )


def _figures(filesystem: Filesystem) -> Evidence:
    """Return what was measured: a file system with room is not the one that the service met."""
    seen = filesystem.evidence()
    return seen.against() if filesystem.has_room else seen.related()


def _steps_of_a_service(service: str, container: Container | None, disks: Disks) -> tuple[NextStep, ...]:
    """Return what finds the file system: nothing can be run in a container that has ended or restarts, and its volumes still tell."""
    inside = NextStep(
        f"See the file systems inside {service}",
        f"docker compose exec {word(service, 'SERVICE')} sh -c 'df -h; df -i'",
        expect="one with 100 % under Use% (space) or IUse% (inodes)",
    )
    mend = (BY_HAND,) if disks.docker_has_room else OF_DOCKER
    if container is None:
        return (LOOK, *mend)
    if container.is_running:
        return (inside, LOOK, *mend)
    names = [item.name for item in container.mounts if item.name and PLAIN.fullmatch(item.name)]
    volumes = NextStep(
        f"See where the data of {service} lies",
        f"docker volume inspect {' '.join(names)}",
        expect="Options.device, else Mountpoint: df of that path tells which file system it is",
    )
    return (LOOK, *((volumes,) if names else ()), *mend)


def full_disk_steps(filesystem: Filesystem) -> tuple[NextStep, ...]:
    """Return what finds and frees the space of this file system, not of another one."""
    place = place_of(filesystem)
    is_space = filesystem.free_bytes <= FULL_BYTES
    still = NextStep(
        "See whether it is still full",
        f"df {'-h' if is_space else '-i'} {place}",
        expect=f"100 % under {'Use%' if is_space else 'IUse%'}",
    )
    largest = (
        f"du -xh --max-depth=3 {place} | sort -h" if is_space else f"du -x --inodes --max-depth=3 {place} | sort -n"
    )
    holds_data = "volume" in filesystem.purposes
    grew = (
        "the folder that grew; what a volume holds is data"
        if holds_data
        else "the folder that grew: logs, old backups, uploads"
    )
    large = NextStep(
        "See what is large on it (as root: others cannot look everywhere; minutes on a large disk)",
        f"{largest} | tail -20",
        expect=grew,
    )
    if _holds_docker(filesystem):
        return (still, large, *OF_DOCKER, OR_BY_HAND)
    return (still, large, BESIDE_DATA if holds_data else BY_HAND)


def _holds_docker(filesystem: Filesystem) -> bool:
    return not {"root", "data-root"}.isdisjoint(filesystem.purposes)


def _says(filesystem: Filesystem) -> str:
    what = "inodes" if filesystem.free_bytes > FULL_BYTES else "space"
    return f"{filesystem.mount_point} ({holds(filesystem)}) has no {what}"


def _of_targets(servers: Servers | None, targets: Targets | None) -> Iterator[Finding]:
    for target in targets.all if targets is not None else ():
        name = target.name_in(servers)
        for filesystem in target.disks.filesystems if target.disks is not None else ():
            if is_full(filesystem):
                yield Finding(
                    message=f"{_says(filesystem)} left on the managed server {name}.",
                    confidence=Confidence.CERTAIN,
                    evidence=(target.here(filesystem.evidence()),),
                    next_steps=over_ssh(full_disk_steps(filesystem), target.host, target.port, target.user),
                    subject={"server": name, "path": filesystem.mount_point},
                    severity=Severity.HIGH,
                    explains=ON_A_TARGET,
                )


def is_full(filesystem: Filesystem) -> bool:
    """Whether nothing of use can be written any more."""
    if filesystem.read_only or filesystem.total_bytes == 0:
        return False
    out_of_inodes = filesystem.total_inodes > 0 and filesystem.free_inodes == 0
    return out_of_inodes or filesystem.free_bytes <= min(FULL_BYTES, filesystem.total_bytes // 100)
