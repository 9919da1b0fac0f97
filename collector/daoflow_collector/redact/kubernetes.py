"""A Secret of Kubernetes in YAML: whatever stands under its `data` and `stringData` is one, whatever its key says.

`kubectl get -o yaml` writes `kind:` below `data:`, people write it above. Source: Kubernetes' API reference, *Secret v1 core*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from daoflow_collector.redact import encodings, values
from daoflow_collector.redact.names import Verdict, is_fact, judge, label
from daoflow_collector.redact.pem import WINDOW
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import to_text

KIND = b"kind:"
ENCODED = "data"
SECRET_BLOCKS = (ENCODED, "stringData")
_LEAD = re.compile(rb"[ \t]*(?:- )?")
_KIND = re.compile(rb"(?P<lead>[ \t]*(?:- )?)kind:[ \t]*[\"']?(?P<kind>[A-Za-z]{1,60})[\"']?[ \t\r]*(?:#.*)?")
_BLOCK = re.compile(rb"[ \t]*(?:- )?(?P<key>data|stringData):[ \t\r]*(?:#.*)?")
_ENTRY = re.compile(
    rb"[ \t]+(?P<kq>[\"']?)(?P<key>[\w.-]{1,200})(?P=kq):[ \t]+"
    rb"(?:\"(?P<d>(?:[^\"\\]|\\.)+)\"|'(?P<s>(?:[^']|'')+)'|(?P<b>[^\s\"'{|>&*!#].*))"
)
_COMMENT = re.compile(rb"[ \t]#")
_PADDED = re.compile(rb"(?:[A-Za-z0-9+/]{4})+|(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)")
MAX_LINES = 500
MAX_LINE = 4_096


class Manifest:
    """Remembers, below `kind: Secret`, which of its blocks the next line stands in."""

    def __init__(self) -> None:
        self._column = -1
        self._block = ""
        self._entries_at = 0
        """The column of the block's entries: what stands further in is a value's."""
        self._count = 0

    @property
    def open(self) -> bool:
        """Say whether the next line may belong to a Secret."""
        return self._column >= 0

    def follow(self, line: bytes) -> None:
        """Take one line: `kind: Secret` opens, the end of the document, another kind or what stands further out closes."""
        kind = _KIND.fullmatch(line) if KIND in line else None
        if kind:
            is_secret = kind["kind"] == b"Secret"
            self._column, self._block, self._count = (len(kind["lead"]) if is_secret else -1), "", 0
        elif self.open:
            self._count += 1
            column = _column(line)
            if self._count > MAX_LINES or _ends(line, self._column):
                self._column = -1
            elif column == self._column:
                block = _BLOCK.fullmatch(line)
                self._block, self._entries_at = to_text(block["key"]) if block else "", 0
            elif self._block and not self._entries_at and column > self._column:
                self._entries_at = column

    def spans(self, line: bytes) -> Iterator[Span]:
        """Yield the value of an entry."""
        column = _column(line)
        if self._block and column > self._column and self._entries_at in (0, column):
            yield from _entry(line, self._block)


def above(line: bytes, before: Sequence[bytes]) -> Iterator[tuple[int, Span]]:
    """Yield, with how far above `line` they stand, the values of a Secret whose kind is told by this line, below them."""
    kind = _KIND.fullmatch(line) if KIND in line else None
    if kind is None or kind["kind"] != b"Secret" or kind["lead"].endswith(b"- "):
        return
    column = len(kind["lead"])
    inner: list[tuple[int, bytes]] = []
    for distance, earlier in enumerate(reversed(before), 1):
        at = _column(earlier)
        if at > column:
            inner.append((distance, earlier))
            continue
        if earlier.strip() and at < column:
            return
        block = _BLOCK.fullmatch(earlier)
        first = _column(inner[-1][1]) if inner else 0
        for far, entry in inner if block else ():
            for span in _entry(entry, to_text(block["key"])) if block and _column(entry) == first else ():
                yield far, span
        inner.clear()
        if _ends(earlier, column) or KIND in earlier:
            return


def told(lines: Sequence[bytes]) -> set[int]:
    """Return the indexes of all lines that hold a value of a Secret."""
    manifest, found = Manifest(), set[int]()
    for index, line in enumerate(lines):
        if any(manifest.spans(line)):
            found.add(index)
        manifest.follow(line)
        if KIND in line:
            found.update(index - distance for distance, _ in above(line, lines[max(0, index - WINDOW) : index]))
    return found


def decoded(block: str, text: bytes) -> bytes:
    """Return what a value of a Secret's block is, decoded where the block says that it is in base64, so that it equals itself in plain."""
    value = encodings.decode_base64(text) if block == ENCODED and _PADDED.fullmatch(text) else None
    return text if value is None else value


def _entry(line: bytes, block: str) -> Iterator[Span]:
    match = _ENTRY.match(line) if len(line) <= MAX_LINE else None
    if match is None:
        return
    start, end = next(match.span(name) for name in ("d", "s", "b") if match[name] is not None)
    comment = _COMMENT.search(line, start, end) if match["b"] is not None else None
    value = line[start : comment.start() if comment else end].rstrip()
    key, word = to_text(match["key"]), to_text(value)
    if values.is_reference(word) or values.is_masked(word):
        return
    if block == ENCODED:
        is_secret = _PADDED.fullmatch(value) is not None
    else:
        # Under a secret's name the passes over the line judge it.
        is_secret = not (judge(key) is Verdict.SECRET or is_fact(key) or values.is_plain(word) or word[0] in "[/")
    if is_secret:
        yield Span(start, start + len(value), label(key), decoded(block, value), exact=True)


def _column(line: bytes) -> int:
    lead = _LEAD.match(line)
    return lead.end() if lead else 0


def _ends(line: bytes, column: int) -> bool:
    """Say whether a line is none of a document whose keys stand in `column`: its end, the next item, or what is further out."""
    if not line.strip() or line.lstrip().startswith(b"#"):
        return False
    lead = _LEAD.match(line)
    is_item = lead is not None and lead.group().endswith(b"- ") and lead.end() == column
    return line.startswith((b"---", b"...")) or is_item or _column(line) < column
