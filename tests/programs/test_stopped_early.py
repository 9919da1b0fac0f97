"""Ctrl-C before a program has begun: on a busy host loading it takes seconds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("package", ["daoflow_collector", "daoflow_analyzer"])
@pytest.mark.parametrize("call", ["-c", "-m"])
def test_no_traceback_while_it_loads(package: str, call: str, tmp_path: Path) -> None:
    """Whoever stops it then reads nothing of Python, and the exit code is that of a stop."""
    (tmp_path / "click.py").write_text("raise KeyboardInterrupt\n")
    code = f"from {package}.cli import main; main()" if call == "-c" else f"{package}.cli"
    done = subprocess.run(
        [sys.executable, call, code],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
