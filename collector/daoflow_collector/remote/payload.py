"""What can be sent to another machine: the files of `make dist` beside this program, itself, or a zip of the running tree.

Each is the collector of this very version; a file of another version is not taken.
"""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Callable

from daoflow_bundle.version import VERSION

FILE_PYTHON = (3, 9)
_PROGRAMS = {"x86_64": "daoflow-collect-x86_64", "aarch64": "daoflow-collect-aarch64"}
_ZIP = "daoflow-collect.pyz"
_FAR_END = "daoflow_collector/remote/far_end.py"


@dataclass(frozen=True)
class Payload:
    """One thing to send. `machine` is set for a program that needs no Python there, `python` is the oldest one for the others.

    `stores`: it brings no compressor for most Pythons, so that its bundle is larger.
    """

    name: str
    machine: str | None
    python: tuple[int, int] | None
    stores: bool
    read: Callable[[], bytes]


@lru_cache(maxsize=1)
def payloads() -> tuple[Payload, ...]:
    """Return what there is, best first: the zip application, the tree's own zip, then the programs with their own interpreter."""
    found = list(_files())
    zips = [item for item in found if item.python is not None]
    if not zips and not _is_file():
        from daoflow_collector.remote.own_zip import needed_python, own_zip

        zips = [Payload("a zip of this installation", None, needed_python(), True, own_zip)]
    return (*zips, *(item for item in found if item.machine is not None))


def _is_file() -> bool:
    """Whether this is the single file itself."""
    return "daoflow_loader" in sys.modules


def _files() -> Iterator[Payload]:
    own = _own_file()
    folders = [own.parent if own is not None else _beside_program(), _checkout_dist()]
    seen: set[str] = set()
    for folder in (item for item in folders if item is not None):
        for machine, name in ((None, _ZIP), *_PROGRAMS.items()):
            file = folder / name
            if name not in seen and is_ours(file):
                seen.add(name)
                yield Payload(name, machine, None if machine else FILE_PYTHON, False, file.read_bytes)
    if own is not None and own.name not in seen and is_ours(own):
        # Under whatever name it is here. Every form of the file is also a zip that a Python can run.
        yield Payload(own.name, None, FILE_PYTHON, False, own.read_bytes)
        machine = getattr(_runtime(), "MACHINE", None)
        if machine is not None:
            yield Payload(own.name, machine, None, False, own.read_bytes)


def _runtime() -> Any:
    return sys.modules.get("_daoflow_runtime")


def _own_file() -> Path | None:
    if not _is_file():
        return None
    archive = getattr(sys.modules.get("daoflow_loader"), "__file__", None)
    while archive is not None and not Path(archive).is_file():
        parent = str(Path(archive).parent)
        archive = parent if parent != archive else None
    return Path(archive) if archive is not None else None


def _beside_program() -> Path:
    return Path(sys.argv[0] or ".").absolute().parent


def _checkout_dist() -> Path | None:
    """Return `dist/` of the checkout that this runs from, None when it is installed elsewhere."""
    root = Path(__file__).absolute().parents[3]
    return root / "dist" if (root / "pyproject.toml").is_file() else None


def is_ours(file: Path) -> bool:
    """Whether a file is this version of the collector, far end included."""
    try:
        with zipfile.ZipFile(file) as archive:
            written = archive.read("daoflow_bundle/version.py").decode()
            return _FAR_END in archive.namelist() and f'VERSION = "{VERSION}"' in written
    except (OSError, KeyError, zipfile.BadZipFile):
        return False
