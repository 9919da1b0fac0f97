"""What a line says of the line before it: `value:` above its `name:`, and a password that was printed into a program that reads one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from daoflow_collector.redact import bindings, logins, slots
from daoflow_collector.redact.names import Verdict, judge
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import to_text

_VALUE = re.compile(
    rb"(?P<lead>[ \t]*(?:- )?)[\"']?(?:value|val|Value|received|input|given)[\"']?[ \t]*[:=][ \t]*"
    rb"(?:\"(?P<d>[^\"\r\n]+)\"|'(?P<s>[^'\r\n]+)'|(?P<b>[^\s\"',{\[|>&*!][^\"',\r\n]*?)),?[ \t]*\Z"
)
_NAME = re.compile(
    rb"(?P<lead>[ \t]*)[\"']?(?:name|key|variable|Name|Key|property|field|path|param|option|setting)[\"']?[ \t]*[:=][ \t]*"
    rb"[\"']?(?P<name>[A-Za-z_][A-Za-z0-9_.-]{1,80})[\"']?,?[ \t]*\}?,?[ \t]*\Z"
)

_PRINTED = re.compile(
    rb"(?P<trace>\++ )(?:echo|printf)[ \t]+(?:-[neE]+[ \t]+)?(?:'%s(?:\\n)?'[ \t]+)?"
    rb"(?:'(?P<s>(?:[^'\r\n]|'\\'')+)'|\"(?P<d>[^\"\r\n]+)\"|(?P<b>[^\s'\"]+))[ \t]*\Z"
)
_READS = re.compile(
    rb"(?P<trace>\++ )[^\r\n]*(?:--password-stdin|--passphrase-fd|--with-token|"
    rb"\bsudo -S|\bsecrets? (?:create|set)|\bchpasswd|\bcryptsetup )"
)
"""A trace of a shell (`set -x`) shows both sides of a pipe as lines of their own."""


_PLACES = re.compile(
    rb"(?P<name>[A-Za-z_][A-Za-z0-9_]{1,60})[\"`\]]?[ \t]*=[ \t]*(?P<place>@[A-Za-z_][A-Za-z0-9_]{0,60})(?![A-Za-z0-9_])"
)
_PLACED = re.compile(rb"(?P<place>@[A-Za-z_][A-Za-z0-9_]{0,60})" + bindings.PLACED)
"""A query below its values, `[Parameters=[@p0='v']]` above `SET "Secret" = @p0`."""
_GIVEN = re.compile(
    rb"\s*[\"']?(?:input|received|value|actual|given|got|data)[\"']?[ \t]*[:=][ \t]*(?:\"(?P<d>[^\"\r\n]+)\"|'(?P<s>[^'\r\n]+)'),?[ \t]*\Z"
)
_PATH = re.compile(
    rb"\s*(?:[\"']?(?:path|field|property|key|loc)[\"']?[ \t]*[:=][ \t]*)?"
    rb"\[?[ \t]*[\"'](?P<name>[A-Za-z_][A-Za-z0-9_.-]{1,80})[\"'][ \t]*\]?,?[ \t]*\Z"
)
"""A validator's report with a line for each of its members tells what it got before it names the field."""


def given_above(line: bytes, before: Sequence[bytes]) -> Iterator[tuple[int, Span]]:
    """Yield, with how far above `line` it stands, the value that a report gave before this line named its field."""
    name = _PATH.match(line)
    if name and judge(to_text(name["name"])) is Verdict.SECRET:
        for distance, earlier in enumerate(reversed(before), 1):
            given = _GIVEN.match(earlier)
            if given:
                for span in slots.found(given, "d" if given["d"] else "s", name["name"], Verdict.SECRET, quoted=True):
                    yield distance, span
                return


def bound_above(line: bytes, before: Sequence[bytes]) -> Iterator[tuple[int, Span]]:
    """Yield, with how far above `line` they stand, the values that this line's query has in places of secrets' columns."""
    secret = {
        match["place"]: match["name"]
        for match in (_PLACES.finditer(line) if b"@" in line else ())
        if judge(to_text(match["name"])) is Verdict.SECRET
    }
    columns = bindings.columns(to_text(line)) if b"$1" in line and len(line) <= bindings.MAX_QUERY else {}
    for distance, earlier in enumerate(reversed(before), 1) if columns else ():
        if b"$1" in earlier and bindings.columns(to_text(earlier)):
            break  # another query: what stands above it was given to that one
        for span in bindings.numbered(earlier, columns):
            yield distance, span
    for distance, earlier in enumerate(reversed(before), 1) if secret else ():
        for placed in _PLACED.finditer(earlier) if b"@" in earlier else ():
            if placed["place"] in secret:
                for span in slots.found(placed, "v", secret[placed["place"]], Verdict.SECRET, quoted=True):
                    yield distance, span


def spans(before: bytes, line: bytes) -> Iterator[Span]:
    """Yield the secrets of `before` that `line`, which follows it, tells; offsets into `before`."""
    name = _NAME.match(line)
    if name and judge(to_text(name["name"])) is Verdict.SECRET:
        value = _VALUE.match(before)
        if value and len(value["lead"]) == len(name["lead"]):
            yield from _of(value, name["name"])
    reads = _READS.match(line)
    printed = _PRINTED.match(before) if reads else None
    if reads and printed and printed["trace"] == reads["trace"]:
        is_login = b"chpasswd" in line
        for span in _of(printed, b"piped-password"):
            yield logins.behind_user(span) if is_login else span


def _of(match: re.Match[bytes], name: bytes) -> Iterator[Span]:
    group = next(group for group in ("d", "s", "b") if match[group] is not None)
    return slots.found(match, group, name, Verdict.SECRET, quoted=group != "b")
