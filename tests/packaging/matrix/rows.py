"""The environments of the smoke matrix, as data: image, how the file is started, what is taken away, what must serve natively."""

from dataclasses import dataclass, field

FILE = "/media/daoflow-collect"
PYZ = "/media/daoflow-collect.pyz"
AS_PROGRAM = (FILE,)
AS_PYTHON = ("python3", "-I", "-S", FILE)
AS_ZIPAPP = ("python3", "-I", "-S", PYZ)

COMPILED_IN = {"zstd": "zstandard 0.25.0, compiled in", "json": "standard library"}
NATIVE = {"zstd": "zstandard 0.25.0", "json": "orjson 3."}

READ_ONLY = ("--read-only",)
NOEXEC_TMP = ("--read-only", "--tmpfs", "/tmp:rw,noexec,nosuid,size=64m")
FULL_DISK = tuple(
    part for folder in ("/tmp", "/root", "/dev/shm", "/var/tmp") for part in ("--tmpfs", f"{folder}:rw,size=4k")
)
POISON = {
    "PYTHONHOME": "/nonexistent",
    "PYTHONPATH": "/nonexistent:/tmp",
    "PYTHONSTARTUP": "/etc/passwd",
    "PYTHONIOENCODING": "utf-16",
    "PYTHONWARNINGS": "error",
    "PYTHONPLATLIBDIR": "none",
    "PYTHONMALLOC": "debug",
    "PYTHONINSPECT": "1",
    "PYTHONVERBOSE": "1",
    "PYTHONPROFILEIMPORTTIME": "1",
    "PYTHONEXECUTABLE": "/nonexistent",
}


@dataclass(frozen=True)
class Row:
    """One environment. `flags` go to `docker run`; `before` runs before the file, in the same shell, when it is not empty."""

    name: str
    image: str
    start: tuple[str, ...] = AS_PROGRAM
    flags: tuple[str, ...] = ()
    environment: dict[str, str] = field(default_factory=dict)
    before: str = ""
    native: dict[str, str] = field(default_factory=lambda: COMPILED_IN)
    reads_installation: bool = True


ROWS = (
    Row("no-python", "nopython"),
    Row("busybox-without-libc", "busybox"),
    Row("bullseye", "bullseye"),
    Row("bookworm", "bookworm"),
    Row("trixie", "trixie"),
    Row("sid", "sid"),
    Row("bullseye-python", "bullseye", AS_PYTHON, native=NATIVE),
    Row("bookworm-python", "bookworm", AS_PYTHON, native=NATIVE),
    Row("trixie-python", "trixie", AS_PYTHON, native=NATIVE),
    Row("sid-python", "sid", AS_PYTHON, native=NATIVE),
    Row("bullseye-zipapp", "bullseye", AS_ZIPAPP, native=NATIVE),
    Row("bookworm-zipapp", "bookworm", AS_ZIPAPP, native=NATIVE),
    Row("trixie-zipapp", "trixie", AS_ZIPAPP, native=NATIVE),
    Row("sid-zipapp", "sid", AS_ZIPAPP, native=NATIVE),
    Row("read-only-noexec", "nopython", flags=NOEXEC_TMP),
    Row("read-only-noexec-zipapp", "bookworm", AS_ZIPAPP, NOEXEC_TMP, native=NATIVE),
    Row(
        "file-on-noexec-mount",
        "bookworm",
        ("python3", "-I", "-S", "/tmp/file"),
        ("--read-only", "--tmpfs", "/tmp:rw,noexec,size=64m"),
        before=f"cp {FILE} /tmp/file && ! /tmp/file --version 2>/dev/null",
        native=NATIVE,
    ),
    Row("nothing-writable", "busybox", flags=READ_ONLY),
    Row("nothing-writable-zipapp", "trixie", AS_ZIPAPP, READ_ONLY, native=NATIVE),
    Row("full-disk", "nopython", flags=(*READ_ONLY, *FULL_DISK)),
    Row("full-disk-zipapp", "bookworm", AS_ZIPAPP, (*READ_ONLY, *FULL_DISK), native=NATIVE),
    Row("not-root", "nopython", flags=("--user", "65534:65534", "--group-add", "SOCKET"), reads_installation=False),
    Row("no-capabilities", "nopython", flags=(*NOEXEC_TMP, "--cap-drop", "ALL", "--security-opt", "no-new-privileges")),
    Row("memory-32m", "nopython", flags=("--memory", "32m", "--memory-swap", "32m")),
    Row("address-space-64m", "nopython", before="ulimit -v 65536"),
    Row("eight-processes", "nopython", flags=("--pids-limit", "8")),
    Row("two-processes", "busybox", flags=("--pids-limit", "2")),
    Row("poisoned", "bookworm", environment=POISON),
    Row("poisoned-python", "bookworm", AS_PYTHON, environment=POISON, native=NATIVE),
    Row("bare-environment", "nopython", before="unset HOME LANG LC_ALL PATH TERM TMPDIR"),
    Row(
        "odd-locale",
        "trixie",
        AS_ZIPAPP,
        environment={"LC_ALL": "xx_YY.ISO-8859-1", "HOME": "/nonexistent"},
        native=NATIVE,
    ),
)
