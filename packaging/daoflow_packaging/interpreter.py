"""A static CPython: zlib, then the interpreter with every extension module inside, for one architecture at a time."""

from __future__ import annotations

import os
import shutil
import tarfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from daoflow_packaging.commands import run
from daoflow_packaging.errors import BuildError
from daoflow_packaging.pins import Pins
from daoflow_packaging.toolchain import Toolchain

OWN_PATCHES = Path(__file__).parents[1] / "runtime" / "patches"

_BUILD_MACHINE = "x86_64"

# What the collector has no use for, or what would need a library beside those pinned.
_MODULES_LEFT_OUT = "_bz2 _ctypes _curses _curses_panel _dbm _gdbm _hashlib _lzma _sqlite3 _ssl _tkinter _uuid readline"
_CROSS_ANSWERS = ("ac_cv_file__dev_ptmx=yes", "ac_cv_file__dev_ptc=no", "ac_cv_buggy_getaddrinfo=no")


@dataclass(frozen=True, slots=True)
class Interpreter:
    """A finished build: its folder, the source it came from, and zlib's archive."""

    folder: Path
    source: Path
    zlib: Path

    @property
    def python(self) -> Path:
        """Return the plain interpreter, which runs from its build folder only."""
        return self.folder / "python"


def unpack_source(orig: Path, debian: Path, pins: Pins, folder: Path) -> tuple[Path, list[str]]:
    """Unpack CPython into `folder` and patch it. Returns its path and the patches applied, in order."""
    source = folder / f"Python-{pins.python_version}"
    shutil.rmtree(source, ignore_errors=True)
    for archive, target in ((orig, folder), (debian, source)):
        with tarfile.open(archive) as tar:
            tar.extractall(target, filter="data")
    patches = source / "debian" / "patches"
    series = [line.split()[0] for line in (patches / "series").read_text("utf-8").splitlines() if line.strip()]
    wanted = [name for name in series if not name.startswith("#") and name not in pins.patches_left_out]
    unknown = pins.patches_left_out - set(series)
    if unknown:
        raise BuildError(f"patches_left_out names what Debian's series has not: {', '.join(sorted(unknown))}")
    for patch in (*(patches / name for name in wanted), *sorted(OWN_PATCHES.iterdir())):
        run(["patch", "--strip=1", "--fuzz=0", "--forward", "--batch", "--input", patch], cwd=source)
    _settle_times(source, pins.source_date_epoch)
    return source, [*wanted, *(path.name for path in sorted(OWN_PATCHES.iterdir()))]


def _settle_times(source: Path, seconds: int) -> None:
    """Give every file one time: otherwise make takes a patched file for newer than what is generated from it."""
    for folder, _, files in os.walk(source):
        for name in files:
            os.utime(Path(folder, name), (seconds, seconds), follow_symlinks=False)


def build_zlib(archive: Path, toolchain: Toolchain, machine: str, folder: Path, environment: Mapping[str, str]) -> Path:
    """Build `libz.a`. Returns the folder that holds it and its headers."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    (source,) = folder.iterdir()
    tools = {
        "CC": str(toolchain.cc(machine, "musl")),
        "AR": str(toolchain.ar),
        "RANLIB": str(toolchain.ranlib),
        "CFLAGS": "-O2",
        **environment,
    }
    run(["sh", "./configure", "--static"], cwd=source, env=tools)
    run(["make", "-s", "libz.a"], cwd=source, env=tools)
    return source


def build_interpreter(
    source: Path,
    zlib: Path,
    toolchain: Toolchain,
    machine: str,
    folder: Path,
    *,
    build_python: Path | None,
    environment: Mapping[str, str],
) -> Interpreter:
    """Configure and make in `folder`, beside `source`. `build_python` runs the generators when the target is another machine."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = {
        "MODULE_BUILDTYPE": "static",
        "PKG_CONFIG": "/bin/false",
        "ZLIB_CFLAGS": f"-I{zlib}",
        "ZLIB_LIBS": f"-L{zlib} -lz",
        "CC": str(toolchain.cc(machine, "musl")),
        "AR": str(toolchain.ar),
        "RANLIB": str(toolchain.ranlib),
        "CFLAGS": "-g0 -O2",
        "LDFLAGS": "-static -s",
        "LINKFORSHARED": " ",
        **environment,
    }
    arguments: Sequence[str | Path] = [
        "sh",
        os.path.relpath(source / "configure", folder),
        "-q",
        "--prefix=/usr",
        "--disable-shared",
        "--disable-test-modules",
        "--without-ensurepip",
        "--without-readline",
        *(f"py_cv_module_{name}=n/a" for name in _MODULES_LEFT_OUT.split()),
        *_cross(machine, build_python),
    ]
    if not (folder / "Makefile").exists():
        run(arguments, cwd=folder, env=settings)
    run(["make", "-s", f"-j{os.cpu_count() or 1}", "python", "libpython3.13.a"], cwd=folder, env=settings)
    return Interpreter(folder, source, zlib)


def _cross(machine: str, build_python: Path | None) -> list[str | Path]:
    if machine == _BUILD_MACHINE:
        return []
    return [
        f"--host={machine}-linux-musl",
        f"--build={_BUILD_MACHINE}-linux-musl",
        f"--with-build-python={build_python}",
        *_CROSS_ANSWERS,
    ]
