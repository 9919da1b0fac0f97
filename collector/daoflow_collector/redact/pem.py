"""Private keys in PEM form: in one text, over many lines behind any prefix, cut off at either end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from daoflow_collector.redact.spans import Span

KIND = "private-key"
LITERAL = b"-----"
FRAME = LITERAL
"""What stands for the first or last line of a key in its fingerprint, where the key is not known: that of the line would be every key's."""
MAX_LINES = 400
MAX_STRANGE = 8
MAX_SHIFT = 12
"""How many characters further right than the first or last line a line of a key may begin: counters in prefixes grow."""
MIN_FULL_ROW = 60
WINDOW = 128
"""How many lines before an END without a BEGIN may belong to the key."""

_LABEL = rb"(?:[A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?|OpenVPN [A-Za-z0-9 -]{1,40})"
_WHOLE = re.compile(rb"-----BEGIN " + _LABEL + rb"-----.*?(?:-----END " + _LABEL + rb"-----|\Z)", re.DOTALL)
_BEGIN = re.compile(rb"-----BEGIN " + _LABEL + rb"(?:-----)?")
_PUBLIC_LABEL = rb"([A-Z0-9 ]{0,30}PUBLIC KEY|(?:X509 |TRUSTED )?CERTIFICATE(?: REQUEST)?)"
_PUBLIC = re.compile(rb"-----BEGIN " + _PUBLIC_LABEL + rb"-----")
_WHOLE_PUBLIC = re.compile(_PUBLIC.pattern + rb"(?:[A-Za-z0-9+/=\s]|\\{1,7}[nr])*-----END \1-----")
_END = re.compile(rb"-----END " + _LABEL + rb"-----")
_MIXED = rb"(?=[A-Za-z+/]*[0-9])(?=[0-9+/]*[A-Za-z])"
_NOT_HEX = rb"(?![0-9a-f]{40,}(?![A-Za-z0-9+/]))"
"""A digest among the lines of a log is none of a key's."""
_COLOUR = rb"\x1b\[[0-9;]{0,16}m"
_AHEAD = rb"(?:^|(?<=[\s\"'|>:])|" + _COLOUR + rb")"
_BEHIND = rb"(?=(?:\\[nr]|[\"',}\s]|" + _COLOUR + rb")*\Z)"
"""What stands before and after a key's material in its line."""
_BODY = re.compile(
    _AHEAD
    + rb"(?P<v>"
    + _NOT_HEX
    + rb"(?:[A-Za-z0-9+/]{40,}={0,2}|"
    + _MIXED
    + rb"[A-Za-z0-9+/]{16,}={0,2}|[A-Za-z0-9+/]{2,}={1,2}|"
    + _MIXED
    + rb"(?<!:)[A-Za-z0-9+/]{4,}))"
    + _BEHIND
)
_LAST_ROW = re.compile(_AHEAD + rb"(?P<v>(?:[A-Za-z0-9+/]{4}){1,3})" + _BEHIND)
"""What is left of a key below its full rows: letters alone, now and then, which read as a word anywhere else."""
_FULL_BODY = re.compile(_AHEAD + rb"(?P<v>" + _NOT_HEX + rb"[A-Za-z0-9+/]{24,}={0,2})" + _BEHIND)
_FRAME = b" \t\"'|>+"
"""What stands around the lines of a key that is written as strings, or quoted."""
_HEADER = re.compile(rb"(?:Proc-Type|DEK-Info|Comment|Version):.*\Z")

_SAID = re.compile(rb"[ \t]+(?![A-Za-z0-9+/]{40})[A-Za-z(\[]")
"""A word behind the first line's mark: what stands below is no certificate."""


def without_public(text: bytes) -> bytes:
    """Return a text without the certificates and public keys in it, in which being random says nothing."""
    return _WHOLE_PUBLIC.sub(b"", text) if b"-----BEGIN " in text else text


def outside_public(guesses: Iterable[Span], text: bytes) -> list[Span]:
    """Return the guesses that are not rows of a certificate or a public key that is whole in the text, its newlines escaped or not."""
    found = list(guesses)
    if not found or b"-----BEGIN " not in text:
        return found
    ranges = [match.span() for match in _WHOLE_PUBLIC.finditer(text)]
    return [span for span in found if not any(start <= span.start and span.end <= end for start, end in ranges)]


def find(text: bytes) -> Iterator[Span]:
    """Yield private keys inside one text; one that its END line is missing from reaches to the end."""
    if LITERAL in text:
        for match in _WHOLE.finditer(text):
            if _BEGIN.fullmatch(match.group()):
                yield Span(match.start(), match.end(), KIND, FRAME)
            else:
                yield Span(match.start(), match.end(), KIND, match.group().replace(b"\\n", b"\n"), exact=True)
        for match in _END.finditer(text):
            start = max(0, text.rfind(b"\n", 0, match.start()) + 1) if b"\n" in text else match.start()
            yield Span(start, match.end(), KIND, FRAME)


