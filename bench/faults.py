"""Put the same faults in the way of each rival: `python -m bench faults [--limit SECONDS] [--json FILE]`.

Needs the throwaway engine, as `bench/collect.py`. The engine hangs (SIGSTOP) or refuses; each rival is interrupted or killed half way
through what it took undisturbed; its target is full. What is left is unpacked and searched for the containers' last log lines and
their inspect documents. `docs/reliability.md` shows the figures. Exits with 2 when a rival is not there.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.collect import DEFAULT, ENGINE_PID, SCRIPT, SOS, SOS_REPORT, Rival, rivals
from bench.measure import Target, machine, print_machine, print_table, settle
from bench.six_containers import SixContainers, prepare_engine

LOG_LINES = 3000
ESCAPES = re.compile(rb"\x1b\[[0-9;]*m")
"""Colour, which `daoflow-collect` takes out: it is taken out of what is looked for, and of every output."""


@dataclass(frozen=True)
class Fault:
    """`strike`: what is done to the host meanwhile, and the environment it takes; `number`: the signal sent half way, if any."""

    name: str
    strike: Callable[[Path], AbstractContextManager[Mapping[str, str]]]
    number: signal.Signals | None = None


@dataclass(frozen=True)
class Outcome:
    """What became of one rival. `seconds` None: it still ran at the limit; after a signal they count from that."""

    fault: str
    rival: str
    seconds: float | None
    exit_code: int | None
    file: str
    logs: int
    inspects: int
    leftovers: int


@contextmanager
def frozen_engine(_folder: Path) -> Iterator[Mapping[str, str]]:
    """Let the engine's process hang."""
    pid = int(ENGINE_PID.read_text())
    os.kill(pid, signal.SIGSTOP)
    try:
        yield {}
    finally:
        os.kill(pid, signal.SIGCONT)


@contextmanager
def dead_engine(_folder: Path) -> Iterator[Mapping[str, str]]:
    """Name a socket that is there and refuses, as a dead engine's does. The data root is where it always is."""
    yield {"DOCKER_HOST": "unix:///run/dead.sock"}


@contextmanager
def full_target(folder: Path) -> Iterator[Mapping[str, str]]:
    """Put a file system of 200 KB where the output and all temporary files go."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(folder)], check=True)
    try:
        yield {"TMPDIR": str(folder)}
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def undisturbed(_folder: Path) -> AbstractContextManager[Mapping[str, str]]:
    """Do nothing."""
    return nullcontext({})


FAULTS = (
    Fault("none", undisturbed),
    Fault("the engine hangs", frozen_engine),
    Fault("the engine is dead", dead_engine),
    Fault("SIGINT half way", undisturbed, signal.SIGINT),
    Fault("SIGTERM half way", undisturbed, signal.SIGTERM),
    Fault("`kill -9` half way", undisturbed, signal.SIGKILL),
    Fault("the target is full", full_target),
)


@dataclass(frozen=True)
class Marks:
    """What proves that a container's log, or its inspect document, is in an output."""

    logs: tuple[bytes, ...]
    inspects: tuple[bytes, ...]

    def found(self, content: bytes) -> tuple[int, int]:
        """Count them."""
        plain = ESCAPES.sub(b"", content)
        return sum(mark in plain for mark in self.logs), sum(bool(re.search(mark, plain)) for mark in self.inspects)


def marks_of(stack: SixContainers) -> Marks:
    """Return them for all containers of the stack."""
    ids = stack.docker(
        "ps", "--all", "--quiet", "--no-trunc", "--filter", f"label=com.docker.compose.project={stack.project}"
    ).split()
    logs = {stack.markers[-1].encode()}
    for service in ("daoflow", "postgres", "redis", "worker"):
        logs.add(ESCAPES.sub(b"", stack.docker("logs", "--tail", "1", stack.container(service)).strip().encode()))
    return Marks(tuple(sorted(logs)), tuple(rb'"Id":\s*"' + one.encode() for one in ids))


