"""Signals and `kill -9` at random moments of a collection from the real engine: what is left is a bundle, or nothing was begun.

A handful of moments in every run of the tests; `make faults` sets `FAULT_MOMENTS` to 200.
"""

import json
import os
import random
import signal
import stat
import subprocess
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from daoflow_bundle.errors import FormatError
from daoflow_bundle.reader import open_bundle

from tests.collector.command import argv, environment, make_installation
from tests.faults.observed import RESULTS

MOMENTS = int(os.environ.get("FAULT_MOMENTS", "6"))
SEED = 20261128


@dataclass(frozen=True)
class Left:
    """What one interrupted run left: how it counts, the second of the signal, and those from it to the end."""

    what: str
    moment_s: float
    ended_s: float


def run_until(folder: Path, moment_s: float, number: signal.Signals) -> tuple[subprocess.Popen[bytes], float]:
    """Start a collection, send the signal after `moment_s`, and return the ended process and how long it took to end."""
    folder.mkdir()
    scratch = folder / "tmp"
    scratch.mkdir()
    with (folder / "stderr").open("wb") as stderr:
        process = subprocess.Popen(
            argv("--dir", str(folder.parent / "daoflow"), "--quiet", "-o", str(folder / "bundle.tar.zst")),
            cwd=folder,
            env=environment(engine=os.environ["DOCKER_HOST"], more={"TMPDIR": str(scratch)}),
            stdout=subprocess.DEVNULL,
            stderr=stderr,
        )
    time.sleep(moment_s)
    process.send_signal(number)
    sent = time.monotonic()
    process.wait(timeout=60)
    assert list(scratch.iterdir()) == [], "a temporary file was left"
    return process, time.monotonic() - sent


def judge(folder: Path, process: subprocess.Popen[bytes], *, killed: bool) -> str:
    """Hold that what is left is right, and say what it is."""
    final, partial = folder / "bundle.tar.zst", folder / "bundle.tar.zst.partial"
    for path in (final, partial):
        if path.exists():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
    if final.exists():
        with open_bundle(final) as bundle:
            assert bundle.verify() == "verified"
            assert bundle.manifest is not None
            stopped = bundle.manifest.stop_reason is not None
        # Killed between giving the name and taking the old one away, the file has both.
        assert not partial.exists() or final.samefile(partial)
        assert not stopped or process.returncode in (4, -signal.SIGKILL)
        return "partial bundle, verified" if stopped else "whole bundle, verified"
    if not partial.exists():
        said = (folder / "stderr").read_text()
        # Ctrl-C while Python itself starts ends it with 1, and its own words.
        of_python = "Fatal Python error" in said or said.startswith("Could not import runpy module")
        codes = (-signal.SIGINT, -signal.SIGTERM, -signal.SIGHUP, -signal.SIGKILL, 130)
        assert process.returncode in codes or (process.returncode == 1 and of_python), said
        return "nothing begun"
    assert killed, f"exit {process.returncode} left an unfinished file"
    try:
        bundle = open_bundle(partial)
    except FormatError:
        # No member was finished: the first one, some 500 bytes, is written at once.
        assert partial.stat().st_size < 4096
        return "begun, no member finished"
    with bundle:
        for member in bundle.members:
            bundle.read(member)
        assert {defect.kind for defect in bundle.defects} <= {"truncated"}
    return "unfinished file, every finished member read"


def usual_duration_s(folder: Path) -> float:
    """Return how long an undisturbed collection takes here."""
    began = time.monotonic()
    done = subprocess.run(
        argv("--dir", str(folder.parent / "daoflow"), "--quiet", "-o", str(folder.parent / "whole.tar.zst")),
        env=environment(engine=os.environ["DOCKER_HOST"]),
        capture_output=True,
        check=False,
    )
    assert done.returncode in (0, 4), done.stderr
    return time.monotonic() - began


@pytest.mark.parametrize("kind", ["signals", "kill"])
@pytest.mark.timeout(7200)
def test_random_moments(kind: str, docker_engine: str, tmp_path: Path) -> None:
    """At whatever moment a run is ended: a verified bundle, or after `kill -9` a file whose finished members are all read."""
    assert docker_engine
    make_installation(tmp_path / "daoflow")
    usual = usual_duration_s(tmp_path / "usual")
    seeded = random.Random(f"{SEED}-{kind}")
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP) if kind == "signals" else (signal.SIGKILL,)
    left: list[Left] = []
    for index in range(MOMENTS):
        folder = tmp_path / f"run-{index}"
        moment_s = seeded.uniform(0, usual * 1.1)
        process, ended_s = run_until(folder, moment_s, numbers[index % len(numbers)])
        left.append(Left(judge(folder, process, killed=kind == "kill"), moment_s, ended_s))
    slowest = max(left, key=lambda item: item.ended_s)
    counted = {
        "count": len(left),
        "usual_s": round(usual, 2),
        "within_2_s": sum(item.ended_s <= 2 for item in left),
        "slowest_s": round(slowest.ended_s, 2),
        "left": Counter(item.what for item in left),
    }
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / f"moments-{kind}.json").write_text(json.dumps(counted))
    # A killed process is taken down by the kernel, at the niceness it had.
    assert slowest.ended_s < (2 if kind == "signals" else 20), slowest
