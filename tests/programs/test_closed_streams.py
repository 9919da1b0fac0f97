"""Both programs with standard streams that are closed or full: daemons, schedulers and `ssh HOST command >&-` start them so."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.collector.command import environment, make_installation

COLLECT, ANALYZE = (Path(sys.executable).with_name(name) for name in ("daoflow-collect", "daoflow-analyze"))
BROKEN = ("", ">&-", "2>&-", "<&- >&- 2>&-", ">/dev/full")
"""What a shell does to the streams of one call."""


NOTHING = ""


@dataclass(frozen=True)
class Call:
    """A command and its exit code; `makes`: the file that is its result, `NOTHING`, or None where that is what it prints."""

    program: Path
    arguments: str
    code: int
    makes: str | None = None


CALLS = (
    Call(COLLECT, "--dir {folder} --only env -o made.tar.zst", 0, "made.tar.zst"),
    Call(COLLECT, "mail {bundle} -o .", 0, "*.eml"),
    Call(COLLECT, "redact {folder} made", 0, "made"),
    Call(ANALYZE, "{bundle} -o made.html", 0, "made.html"),
    Call(ANALYZE, "{bundle} -o made.html --fail-on high", 14, "made.html"),
    Call(COLLECT, "--dir {folder} --only env -o -", 0),
    Call(COLLECT, "plan --dir {folder} --only env", 3),
    Call(COLLECT, "show {bundle}", 0),
    Call(COLLECT, "verify {bundle}", 0),
    Call(COLLECT, "--help", 0),
    Call(COLLECT, "--no-such-option", 2, NOTHING),
    Call(ANALYZE, "{bundle} --json -", 0),
    Call(ANALYZE, "rules --missing {bundle}", 0),
    Call(ANALYZE, "diff {bundle} {bundle}", 0),
    Call(ANALYZE, "rules", 0),
    Call(ANALYZE, "--help", 0),
    Call(ANALYZE, "nothing.tar.zst", 1, NOTHING),
)
Run = Callable[[Call, str], subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small bundle."""
    folder = tmp_path_factory.mktemp("bundle")
    installation = make_installation(folder / "daoflow").folder
    path = folder / "sent.tar.zst"
    subprocess.run(
        [COLLECT, "--dir", installation, "--only", "env", "-o", path, "--quiet"],
        env=environment(engine="unix:///nowhere"),
        check=True,
        capture_output=True,
    )
    return path


@pytest.fixture
def run(bundle: Path, tmp_path: Path) -> Run:
    """Return the function that runs a call in an empty folder with its streams broken in one way."""

    def started(call: Call, broken: str) -> subprocess.CompletedProcess[str]:
        words = call.arguments.format(folder=bundle.parent / "daoflow", bundle=bundle)
        return subprocess.run(
            ["/bin/sh", "-c", f'exec "$@" {broken}', "sh", str(call.program), *words.split()],
            cwd=tmp_path,
            env=environment(engine="unix:///nowhere"),
            capture_output=True,
            text=True,
            errors="replace",
            timeout=120,
            check=False,
        )

    return started


@pytest.mark.parametrize("broken", BROKEN)
@pytest.mark.parametrize("call", CALLS, ids=lambda call: f"{call.program.name[8:]} {call.arguments}")
def test_broken_streams_cost_what_they_would_have_shown(call: Call, broken: str, run: Run, tmp_path: Path) -> None:
    """What is made is made, with the contract's exit code; what is printed and cannot be ends with 1, one line and no traceback."""
    done = run(call, broken)

    cannot_print = any(part.startswith(">") for part in broken.split())
    assert done.returncode == (1 if cannot_print and call.makes is None else call.code), done.stderr
    if call.makes:
        assert list(tmp_path.glob(call.makes))
    for shown in (done.stdout, done.stderr):
        for never in ("Traceback", "defect", "Exception ignored"):
            assert never not in shown
    if cannot_print and call.program is COLLECT and "2>" not in broken:
        assert "standard output" in done.stderr or call.makes == NOTHING