def run_under(fault: Fault, rival: Rival, folder: Path, *, usual_s: float, limit_s: float, marks: Marks) -> Outcome:
    """Run one rival under one fault and look at what it left."""
    folder.mkdir()
    temporary = folder / "tmp"
    command = rival.command(folder)
    with ExitStack() as stack:
        strike = stack.enter_context(fault.strike(folder))
        temporary.mkdir()
        process = subprocess.Popen(
            command.arguments,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "TMPDIR": str(temporary), **(command.environment or {}), **strike},
            start_new_session=True,
        )
        began = time.monotonic()
        if fault.number is not None:
            time.sleep(usual_s / 2)
            began = time.monotonic()
            # To the whole group, as a terminal does.
            os.killpg(process.pid, fault.number)
        try:
            exit_code: int | None = process.wait(limit_s)
            seconds: float | None = round(time.monotonic() - began, 1)
        except subprocess.TimeoutExpired:
            exit_code = seconds = None
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        logs, inspects, file = _look(rival, folder, marks)
        leftovers = sum(1 for path in folder.rglob("*") if path.is_file() and not path.match(f"{rival.pattern}*"))
    return Outcome(fault.name, rival.name, seconds, exit_code, file, logs, inspects, leftovers)


def _look(rival: Rival, folder: Path, marks: Marks) -> tuple[int, int, str]:
    """Return how many logs and inspect documents are in the output, and what it is."""
    outputs = [path for path in folder.glob(f"{rival.pattern}*") if path.suffix not in (".sha256", ".md5")]
    if not outputs:
        return 0, 0, "none"
    try:
        content = rival.unpack(outputs[0])
    except Exception as error:
        return 0, 0, f"damaged ({type(error).__name__})"
    return *marks.found(content), "unfinished" if outputs[0].suffix == ".partial" else "whole"


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=float, default=120, help="seconds after which a rival is said to run still")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    print_machine(machine())
    prepare_engine()
    outcomes: list[Outcome] = []
    with tempfile.TemporaryDirectory(prefix="bench-faults-") as name:
        folder = Path(name)
        stack = SixContainers(folder / "daoflow-faults", log_lines=LOG_LINES)
        try:
            stack.start()
            marks = marks_of(stack)
            wanted = (DEFAULT, SCRIPT, *((SOS_REPORT,) if (SOS / "usr/bin/sos").exists() else ()))
            usual: dict[str, float] = {}
            for fault in FAULTS:
                for number, rival in enumerate(rival for rival in rivals(stack.directory) if rival.name in wanted):
                    place = folder / f"{len(outcomes)}-{number}"
                    outcome = run_under(
                        fault,
                        rival,
                        place,
                        usual_s=usual.get(rival.name, 0.0),
                        limit_s=options.limit,
                        marks=marks,
                    )
                    usual.setdefault(rival.name, outcome.seconds or options.limit)
                    outcomes.append(outcome)
        finally:
            stack.down()
    print_table(
        ("fault", "rival", "seconds", "exit", "file", "logs", "inspect", "files left behind"),
        [
            (
                item.fault,
                item.rival,
                f"> {options.limit:.0f}" if item.seconds is None else f"{item.seconds:.1f}",
                "-" if item.exit_code is None else str(item.exit_code),
                item.file,
                f"{item.logs} of {len(marks.logs)}",
                f"{item.inspects} of {len(marks.inspects)}",
                str(item.leftovers),
            )
            for item in outcomes
        ],
    )
    code = settle(
        [
            *(
                Target(f"{item.fault}: seconds", item.seconds if item.seconds is not None else options.limit, 20)
                for item in outcomes
                if item.rival == DEFAULT
            ),
            *(
                Target(f"{item.fault}: logs brought", item.logs, len(marks.logs), at_least=True)
                for item in outcomes
                if item.rival == DEFAULT and item.fault in ("none", "the engine hangs", "the engine is dead")
            ),
        ],
        {
            "limit_s": options.limit,
            "logs": len(marks.logs),
            "inspects": len(marks.inspects),
            "outcomes": [asdict(item) for item in outcomes],
        },
        options.json,
    )
    if SOS_REPORT not in {item.rival for item in outcomes}:
        print("\nNOT MEASURED: sos is not in .cache/sos; run bench/sos-package .cache/sos")
        return 2
    return code


if __name__ == "__main__":
    sys.exit(main())
