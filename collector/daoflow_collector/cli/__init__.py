"""`daoflow-collect`: one module a command. Only this package prints and exits.

Commands are imported when they are named, and what is heavy where a command needs it: `--help` is instant.
"""

from daoflow_collector.cli.program import main

__all__ = ["main"]
