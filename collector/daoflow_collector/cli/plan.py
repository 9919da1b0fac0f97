"""`daoflow-collect plan`: what a run would collect."""

from __future__ import annotations

from typing import Any

import click

from daoflow_collector.cli import output
from daoflow_collector.cli.grouped import Grouped
from daoflow_collector.cli.request import host_from, options_from
from daoflow_collector.cli.run_options import GROUPS, options_of_run


@click.command("plan", cls=Grouped, groups=GROUPS)
@options_of_run
def command(**given: Any) -> None:
    """Print what would be collected, from where, why and with what limit; write nothing (exit 3)."""
    import time

    from daoflow_collector.machine.address_space import fit_into_limit
    from daoflow_collector.machine.tls import leave_openssl_out

    fit_into_limit()
    leave_openssl_out()

    from daoflow_collector.collection import discover_bounded
    from daoflow_collector.known_secrets import known_secrets
    from daoflow_collector.plan import build_plan
    from daoflow_collector.plan_text import plan_document, plan_lines
    from daoflow_collector.redact import Redactor
    from daoflow_collector.signals import Stop

    options = options_from(given)
    host = host_from(given)
    if options.on is not None:
        from daoflow_collector.remote.plan_on import plan_on

        lines, document = plan_on(host, options)
        if given["as_json"]:
            output.print_json({"ok": True, "data": document})
        else:
            output.print_text("\n".join(lines))
        output.leave(3)
    discovery = discover_bounded(host, options, Stop(), time.monotonic() + options.deadline_s)
    redactor = Redactor(known_secrets(host, discovery, options))
    wanted = build_plan(discovery, options)
    if given["as_json"]:
        output.print_json({"ok": True, "data": plan_document(wanted, host, discovery, redactor)})
    else:
        output.print_text("\n".join(plan_lines(wanted, host, discovery, redactor)))
    host.close()
    output.leave(3)