class PemState:
    """Follows a private key over lines. Feed it every line once it says `open`."""

    def __init__(self) -> None:
        self.open = False
        self._lines = 0
        self._strange = 0
        self._column = 0
        self._begin = (0, 0)
        self._parts: list[bytes] = []
        self._row = (0, 0)
        self.begun: tuple[int, Span] | None = None
        """When a key has ended: how many lines before it began, and its first line with all of it for its value."""

    def begins(self, line: bytes) -> bool:
        """Say whether a key begins in this line and does not end in it; from then on it is open."""
        begins = list(_BEGIN.finditer(line))
        if not begins or _END.search(line, begins[-1].end()):
            return False
        self.open, self._lines, self._strange = True, 0, 0
        self._column = begins[-1].start()
        self._begin = begins[-1].span()
        self._parts = [begins[-1].group()]
        return True

    def body(self, line: bytes) -> Span | None:
        """Return what of this line belongs to the open key, or None; closes at the END line or where the key cannot go on."""
        self._lines += 1
        self.begun = None
        end = _END.search(line)
        if end:
            self.open = False
            if _is_single_line(line, end.start()):
                return Span(0, end.end(), KIND, line[: end.end()])
            self._parts.append(end.group())
            return Span(*end.span(), KIND, self._closed().value, exact=True)
        if LITERAL in line and _PUBLIC.search(line):
            self._closed()  # this one was cut off; what follows is meant to be seen
            return None
        match = _in_column(_BODY.search(line), self._column) or self._rest(line) or _HEADER.search(line)
        self._strange = 0 if match else self._strange + 1
        self._row = match.span("v") if match and "v" in match.re.groupindex else (0, 0)
        if self._lines > MAX_LINES or self._strange > MAX_STRANGE:
            self._closed()
        if match is None:
            return None
        group = "v" if "v" in match.re.groupindex else 0
        self._parts.append(match[group])
        return Span(match.start(group), match.end(group), KIND, match.group(group))

    def _rest(self, line: bytes) -> re.Match[bytes] | None:
        """Return the last row, right below a full one and behind the same prefix."""
        start, end = self._row
        match = _LAST_ROW.search(line) if end - start >= MIN_FULL_ROW else None
        return match if match and match.start("v") == start else None

    def cut_off(self) -> None:
        """Take the end of all lines for that of a key that is open."""
        self._lines += 1
        self.begun = None
        if self.open:
            self._closed()

    def _closed(self) -> Span:
        self.open = False
        first = Span(*self._begin, KIND, b"\n".join(self._parts) if len(self._parts) > 1 else FRAME, exact=True)
        self.begun = self._lines, first
        return first


class PublicState:
    """Follows a public key or a certificate over lines: random to look at, and meant to be shown."""

    def __init__(self) -> None:
        self.open = False
        self._lines = self._strange = 0

    def follows(self, line: bytes) -> bool:
        """Take one line; say whether it belongs to a public block."""
        if self.open:
            self._lines += 1
            is_row = LITERAL in line or _BODY.search(line) is not None
            self._strange = 0 if is_row else self._strange + 1
            # One that was cut off ends where nothing looks like a row of it any more.
            self.open = LITERAL not in line and self._lines <= MAX_LINES and self._strange <= MAX_STRANGE
            return is_row
        begin = _PUBLIC.search(line) if LITERAL in line else None
        if begin is None:
            return False
        is_told = _SAID.match(line, begin.end()) is not None
        self.open, self._lines, self._strange = not is_told and b"-----END" not in line[begin.end() :], 0, 0
        return True


def _is_single_line(line: bytes, end: int) -> bool:
    return b"\\n" in line[:end]


def ends_without_begin(line: bytes) -> bool:
    """Say whether an END line stands here whose BEGIN does not."""
    end = _END.search(line)
    return bool(end) and not _BEGIN.search(line)


def end_column(line: bytes) -> int:
    """Return where the END line of a key stands in its line; 0 where there is none."""
    end = _END.search(line)
    return end.start() if end else 0


def _in_column(match: re.Match[bytes] | None, column: int) -> re.Match[bytes] | None:
    """Return the match if it stands about where the key's first or last line does: behind the same prefix, not at the end of a sentence.

    Of a key that begins its line no line has a prefix.
    """
    if match is None or match.start("v") > column + MAX_SHIFT:
        return None
    return match if column or not match.string[: match.start("v")].strip(_FRAME) else None


def last_row(line: bytes, column: int) -> Span | None:
    """Return the last, short row of a key above an END line at `column`; only below full ones is it told."""
    match = _in_column(_BODY.search(line), column) or _LAST_ROW.search(line)
    is_one = match and (match.re is _BODY or match.start("v") == column)
    return Span(*match.span("v"), KIND, match["v"]) if match and is_one else None


def body_before_end(line: bytes, column: int) -> Span | None:
    """Return the key material of a line above an END line at `column`, or None where the key cannot have been."""
    match = _in_column(_FULL_BODY.search(line), column) or _HEADER.search(line)
    if match is None:
        return None
    group = "v" if "v" in match.re.groupindex else 0
    return Span(match.start(group), match.end(group), KIND, match.group(group))
