"""`daoflow-collect`: one module a command. Only this package prints and exits.

Commands are imported when they are named, and what is heavy where a command needs it: `--help` is instant.
"""


def main() -> None:
    """Run the command line. On a busy host loading it takes seconds, in which Ctrl-C is no traceback either."""
    try:
        from daoflow_collector.cli import program
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    program.main()
