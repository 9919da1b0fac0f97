"""The collector on the other machine: takes a request on stdin, runs it here, answers on stdout, and ends when nobody listens any more."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, BinaryIO

from daoflow_bundle.target import MemoryTarget, write_all

from daoflow_collector.collection import collect, discover_bounded
from daoflow_collector.daoflow.api_token import read_token_file
from daoflow_collector.errors import CollectError
from daoflow_collector.known_secrets import known_secrets
from daoflow_collector.machine.allocator import keep_memory_small
from daoflow_collector.machine.host import Host
from daoflow_collector.machine.priority import lower_priority
from daoflow_collector.options import Options
from daoflow_collector.output import open_target
from daoflow_collector.parallel import start_beside
from daoflow_collector.plan import build_plan
from daoflow_collector.plan_text import plan_document, plan_lines
from daoflow_collector.progress import Progress
from daoflow_collector.redact import Redactor
from daoflow_collector.remote.request import GREETING, MAX_REQUEST_BYTES, Request, decode_request
from daoflow_collector.signals import Stop
from daoflow_collector.summary import exit_code

_CHUNK = 1 << 16
_LAST_RESORT_S = 60.0
"""Beyond the deadline: nothing of this program stays on a host, whatever it hangs in."""


def read_request(descriptor: int) -> Request:
    """Return the request on a descriptor, empty lines before it left out. Raises `CollectError` when there is none."""
    line = bytearray()
    while b"\n" not in line and len(line) < MAX_REQUEST_BYTES:
        chunk = os.read(descriptor, _CHUNK)
        if not chunk:
            break
        line += chunk
        line = line.lstrip(b"\n")
    return decode_request(bytes(line))


def watch_input(descriptor: int, stop: Stop) -> None:
    """Ask `stop` to end the run when the descriptor ends: the workstation stopped, or its connection is gone."""

    def work() -> None:
        try:
            while os.read(descriptor, _CHUNK):
                pass
        except OSError:
            pass  # gone as well
        stop.request("the workstation stopped it, or its connection ended")

    # Where the host lets nobody start a thread, the deadline alone ends it.
    start_beside(work)


def end_at_last(options: Options) -> None:
    """End the process by force some time after the deadline."""

    def work() -> None:
        time.sleep(options.deadline_s + _LAST_RESORT_S)
        os._exit(1)

    start_beside(work)


def answer(host: Host, request: Request, stop: Stop, progress: Progress, stdout: BinaryIO) -> int:
    """Carry out the request and write its answer. Returns the exit code. Raises `CollectError` and `WriteError`."""
    options = request.options
    if options.token_file is not None:
        options = replace(options, api_token=read_token_file(options.token_file))
    if request.plan:
        _write(stdout, [GREETING, json.dumps(_plan(host, options)).encode()])
        return 3
    started_at = host.now()
    target = open_target("-", host=host.name, started_at=started_at, max_size_bytes=options.max_size_bytes)
    keep_memory_small()
    priority = lower_priority()
    collected = collect(host, options, target, started_at=started_at, stop=stop, progress=progress, priority=priority)
    _write(stdout, [GREETING])
    if isinstance(target, MemoryTarget):
        target.send(stdout)
    return exit_code(collected)


def refuse(stdout: BinaryIO, error: CollectError) -> None:
    """Answer that nothing can be collected, with the three lines a person reads."""
    document = {
        "ok": False,
        "error": str(error),
        "because": error.because,
        "advice": error.advice,
        "code": error.exit_code,
    }
    _write(stdout, [GREETING, json.dumps(document).encode()])


def _plan(host: Host, options: Options) -> dict[str, Any]:
    discovery = discover_bounded(host, options, Stop(), time.monotonic() + options.deadline_s)
    redactor = Redactor(known_secrets(host, discovery, options))
    wanted = build_plan(discovery, options)
    host.close()
    return {
        "ok": True,
        "data": plan_document(wanted, host, discovery, redactor),
        "lines": plan_lines(wanted, host, discovery, redactor),
    }


def _write(stdout: BinaryIO, parts: Iterable[bytes]) -> None:
    for part in parts:
        write_all(stdout, part)
    stdout.flush()
