"""The runtimes: interpreter, launcher and compiled-in libraries as one static program per architecture, kept by the digest of its inputs."""

from __future__ import annotations

import hashlib
import json
import shutil
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from daoflow_packaging.commands import run
from daoflow_packaging.interpreter import OWN_PATCHES, Interpreter, build_interpreter, build_zlib, unpack_source
from daoflow_packaging.pins import PINS_FILE, Pins, sha256_of
from daoflow_packaging.stdlib import write_maker, write_stdlib
from daoflow_packaging.toolchain import MACHINES, Toolchain, unpack_toolchain

_SOURCES = Path(__file__).parents[1] / "runtime"
_CODE = ("commands.py", "interpreter.py", "runtime.py", "stdlib.py", "toolchain.py")
_THREAD_STACK_BYTES = 4 << 20

# The archives beside libpython that its built-in modules take their code from.
_LIBRARIES = ("Modules/_decimal/libmpdec/libmpdec.a", "Modules/expat/libexpat.a", "Modules/_hacl/libHacl_Hash_SHA2.a")


@dataclass(frozen=True, slots=True)
class Runtimes:
    """A folder with `runtime-<machine>`, `monocypher-<machine>.so`, `stdlib/`, `maker` and `build.json`."""

    folder: Path

    def program(self, machine: str) -> Path:
        """Return the static program that wants a zip appended."""
        return self.folder / f"runtime-{machine}"

    def monocypher(self, machine: str) -> Path:
        """Return the age primitives as a shared object for any CPython from 3.9 on, glibc."""
        return self.folder / f"monocypher-{machine}.so"

    @property
    def stdlib(self) -> Path:
        """Return the folder of the standard library's sources."""
        return self.folder / "stdlib"

    @property
    def maker(self) -> Path:
        """Return the program that compiles and zips (see `runtime/maker.py`)."""
        return self.folder / "maker"

    @property
    def patches(self) -> list[str]:
        """Return the names of the patches that the interpreter was built with."""
        return list(json.loads((self.folder / "build.json").read_text("utf-8"))["patches"])


def runtime_key(pins: Pins) -> str:
    """Return a digest over everything that a runtime is made from: pins, our C code and patches, and the code that builds."""
    digest = hashlib.sha256(json.dumps([pins.source_date_epoch, sorted(pins.patches_left_out)]).encode())
    for entry in (*pins.debian, *(release for release in pins.pypi if release.role in ("tool", "source"))):
        for name, wanted in sorted(entry.sha256.items()):
            digest.update(f"{name} {wanted}\n".encode())
    here = Path(__file__).parent
    for path in (*(here / name for name in _CODE), *sorted(_SOURCES.glob("*.[cp]*")), *sorted(OWN_PATCHES.iterdir())):
        digest.update(f"{path.name} {sha256_of(path)}\n".encode())
    return digest.hexdigest()[:16]


def ensure_runtimes(pins: Pins, inputs: Mapping[str, Path], cache: Path) -> Runtimes:
    """Return the runtimes for these pins, building them when `cache` has them not. `inputs` is file name → path."""
    finished = Runtimes(cache / "runtime" / runtime_key(pins))
    if not finished.folder.exists():
        work = cache / "build"
        shutil.rmtree(work, ignore_errors=True)
        _build(pins, inputs, work, cache / "toolchain")
        finished.folder.parent.mkdir(parents=True, exist_ok=True)
        (work / "finished").rename(finished.folder)
        shutil.rmtree(work)
    return finished


