"""What a fault did to one collection: held against what must be, and written down for `docs/reliability.md`."""

from __future__ import annotations

import json
import os
from collections.abc import Collection
from dataclasses import asdict, dataclass
from pathlib import Path

from daoflow_bundle.reader import open_bundle

from tests.faults.collecting import Ended

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reliability.md"
RESULTS = ROOT / "out" / "faults"

FAULTS = {
    "listener": "the socket accepts and never answers (a listener)",
    "frozen": "the engine's process hangs (SIGSTOP)",
    "ping-only": "the engine answers pings and nothing else",
    "drips": "the engine answers pings, and anything else a byte every tenth of a second",
    "nonsense": "the engine answers pings, and anything else with what is no engine's answer",
    "endless": "the engine answers pings, and anything else with gigabytes of `[`",
    "dead": "the engine is dead, and its containers with it",
    "forbidden": "a user who may use neither socket nor data root",
    "compose-hangs": "every `docker` command hangs, with children that ignore SIGTERM",
    "file-system-hangs": "the file system of the installation hangs (FUSE)",
    "fifo": "`.env` and the Compose file are FIFOs",
    "busy": "three busy processes on the one processor that there is for it (its nice 10 leaves it a thirtieth)",
    "deadline": "the deadline comes first (`--deadline 8s`, a control plane that hangs)",
    "sigint": "SIGINT while logs are read",
    "sigterm": "SIGTERM while logs are read",
    "busy-sigterm": "SIGTERM while logs are read, and ten busy processes want the one processor",
    "sighup": "SIGHUP while logs are read",
    "sigkill": "`kill -9` while logs are read",
    "full": "the target (tmpfs) is full before the start",
    "fills-up": "the target (tmpfs) fills up meanwhile",
    "read-only": "the target cannot be written",
    "full-behind-stdout": "`-o - > FILE` on a file system (tmpfs) that is full before the start",
    "fills-up-behind-stdout": "`-o - > FILE` on a file system (tmpfs) that fills up meanwhile",
    "closed-pipe": "`-o -` into a reader that goes away",
    "two": "two collectors at once, in one folder, in the same second",
    "clock": "the clock jumps an hour ahead and two days back, all the time",
    "removed": "containers are restarted and removed meanwhile",
    "rotated": "a log is rotated under the reader",
    "binary": "a 25 MB line, NUL, random bytes, invalid UTF-8, ANSI, CRLF",
    "small": "a size budget of 120 KB",
}
"""Every fault, in the order of the page, in words."""


@dataclass(frozen=True)
class Row:
    """One fault's line of the page. `seconds` is until the end, counted from the start or, after a signal, from that."""

    fault: str
    exit_code: str
    left: str
    said: str
    members: int
    seconds: float

    @property
    def cells(self) -> tuple[str, ...]:
        """Return what must not change from run to run."""
        return FAULTS[self.fault], self.exit_code, self.left, self.said


@dataclass(frozen=True)
class Left:
    """A bundle as a reader finds it: its state, its members, and every reason that its manifest gives."""

    integrity: str
    members: frozenset[str]
    reasons: str
    outcomes: dict[str, str]

    @property
    def words(self) -> str:
        """Return it for the page."""
        if self.integrity == "verified":
            return "whole bundle, verified"
        return "unfinished file, every finished member read"


def read_left(path: Path) -> Left:
    """Read all of what a run left. Fails when a member that the file lists cannot be read."""
    with open_bundle(path) as bundle:
        for member in bundle.members:
            bundle.read(member)
        integrity = bundle.verify()
        assert integrity in ("verified", "truncated"), bundle.defects
        manifest = bundle.manifest
        if manifest is None:
            return Left(integrity, frozenset(bundle.members), "", {})
        reasons = [f"{item.source}: {item.reason}" for item in manifest.sources]
        cuts = [f"{item.path}: {item.truncation.lines} lines left out" for item in manifest.members if item.truncation]
        said = "\n".join([manifest.stop_reason or "", *reasons, *cuts])
        return Left(integrity, frozenset(bundle.members), said, {s.source: s.outcome.value for s in manifest.sources})


def observe(
    fault: str,
    *,
    exit_code: int,
    expected: Collection[int],
    seconds: float,
    left: Left | None,
    said: str,
    stderr: str = "",
) -> None:
    """Hold exit code and words, write the row down, and hold that `docs/reliability.md` says the same.

    `expected`: the exit codes that are right here; `said` must stand in what the operator reads: the output, or the manifest.
    """
    assert exit_code in expected, f"exit {exit_code}\n{stderr}"
    assert "Traceback" not in stderr
    read = " ".join(f"{stderr}\n{left.reasons if left is not None else ''}".split())
    assert said.lower() in read.lower(), f"{said!r} is not said in:\n{read}"
    row = Row(
        fault,
        exit_code=" or ".join(str(code) for code in sorted(expected)),
        left=left.words if left is not None else "no file",
        said=said,
        members=len(left.members) if left is not None else 0,
        seconds=round(seconds, 1),
    )
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / f"{fault}.json").write_text(json.dumps(asdict(row)))
    if "FAULTS_ANEW" not in os.environ:
        assert row.cells in page_rows(), f"docs/reliability.md lacks {row.cells}: `make reliability` writes it anew"


def note_down(fault: str, ended: Ended, left: Left | None, *, expected: Collection[int], said: str) -> None:
    """Hold and write down what a fault did to a collection that ended."""
    observe(
        fault,
        exit_code=ended.exit_code,
        expected=expected,
        seconds=ended.seconds,
        left=left,
        said=said,
        stderr=ended.stderr,
    )


def page_rows() -> set[tuple[str, ...]]:
    """Return the lines of the page's table of faults, without what differs from run to run."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return {(row[0], row[1], row[2], row[5]) for row in cells if len(row) == 6}
