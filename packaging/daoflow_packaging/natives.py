"""The extension modules that a host's own Python may load: out of their wheels, and without what only a debugger reads."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from daoflow_packaging.errors import BuildError
from daoflow_packaging.pins import Pins
from daoflow_packaging.runtime import Runtimes
from daoflow_packaging.toolchain import MACHINES

_PT_LOAD = 1


@dataclass(frozen=True, slots=True)
class Native:
    """One shared object: for which interpreter (`cp311-x86_64-gnu`, `abi3-…`), under which module name, its bytes."""

    tag: str
    module: str
    content: bytes

    @property
    def machine(self) -> str:
        """Return its architecture."""
        return self.tag.split("-")[1]

    @property
    def member(self) -> str:
        """Return its name in the archive."""
        return f"natives/{self.tag}/{self.module}.so"


def loadable_part(content: bytes) -> bytes:
    """Return an ELF shared object (64 bit, little endian) up to the end of its last loaded segment.

    What follows (symbols, debug information, the section table) is for linkers and debuggers; it is four fifths of python-zstandard's.
    """
    if content[:6] != b"\x7fELF\x02\x01":
        raise BuildError("a native part is no 64 bit little endian ELF file")
    (table,) = struct.unpack_from("<Q", content, 0x20)
    size, count = struct.unpack_from("<HH", content, 0x36)
    segments = [struct.unpack_from("<IIQQQQ", content, table + index * size) for index in range(count)]
    end = max(offset + length for kind, _, offset, _, _, length in segments if kind == _PT_LOAD)
    head = bytearray(content[:end])
    struct.pack_into("<Q", head, 0x28, 0)  # no section table any more
    struct.pack_into("<HHH", head, 0x3A, 0, 0, 0)
    return bytes(head)


def native_parts(pins: Pins, inputs: Mapping[str, Path], runtimes: Runtimes) -> list[Native]:
    """Return every native part that is pinned, and ours."""
    found = [
        Native(f"abi3-{machine}-gnu", "_daoflow_monocypher", loadable_part(runtimes.monocypher(machine).read_bytes()))
        for machine in MACHINES
    ]
    for release in pins.pypi:
        if release.role == "native":
            for name in release.sha256:
                found += _of_wheel(inputs[name])
    return found


def _of_wheel(wheel: Path) -> Iterator[Native]:
    python, _, platforms = wheel.stem.split("-")[2:]
    machine = next(machine for machine in MACHINES if platforms.endswith(machine))
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if name.endswith(".so") and "_cffi" not in name:
                module = name.split(".", 1)[0].replace("/", ".")
                yield Native(f"{python}-{machine}-gnu", module, loadable_part(archive.read(name)))


def index_of(natives: list[Native]) -> dict[str, dict[str, str]]:
    """Return tag → module → member, as the loader reads it from `natives.json`."""
    index: dict[str, dict[str, str]] = {}
    for native in sorted(natives, key=lambda native: native.member):
        index.setdefault(native.tag, {})[native.module] = native.member
    return index
