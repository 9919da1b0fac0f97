"""The runtimes: interpreter, launcher and compiled-in libraries as one static program per architecture, kept by their inputs' digest."""

from __future__ import annotations

import hashlib
import json
import shutil
import tarfile
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from daoflow_packaging.commands import run
from daoflow_packaging.interpreter import OWN_PATCHES, Interpreter, build_interpreter, build_zlib, unpack_source
from daoflow_packaging.pins import Pins, sha256_of
from daoflow_packaging.stdlib import write_maker, write_stdlib
from daoflow_packaging.toolchain import MACHINES, Toolchain, unpack_toolchain

_SOURCES = Path(__file__).parents[1] / "runtime"
_INTERPRETER_CODE = ("commands.py", "interpreter.py", "toolchain.py")
_RUNTIME_CODE = ("runtime.py", "stdlib.py")
_COMPILED_IN = ("zstandard", "pymonocypher")
_THREAD_STACK_BYTES = 4 << 20

# The archives beside libpython that its built-in modules take their code from.
_LIBRARIES = ("Modules/_decimal/libmpdec/libmpdec.a", "Modules/expat/libexpat.a", "Modules/_hacl/libHacl_Hash_SHA2.a")


@dataclass(frozen=True, slots=True)
class Runtimes:
    """A folder with `runtime-<machine>`, `monocypher-<machine>.so`, `stdlib/`, `maker` and `patches.json`."""

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
        return list(json.loads((self.folder / "patches.json").read_text("utf-8")))


def _digest(start: str, files: Iterable[Path]) -> str:
    digest = hashlib.sha256(start.encode())
    for path in files:
        digest.update(f"{path.name} {sha256_of(path)}\n".encode())
    return digest.hexdigest()[:16]


def interpreter_key(pins: Pins) -> str:
    """Return a digest over what the interpreters are made from: pins, patches and the code that builds them."""
    start = [
        str(pins.source_date_epoch),
        *sorted(pins.patches_left_out),
        *(f"{name} {wanted}" for entry in pins.debian for name, wanted in sorted(entry.sha256.items())),
        *pins.release("ziglang", "tool").sha256.values(),
    ]
    code = (Path(__file__).with_name(name) for name in _INTERPRETER_CODE)
    return _digest("\n".join(start), (*code, *sorted(OWN_PATCHES.iterdir())))


def runtime_key(pins: Pins) -> str:
    """Return a digest over what the runtimes are made from: interpreters, compiled-in libraries, our C code, and the code that links."""
    libraries = (pins.release(name, "source").sha256 for name in _COMPILED_IN)
    start = [interpreter_key(pins), *(digest for library in libraries for digest in library.values())]
    code = (Path(__file__).with_name(name) for name in _RUNTIME_CODE)
    return _digest("\n".join(start), (*code, *sorted(_SOURCES.glob("*.[cp]*"))))


def ensure_runtimes(pins: Pins, inputs: Mapping[str, Path], cache: Path, say: Callable[[str], None]) -> Runtimes:
    """Return the runtimes for these pins, building what `cache` lacks: interpreters in minutes, the rest in seconds.

    `inputs` is file name → path; `say` gets a line a step.
    """
    finished = Runtimes(cache / "runtime" / runtime_key(pins))
    if not finished.folder.exists():
        zig = pins.release("ziglang", "tool")
        tools = cache / "toolchain"
        toolchain = unpack_toolchain(inputs[next(iter(zig.sha256))], tools / zig.version, tools / "zig-cache")
        environment = {"SOURCE_DATE_EPOCH": str(pins.source_date_epoch), "PYTHONHASHSEED": "0"}
        interpreters = cache / "interpreter" / interpreter_key(pins)
        if not interpreters.exists():
            _whole(
                interpreters,
                lambda work: _build_interpreters(pins, inputs, toolchain, work=work, environment=environment, say=say),
            )
        say("linking the runtimes")
        _whole(
            finished.folder,
            lambda work: _link_all(pins, inputs, toolchain, interpreters, work=work, environment=environment),
        )
    return finished


def _whole(folder: Path, build: Callable[[Path], None]) -> None:
    """Build in a folder beside and give it its name when it is finished: what has the name is whole."""
    work = folder.with_name("unfinished")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    build(work)
    work.rename(folder)


def _build_interpreters(
    pins: Pins,
    inputs: Mapping[str, Path],
    toolchain: Toolchain,
    *,
    work: Path,
    environment: Mapping[str, str],
    say: Callable[[str], None],
) -> None:
    orig, debian = (inputs[name] for name in sorted(pins.debian[0].sha256, key=lambda name: ".debian." in name))
    source, patches = unpack_source(orig, debian, pins, work)
    zlib_archive = next(inputs[name] for name in pins.debian[1].sha256 if ".orig." in name)
    build_python: Path | None = None
    for machine in MACHINES:
        say(f"building the interpreter for {machine} (minutes)")
        zlib = build_zlib(zlib_archive, toolchain, machine, work / f"zlib-{machine}", environment)
        folder = work / f"python-{machine}"
        build_interpreter(source, zlib, toolchain, machine, folder, build_python=build_python, environment=environment)
        build_python = build_python or folder / "python"
    (work / "patches.json").write_text(json.dumps(patches, indent=1) + "\n", "utf-8")


def _link_all(
    pins: Pins,
    inputs: Mapping[str, Path],
    toolchain: Toolchain,
    interpreters: Path,
    *,
    work: Path,
    environment: Mapping[str, str],
) -> None:
    made = Runtimes(work)
    source = interpreters / f"Python-{pins.python_version}"
    shutil.copyfile(interpreters / "patches.json", work / "patches.json")
    with tempfile.TemporaryDirectory(dir=work) as scratch:
        libraries = {
            name: _unpack(inputs[next(iter(pins.release(name, "source").sha256))], Path(scratch) / name)
            for name in _COMPILED_IN
        }
        for machine in MACHINES:
            (zlib,) = (interpreters / f"zlib-{machine}").iterdir()
            interpreter = Interpreter(interpreters / f"python-{machine}", source, zlib)
            program = made.program(machine)
            _link(interpreter, libraries, toolchain, machine, program=program, environment=environment)
            _build_monocypher(interpreter, libraries["pymonocypher"], toolchain, machine, made.monocypher(machine))
            if machine == MACHINES[0]:
                write_stdlib(interpreter, made.stdlib)
                write_maker(interpreter, made.program(machine), made.stdlib, pins, made.maker)


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
    *,
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
    arguments: list[str | Path] = [
        cc,
        "-s",
        "-static",
        stack,
        "-o",
        "daoflow-runtime",
        *objects,
        "libpython3.13.a",
        *_LIBRARIES,
        zlib,
        "-lm",
    ]
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
