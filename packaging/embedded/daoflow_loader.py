"""Imports the native parts that lie in the same file, straight from memory: nothing is written to a disk.

A part is taken only when it was built for exactly this interpreter, machine and C library. A cp311 orjson loads into CPython 3.12
and then writes corrupt JSON without an error, so whoever uses a part also puts it to a test (`daoflow_collector.native`).
"""

import os
import sys

STATE = {"form": ""}
"""How this file runs, in words."""

REFUSED = {}
"""Module → why its native part was not taken."""

_INDEX = "natives.json"


def _tags():
    """Return the keys under which parts for this interpreter are listed, none when there can be none."""
    if sys.implementation.name != "cpython" or sys.platform != "linux":
        return []
    machine = os.uname().machine
    if sys.maxsize < 1 << 32 or not _speaks_glibc():
        return []  # a 32 bit Python on a 64 bit kernel, or musl
    python = f"cp{sys.version_info[0]}{sys.version_info[1]}{getattr(sys, 'abiflags', '')}"
    # The stable ABI is not that of a free-threaded interpreter.
    return [f"{python}-{machine}-gnu"] + ([] if python.endswith("t") else [f"abi3-{machine}-gnu"])


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
        import zipfile
        from importlib.machinery import ExtensionFileLoader
        from importlib.util import spec_from_file_location

        with zipfile.ZipFile(self._archive) as archive:
            content = archive.read(member)
        try:
            # Never closed: glibc takes a library of the same path for the same library.
            number = os.memfd_create(name, os.MFD_CLOEXEC)
            view = memoryview(content)
            while view:
                view = view[os.write(number, view) :]
        except (AttributeError, OSError) as error:
            REFUSED[name] = f"no memory file to load it from: {error}"
            return None
        file = f"/proc/self/fd/{number}"
        return spec_from_file_location(name, file, loader=ExtensionFileLoader(name, file))


def install(archive):
    """Make the native parts of `archive` importable, where there are any for this interpreter."""
    if "_daoflow_runtime" in sys.builtin_module_names:
        import _daoflow_runtime

        STATE["form"] = f"single file for {_daoflow_runtime.MACHINE}, its own interpreter"
        REFUSED["orjson"] = "a static program loads no shared objects"
        return
    import json
    import zipfile

    STATE["form"] = "single file, the host's interpreter"
    with zipfile.ZipFile(archive) as opened:
        index = json.loads(opened.read(_INDEX))
    parts = {}
    for tag in _tags():
        parts.update(index.get(tag, {}))
    for name in {name for known in index.values() for name in known} - set(parts):
        REFUSED[name] = "no build for this Python in the file"
    if parts:
        sys.meta_path.insert(0, _Finder(archive, parts))


def forbid_core_files():
    """Forbid core files, which would hold secrets in clear. The static program's launcher has done so already."""
    try:
        import resource
    except ImportError:
        return  # not a Unix
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
