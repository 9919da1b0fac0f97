"""Start of the file that ships, under its own interpreter or a host's: only what is in this file and the standard library is imported."""

import os
import sys

if sys.version_info < (3, 9):
    sys.stderr.write("daoflow-collect: needs Python 3.9 or later; daoflow-collect-x86_64 and -aarch64 need none\n")
    sys.exit(1)

sys.dont_write_bytecode = True
archive = os.path.abspath(
    os.path.dirname(__file__)
)  # not sys.executable: the environment can change that even in isolated mode
if "_daoflow_runtime" in sys.builtin_module_names:
    sys.path[:] = [os.path.join(archive, "lib")]
else:
    # Without -I -S the host's own packages would be found too, for instance a json library that requests prefers.
    foreign = {os.path.abspath(path) for path in os.environ.get("PYTHONPATH", "").split(os.pathsep)}
    sys.path[:] = [archive] + [
        path
        for path in sys.path
        if os.path.abspath(path) not in foreign
        and path != archive
        and path.startswith((sys.base_prefix + os.sep, sys.base_exec_prefix + os.sep))
        and "site-packages" not in path
        and "dist-packages" not in path
    ]

import daoflow_loader

daoflow_loader.install(archive)
daoflow_loader.forbid_core_files()

from daoflow_collector.cli import main

main()
