"""The hosts of the matrix, as data: image, flags of the engine, who logs in, by which way the collector must run there."""

from dataclasses import dataclass

from tests.remote.image import EDGE
from tests.remote.matrix.images import BARE, LEAN, OLD, PERL

EXEC_SHM = ("--tmpfs", "/dev/shm:rw,exec,size=64m")
SSHD = ("--tmpfs", "/run/sshd:rw,noexec,mode=755,size=1m")
"""sshd wants its empty folder also where something is mounted above it."""
NOEXEC = SSHD + tuple(
    part for folder in ("/tmp", "/root", "/home/ops", "/run") for part in ("--tmpfs", f"{folder}:rw,noexec,size=64m")
)
BY_PYTHON = "daoflow-collect.pyz in memory, by python3 3."
BY_SHM = "daoflow-collect-x86_64 in /dev/shm, without a name"
BY_RUN = "daoflow-collect-x86_64 in /run, without a name"
BY_PERL = "daoflow-collect-x86_64 in memory, by perl"
PLAIN = "plain commands"


@dataclass(frozen=True)
class Row:
    """One host. `way`: how the collector must run there (a beginning); `engine`: its state; `why`: what must be said of other ways."""

    name: str
    image: str
    way: str
    flags: tuple[str, ...] = ()
    account: str = "root"
    engine: str = "up"
    compose: bool = True
    why: str = ""
    in_docker_group: bool = False


ROWS = (
    Row("python", EDGE.tags[0], BY_PYTHON),
    Row("old-python", OLD.tags[0], BY_SHM, EXEC_SHM, why="the newest Python is 3.6, 3.9 is needed"),
    Row("no-python", LEAN.tags[0], BY_SHM, EXEC_SHM, why="there is no Python (3.9 or later)"),
    Row("busybox-only", BARE.tags[0], BY_SHM, EXEC_SHM, compose=False),
    Row("no-dev-shm", LEAN.tags[0], BY_RUN, ("--ipc", "none", "--tmpfs", "/run:rw,exec,size=64m", *SSHD)),
    Row("noexec-perl", PERL.tags[0], BY_PERL, NOEXEC, why="(/dev/shm, /run, /tmp)"),
    Row("no-dev-shm-perl", PERL.tags[0], BY_PERL, ("--ipc", "none"), why="(there is none)"),
    Row(
        "noexec-everywhere",
        LEAN.tags[0],
        PLAIN,
        NOEXEC,
        why="no program may be run from a memory file system (/dev/shm, /run, /tmp)",
    ),
    Row("noexec-python", EDGE.tags[0], BY_PYTHON, NOEXEC),
    Row("read-only", LEAN.tags[0], BY_SHM, ("--read-only", *EXEC_SHM)),
    Row("read-only-python", EDGE.tags[0], BY_PYTHON, ("--read-only", "--ipc", "none")),
    Row("user-without-docker", LEAN.tags[0], BY_SHM, EXEC_SHM, account="ops", engine="denied"),
    Row("user-in-docker-group", LEAN.tags[0], BY_SHM, EXEC_SHM, account="ops", in_docker_group=True),
    Row("few-processes", LEAN.tags[0], BY_SHM, (*EXEC_SHM, "--pids-limit", "32")),
    Row("few-processes-python", EDGE.tags[0], BY_PYTHON, ("--pids-limit", "32")),
    Row("memory-64m", LEAN.tags[0], BY_SHM, (*EXEC_SHM, "--memory", "64m", "--memory-swap", "64m")),
    Row(
        "no-capabilities",
        LEAN.tags[0],
        BY_SHM,
        (*EXEC_SHM, "--security-opt", "no-new-privileges", "--cap-drop", "SYS_ADMIN"),
    ),
)
