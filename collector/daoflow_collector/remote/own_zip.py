"""A zip of the running tree, made in memory: the collector and its pure dependencies, as a pip installation or a checkout has them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from importlib import import_module, metadata
from pathlib import Path

_PACKAGES = (
    "daoflow_bundle",
    "daoflow_collector",
    "click",
    "docker",
    "requests",
    "urllib3",
    "idna",
    "charset_normalizer",
)
_DISTRIBUTIONS = ("click", "docker", "requests", "urllib3", "idna", "charset-normalizer")
_LEFT_OUT = re.compile(r"/(?:tests?|emscripten|__pycache__)/")
_OLDEST = (3, 9)
_MINIMUM = re.compile(r">=\s*3\.(\d+)")
_MOMENT = (2026, 1, 1, 0, 0, 0)
_MAIN = """\
import sys
sys.dont_write_bytecode = True
archive = __file__.rpartition("/")[0]
sys.path[:] = [archive] + [path for path in sys.path if path.startswith(sys.base_prefix) and "-packages" not in path and path != archive]
import resource
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
from daoflow_collector.cli.program import main
main()
"""
_CERTIFI = '''\
"""Stands in for certifi, which would unpack its certificates to disk: nothing that is asked from here uses them."""


def where():
    return "/etc/ssl/certs/ca-certificates.crt"
'''


def needed_python() -> tuple[int, int]:
    """Return the oldest Python that every part says it runs on: installed releases need newer ones than the single file's."""
    minors = [_OLDEST[1]]
    for name in _DISTRIBUTIONS:
        asked = " ".join(metadata.metadata(name).get_all("Requires-Python") or ())
        minors += [int(minor) for minor in _MINIMUM.findall(asked)]
    return 3, max(minors)


def own_zip() -> bytes:
    """Return the archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _members():
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _members() -> Iterator[tuple[str, bytes]]:
    for package in _PACKAGES:
        folder = Path(str(import_module(package).__file__)).parent
        for path in sorted(folder.rglob("*.py")):
            name = path.relative_to(folder.parent).as_posix()
            if not _LEFT_OUT.search(name):
                yield name, path.read_bytes()
    versions = {name: metadata.version(name) for name in _DISTRIBUTIONS}
    form = "zip of an installation, the host's interpreter"
    yield "daoflow_build.py", f"PARTS = {versions!r}\nFORM = {form!r}\n".encode()
    yield "certifi/__init__.py", _CERTIFI.encode()
    yield "__main__.py", _MAIN.encode()
