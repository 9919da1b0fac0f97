"""NOTICE: what is in the files that ship, under which licence, with the licences' texts as they came with the sources."""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from daoflow_bundle.version import VERSION

from daoflow_packaging.application import ROOT
from daoflow_packaging.errors import BuildError
from daoflow_packaging.pins import DebianSource, Pins


@dataclass(frozen=True, slots=True)
class Component:
    """One piece of other people's work. `texts` are (start of file name, path inside) of its licence; `kind` says where it is found."""

    name: str
    version: str
    licence: str
    texts: tuple[tuple[str, str], ...]
    purl: str
    files: Mapping[str, str]
    """File name → SHA-256 of the pinned inputs it comes from."""


_PYPI_LICENCES = {
    "deepdiff": ("MIT", ("LICENSE",)),
    "orderly-set": ("MIT", ("MIT-LICENSE",)),
    "jinja2": ("BSD-3-Clause", ("LICENSE.txt",)),
    "markupsafe": ("BSD-3-Clause", ("LICENSE.txt",)),
    "pyyaml": ("MIT", ("LICENSE",)),
    "charset-normalizer": ("MIT", ("LICENSE",)),
    "click": ("BSD-3-Clause", ("LICENSE.txt",)),
    "docker": ("Apache-2.0", ("LICENSE",)),
    "idna": ("BSD-3-Clause", ("LICENSE.md",)),
    "requests": ("Apache-2.0", ("LICENSE",)),
    "urllib3": ("MIT", ("LICENSE.txt",)),
    "zstandard": ("BSD-3-Clause", ("LICENSE",)),
    "orjson 3.11.5": ("Apache-2.0 OR MIT", ("LICENSE-APACHE", "LICENSE-MIT")),
    "orjson": ("MPL-2.0 AND (Apache-2.0 OR MIT)", ("LICENSE-MPL-2.0", "LICENSE-APACHE", "LICENSE-MIT")),
    "pymonocypher": ("BSD-2-Clause OR CC0-1.0", ("LICENSE.txt",)),
}


def components(pins: Pins) -> list[Component]:
    """Return everything of other people's that is inside, in the order of the NOTICE."""
    python, zlib = pins.debian
    zig = pins.release("ziglang", "tool")
    source = pins.release("zstandard", "source")
    found = [
        _debian(python, pins.python_version, "PSF-2.0", f"Python-{pins.python_version}/LICENSE"),
        Component(
            "expat",
            f"as in CPython {pins.python_version}",
            "MIT",
            ((next(iter(python.sha256)), f"Python-{pins.python_version}/Modules/expat/COPYING"),),
            "pkg:generic/expat",
            {},
        ),
        _debian(zlib, "1.3.1", "Zlib", "zlib-1.3.1/LICENSE"),
        Component(
            "musl",
            f"as in zig {zig.version}",
            "MIT",
            ((next(iter(zig.sha256)), "ziglang/lib/libc/musl/COPYRIGHT"),),
            "pkg:generic/musl",
            zig.sha256,
        ),
        Component(
            "zstd",
            f"as in python-zstandard {source.version}",
            "BSD-3-Clause",
            ((next(iter(source.sha256)), f"zstandard-{source.version}/zstd/LICENSE"),),
            "pkg:generic/zstd",
            source.sha256,
        ),
    ]
    for release in pins.pypi:
        if release.name in _PYPI_LICENCES and (release.name, release.role) != ("zstandard", "native"):
            terms = _PYPI_LICENCES.get(f"{release.name} {release.version}", _PYPI_LICENCES[release.name])
            licence, names = terms
            first = next(iter(release.sha256))
            purl = f"pkg:pypi/{release.name}@{release.version}"
            texts = tuple((first, name) for name in names)
            found.append(Component(release.name, release.version, licence, texts, purl, release.sha256))
    return found


def _debian(entry: DebianSource, number: str, licence: str, text: str) -> Component:
    name = "cpython" if entry.source.startswith("python") else entry.source
    first = next(iter(entry.sha256))
    purl = f"pkg:deb/debian/{entry.source}@{entry.version.replace(':', '%3A').replace('+', '%2B')}?arch=source&distro=trixie"
    return Component(name, f"{number} (Debian {entry.version})", licence, ((first, text),), purl, entry.sha256)


def notice(pins: Pins, inputs: Mapping[str, Path]) -> bytes:
    """Return the NOTICE as text. Raises `BuildError` when a licence is not where it was."""
    parts = [
        f"daoflow-collect {VERSION}\n\nLicensed under the Apache License 2.0 (first text below). It contains:\n",
        *(f"  {one.name} {one.version}: {one.licence}\n" for one in components(pins)),
        _headed("daoflow-evidence", (ROOT / "LICENSE").read_text("utf-8")),
    ]
    for one in components(pins):
        for file, path in one.texts:
            parts.append(_headed(f"{one.name} {one.version}", _text(inputs[file], path)))
    return "".join(parts).encode()


def _headed(title: str, text: str) -> str:
    return f"\n{'=' * 79}\n{title}\n{'=' * 79}\n\n{text.strip()}\n"


def _text(archive: Path, path: str) -> str:
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            found = [
                name for name in wheel.namelist() if name == path or name.endswith((f"licenses/{path}", f"info/{path}"))
            ]
            content = wheel.read(found[0]) if found else None
    else:
        with tarfile.open(archive) as tar:
            member = next(
                (
                    one
                    for one in tar
                    if one.name == path or (one.name.count("/") == 1 and one.name.endswith(f"/{path}"))
                ),
                None,
            )
            opened = tar.extractfile(member) if member is not None else None
            content = opened.read() if opened is not None else None
    if content is None:
        raise BuildError(f"{archive.name} holds no {path}")
    return content.decode("utf-8", "replace")
