"""Put runtime, standard library and application together: the files of `make dist`, the same bytes each time."""

from __future__ import annotations

import json
import shutil
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from daoflow_packaging.application import analyzer_modules, application_modules
from daoflow_packaging.commands import run
from daoflow_packaging.errors import BuildError
from daoflow_packaging.licences import notice
from daoflow_packaging.natives import Native, index_of, native_parts
from daoflow_packaging.paste import paste_text
from daoflow_packaging.pins import Pins, sha256_of
from daoflow_packaging.runtime import Runtimes
from daoflow_packaging.sbom import sbom
from daoflow_packaging.toolchain import MACHINES

LARGEST_BYTES = 20_000_000
_NATIVE_ONLY = ("orjson/", "zstandard/")
"""The Python parts of what is of no use without its native part."""

_SHEBANG = b"#!/usr/bin/env python3\n"
_SBOM, _NOTICE, _SUMS = "sbom.cdx.json", "NOTICE", "SHA256SUMS"


def assemble(pins: Pins, inputs: Mapping[str, Path], runtimes: Runtimes, dist: Path) -> list[Path]:
    """Write the single files, the zipapp, NOTICE, SBOM and SHA256SUMS into `dist`, anew. Returns their paths."""
    finished, dist = dist, dist.with_name(f".{dist.name}.unfinished")
    shutil.rmtree(dist, ignore_errors=True)
    dist.mkdir(parents=True)
    modules = application_modules(pins, inputs)
    natives = native_parts(pins, inputs, runtimes)
    documents = {_NOTICE: notice(pins, inputs), _SBOM: sbom(pins, runtimes.patches)}
    made = []
    for machine in MACHINES:
        target = dist / f"daoflow-collect-{machine}"
        own = [native for native in natives if native.machine == machine]
        _make(
            {**modules, **documents},
            own,
            runtimes=runtimes,
            prefix=runtimes.program(machine),
            seconds=pins.source_date_epoch,
            target=target,
            with_stdlib=True,
        )
        made.append(target)
    with tempfile.TemporaryDirectory() as scratch:
        shebang = Path(scratch) / "shebang"
        shebang.write_bytes(_SHEBANG)
        target = dist / "daoflow-collect.pyz"
        _make(
            {**modules, **documents},
            natives,
            runtimes=runtimes,
            prefix=shebang,
            seconds=pins.source_date_epoch,
            target=target,
            with_stdlib=False,
        )
        made.append(target)
        pure = Path(scratch) / "pure"
        _make(
            {name: content for name, content in {**modules, **documents}.items() if not name.startswith(_NATIVE_ONLY)},
            [],
            runtimes=runtimes,
            prefix=shebang,
            seconds=pins.source_date_epoch,
            target=pure,
            with_stdlib=False,
        )
        target = dist / "daoflow-collect-paste.py"
        target.write_bytes(paste_text(pure.read_bytes()))
        made.append(target)
        target = dist / "daoflow-analyze.pyz"
        _make(
            {**analyzer_modules(pins, inputs), **documents},
            [native for native in natives if native.module != "orjson.orjson"],
            runtimes=runtimes,
            prefix=shebang,
            seconds=pins.source_date_epoch,
            target=target,
            with_stdlib=False,
        )
        made.append(target)
    for name, content in documents.items():
        (dist / name).write_bytes(content)
        made.append(dist / name)
    (dist / _SUMS).write_text("".join(f"{sha256_of(path)}  {path.name}\n" for path in made), "utf-8")
    for path in made:
        if path.stat().st_size > LARGEST_BYTES:
            raise BuildError(f"{path.name} has {path.stat().st_size:,} bytes, more than {LARGEST_BYTES:,}")
    shutil.rmtree(finished, ignore_errors=True)
    dist.rename(finished)
    return [finished / path.name for path in (*made, dist / _SUMS)]


def _make(
    members: Mapping[str, bytes],
    natives: list[Native],
    *,
    runtimes: Runtimes,
    prefix: Path,
    seconds: int,
    target: Path,
    with_stdlib: bool,
) -> None:
    """Lay the members out and let the maker compile and zip them. `with_stdlib`: byte code for the runtime goes in beside the sources."""
    with tempfile.TemporaryDirectory() as scratch:
        tree = Path(scratch)
        if with_stdlib:
            _unpack_stdlib(runtimes, tree)
            for name, content in members.items():
                # orjson's Python part is of no use where its native part cannot be loaded.
                if name.endswith(".py") and name != "__main__.py" and not name.startswith("orjson/"):
                    _write(tree / "lib" / name, content)
        for name, content in members.items():
            _write(tree / name, content)
        for native in natives:
            _write(tree / native.member, native.content)
        _write(tree / "natives.json", json.dumps(index_of(natives), indent=1).encode())
        run([runtimes.maker, tree, prefix, target, str(seconds)])


def _unpack_stdlib(runtimes: Runtimes, tree: Path) -> None:
    """Take the compiled standard library out of the maker, which carries it: only the application is compiled again."""
    with zipfile.ZipFile(runtimes.maker) as archive:
        archive.extractall(tree, [name for name in archive.namelist() if name.startswith("lib/")])


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
