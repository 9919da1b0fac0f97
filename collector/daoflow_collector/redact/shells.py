"""What a shell's own lines tell: `printf` whose format names a value, substitutions, values piped to who keeps them, traces of `set -x`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from daoflow_collector.redact import logins, odd, slots, values
from daoflow_collector.redact.names import Verdict, is_fact, judge
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.spoken import ID
from daoflow_collector.redact.vault import to_text

_PRINTF = re.compile(
    rb"\b(?:printf|echo|print)[ \t]+(?:-\w+[ \t]+)*\$?(?P<q>[\"'])(?P<format>[^\"'\r\n]{0,400}?%[sqb][^\"'\r\n]{0,400}?)(?P=q)"
    rb"(?P<rest>[^\r\n|]{1,2000})"
)
_NAMED_BLANK = re.compile(rb"(?:(?P<name>[A-Za-z_][A-Za-z0-9_.-]{1,60})[\"'\\]{0,4}[ \t]*[:=][ \t]*\\?[\"']?)?%[sqbd]")
_ARGUMENT = re.compile(rb"(?:'(?P<s>[^'\r\n]*)'|\"(?P<d>[^\"\r\n]*)\"|(?P<b>[^\s\"'|;&<>]+))(?=[\s;|&)]|\Z)")
_SUBSTITUTION = re.compile(
    rb"(?<![A-Za-z0-9])s(?P<sign>[/|#,@!~:])(?P<left>(?:(?!(?P=sign))[^\r\n]){2,200})(?P=sign)(?P<v>(?:(?!"
    rb"(?P=sign))[^\s\"'\r\n]){6,400})(?P=sign)"
)
_PLACE = re.compile(rb"[A-Za-z][A-Za-z0-9_.-]{2,60}")
_KEPT = re.compile(
    rb"[ \t](?:--(?:value|body|data|plaintext|secret-string|string-value|text)[ =]|/d[ ]|-b[ =]?)[\"']?(?P<v>[^\s\"']{6,400})"
)
"""`… set NAME --value v`, `reg add … /v NAME … /d v`."""
_PIPED = re.compile(
    rb"\b(?:echo|printf)[ \t]+(?:-[neE]+[ \t]+)?(?:[\"']?%s(?:\\n)?[\"']?[ \t]+)?(?:'(?P<s>[^'\r\n]+)'|\"(?P<d>[^\"\r\n]+)\"|"
    rb"(?P<b>[^\s\"'|;&<>]+))[ \t]*\|"
    rb"[^\r\n|;]{0,80}(?:secret|(?<!ch)passw|passphrase|token|credential|login|unlock|decrypt|askpass)",
    re.IGNORECASE,
)
_HERE = re.compile(
    rb"(?:secret|passw|passphrase|token|credential|login|unlock|decrypt)[^\r\n|;<]{0,120}<<<[ \t]*(?:'(?P<s>[^'\r\n]+)'|\""
    rb"(?P<d>[^\"\r\n]+)\"|(?P<b>[^\s\"'|;&<>]+))",
    re.IGNORECASE,
)
_CHPASSWD = re.compile(rb"\bchpasswd\b[^\r\n|;]*\Z")
_SENT = re.compile(
    rb"(?:assword|assphrase|token|secret|code)[^\r\n]{0,80}?\bsend(?:line|_user)?[ \t(]+(?:--[ \t]+)?\\{0,3}[\"']"
    rb"(?P<v>[^\"'\r\n\\]{4,200})",
    re.IGNORECASE,
)
"""`expect "*assword:" { send "v\\r" }`."""
_ASKED = re.compile(
    rb"(?:pass\w{0,10}[_-]?(?:command|cmd)|askpass)\b[^\r\n]{0,20}?\b(?:echo|printf)[ \t]+(?P<v>[^\s\"'|;]{4,200})",
    re.IGNORECASE,
)
"""`--password-command 'echo v'`."""
_WRITTEN = re.compile(
    rb"\b(?:echo|printf)[ \t]+(?:-[neE]+[ \t]+)?(?:\\?[\"']?%s(?:\\n)?\\?[\"']?[ \t]+)?(?:\\?'(?P<s>[^'\r\n]+?)(?:\\n)?\\?'|"
    rb"\\?\"(?P<d>[^\"\r\n]+?)(?:\\n)?\\?\"|(?P<b>[^\s\"'|;&<>\\]+))[ \t]*(?:>{1,2}|\|[ \t]*(?:sudo[ \t]+)?tee(?:[ \t]+-\w+)*)"
    rb"[ \t]*\\?[\"']?(?P<folder>[^\s\"'|;&>]{0,200}/)?(?P<file>[\w-]{2,80})(?:\.(?:txt|secret|pass|key|token))?(?![\w./-])"
)
"""`echo v > secrets/db_password.txt`: the file says what it is."""
_OF_SECRETS = re.compile(rb"(?:\A|/)\.?secrets?/\Z")
LITERALS = frozenset((b"assword",))
_TRACE = re.compile(rb"(?:[\w.-]{1,40}[ \t]+\|[ \t])?\++[ \t](?P<command>[^\r\n]{1,2000})\Z")
_ASSIGNED = re.compile(
    rb"(?:(?:export|local|declare|typeset|readonly)[ \t]+(?:-\w+[ \t]+)*)?(?P<name>[A-Za-z_][A-Za-z0-9_]{1,80})=(?:'(?P<s>[^'\r\n]+)'|"
    rb"\"(?P<d>[^\"\r\n]+)\"|(?P<b>[^\s\"']+))[ \t]*\Z"
)
_NAME = re.compile(rb"[A-Za-z_][A-Za-z0-9_-]{2,60}")
_OPERAND = re.compile(rb"(?<![^\s'\"=:])(?P<v>[^\s\"'=:]{7,399}[^\s\"'=:|])(?=\|?(?:[\s'\"]|\Z))")
_USER = re.compile(rb"[ \t](?:-U|--user(?:name)?)[ \t=]*[\"']?\Z")
MAX_COMMAND = 160
MIN_BARE = 6
MAX_KEPT = 8
MAX_AGE = 12
NEAR = 3


def find(text: bytes) -> Iterator[Span]:
    """Yield the values that a command line gives under a name that stands elsewhere on it."""
    if b"%s" in text or b"%q" in text:
        yield from _printed(text)
    yield from _substituted(text)
    yield from _kept(text)
    for pattern in (_SENT, _ASKED):
        for match in pattern.finditer(text):
            yield from slots.found(match, "v", b"password", Verdict.SECRET, quoted=True)
    if b">" in text or b"tee" in text:
        yield from _written(text)
    for pattern in (_PIPED, _HERE) if b"|" in text or b"<<<" in text else ():
        for match in pattern.finditer(text):
            group = _group(match)
            if values.is_mixed(to_text(match[group])):
                is_login = _CHPASSWD.search(text, 0, match.start(group))
                for span in slots.found(match, group, b"piped-password", Verdict.SECRET, quoted=group != "b"):
                    yield logins.behind_user(span) if is_login else span


def _written(text: bytes) -> Iterator[Span]:
    """Yield what is put into a file that is named as a secret, or stands in a folder of secrets and holds no word."""
    for match in _WRITTEN.finditer(text):
        group = _group(match)
        word = to_text(match[group])
        is_word = group == "b" and len(word) < MIN_BARE  # `echo done > rotate_password`
        is_named = judge(to_text(match["file"])) is Verdict.SECRET and not is_word
        is_among = _OF_SECRETS.search(match["folder"] or b"") and odd.is_odd_or_drawn(word)
        if (is_named or is_among) and not slots.has_own_name(match[group]):
            yield from slots.found(match, group, match["file"], Verdict.SECRET, quoted=group != "b")


def _substituted(text: bytes) -> Iterator[Span]:
    for match in _SUBSTITUTION.finditer(text):
        is_of_secret = any(judge(to_text(name)) is Verdict.SECRET for name in _PLACE.findall(match["left"]))
        if (is_of_secret or values.is_placeholder(to_text(match["left"]))) and _is_made(match["v"]):
            yield from slots.found(match, "v", b"secret", Verdict.SECRET, quoted=False)


def _kept(text: bytes) -> Iterator[Span]:
    for match in _KEPT.finditer(text):
        names = _PLACE.findall(text, max(0, match.start() - MAX_COMMAND), match.start())
        name = next((name for name in reversed(names) if judge(to_text(name)) is Verdict.SECRET), None)
        if name and _is_made(match["v"]):
            yield from slots.found(match, "v", name, Verdict.SECRET, quoted=False)


def _printed(text: bytes) -> Iterator[Span]:
    """Yield the arguments of `printf` that its format puts behind a secret's name."""
    for match in _PRINTF.finditer(text):
        arguments = list(_ARGUMENT.finditer(text, *match.span("rest")))
        for blank, argument in zip(_NAMED_BLANK.finditer(match["format"]), arguments):
            if blank["name"] and judge(to_text(blank["name"])) is Verdict.SECRET:
                group = _group(argument)
                yield from slots.found(argument, group, blank["name"], Verdict.SECRET, quoted=group != "b")


