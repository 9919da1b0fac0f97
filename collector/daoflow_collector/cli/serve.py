"""`daoflow-collect serve`: the far end of `--on` and `--target`. Nobody types it, so no list shows it."""

from __future__ import annotations

import sys

import click

from daoflow_collector.cli import output
from daoflow_collector.errors import CollectError


@click.command("serve", hidden=True)
def command() -> None:
    """Answer one request on standard input: the far end of --on and --target."""
    from daoflow_collector.machine.tls import leave_openssl_out

    leave_openssl_out()
    from daoflow_bundle.errors import WriteError

    from daoflow_collector.machine.address_space import fit_into_limit
    from daoflow_collector.machine.local_host import LocalHost
    from daoflow_collector.progress import Progress
    from daoflow_collector.remote import far_end
    from daoflow_collector.signals import stop_on_signals

    stdout = sys.stdout.buffer
    try:
        fit_into_limit()
        request = far_end.read_request(0)
        with stop_on_signals() as stop:
            far_end.end_at_last(request.options)
            far_end.watch_input(0, stop)
            progress = Progress(sys.stderr, quiet=False, verbose=False, colour=False)
            output.leave(far_end.answer(LocalHost(), request, stop, progress, stdout))
    except WriteError as error:
        raise CollectError(str(error)) from error
    except CollectError as error:
        far_end.refuse(stdout, error)
        output.leave(error.exit_code)