def _build(pins: Pins, inputs: Mapping[str, Path], work: Path, tools: Path) -> None:
    finished = Runtimes(work / "finished")
    finished.folder.mkdir(parents=True)
    zig = pins.release("ziglang", "tool")
    toolchain = unpack_toolchain(inputs[next(iter(zig.sha256))], tools / zig.version, tools / "zig-cache")
    environment = {"SOURCE_DATE_EPOCH": str(pins.source_date_epoch), "PYTHONHASHSEED": "0"}
    orig, debian = (inputs[name] for name in sorted(pins.debian[0].sha256, key=lambda name: ".debian." in name))
    source, patches = unpack_source(orig, debian, pins, work)
    zlib_archive = next(inputs[name] for entry in pins.debian for name in entry.sha256 if name.startswith("zlib") and ".orig." in name)
    libraries = {
        name: _unpack(inputs[next(iter(pins.release(name, "source").sha256))], work / name)
        for name in ("zstandard", "pymonocypher")
    }
    build_python: Path | None = None
    for machine in MACHINES:
        zlib = build_zlib(zlib_archive, toolchain, machine, work / f"zlib-{machine}", environment)
        interpreter = build_interpreter(
            source,
            zlib,
            toolchain,
            machine,
            work / f"python-{machine}",
            build_python=build_python,
            environment=environment,
        )
        _link(interpreter, libraries, toolchain, machine, finished.program(machine), environment)
        _build_monocypher(interpreter, libraries["pymonocypher"], toolchain, machine, finished.monocypher(machine))
        if build_python is None:
            build_python = interpreter.python
            write_stdlib(interpreter, finished.stdlib)
            write_maker(interpreter, finished.program(machine), finished.stdlib, pins, finished.maker)
    (finished.folder / "build.json").write_text(
        json.dumps({"pins": sha256_of(PINS_FILE), "patches": patches}, indent=1) + "\n", "utf-8"
    )


def _unpack(archive: Path, folder: Path) -> Path:
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    (source,) = folder.iterdir()
    return source


def _link(
    interpreter: Interpreter,
    libraries: Mapping[str, Path],
    toolchain: Toolchain,
    machine: str,
    program: Path,
    environment: Mapping[str, str],
) -> None:
    """Compile launcher, zstandard and Monocypher and link all with the interpreter. Paths are relative, so that none gets in."""
    cc, build = toolchain.cc(machine, "musl"), interpreter.folder
    headers = ["-I.", f"-I{interpreter.source / 'Include'}"]
    zstd, mono = libraries["zstandard"], libraries["pymonocypher"]
    units: dict[str, tuple[Path, list[str]]] = {
        "launcher": (_SOURCES / "launcher.c", [*headers, f'-DDAOFLOW_MACHINE="{machine}"']),
        "zstd": (zstd / "zstd/zstd.c", [f"-I{zstd / 'zstd'}", "-DZSTD_DISABLE_ASM=1"]),
        "backend": (zstd / "c-ext/backend_c.c", [*headers, f"-I{zstd / 'zstd'}", f"-I{zstd / 'c-ext'}"]),
        "monocypher": (mono / "monocypher.c", []),
        "binding": (_SOURCES / "monocypher_module.c", [*headers, f"-I{mono}"]),
    }
    for name, (unit, flags) in units.items():
        run([cc, "-O2", "-c", *flags, unit, "-o", f"daoflow-{name}.o"], cwd=build, env=environment)
    objects = [f"daoflow-{name}.o" for name in units]
    zlib = interpreter.zlib / "libz.a"
    stack = f"-Wl,-z,stack-size={_THREAD_STACK_BYTES}"
    arguments = [cc, "-s", "-static", stack, "-o", "daoflow-runtime", *objects, "libpython3.13.a", *_LIBRARIES, zlib, "-lm"]
    run(arguments, cwd=build, env=environment)
    shutil.copy(build / "daoflow-runtime", program)


def _build_monocypher(interpreter: Interpreter, mono: Path, toolchain: Toolchain, machine: str, target: Path) -> None:
    """Compile the age primitives for the Pythons of other people: the stable ABI, whose headers say the same for musl and glibc."""
    run(
        [
            toolchain.cc(machine, "gnu"),
            "-O2",
            "-s",
            "-shared",
            "-fPIC",
            "-fvisibility=hidden",
            "-I.",
            f"-I{interpreter.source / 'Include'}",
            f"-I{mono}",
            _SOURCES / "monocypher_module.c",
            mono / "monocypher.c",
            "-o",
            "daoflow-monocypher.so",
        ],
        cwd=interpreter.folder,
    )
    shutil.copy(interpreter.folder / "daoflow-monocypher.so", target)
