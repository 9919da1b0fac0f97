"""What a container's exit code means: the shell's two, and 128 with the number of the signal that ended the process."""

from __future__ import annotations

import re

MEANINGS = {
    126: "the command cannot be run",
    127: "no such command",
    129: "SIGHUP, its terminal went away",
    130: "SIGINT, interrupted",
    131: "SIGQUIT, told to quit",
    132: "SIGILL, an instruction that this processor lacks",
    134: "SIGABRT, it gave up by itself",
    135: "SIGBUS, crashed on bad memory",
    136: "SIGFPE, crashed on arithmetic",
    137: "SIGKILL, killed for memory or by hand",
    139: "SIGSEGV, crashed on bad memory",
    141: "SIGPIPE, nobody read what it wrote",
    143: "SIGTERM, asked to stop",
}

_TOLD = re.compile(r"\bexit(?:ed)?(?:,| with)? (?:exit )?code (?P<code>\d{3})\b(?! ?[:(=])")


def coded(code: int) -> str:
    """Return an exit code with its meaning, `139: SIGSEGV, crashed on bad memory`; the number alone where it is the program's own."""
    meaning = MEANINGS.get(code)
    return f"{code}: {meaning}" if meaning else str(code)


def explained(text: str) -> str:
    """Return a recorded sentence with the meaning behind each exit code that has one: `exit code 139 (SIGSEGV, …)`."""

    def put(match: re.Match[str]) -> str:
        meaning = MEANINGS.get(int(match["code"]))
        return f"{match[0]} ({meaning})" if meaning else match[0]

    return _TOLD.sub(put, text)
