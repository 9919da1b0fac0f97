"""`daoflow-analyze`: one module a command. Only this package prints and exits, and only it knows rules and renderers.

Commands are imported when they are named, and rules, reader and renderers where a command uses them: `--help` waits for neither.
"""

from daoflow_analyzer.cli.program import main

__all__ = ["main"]
