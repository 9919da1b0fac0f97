"""The C toolchain: `zig` from its wheel on the package index, which brings clang, musl and the stubs of every glibc."""

from __future__ import annotations

import os
import zipfile
from dataclasses import dataclass
from pathlib import Path

MACHINES = ("x86_64", "aarch64")
OLDEST_GLIBC = "2.17"
"""What manylinux2014 asks for: shared objects of ours ask for no more."""


@dataclass(frozen=True, slots=True)
class Toolchain:
    """Compilers as programs that take a C compiler's arguments, one for each target, and their `ar` and `ranlib`."""

    folder: Path

    def cc(self, machine: str, libc: str) -> Path:
        """Return the compiler for `x86_64` or `aarch64` with `musl` or `gnu`."""
        return self.folder / f"cc-{machine}-{libc}"

    @property
    def ar(self) -> Path:
        """Return the archiver."""
        return self.folder / "ar"

    @property
    def ranlib(self) -> Path:
        """Return the indexer of archives."""
        return self.folder / "ranlib"


def unpack_toolchain(wheel: Path, folder: Path, cache: Path) -> Toolchain:
    """Unpack the wheel into `folder` (once) and write the wrapper programs. zig's own cache goes into `cache`."""
    zig = folder / "ziglang" / "zig"
    if not zig.exists():
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder)
        zig.chmod(0o755)
    bin_folder = folder / "bin"
    bin_folder.mkdir(exist_ok=True)
    environment = f"export ZIG_GLOBAL_CACHE_DIR={cache} ZIG_LOCAL_CACHE_DIR={cache}"
    programs = {name: f"{zig} {name}" for name in ("ar", "ranlib")}
    for machine in MACHINES:
        # No debug information and no sanitizer: both would put this machine's paths into the objects.
        flags = "-g0 -fno-sanitize=undefined -Wno-date-time"
        programs[f"cc-{machine}-musl"] = f"{zig} cc -target {machine}-linux-musl {flags}"
        programs[f"cc-{machine}-gnu"] = f"{zig} cc -target {machine}-linux-gnu.{OLDEST_GLIBC} {flags}"
    for name, command in programs.items():
        _write_program(bin_folder / name, f'#!/bin/sh\n{environment}\nexec {command} "$@"\n')
    return Toolchain(bin_folder)


def _write_program(path: Path, text: str) -> None:
    if path.exists() and path.read_text("utf-8") == text:
        return
    path.write_text(text, "utf-8")
    os.chmod(path, 0o755)  # noqa: PTH101, S103 - a program
