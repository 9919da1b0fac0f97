"""Where the templates come from: compiled, as the wheel brings them, where that still fits; else from their sources.

Compiling them takes ten times as long as filling them. `compile_all` is what the build (hatch_build.py) runs.
"""

from __future__ import annotations

import hashlib
from importlib.resources import files
from pathlib import Path

import jinja2
from jinja2 import BaseLoader, Environment, FunctionLoader, ModuleLoader

COMPILED = "compiled"
"""Folder of the compiled templates, beside this module; it is made by the build and not kept in the repository."""

STAMP = "stamp.txt"


def loader() -> BaseLoader:
    """Return the compiled templates, unless there are none, or they are of other sources or of another Jinja: then the sources."""
    folder = files(__package__).joinpath(COMPILED)
    try:
        stamp = folder.joinpath(STAMP).read_text(encoding="utf-8")
    except OSError:
        stamp = ""
    return ModuleLoader(str(folder)) if stamp == _stamp() else FunctionLoader(_source)


def compile_all(environment: Environment, folder: Path) -> None:
    """Write every template as Python into a folder, and what they were made from and with."""
    folder.mkdir(exist_ok=True)
    for name in names():
        code = environment.compile(_source(name), name, name, raw=True, defer_init=True)
        (folder / ModuleLoader.get_module_filename(name)).write_text(code, encoding="utf-8")
    (folder / STAMP).write_text(_stamp(), encoding="utf-8")


def names() -> list[str]:
    """Return the names of all templates, sorted."""
    found = files(__package__).joinpath("templates").iterdir()
    return sorted(item.name for item in found if item.name.endswith(".j2"))


def _source(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


def _stamp() -> str:
    digest = hashlib.sha256(jinja2.__version__.encode())
    for name in names():
        digest.update(f"\0{name}\0{_source(name)}".encode())
    return digest.hexdigest()
