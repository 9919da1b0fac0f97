"""Imports the native parts that lie in the same file, straight from memory: nothing is written to a disk.

A part is taken only when it was built for exactly this interpreter, machine and C library. A cp311 orjson loads into CPython 3.12
and then writes corrupt JSON without an error, so whoever uses a part also puts it to a test (`daoflow_collector.native`).
"""

import json
import os
import sys
import zipfile
from importlib.machinery import ExtensionFileLoader
from importlib.util import spec_from_file_location

FORM = ""
"""How this file runs, in words."""

REFUSED = {}
"""Module → why its native part was not taken."""

_INDEX = "natives.json"


def _tags():
    """Return the keys under which parts for this interpreter are listed, none when there can be none."""
    if sys.implementation.name != "cpython" or sys.platform != "linux":
        return []
    machine = os.uname().machine
    if sys.maxsize < 1 << 32:
        return []  # a 32 bit Python on a 64 bit kernel
    loaders = {"gnu": "/lib/ld-linux-%s.so.2" % machine.replace("_", "-"), "aarch64": "/lib/ld-linux-aarch64.so.1"}
    gnu = any(os.path.exists(path) for path in (*loaders.values(), "/lib64/ld-linux-x86-64.so.2"))
    if not gnu or os.path.exists("/lib/ld-musl-%s.so.1" % machine) and not _speaks_glibc():
        return []
    tail = "%s-gnu" % machine
    python = "cp%d%d%s" % (sys.version_info[0], sys.version_info[1], getattr(sys, "abiflags", ""))
    # The stable ABI is not that of a free-threaded interpreter.
    return ["%s-%s" % (python, tail)] + ([] if python.endswith("t") else ["abi3-%s" % tail])


def _speaks_glibc():
    try:
        return os.confstr("CS_GNU_LIBC_VERSION").startswith("glibc")
    except (AttributeError, OSError, ValueError):
        return False


class _Finder:
    def __init__(self, archive, parts):
        self._archive = archive
        self._parts = parts

    def find_spec(self, name, path=None, target=None):
        """Return how to load one of the native parts, None for every other module or when memory cannot be executed here."""
        del path, target
        member = self._parts.get(name)
        if member is None:
            return None
        with zipfile.ZipFile(self._archive) as archive:
            content = archive.read(member)
        try:
            # Never closed: glibc takes a library of the same path for the same library.
            number = os.memfd_create(name, os.MFD_CLOEXEC)
            view = memoryview(content)
            while view:
                view = view[os.write(number, view) :]
        except (AttributeError, OSError) as error:
            REFUSED[name] = "no memory file to load it from: %s" % error
            return None
        file = "/proc/self/fd/%d" % number
        return spec_from_file_location(name, file, loader=ExtensionFileLoader(name, file))


def install(archive):
    """Make the native parts of `archive` importable, where there are any for this interpreter."""
    global FORM
    if "_daoflow_runtime" in sys.builtin_module_names:
        import _daoflow_runtime

        FORM = "single file for %s, its own interpreter" % _daoflow_runtime.MACHINE
        REFUSED["orjson"] = "a static program loads no shared objects"
        return
    FORM = "single file, the host's interpreter"
    with zipfile.ZipFile(archive) as opened:
        index = json.loads(opened.read(_INDEX))
    parts = {}
    for tag in _tags():
        parts.update(index.get(tag, {}))
    for name in {name for known in index.values() for name in known} - set(parts):
        REFUSED[name] = "no build for this Python in the file"
    if parts:
        sys.meta_path.insert(0, _Finder(archive, parts))
