"""`daoflow-analyze`: one module a command. Only this package prints and exits, and only it knows rules and renderers.

Commands are imported when they are named, and rules, reader and renderers where a command uses them: `--help` waits for neither.
"""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line. On a busy host loading it takes seconds, in which Ctrl-C is no traceback either."""
    try:
        from daoflow_analyzer.cli import program
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    program.main(arguments)
