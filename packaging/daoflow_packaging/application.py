"""What the application adds to a file: our packages and their pure dependencies, as sources."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from daoflow_packaging.errors import BuildError
from daoflow_packaging.pins import Pins

ROOT = Path(__file__).parents[2]
_PACKAGES = ("bundle/daoflow_bundle", "collector/daoflow_collector")
_EMBEDDED = ROOT / "packaging" / "embedded"

# Parts of dependencies that nothing on a Linux host asks for.
_LEFT_OUT = re.compile(
    r"docker/transport/npipe|urllib3/contrib/(emscripten|socks)|charset_normalizer/(cli/|__main__)|click/_winconsole"
)


_ANALYZER_PACKAGES = (
    "bundle/daoflow_bundle",
    "analyzer/daoflow_analyzer",
    "rules/daoflow_rules",
    "reports/daoflow_reports",
)
_ANALYZER_SUFFIXES = {".py", ".j2", ".css", ".js", ".json", ".toml"}
_ANALYZER_EMBEDDED = ROOT / "packaging" / "embedded_analyzer"


def application_modules(pins: Pins, inputs: Mapping[str, Path]) -> dict[str, bytes]:
    """Return name in the archive → source, of everything but the standard library and native parts."""
    members: dict[str, bytes] = {}
    for release in pins.pypi:
        if release.role == "pure":
            (name,) = release.sha256
            members.update(_modules_of(inputs[name]))
    for name in ("orjson", "zstandard"):
        newest = [release for release in pins.pypi if (release.name, release.role) == (name, "native")][-1]
        # All builds of a release share their Python part.
        members.update(_modules_of(inputs[next(iter(newest.sha256))]))
    for package in _PACKAGES:
        folder = ROOT / package
        for path in sorted(folder.rglob("*.py")):
            members[path.relative_to(folder.parent).as_posix()] = path.read_bytes()
    for path in sorted(_EMBEDDED.rglob("*.py")):
        members[path.relative_to(_EMBEDDED).as_posix()] = path.read_bytes()
    members["daoflow_build.py"] = _build_facts(pins)
    for name, content in members.items():
        if b"\r\n" in content:
            raise BuildError(f"{name} has line ends of Windows: this checkout would give another digest")
    return members


def analyzer_modules(pins: Pins, inputs: Mapping[str, Path]) -> dict[str, bytes]:
    """Return name in the archive → content, of the analyzer as a zip application: also its templates and styles."""
    members: dict[str, bytes] = {}
    for release in pins.pypi:
        if release.role == "analyzer" or (release.name, release.role) == ("click", "pure"):
            (name,) = release.sha256
            members.update(_modules_of(inputs[name]))
    native = pins.release("zstandard", "native")
    members.update(_modules_of(inputs[next(iter(native.sha256))]))
    for package in _ANALYZER_PACKAGES:
        folder = ROOT / package
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix in _ANALYZER_SUFFIXES and not path.name.endswith(".cases.toml"):
                members[path.relative_to(folder.parent).as_posix()] = path.read_bytes()
    members["daoflow_loader.py"] = (_EMBEDDED / "daoflow_loader.py").read_bytes()
    for path in sorted(_ANALYZER_EMBEDDED.glob("*.py")):
        members[path.name] = path.read_bytes()
    members["daoflow_build.py"] = _build_facts(pins)
    return members


def _modules_of(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {
            name: archive.read(name)
            for name in archive.namelist()
            if name.endswith(".py") and not _LEFT_OUT.match(name) and "cffi" not in name
        }


def _build_facts(pins: Pins) -> bytes:
    versions = {release.name: release.version for release in pins.pypi if release.role in ("pure", "source")}
    lines = [
        '"""What this file was built from; written by the build."""',
        "",
        f"PARTS = {dict(sorted(versions.items()))!r}",
        "",
    ]
    return "\n".join(lines).encode()
