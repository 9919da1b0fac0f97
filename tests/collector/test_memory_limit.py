"""Too little memory: a closed bundle that names its gaps, or three lines before anything is begun; never a traceback, never half a file."""

from __future__ import annotations

import io
import re
import secrets
import subprocess
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from daoflow_bundle.outcome import Outcome
from daoflow_bundle.reader import open_bundle
from daoflow_collector import collection
from daoflow_collector.context import Context
from daoflow_collector.machine.address_space import needed_bytes
from daoflow_collector.probe import COLLECTED, Ended, Priority, Probe
from daoflow_collector.redact import Redactor, Vault
from daoflow_collector.run import Runner, RunParts, Settled
from daoflow_collector.signals import Stop
from daoflow_collector.sink import SourceSink

from tests.collector import sockets
from tests.collector.command import argv, environment, make_installation
from tests.collector.test_closing import begin, settled

TOO_LITTLE_KB = (20_000, 40_000, 60_000)
ENOUGH_KB = (150_000, 300_000)
BETWEEN_KB = (75_000, 90_000, 105_000, 120_000)
"""What a start takes differs between machines: with these, either is right."""


def collect_within(limit_kb: int, folder: Path, endpoint: str) -> subprocess.CompletedProcess[str]:
    """Collect in a shell that lets a program have so much address space."""
    installation = make_installation(folder / "daoflow")
    command = argv("--dir", str(installation.folder), "-o", str(folder / "bundle.tar.zst"))
    return subprocess.run(
        ["bash", "-c", f'ulimit -v {limit_kb}; exec "$@"', "bash", *command],
        cwd=folder,
        env=environment(engine=endpoint),
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )


@pytest.mark.parametrize("limit_kb", [*TOO_LITTLE_KB, *BETWEEN_KB, *ENOUGH_KB])
def test_whatever_a_shell_allows_there_is_a_bundle_or_a_word(limit_kb: int, tmp_path: Path) -> None:
    """The bundle is whole and lists what is missing, or nothing was begun and three lines say how much more it takes."""
    behave = sockets.answer(b"{}", headers="Api-Version: 1.41\r\nContent-Type: application/json\r\n")
    with sockets.unix_server(tmp_path / "d.sock", behave) as endpoint:
        result = collect_within(limit_kb, tmp_path, endpoint)
    left = {path.name for path in tmp_path.iterdir()} - {"daoflow", "d.sock"}

    assert "Traceback" not in result.stderr
    assert (result.returncode, left) in ((4, {"bundle.tar.zst"}), (1, set())), result.stderr
    assert (limit_kb in TOO_LITTLE_KB) <= (result.returncode == 1)
    assert (limit_kb in ENOUGH_KB) <= (result.returncode == 4)
    if left:
        with open_bundle(tmp_path / "bundle.tar.zst") as bundle:
            assert bundle.manifest is not None
            assert not bundle.defects
            assert "env/files/.env" in bundle.members
    else:
        first, because, advice = result.stderr.splitlines()
        assert first == "error[failed]: this shell lets a program have too little memory"
        more = re.search(r"needs (\d+) KB more", because)
        assert more is not None
        assert 0 < int(more[1]) <= needed_bytes() >> 10
        assert "ulimit -v unlimited" in advice


def parts(announce: Callable[[Settled], None] = lambda _: None) -> RunParts:
    """Return what a run needs, for probes that use the sink only."""
    vault = Vault()
    redactor = Redactor(vault)
    nothing: Any = None
    return RunParts(
        make_sink=lambda: SourceSink(redactor, vault.fingerprint),
        make_context=lambda sink, limit_s: Context(nothing, nothing, nothing, sink, None, limit_s),
        now=lambda: datetime.now(UTC),
        until=time.monotonic() + 30.0,
        stop=Stop(),
        working=lambda _done, _total, _running: None,
        announce=announce,
        log=lambda source, text: pytest.fail(f"{source} has written {text}"),
    )


def probe(source: str, collect: Callable[[Context], Ended]) -> Probe:
    """Return a probe that does what the test says."""
    return Probe(source, "a test", "a test", Priority.NORMAL, 5.0, "", collect)


def wants_too_much(context: Context) -> Ended:
    """Write one member, and then want more memory than any machine has."""
    context.sink.text("first.txt", b"content\n")
    bytearray(1 << 62)
    return COLLECTED


def writes(context: Context) -> Ended:
    """Write one member."""
    context.sink.text("second.txt", b"content\n")
    return COLLECTED


def test_a_source_that_wants_too_much_costs_itself_only() -> None:
    """What it had by then is here, in words; the others are whole; no traceback takes memory of its own."""
    first, second = Runner([probe("first", wants_too_much), probe("second", writes)], parts()).run()

    assert (first.outcome, [member.path for member in first.members]) == (Outcome.PARTIAL, ["first.txt"])
    assert first.reason == "there was not enough memory for it; what it had by then is here"
    assert (second.outcome, [member.path for member in second.members]) == (Outcome.COLLECTED, ["second.txt"])


class _Scarce(io.BytesIO):
    """A bundle in memory of which there is too little for large members."""

    def write(self, data: Any, /) -> int:
        if memoryview(data).nbytes > 50_000:
            raise MemoryError
        return super().write(data)


def test_a_member_without_memory_to_write_it_is_a_gap() -> None:
    """Nothing of it is left behind, it is counted, and what comes next is written."""
    file = _Scarce()
    _, shelf = begin(file)
    before = len(file.getvalue())
    shelf.put(settled("large", {"large.bin": secrets.token_bytes(100_000)}))
    assert len(file.getvalue()) == before
    shelf.put(settled("small", {"small.txt": b"content\n"}))

    assert [(record.source, record.outcome, record.reason) for record in shelf.records] == [
        ("large", Outcome.FAILED, "1 of its members could not be written for want of memory"),
        ("small", Outcome.COLLECTED, ""),
    ]


def test_a_run_that_cannot_go_on_closes_with_what_it_has() -> None:
    """Where the run's own thread gets no memory, each source that it has not written is listed as a gap."""

    def announce(done: Settled) -> None:
        if done.probe.source == "second":
            raise MemoryError

    _, shelf = begin(io.BytesIO())
    failure = collection._put_all([probe("first", writes), probe("second", writes)], parts(announce), None, shelf)  # noqa: SLF001

    assert str(failure) == "there was not enough memory to go on"
    assert {record.source for record in shelf.records} == {"first", "second"}
    assert [(one.outcome, one.reason) for one in shelf.records if one.source == "second"] == [
        (Outcome.FAILED, "there was not enough memory for it")
    ]


def test_a_small_stack_bears_the_deepest_document() -> None:
    """Where threads get less stack, JSON and expressions nested without end are refused, as on the usual one: nothing crashes."""
    code = (
        "import json, re, sys, threading\n"
        "from daoflow_collector.machine import address_space\n"
        "assert address_space._limit_bytes() is not None\n"
        "address_space.fit_into_limit()\n"
        "def work():\n"
        "    for text in ('[' * 200_000, '{\"a\":' * 200_000, '[' * 900 + ']' * 900):\n"
        "        try: print(type(json.loads(text)).__name__)\n"
        "        except (RecursionError, ValueError) as error: print(type(error).__name__)\n"
        "    def down(depth): return down(depth - 1) + 1 if depth else 0\n"
        "    print(down(900))\n"
        "thread = threading.Thread(target=work); thread.start(); thread.join()\n"
    )
    command = ["bash", "-c", 'ulimit -v 400000; exec "$@"', "bash", argv()[0], "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)

    assert done.stdout.split() == ["RecursionError", "RecursionError", "list", "900"]
