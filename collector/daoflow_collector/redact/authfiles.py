"""Files of logins and nothing else: the file's name or the form of its lines tells, for no name stands beside a value in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from daoflow_collector.redact import slots
from daoflow_collector.redact.names import Verdict, judge
from daoflow_collector.redact.scanner import Scanner
from daoflow_collector.redact.spans import Counts, count

_LOGIN_NAME = re.compile(r"auth|login|logon|cred|pass|users|secrets", re.IGNORECASE)
_QUOTED_PAIR = re.compile(
    rb"\A[ \t]*\"[\w.@+-]{1,64}\"[ \t]+(?:\*[ \t]+)?\"(?P<v>[^\"\r\n]{1,1000})\"[ \t]*(?:\*[ \t]*)?(?:[;#][^\r\n]*)?\r?\Z"
)
"""`"user" "password"`, as PgBouncer's list of users has it."""
_PAIR = re.compile(rb"\A(?:\S{1,200}[ \t]+)?[\w.@+-]{1,64}:(?P<v>[^\s:]{4,400})[ \t]*\r?\Z")
"""`user:password`, perhaps behind a host."""
_FIELDS = re.compile(
    rb"\A[\w.@+\"\\-]{1,80}[ \t]+(?:\*|[\w.-]{1,80})[ \t]+(?P<q>[\"']?)(?P<v>[^\s\"']{4,400})(?P=q)(?:[ \t]+[\d*./:-]+)*[ \t]*\r?\Z"
)
"""`client server secret addresses`, as pppd has it."""
_SETTING = re.compile(
    rb"\A[ \t]*user=[\w.@-]{1,64}:(?P<v>(?=\S{0,100}[0-9])(?=\S{0,100}[A-Za-z])[^\s:]{6,400})[ \t]*\r?\Z"
)
"""`user=name:password` as a line of its own, as coturn has it; in logs too many lines hold `user=` to look at each."""
_WORD = re.compile(rb"\A[ \t]*(?P<v>[^\s:]{1,1000}(?::[^\s:]{1,1000})?)[ \t]*\r?\Z")
MAX_LINES = 10_000


def prepared(lines: Sequence[bytes], path: str, scanner: Scanner, counts: Counts) -> Sequence[bytes]:
    """Return the lines of a file without the secrets that only its form or its name (the end of `path`) tells."""
    if len(lines) > MAX_LINES:
        return lines
    raw, lines = lines, [scanner.read(line) for line in lines]
    name = path.rsplit("/", 1)[-1]
    stem = name.lstrip(".").rsplit(".", 1)[0]
    used = [index for index, line in enumerate(lines) if line.strip() and not line.lstrip().startswith(b"#")]
    forms = (_QUOTED_PAIR, _SETTING)
    secrets = {index: match for index in used for form in forms if (match := form.match(lines[index]))}
    told = next((words for words in (stem, name) if judge(words) is Verdict.SECRET), "")
    is_login = told != stem and any(_PAIR.match(lines[index]) for index in used)  # of one, the user stays
    if len(used) == 1 and told and not is_login:
        secrets.update(_matching(lines, used, _WORD))
    if not secrets and _LOGIN_NAME.search(name):
        logins = (_matching(lines, used, form) for form in (_PAIR, _FIELDS))
        secrets.update(next((found for found in logins if len(found) == len(used)), {}))
        if not secrets and len(used) == 2 and all(_WORD.match(lines[index]) for index in used):
            secrets.update(_matching(lines, used[1:], _WORD))  # the user, then the password: OpenVPN's and others'
    return _replaced(raw, secrets, told or "password", scanner, counts) if secrets else raw


def _matching(lines: Sequence[bytes], indexes: Sequence[int], form: re.Pattern[bytes]) -> dict[int, re.Match[bytes]]:
    return {index: match for index in indexes if (match := form.match(lines[index]))}


def _replaced(
    lines: Sequence[bytes], secrets: dict[int, re.Match[bytes]], what: str, scanner: Scanner, counts: Counts
) -> Sequence[bytes]:
    result = list(lines)
    for index, match in secrets.items():
        line, (start, end) = lines[index], match.span("v")
        is_token = line[start:end] != match["v"]
        if is_token or not slots.is_secret(what.encode(), match["v"], Verdict.SECRET, quoted=True):
            continue
        count(counts, scanner.shown_name(what))
        result[index] = line[:start] + scanner.slot(what, match["v"]) + line[end:]
    return result
