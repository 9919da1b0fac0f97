"""Start of daoflow-analyze.pyz: what the file carries comes before what is installed, so that only versions known to fit are used."""

import os
import sys

if sys.version_info < (3, 11):
    sys.stderr.write("daoflow-analyze: needs Python 3.11 or later\n")
    sys.exit(1)

sys.dont_write_bytecode = True
archive = os.path.abspath(os.path.dirname(__file__))

import daoflow_loader

daoflow_loader.install(archive)

from daoflow_analyzer.cli import main

main()
