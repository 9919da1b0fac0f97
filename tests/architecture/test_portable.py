"""Nothing that only POSIX has stands in what runs on a workstation."""

import ast
from pathlib import Path

import pytest

from tests.architecture.test_imports import sources

PORTABLE = ("bundle", "analyzer", "rules", "reports")
POSIX_MODULES = {
    *(
        "crypt",
        "curses",
        "fcntl",
        "grp",
        "nis",
        "ossaudiodev",
        "posix",
        "pty",
        "pwd",
        "readline",
        "resource",
        "spwd",
        "syslog",
    ),
    *("termios", "tty"),
}
POSIX_NAMES = {
    "os": {
        *(
            "chown",
            "fchmod",
            "fchown",
            "fork",
            "forkpty",
            "getegid",
            "geteuid",
            "getgid",
            "getloadavg",
            "getpgid",
            "getuid",
            "killpg",
        ),
        *(
            "lchown",
            "memfd_create",
            "mkfifo",
            "mknod",
            "nice",
            "openpty",
            "posix_fadvise",
            "pread",
            "preadv",
            "pwrite",
            "sched_getaffinity",
        ),
        *(
            "sendfile",
            "setsid",
            "setuid",
            "statvfs",
            "uname",
            "wait3",
            "wait4",
            "O_NOFOLLOW",
            "O_CLOEXEC",
            "O_DIRECTORY",
            "O_NOCTTY",
        ),
    },
    "signal": {"SIGALRM", "SIGHUP", "SIGKILL", "SIGPIPE", "SIGUSR1", "SIGUSR2", "alarm", "pthread_kill", "setitimer"},
    "socket": {"AF_UNIX"},
    "time": {"tzset", "clock_gettime"},
}


def _posix_only(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name.partition(".")[0] in POSIX_MODULES]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            module = str(node.module)
            found += [module] if module.partition(".")[0] in POSIX_MODULES else []
            found += [f"{module}.{alias.name}" for alias in node.names if alias.name in POSIX_NAMES.get(module, ())]
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found += [f"{node.value.id}.{node.attr}"] if node.attr in POSIX_NAMES.get(node.value.id, ()) else []
    return found


@pytest.mark.parametrize("package", PORTABLE)
def test_workstation_side_uses_nothing_that_only_posix_has(package: str) -> None:
    """No module imports a POSIX module or names a POSIX function, save behind getattr with a default."""
    found = {path.name: names for path in sources(package) if (names := _posix_only(path))}

    assert found == {}


def test_the_walk_would_notice(tmp_path: Path) -> None:
    """The walk finds each way to reach for POSIX, and not a guarded one."""
    file = tmp_path / "sample.py"
    file.write_text("import os, fcntl\nfrom signal import SIGKILL\nos.getuid()\nflag = getattr(os, 'O_NOFOLLOW', 0)\n")

    assert sorted(_posix_only(file)) == ["fcntl", "os.getuid", "signal.SIGKILL"]