class Trace:
    """Remembers, while a shell tells its commands, what it gave to variables of secrets, and that one was named just now."""

    def __init__(self) -> None:
        self._values: dict[bytes, bytes] = {}
        self._named = b""
        self._age = 0

    @property
    def open(self) -> bool:
        """Say whether the next line may hold a value again."""
        return bool(self._values or self._named)

    def follow(self, line: bytes) -> None:
        """Take one line: a command of a trace may give a value, or name a secret; after a while without either it ends."""
        self._age += 1
        traced = _TRACE.match(line)
        if traced:
            given = assigned(traced["command"])
            if given:
                self._values[given[1]] = given[0]
                self._values = dict(list(self._values.items())[-MAX_KEPT:])
                self._age = 0
            named = next(
                (name for name in _NAME.findall(traced["command"]) if judge(to_text(name)) is Verdict.SECRET), b""
            )
            if named:
                self._named, self._age = named, 0
        if self._age >= NEAR:
            self._named = b""
        if self._age >= MAX_AGE or not traced:
            self._values = {}

    def spans(self, line: bytes) -> Iterator[Span]:
        """Yield what this command repeats of the values, or has beside a name."""
        traced = _TRACE.match(line)
        if not traced:
            return
        for value, name in self._values.items():
            yield from _places(line, value, name)
        command, offset = traced["command"], traced.start("command")
        names = [
            match
            for match in _NAME.finditer(line, offset)
            if judge(to_text(match.group())) is Verdict.SECRET and line[match.start() - 3 : match.start()] != b"://"
        ]
        if not self._named and not names:
            return
        start = offset if self._named else names[0].end()
        name = self._named or names[0].group()
        given = _ASSIGNED.match(command)
        if assigned(command) or (given and is_fact(to_text(given["name"]))):
            return
        for operand in _OPERAND.finditer(line, start):
            user = _USER.search(line, max(0, operand.start() - 12), operand.start())
            if user and b"%" in operand["v"]:
                continue  # `-U 'user%password'`: the program's own pass knows where the password begins
            if _is_made(operand["v"]) and not ID.fullmatch(operand["v"]):
                # A guess: what stands before a = or : may be its first part.
                for span in slots.found(operand, "v", name, Verdict.SECRET, quoted=False):
                    yield replace(span, exact=False)


