"""The part of the standard library that ships, and the maker: the runtime itself, as the program that compiles and zips."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from daoflow_packaging.commands import run
from daoflow_packaging.interpreter import Interpreter
from daoflow_packaging.pins import Pins

_MAKER = Path(__file__).parents[1] / "runtime" / "maker.py"

# What a collector never imports: tests, GUIs, other databases, tools for people who write Python, and what needs modules left out.
_FOLDERS_LEFT_OUT = frozenset(
    [
        "__phello__",
        "__pycache__",
        "_pyrepl",
        "ctypes",
        "curses",
        "dbm",
        "ensurepip",
        "idlelib",
        "lib2to3",
        "multiprocessing",
        "pydoc_data",
        "site-packages",
        "sqlite3",
        "test",
        "tests",
        "tkinter",
        "turtledemo",
        "unittest",
        "venv",
        "wsgiref",
        "xmlrpc",
    ]
)
_MODULES_LEFT_OUT = frozenset(
    [
        "__hello__",
        "_pydecimal",
        "_pydatetime",
        "antigravity",
        "bdb",
        "doctest",
        "pdb",
        "pickletools",
        "profile",
        "pstats",
        "pydoc",
        "ssl",
        "this",
        "turtle",
    ]
)
# The build's own settings name the building machine's folders; nothing that ships asks for them.
_SETTINGS = {"_sysconfigdata__linux_.py": "build_time_vars = {}\n"}


def chosen(library: Path) -> Iterator[Path]:
    """Yield the modules that ship, relative to `library` (CPython's `Lib`)."""
    for path in sorted(library.rglob("*.py")):
        name = path.relative_to(library)
        if not _FOLDERS_LEFT_OUT.intersection(name.parts[:-1]) and path.stem not in _MODULES_LEFT_OUT:
            yield name


def write_stdlib(interpreter: Interpreter, target: Path) -> None:
    """Copy the sources that ship into the folder `target`."""
    library = interpreter.source / "Lib"
    for name in chosen(library):
        copy = target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(library / name, copy)
    for name_of, text in _SETTINGS.items():
        (target / name_of).write_text(text, "utf-8")


def write_maker(interpreter: Interpreter, program: Path, stdlib: Path, pins: Pins, target: Path) -> None:
    """Write the maker: twice, so that the second one's archive was made by the runtime and not by the build's interpreter."""
    with tempfile.TemporaryDirectory(dir=interpreter.folder) as scratch:
        tree = Path(scratch)
        shutil.copytree(stdlib, tree / "lib")
        shutil.copyfile(_MAKER, tree / "__main__.py")
        seconds = str(pins.source_date_epoch)
        first = target.with_suffix(".first")
        run([interpreter.python, "-I", "-S", _MAKER, tree, program, first, seconds])
        run([first, tree, program, target, seconds])
        first.unlink()
