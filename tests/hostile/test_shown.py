"""What a person's terminal is given of a member: nothing that commands it."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.make import STORED
from tests.hostile.test_attacks import UNSHOWN

_SHOW = [sys.executable, "-m", "daoflow_collector.cli", "show"]


@pytest.mark.parametrize("name", ["terminal-in-a-log", "bidi-in-a-log"])
def test_a_member_on_a_terminal_commands_nothing(name: str) -> None:
    """`daoflow-collect show` prints a log to a terminal without escapes or bidi controls; a pipe gets the bytes as they are."""
    bundle = STORED / f"{name}.tar.zst"
    shown = _on_a_terminal(bundle).decode("utf-8", "replace")
    piped = subprocess.run([*_SHOW, bundle, "logs/evil.log"], check=True, capture_output=True).stdout.decode()

    assert "FATAL error: " in shown
    assert not UNSHOWN.search(shown.replace("\r\n", "\n")), shown[:200]
    assert UNSHOWN.search(piped)


def _on_a_terminal(bundle: Path) -> bytes:
    ours, theirs = pty.openpty()
    with subprocess.Popen([*_SHOW, bundle, "logs/evil.log"], stdout=theirs):
        os.close(theirs)
        parts: list[bytes] = []
        while True:
            try:
                part = os.read(ours, 65_536)
            except OSError:  # Linux says so when the other end is closed
                break
            if not part:
                break
            parts.append(part)
    os.close(ours)
    return b"".join(parts)
