"""Compose files as text: line numbers, comments and `${VAR:?…}` references kept; literal secrets replaced."""

from __future__ import annotations

import json
import re

from daoflow_collector.redact import kubernetes, logins, names, values
from daoflow_collector.redact.lines import LineRedactor
from daoflow_collector.redact.names import Verdict, judge, label
from daoflow_collector.redact.scanner import Scanner
from daoflow_collector.redact.spans import Counts, count
from daoflow_collector.redact.vault import to_bytes, to_text

_ENTRY = re.compile(
    rb"\A(?P<lead>[ \t]*(?:#[ \t]*)?(?:- +)?(?P<kq>[\"']?)(?P<name>[A-Za-z_][A-Za-z0-9_.-]*)"
    rb"(?:(?P=kq)[ \t]*:[ \t]+(?:[&!][A-Za-z0-9_!./-]+[ \t]+)*|[ \t]*=))(?P<rest>\S.*?)(?P<cr>\r?)\Z",
    re.DOTALL,
)
_COMMENT = re.compile(r"\s+#.*\Z")
_COMMAND = re.compile(r"(?<=\S) +[a-z][\w./-]*(?: \S+)*? +-{1,2}[A-Za-z].*\Z")
"""What a shell runs with the variable before it, `NAME=v pg_isready -U app`: the passes over the line judge it."""
_AUTH_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9-]{2,30} +(?=\S)")


def redact(content: bytes, scanner: Scanner, counts: Counts) -> bytes:
    """Return a Compose file without literal secrets, line for line."""
    lines = content.split(b"\n")
    decoded_first = kubernetes.told(lines)
    prepared = [line if index in decoded_first else _line(line, scanner, counts) for index, line in enumerate(lines)]
    redactor = LineRedactor(scanner, counts)
    return b"\n".join(redactor.feed(prepared) + redactor.flush())


def _line(line: bytes, scanner: Scanner, counts: Counts) -> bytes:
    entry = _ENTRY.match(line)
    if entry is None or judge(to_text(entry["name"])) is not Verdict.SECRET:
        return line
    if entry["lead"].endswith(b"=") and b"- " not in entry["lead"]:
        return line  # no entry of a mapping: a line of a script, in which the value ends before the command
    replaced = _scalar(to_text(entry["rest"]), to_text(entry["name"]), scanner, counts)
    return entry["lead"] + to_bytes(replaced) + entry["cr"] if replaced is not None else line


def _unescaped(value: str) -> str:
    """Return what YAML reads between double quotes, which has JSON's escapes; as it is where there is another one."""
    try:
        return str(json.loads(f'"{value}"')) if "\\" in value else value
    except ValueError:
        return value


def _scalar(rest: str, name: str, scanner: Scanner, counts: Counts) -> str | None:
    """Return the YAML scalar with its value replaced, or None where it is not a literal secret."""
    quote = rest[0] if rest[0] in "\"'" else ""
    if quote:
        end = rest.rfind(quote)
        value, after = (rest[1:end], rest[end:]) if end > 0 else (rest[1:], "")
        value = value.replace("''", "'") if quote == "'" else _unescaped(value)
    else:
        comment = _COMMENT.search(rest) or _COMMAND.search(rest)
        value, after = (rest[: comment.start()], rest[comment.start() :]) if comment else (rest, "")
        value = value[:-1] if value.endswith(('"', "'")) else value
        after = rest[len(value) : len(value) + 1] + after if rest[len(value) : len(value) + 1] in ("'", '"') else after
    if not value.strip() or value[0] in "|>{[&*!" or "${" in value or values.is_masked(value):
        return None
    if (
        values.is_reference(value)
        or values.is_users(value)
        or value.lower() in ("true", "false", "null", "~")
        or (values.is_plain(value) and not names.ends_as_secret(name))
        or value.startswith("/run/secrets/")
        or "://" in value
        or values.is_public(value)
    ):
        return None
    several = logins.listed(value, name)
    if len(several) > 1:
        return quote + ",".join(_scalar(login, name, scanner, counts) or login for login in several) + after
    user = logins.user_before(value, name)
    if user:
        quote, value = quote + user, value[len(user) :]
    scheme = _AUTH_SCHEME.match(value) if name.lower().endswith("authorization") else None
    if scheme:
        quote, value = quote + scheme.group(), value[scheme.end() :]
        if values.is_masked(value):
            return None
    count(counts, scanner.shown_name(name))
    return quote + scanner.slot(label(name), to_bytes(value)).decode("ascii") + after
