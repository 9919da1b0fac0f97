"""The inputs by digest: `packaging/pins.toml`, read once into values."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from daoflow_packaging.errors import PinError

PINS_FILE = Path(__file__).parents[1] / "pins.toml"


@dataclass(frozen=True, slots=True)
class DebianSource:
    """A Debian source package. `sha256` is by file name."""

    source: str
    version: str
    suites: tuple[str, ...]
    sha256: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PyPIFiles:
    """Files of one release on the package index.

    `role`: `tool` builds and is not shipped, `source` is compiled in, `pure` is Python code and `native` extension modules that ship,
    `analyzer` the Python part of what only the analyzer needs.
    """

    name: str
    version: str
    role: str
    sha256: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Pins:
    """All inputs, and the time that everything built from them carries (seconds since 1970)."""

    source_date_epoch: int
    python_version: str
    patches_left_out: frozenset[str]
    debian: tuple[DebianSource, ...]
    pypi: tuple[PyPIFiles, ...]

    def release(self, name: str, role: str) -> PyPIFiles:
        """Return the one release of `name` in that role. Raises `PinError` when there is not exactly one."""
        found = [release for release in self.pypi if (release.name, release.role) == (name, role)]
        if len(found) != 1:
            raise PinError(f"{PINS_FILE.name} must pin {name} as {role} once, not {len(found)} times")
        return found[0]


def read_pins(path: Path = PINS_FILE) -> Pins:
    """Read the pins. Raises `PinError` for a file that lacks something."""
    document = tomllib.loads(path.read_text("utf-8"))
    try:
        return Pins(
            source_date_epoch=document["source_date_epoch"],
            python_version=document["python"]["version"],
            patches_left_out=frozenset(document["python"]["patches_left_out"]),
            debian=tuple(
                DebianSource(entry["source"], entry["version"], tuple(entry["suites"]), entry["sha256"])
                for entry in document["debian"]
            ),
            pypi=tuple(
                PyPIFiles(entry["name"], entry["version"], entry["role"], entry["sha256"]) for entry in document["pypi"]
            ),
        )
    except KeyError as error:
        raise PinError(f"{path.name} lacks {error}") from error


def sha256_of(path: Path) -> str:
    """Return the file's SHA-256 in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def check(path: Path, wanted: str) -> None:
    """Raise `PinError` unless the file has the digest."""
    found = sha256_of(path)
    if found != wanted:
        raise PinError(f"{path.name} has SHA-256 {found}, its pin says {wanted}")
