"""Which lines of a log are kept longest when it is over its budget: those that read as trouble, and those of a start or an end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_bundle.levels import DIGITS, HEAD_BYTES, HEX_ID, NUMBERED, continues, said_level

REPEATS = 20
"""Of lines that differ only in their digits the first ones tell; a loop's thousandth would push out the only one of another kind."""

FOLLOWING = 10
"""How many lines of a stack trace, or of PostgreSQL's detail, are kept with the line that they belong to."""

_SHAPES = 5_000
_NUMBERED = re.compile(NUMBERED.pattern.encode())
TURN = re.compile(
    r"\b(?:[Ee]xit(?:ed|ing)?\b.*\b(?:code|status)|[Kk]illed\b|SIG[A-Z]{3,4}\b|[Ss]hut(?:ting)? ?down|[Mm]igrat|[Ss]tarting\b|"
    r"[Ss]tarted\b|[Ll]istening\b|ready to accept)"
)
"""What a process says of its own start, end and upgrade: harmless, and what the lines around it are read by."""


WORDS = tuple(
    b"fatal|panic|crit|emerg|alert|error|severe|unhandled|uncaught|traceback|warn|fail|refused|denied|rejected|exception|timed out|"
    b"unable to|cannot|can't|could not|invalid|no space left|out of memory|no such|not permitted|read-only|corrupt|degraded|aborted|"
    b"too many open files|segmentation fault|illegal instruction|command not found|executable file not found|"
    b'":40|":50|":60|": 40|": 50|": 60|exit|killed|sig|shut|migrat|start|listening|ready to accept'.split(b"|")
)
"""One of these, in lower case, is in every telling line but an access line's."""

_SERVER_FAILED = re.compile(rb" 5\d\d \d+m?s$", re.MULTILINE)


class TellingLines:
    """Remembers what it has decided, by shape of line, in bounded memory."""

    def __init__(self) -> None:
        self._left: dict[bytes, int] = {}
        """How many more lines of a shape tell something."""
        self._following = 0

    def spans(self, content: bytes | bytearray) -> Iterator[tuple[int, int]]:
        """Yield where each telling line begins and ends, its newline included; `content` is whole lines of a log member."""
        content = bytes(content)
        position = 0
        for start in [*_candidates(content), len(content)]:
            while self._following and position < start:
                stop, head = _line(content, position)
                if self._goes_on(head):
                    yield position, stop
                position = stop
            if start == len(content):
                return
            stop, head = _line(content, start)
            if self._tells(head):
                self._following = FOLLOWING
                yield start, stop
            elif self._goes_on(head):
                yield start, stop
            position = stop

    def _goes_on(self, head: bytes) -> bool:
        """Whether a line belongs to the telling one before it: so many do, one behind the other."""
        if self._following and continues(_text(head)):
            self._following -= 1
            return True
        self._following = 0
        return False

    def _tells(self, head: bytes) -> bool:
        left = self._left
        mark = b"numbered" if _may_be_numbered(head) and _NUMBERED.search(head) else b""
        shape = mark + head.translate(None, DIGITS)
        count = left.get(shape)
        if count is None:
            shape = mark + HEX_ID.sub(b"", head).translate(None, DIGITS)
            count = left.get(shape)
        if count is None:
            if len(left) >= _SHAPES:
                left.clear()
            count = left[shape] = REPEATS if is_telling(_text(head)) else 0
        if count:
            left[shape] = count - 1
        return count > 0


def _candidates(content: bytes) -> list[int]:
    """Return where each line begins that holds a word without which no line tells: ten times faster than to read every line."""
    lowered = content.lower()
    starts = {content.rfind(b"\n", 0, match.start()) + 1 for match in _SERVER_FAILED.finditer(content)}
    for word in WORDS:
        position = lowered.find(word)
        while position >= 0:
            starts.add(content.rfind(b"\n", 0, position) + 1)
            stop = content.find(b"\n", position)
            position = lowered.find(word, stop) if stop >= 0 else -1
    return sorted(starts)


def _line(content: bytes, start: int) -> tuple[int, bytes]:
    """Return where the next line begins, and the head of this one."""
    stop = content.find(b"\n", start) + 1 or len(content)
    return stop, content[start : min(stop, start + HEAD_BYTES)].rstrip(b"\n")


def is_telling(text: str) -> bool:
    """Whether a line's text reads as trouble, or says that its process starts, ends or changes its data."""
    return said_level(text) is not None or TURN.search(text) is not None


def _may_be_numbered(head: bytes) -> bool:
    return (head.endswith(b"s") and b" 5" in head) or (b"0" in head and b'":' in head)


def _text(head: bytes) -> str:
    return head.split(b" ", 2)[-1].decode("utf-8", "replace")
