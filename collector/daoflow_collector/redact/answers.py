"""Which lines ask for a secret that the next one gives: a command at a prompt that prints one, `expect "assword:"` before `send "v"`."""

from __future__ import annotations

import re

from daoflow_collector.redact.names import Verdict, judge
from daoflow_collector.redact.vault import to_text

_COMMAND = re.compile(
    rb"(?:[^\s$#>%]{0,60}(?:[ \t][^\s$#>%]{1,40})?[$#>%]|\++|PS [^>]{0,80}>)[ \t]+(?P<command>[^\s].{3,400})\Z"
)
_PRINTS = re.compile(
    rb"(?<![A-Za-z])(?:get|show|read|cat|print|printenv|echo|view|reveal|lookup|decrypt|gen(?:erate)?|create|jsonpath|fields?|format|initial|"
    rb"(?:re)?set|regenerate|rotate|fetch|output|query|describe|dump|export|grep|head|tail|new|issue|value)(?![a-z])",
    re.IGNORECASE,
)
_PRINTS_ID = re.compile(
    rb"\bsecrets? create|\bcreate secret|\b(?:docker|podman|nerdctl)[ \t]+(?:(?:container|service|config|network|"
    rb"volume)[ \t]+)?(?:run|create)\b",
    re.IGNORECASE,
)
_PRINTS_NONE = re.compile(rb"--password-stdin|\bls\b|\blist\b|[^|]>[ \t]*\S+\Z", re.IGNORECASE)
"""Commands that print names, or nothing."""
_MAKES = re.compile(
    rb"\bopenssl[ \t]+rand\b|\b(?:pwgen|apg|makepasswd|xkcdpass|diceware)\b|/dev/u?random\b|\bwg[ \t]+gen(?:key|psk)\b|\bsecrets\.token_|"
    rb"\brandomBytes\(|\bbase64\.b64encode\(os\.urandom"
)
"""Commands that make a secret."""
_NAME = re.compile(rb"[A-Za-z_][A-Za-z0-9_.-]{2,80}")
_PROMPT = re.compile(
    rb"\b(?:expect|wait_?for|read_?until|prompt)\b[^\r\n]{0,80}?(?P<name>assword|assphrase|PIN|oken|asscode)[^\r\n]{0,40}\Z"
)
SENT = re.compile(
    rb"\A[^\r\n\"']{0,80}?\b(?:send(?:_?line|_keys|slow)?|exp_send|write|writeline|type|put)\b[ (]*(?:-\w+ )*(?:-- )?b?"
    rb"(?P<q>[\"'])(?P<v>[^\"'\r\n$]{4,400}?)(?:\\[rn])*(?P=q)",
    re.IGNORECASE,
)
ANSWER = re.compile(
    rb"\A[ \t]*(?P<q>[\"']?)"
    rb"(?P<v>(?![^+\r\n]*/[a-z]{2,20}/)[^\s\"'<>{}=](?:[^\s\"'<>{}=]|[\"'](?=[A-Za-z0-9])){7,399}={0,2}|"
    rb"[a-z]{2,14}(?: [a-z0-9]{2,14}){2,7})(?P=q)[ \t]*\Z"
)
LITERALS = frozenset((b"pwgen", b"urandom", b"genpsk", b"makepasswd", b"assword", b"assphrase"))
_TAG = rb"(?<!<)<<(?!<)-?\s*[\"']?\w{1,20}[\"']?"
_READS = rb"(?:\bsecrets?\s+create|\bcreate\s+secret|--password-stdin|--passphrase-fd)\b"
READS_BELOW = re.compile(
    _READS + rb"[^\r\n]{0,200}" + _TAG + rb"\s*\Z|" + _TAG + rb"[^\r\n|]{0,80}\|[^\r\n]{0,200}" + _READS
)
_FILE = rb"(?:>|\btee\b(?:\s+-\w+)*)\s*[\"']?(?:[^\s\"']{0,200}/)?(?P<name>[\w-]{2,80})(?:\.(?:txt|secret|pass|key|token))?[\"']?"
FILES_BELOW = (re.compile(_FILE + rb"\s+" + _TAG + rb"\s*\Z"), re.compile(_TAG + rb"\s*" + _FILE + rb"\s*\Z"))
"""`docker secret create n - <<EOF`, `cat > /run/secrets/db_password <<EOF`: the value is on the next line."""


def asked(line: bytes) -> str:
    """Return the name of the secret that a command prints on the lines below it; empty where it does not."""
    match = _COMMAND.match(line)
    if match is None:
        return ""
    command = match["command"]
    if _MAKES.search(command):
        return "generated"
    if not _PRINTS.search(command) or _PRINTS_ID.search(command) or _PRINTS_NONE.search(command):
        return ""
    names = (to_text(name.rstrip(b".-")) for name in reversed(_NAME.findall(command)))
    return next((name for name in names if judge(name) is Verdict.SECRET), "")


def answers_with_id(line: bytes) -> bool:
    """Say whether a line is a command that keeps a secret and prints the id of what it made."""
    match = _COMMAND.match(line)
    return match is not None and _PRINTS_ID.search(match["command"]) is not None


def prompted(line: bytes) -> bool:
    """Say whether a script waits here for the question that it answers on its next line."""
    return _PROMPT.search(line) is not None
