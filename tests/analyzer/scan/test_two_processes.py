"""Long logs are scanned by two processes where that can be: the result is the same."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

import pytest
from daoflow_analyzer import forked
from daoflow_analyzer.bundle_source import BundleSource
from daoflow_analyzer.facts.coverage import Damage
from daoflow_analyzer.ruleset import RuleSet
from daoflow_analyzer.scan import log_sizes, scanner
from daoflow_analyzer.scan.log_sizes import are_short, largest_first
from daoflow_analyzer.scan.scanner import PreparedScan, ScanResult, prepare_scan, scan_logs
from daoflow_bundle.errors import FormatError
from daoflow_bundle.manifest import Manifest, MemberRecord
from daoflow_bundle.outcome import Outcome
from daoflow_bundle.reader import open_bundle

from tests.analyzer.scan.conftest import MemoryLogs

Packed = Callable[..., Path]
STORM = "\n".join(
    f'+{index % 50} 2026-11-23 12:45:04.519 UTC [{index}] FATAL:  password authentication failed for user "daoflow"'
    for index in range(400)
)
PLACES = 16


def gives_up(_work: object, _descriptor: int) -> NoReturn:
    """End the forked process before it has done anything."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


@pytest.fixture(autouse=True)
def everything_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a test's short logs shared out, too."""
    monkeypatch.setattr(log_sizes, "SHORT_BYTES", 0)


@pytest.fixture(scope="module")
def prepared(rules: RuleSet) -> PreparedScan:
    """Return the shipped signatures, compiled once."""
    return prepare_scan(None, rules.signatures)


def scanned(path: Path, prepared: PreparedScan, told: list[int]) -> tuple[ScanResult, Sequence[Damage], str]:
    """Return what a scan finds, and what it showed of the file."""
    with open_bundle(path) as bundle:
        source = BundleSource(bundle, lambda done, _total: told.append(done))
        result = scan_logs(source, prepared)
        return result, source.damages, source.integrity


def both_ways(
    path: Path, prepared: PreparedScan, monkeypatch: pytest.MonkeyPatch
) -> list[tuple[ScanResult, Sequence[Damage], str]]:
    """Scan beside another process, by one process, and by one whose other process was lost."""
    found = []
    for can_fork, is_lost in ((True, False), (False, False), (True, True)):
        told: list[int] = []
        with monkeypatch.context() as patch:
            patch.setattr(scanner, "can_fork", lambda answer=can_fork: answer)
            if is_lost:
                patch.setattr(forked, "_answer", gives_up)
            found.append(scanned(path, prepared, told))
        assert told == sorted(told)
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="it forks on Linux only")
def test_two_processes_find_what_one_finds(
    packed: Packed, prepared: PreparedScan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hits, levels, lines, damage: all of it, also when the other process ends without an answer."""
    path = packed(append={"logs/postgres.log": STORM, "logs/daoflow.log": "+1 ERROR one\n+2 FATAL: two"})
    beside, alone, lost = both_ways(path, prepared, monkeypatch)

    assert beside == alone == lost
    result, damages, integrity = beside
    assert sum(result.logs.counts.values()) >= 400
    assert set(result.levels) >= {"logs/daoflow.log", "logs/postgres.log", "logs/redis.log"}
    assert (damages, integrity) == ((), "verified")


@pytest.mark.skipif(sys.platform != "linux", reason="it forks on Linux only")
def test_damage_is_seen_wherever_it_was_met(
    packed: Packed, prepared: PreparedScan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A byte is changed in the file, here and there: the defects and the state are those that one process finds."""
    whole = packed(append={"logs/postgres.log": STORM}).read_bytes()
    states = set()
    for place in range(PLACES):
        at = (2 * place + 1) * len(whole) // (2 * PLACES)
        path = tmp_path / "daoflow-evidence-ops-eu-1-20261123T130000Z.tar.zst"
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        try:
            beside, alone, lost = both_ways(path, prepared, monkeypatch)
        except FormatError:
            continue
        assert beside == alone == lost
        states.add(beside[2])
    assert "tampered" in states


def manifest(**sizes: int) -> Manifest:
    """Return a manifest of logs of those sizes."""
    members = tuple(
        MemberRecord(f"logs/{name}.log", size, "", f"logs/{name}", "", "", 0.0, Outcome.COLLECTED, None)
        for name, size in sizes.items()
    )
    return Manifest("", complete=True, stop_reason=None, members=members, sources=())


def test_the_largest_log_is_begun_with(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is free takes the next one, so that both end with small ones; short logs are not worth a process."""
    sizes = {"a": 10, "b": 50, "c": 30, "d": 25}
    told = manifest(**sizes)
    source = MemoryLogs({f"logs/{name}.log": b"" for name in sizes}, told)

    assert largest_first(source) == [f"logs/{name}.log" for name in "bcda"]
    assert largest_first(MemoryLogs({"logs/a.log": b""}, None)) == ["logs/a.log"]
    assert not are_short(told)
    monkeypatch.setattr(log_sizes, "SHORT_BYTES", sum(sizes.values()))
    assert are_short(told)
    assert not are_short(None)