def repeated_before(line: bytes, before: Sequence[bytes]) -> Iterator[tuple[int, Span]]:
    """Yield, with how far above it stands, each place in the commands before that has what this one gives a secret's variable."""
    traced = _TRACE.match(line)
    given = assigned(traced["command"]) if traced else None
    if given:
        for distance, earlier in enumerate(reversed(before), 1):
            if _TRACE.match(earlier):
                for span in _places(earlier, given[1], given[0]):
                    yield distance, span


def assigned(command: bytes) -> tuple[bytes, bytes] | None:
    """Return the name and the value of a command that sets a secret's variable."""
    match = _ASSIGNED.match(command)
    if match is None or judge(to_text(match["name"])) is not Verdict.SECRET:
        return None
    value: bytes = match[_group(match)]
    return (
        (match["name"], value)
        if slots.is_secret(match["name"], value, Verdict.SECRET, quoted=True) and len(value) >= 6
        else None
    )


def _places(line: bytes, value: bytes, name: bytes) -> Iterator[Span]:
    for match in re.finditer(rb"(?<![A-Za-z0-9])(?P<v>%b)(?![A-Za-z0-9])" % re.escape(value), line):
        yield from slots.found(match, "v", name, Verdict.SECRET, quoted=True)


def _group(match: re.Match[bytes]) -> str:
    return next(group for group in ("d", "s", "b") if match[group] is not None)


def _is_made(value: bytes) -> bool:
    word = to_text(value)
    return (
        values.is_mixed(word) and not values.is_name(word) and not _PLAIN.match(word) and not values.is_reference(word)
    )


_PLAIN = re.compile(r"-|\.{0,2}/|[A-Za-z_.]{1,30}[=(][^=]|[$@%{.]")
