"""Findings as ranges of bytes: collected from every pass, merged where they overlap, replaced once.

Merging before replacing is what keeps one pass from cutting another's secret in half.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from daoflow_collector.redact import values
from daoflow_collector.redact.vault import Vault, to_bytes, to_text

_LOOKS_LIKE_TOKEN = re.compile(rb"\[redacted:", re.IGNORECASE)
_TOKEN = re.compile(values.TOKEN_OF_ANYBODY.pattern.encode("ascii"))
ESCAPED = b"[unverified-redacted:"
MAX_KINDS = 500
_MADE_UP = b"Zq7xK2mW9dRf4Hb5"
"""What a token reads as: a word that every pass takes for a value, because one that it does not take it looks for elsewhere."""

Counts = MutableMapping[str, int]


@dataclass(frozen=True)
class Span:
    """One range to replace. `value` is the decoded secret (what the fingerprint covers); `rendered` replaces it where the text is ready."""

    start: int
    end: int
    what: str
    value: bytes = field(repr=False)
    flags: tuple[str, ...] = ()
    exact: bool = False
    """The range is a known value, or a slot whose borders the format gives: it wins against a guess that overlaps it."""
    rendered: bytes | None = field(default=None, repr=False)


def tokens(text: bytes) -> list[re.Match[bytes]]:
    """Return the tokens in a text, whoever made them: they stand for values, and no pass may take one for a value or cut it."""
    return list(_TOKEN.finditer(text)) if b"redacted:" in text else []


def unchanged_end(old: str, new: str) -> int:
    """Return how many letters two texts end with alike; no token of the new one is cut."""
    size = 0
    while size < min(len(old), len(new)) and old[-1 - size] == new[-1 - size]:
        size += 1
    raw = to_bytes(new)
    last = max((token.end() for token in tokens(raw)), default=0)
    return min(size, len(to_text(raw[last:])))


def with_values(text: bytes, ranges: Sequence[tuple[int, int]]) -> bytes:
    """Return a text with a made-up value of the same length in each of these ranges: what is around a value has to see it where it was."""
    if not ranges:
        return text
    pieces: list[bytes] = []
    position = 0
    for start, end in ranges:
        pieces += (text[position:start], (_MADE_UP * (end - start))[: end - start])
        position = end
    return b"".join([*pieces, text[position:]])


def forged_tokens(text: bytes, vault: Vault) -> list[Span]:
    """Return spans that escape what looks like a token and was not given out by this vault; what is escaped already stays."""
    return [
        Span(match.start(), match.end(), "", b"", exact=True, rendered=ESCAPED)
        for match in _LOOKS_LIKE_TOKEN.finditer(text)
        if not is_own(_TOKEN.match(text, match.start()), vault)
    ]


def is_own(token: re.Match[bytes] | None, vault: Vault) -> bool:
    """Say whether a match of a token is of one that this vault gave out."""
    return token is not None and vault.is_own_token(token.group().decode("ascii"))


def _wins(first: Span, second: Span) -> bool:
    """Say whether `first` beats `second` in their common cluster: the wider one, then the exact one."""
    a = (first.end - first.start, first.exact, first.rendered is not None)
    b = (second.end - second.start, second.exact, second.rendered is not None)
    return a > b


def tightened(found: Iterable[Span], known: Iterable[Span], text: bytes) -> list[Span]:
    """Return spans that go around one known value and its dress (`**v**`, a colour, `v.`) as that value: it equals itself elsewhere."""
    ordered = sorted(known, key=lambda one: one.start)
    return [_tight(span, ordered, text) for span in found] if ordered else list(found)


def _tight(span: Span, known: Sequence[Span], text: bytes) -> Span:
    first = bisect_left(known, span.start, key=lambda one: one.start)
    there = takewhile(lambda one: one.start < span.end, (known[at] for at in range(first, len(known))))
    inside = [one for one in there if one.end <= span.end]
    one = max(inside, key=lambda item: item.end - item.start, default=None)
    if span.rendered is not None or one is None or any(not one.start <= other.start < one.end for other in inside):
        return span
    is_dress = _DRESS.fullmatch(text, span.start, one.start) and _DRESS.fullmatch(text, one.end, span.end)
    return replace(span, start=one.start, end=one.end, value=one.value, exact=True) if is_dress else span


def in_place_of(ranges: Iterable[tuple[int, int]]) -> list[Span]:
    """Return what an earlier run found, of which nothing but the range is left."""
    return [Span(start, end, "", b"", exact=True) for start, end in ranges]


def merge(spans: Iterable[Span], text: bytes, protected: list[tuple[int, int]]) -> list[Span]:
    """Return spans without overlaps, ordered. Of a range that touches a protected one, what looks random beside it is left."""
    found = [span for span in spans if span.end > span.start]
    exact = {
        span.start: span
        for span in sorted([*found, *in_place_of(protected)], key=lambda item: item.end)
        if span.exact and span.rendered is None
    }
    ends = {span.end: span for span in exact.values()}
    settled: list[Span] = []
    for span in found:
        last = ends.get(span.end)
        if not span.exact and last and span.start < last.start and _is_user(text[span.start : last.start]):
            continue  # `user:` before a value that is known
        known = exact.get(span.start)
        if not span.exact and known and known.end < span.end and _ends_at(text, known.end):
            continue
        settled += _beside(span, text, protected)
    merged: list[Span] = []
    for span in sorted(settled, key=lambda item: (item.start, -item.end)):
        if not merged or span.start >= merged[-1].end:
            merged.append(span)
            continue
        last = merged[-1]
        start, end = last.start, max(last.end, span.end)
        best = span if _wins(span, last) else last
        if (best.start, best.end) == (start, end):
            merged[-1] = best
        else:
            merged[-1] = Span(start, end, best.what, text[start:end], best.flags)
    within = sorted(exact.values(), key=lambda item: item.start)
    return [_with_its_only_value(span, within, text) for span in merged] if within else merged


def _with_its_only_value(span: Span, exact: list[Span], text: bytes) -> Span:
    """Return a guess that goes around one exact value (quotes, a user, a name) with that value: so it equals itself in other places."""
    if span.exact or span.rendered is not None:
        return span
    first = bisect_left(exact, span.start, key=lambda item: item.start)
    if first == len(exact) or exact[first].start >= span.end or exact[first].end > span.end:
        return span
    behind = (exact[at] for at in range(first + 1, len(exact)))
    beside = takewhile(lambda item: item.start < span.end, behind)
    if any(item.end > exact[first].end for item in beside):
        return span  # what stands inside the first is of it
    start, end = exact[first].start, exact[first].end
    is_behind = text[span.start : start][-1:].isalnum() and not _ENDS_ESCAPE.search(text, max(0, start - 16), start)
    goes_on = _GOES_ON.match(text, end, span.end) if start == span.start else text[end : span.end][:1].isalnum()
    if is_behind or goes_on:
        return span  # `NAME=v7`, where `v` is known: another value, and what equals it must not be said to
    return replace(span, value=exact[first].value)


def _beside(span: Span, text: bytes, protected: list[tuple[int, int]]) -> Iterator[Span]:
    """Yield a span as it is, where it touches nothing protected, or else the random words of it that stand outside."""
    touched = [(start, end) for start, end in protected if start < span.end and span.start < end]
    if not touched or span.rendered is not None:
        yield span
        return
    position = span.start
    for start, end in (*touched, (span.end, span.end)):
        for word in _WORD.finditer(text, position, max(position, min(start, span.end))):
            is_odd = (
                _DIGIT.search(word.group())
                and not _PORT.fullmatch(word.group())
                and values.is_random(word.group().decode("ascii"), minimum=8)
            )
            if span.what == "private-key" or is_odd:
                yield replace(span, start=word.start(), end=word.end(), value=word.group(), exact=False)
        position = end


def _is_user(lead: bytes) -> bool:
    """Say whether what stands before a value is a user's name: a salt before its hash, or a key's first part, is of the secret."""
    user = _USER.search(lead)
    return (
        user is not None and not _MADE.match(user.group()) and not values.is_random(user.group()[:-1].decode("ascii"))
    )


def _ends_at(text: bytes, position: int) -> bool:
    """Say whether a value that is known to end here does: at punctuation, or where the path of `host:/path` begins."""
    return text[position : position + 1] in _DELIMITERS or text[position : position + 2] == b":/"


_ENDS_ESCAPE = re.compile(
    rb"(?:(?<![^\s\"'])-[A-Za-z]|\[[0-9;]{0,12}m|%[0-9A-Fa-f]{2}|\\(?:[nrtbf]|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}))\Z"
)
"""A colour, a sign that is written with letters and digits, or a flag that its value is glued to."""
_GOES_ON = re.compile(rb"[A-Za-z0-9!$^*+~#?-]|%(?![0-9A-Fa-f]{2})")
_DRESS = re.compile(rb"(?:\*{1,3}|__|`{1,3}|~~|\x1b?\[[0-9;]{0,12}m|\\{1,8}[nrt]|\\{0,8}u0022|[.,;])*")
_WORD = re.compile(rb"[A-Za-z0-9+/_-]{8,}={0,2}")
_PORT = re.compile(rb"\d{1,5}/[a-z]{3,4}")
_DIGIT = re.compile(rb"[0-9]")
_DELIMITERS = frozenset(bytes([byte]) for byte in b" \t\r\n\"'`,;&|)]}>\\[<")
_USER = re.compile(rb"[A-Za-z0-9_.@-]{1,60}:\Z")
_MADE = re.compile(rb"(?=[^:]*[a-z])(?=[^:]*[A-Z])(?=[^:]*[0-9])[^.@]{8}")


def apply(text: bytes, spans: Iterable[Span], vault: Vault, counts: Counts) -> bytes:
    """Return `text` with every span replaced by its token; `counts` grows by one for each, under what it was."""
    pieces: list[bytes] = []
    position = 0
    for span in spans:
        pieces.append(text[position : span.start])
        pieces.append(render(span, vault, counts))
        position = span.end
    pieces.append(text[position:])
    return b"".join(pieces)


def render(span: Span, vault: Vault, counts: Counts) -> bytes:
    """Return what stands in place of one span, and count it."""
    if span.rendered is not None:
        return span.rendered
    count(counts, span.what)
    return str(vault.token(span.what, span.value, span.flags)).encode("ascii")


def count(counts: Counts, what: str, number: int = 1) -> None:
    """Count redactions under their kind; a log with endless names of its own making ends up under `other`."""
    what = what if what in counts or len(counts) < MAX_KINDS else "other"
    counts[what] = counts.get(what, 0) + number
