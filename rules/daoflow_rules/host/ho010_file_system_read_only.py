"""A file system that must be written is read-only

What it looks for
    The file system of Docker's data root, of a container's volume or of the staging workspace is mounted read-only; or a service that was
    refused a write for that reason lately (`Read-only file system`, `EROFS`): its container is made read-only, or the disk below it is.

Why it matters
    The kernel sets a file system to read-only when its disk gives errors (`errors=remount-ro`); a storage that went away, or an fstab that
    was edited, look the same. PostgreSQL ends or does not start, and says nothing of the disk but these words.

How to confirm
    `grep ' ro,' /proc/mounts` on the host, and `dmesg` for errors of the disk.

What to do
    Look for errors of the disk before writing to it again: a copy of the volume comes first. Then mount it writable and start the service.

When it is wrong
    What an override mounts read-only on purpose into one container is refused in the same words; then only that container complains.

Playbook
    Control Plane Will Not Start, item 4: postgres is healthy before daoflow starts.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Container, Containers
from daoflow_analyzer.facts.host import Disks, Filesystem
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import LogHit, Logs
from daoflow_analyzer.finding import (
    Confidence,
    Doubt,
    Effect,
    FactMissingError,
    Finding,
    NextStep,
    Section,
    Severity,
    word,
)
from daoflow_analyzer.rule import Rule, Signature

from daoflow_rules.host.file_systems import BROUGHT_DOWN, holds, place_of, recent_refusal
from daoflow_rules.service_symptoms import SYMPTOMS
from daoflow_rules.steps import edit_compose, recreate

REFUSED = Signature(
    id="read-only-file-system",
    pattern=r"(?:[Rr]ead-only file system|\bEROFS\b)",
    matches="chmod: /var/lib/postgresql/data: Read-only file system",
    misses="ERROR:  cannot execute INSERT in a read-only transaction",
)

RULE = Rule(
    code="HO010",
    name="file-system-read-only",
    title="A file system that must be written is read-only",
    section=Section.CONTROL_PLANE,
    item="postgres is healthy before daoflow starts",
    severity=Severity.CRITICAL,
    explains=(
        *BROUGHT_DOWN,
        "staging-not-writable",
    ),
    signatures=(REFUSED,),
)

WRITTEN = frozenset({"data-root", "volume", "staging"})
"""The installation's folder and the root may well be read-only: nothing of DaoFlow writes there while it runs."""

DISK_ERRORS = NextStep(
    "See whether the disk gives errors (as root)",
    "dmesg -T | grep -iE 'remount|I/O error|EXT4-fs|XFS|BTRFS' | tail -20",
    expect="Remounting filesystem read-only, with the error before it; nothing: it was mounted so",
)
WRITABLE = NextStep(
    "Copy what lies on it first when the disk gives errors; then mount it writable (after fsck, where it must), and start what ended",
    effect=Effect.CHANGES_STATE,
    expect="/proc/mounts says rw, and the services are up and healthy",
)
ON_PURPOSE = Doubt(
    "the file system is mounted read-only into this one container on purpose (:ro or read_only in an override)",
    "docker compose config | grep -nE 'read_only'",
    "a line below the service that complains",
)


def check(
    disks: Disks | None, containers: Containers | None, compose: Compose | None, incident: Incident, logs: Logs | None
) -> Iterator[Finding]:
    """Yield one finding a read-only file system, else one for the newest write that was refused for it."""
    if disks is None:
        raise FactMissingError("the file systems were not looked at", "host/disk")
    hit = recent_refusal(logs, REFUSED.id, incident)
    found = [
        item
        for item in disks.filesystems
        # An overlay at the root is that of the container in which an older collector ran: no disk of the host's.
        if item.read_only and not WRITTEN.isdisjoint(item.purposes) and item.type != "overlay"
    ]
    for filesystem in found:
        yield Finding(
            message=f"{filesystem.mount_point} ({holds(filesystem)}) is mounted read-only.",
            confidence=Confidence.CERTAIN,
            evidence=(filesystem.evidence(), *((hit.evidence().related(),) if hit is not None else ())),
            next_steps=_steps(filesystem),
            subject={"path": filesystem.mount_point},
        )
    if not found and hit is not None:
        container = containers.one(hit.service) if containers is not None else None
        if container is not None and container.read_only_root:
            yield _made_read_only(container, hit, compose)
            return
        service = word(hit.service, "SERVICE")
        yield Finding(
            message=f"{hit.service} could not write: a file system that it uses is read-only.",
            confidence=Confidence.LIKELY,
            evidence=(hit.evidence(),),
            next_steps=(
                NextStep(
                    f"See what {service} mounts, and how",
                    f"docker compose ps --all --quiet {service} | xargs docker inspect --format '{{{{json .Mounts}}}}'",
                    expect="the folders of the host that it writes to; /proc/mounts then says rw or ro for them",
                ),
                DISK_ERRORS,
                WRITABLE,
            ),
            subject={"service": hit.service},
            explains=SYMPTOMS.get(hit.service, ()),
            doubt=ON_PURPOSE,
        )


def _made_read_only(container: Container, hit: LogHit, compose: Compose | None) -> Finding:
    service = container.service
    return Finding(
        message=f"{service} could not write: its container is made read-only (read_only: true), beside what is mounted into it.",
        confidence=Confidence.CERTAIN,
        evidence=(
            container.evidence("/HostConfig/ReadonlyRootfs", f"{container.name}: ReadonlyRootfs true"),
            hit.evidence(),
        ),
        next_steps=(
            NextStep(
                "See where it is set",
                "docker compose config | grep -nE 'read_only|tmpfs'",
                expect=f"read_only: true below {service}; once cured: none there, or tmpfs for each folder that it writes to",
            ),
            edit_compose(
                f"Take read_only from {service}, or give it tmpfs for the folders that its log names", compose
            ),
            recreate(service, expect="docker compose ps shows it as healthy"),
        ),
        subject={"service": service},
        explains=SYMPTOMS.get(service, ()),
    )


def _steps(filesystem: Filesystem) -> tuple[NextStep, ...]:
    place = place_of(filesystem)
    still = NextStep(
        "See whether it is still read-only",
        f"grep -F ' {place} ' /proc/mounts",
        expect="ro as the first option; once cured: rw",
    )
    return (still, DISK_ERRORS, WRITABLE)
