"""`plan --on`: the plan is made on the control plane's host by the same program, and the targets are added to it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from daoflow_collector.errors import CollectError
from daoflow_collector.logs.text import line_to_show
from daoflow_collector.machine.host import Host
from daoflow_collector.options import Options
from daoflow_collector.plan_text import probe_document, probe_lines
from daoflow_collector.remote.address import SshOptions
from daoflow_collector.remote.conversation import Limits
from daoflow_collector.remote.fetch import ask, connect, look
from daoflow_collector.remote.probes import on_request, target_probes
from daoflow_collector.remote.stages import Reach, StageError
from daoflow_collector.remote.unreachable import unreachable

_PLAN_BYTES = 16 << 20


def plan_on(host: Host, options: Options) -> tuple[list[str], Mapping[str, Any]]:
    """Return the plan of the control plane's host, made there, with the targets': lines for people, a document for programs."""
    address = options.on
    if address is None:
        raise ValueError("there is no host to plan on")
    reach = Reach()
    limits = Limits(time.monotonic() + options.deadline_s, _PLAN_BYTES, lambda: False)
    session = None
    try:
        session = connect(address, options.ssh or SshOptions(), reach, limits)
        request = on_request(options, plan=True)
        answer = ask(session, look(session, reach, limits), request, reach, limits)
    except StageError as error:
        raise unreachable(address.url, reach.outcome, reach.reason or error.words, error.kind) from error
    finally:
        if session is not None:
            session.close()
        host.close()
    document = answer.document if answer is not None else None
    if document is None or not document.get("ok"):
        reason = str(document.get("error")) if document else answer.problem if answer is not None else None
        ways = "; ".join(f"{item['way']}: {item['result']}" for item in reach.facts.get("ways", ()))
        raise CollectError(f"{address.url} gives no plan", because=reason or ways)
    probes = target_probes(options)
    lines = [line_to_show(str(line)) for line in document["lines"]]
    data = dict(document["data"])
    data["sources"] = [*map(probe_document, probes), *data.get("sources", ())]
    return [*lines, *(line for probe in probes for line in ("", *probe_lines(probe)))], data
