"""Real shells that complete a line: interactive bash and zsh behind a terminal of their own, and fish, which can be asked."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import time
from pathlib import Path

SHELLS = ("bash", "zsh", "fish")
_START = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "--no-rcs", "--interactive"],
}
_PREPARE = {"bash": "", "zsh": "autoload -U compinit; compinit -u -D; "}
_TIMEOUT_S = 60.0


def completed(shell: str, program: Path, line: str, *, cwd: Path) -> list[str]:
    """Return the words that the shell makes of `line` when TAB is pressed at its end; fish: every word it offers."""
    environment = {"PATH": f"{program.parent}:/usr/bin:/bin", "HOME": str(cwd), "TERM": "dumb", "LC_ALL": "C.UTF-8"}
    if shell == "fish":
        script = f'{program.name} completion fish | source; complete -C "{line}"'
        command = ["fish", "--no-config", "-c", script]
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, timeout=_TIMEOUT_S, cwd=cwd, env=environment
        )
        return [offered.split("\t")[0] for offered in done.stdout.splitlines()]
    return _typed(shell, program, line, cwd, environment)


def _typed(shell: str, program: Path, line: str, cwd: Path, environment: dict[str, str]) -> list[str]:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        _START[shell], stdin=theirs, stdout=theirs, stderr=theirs, cwd=cwd, env=environment, start_new_session=True
    )
    os.close(theirs)
    try:
        # The quotes keep the echo of what is typed from looking like the answer.
        _type(ours, f'{_PREPARE[shell]}eval "$({program.name} completion {shell})"; echo "rea""dy"\n', until=b"ready\r")
        _type(ours, f"{line}\t", until=None)
        # Back to the start of the line: what the shell made of it is printed instead of run.
        shown = _type(ours, "\x01echo '<' \x05 '>'\n", until=b" >\r")
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    return shown.rpartition(b"< ")[2].partition(b" >")[0].decode().split()


def _type(terminal: int, keys: str, *, until: bytes | None) -> bytes:
    """Type, and read what comes back: up to `until`, or until the terminal has been quiet for two seconds."""
    os.write(terminal, keys.encode())
    ends = time.monotonic() + _TIMEOUT_S
    shown = b""
    while until is None or until not in shown:
        ready = select.select([terminal], [], [], 2.0 if until is None else 0.5)[0]
        if ready:
            shown += os.read(terminal, 4096)
        elif until is None and shown:
            break
        if time.monotonic() > ends:
            raise TimeoutError(f"the shell said only {shown!r}")
    return shown
