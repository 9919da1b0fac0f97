"""Reads `.env` as Compose does, and as its author most likely meant it, so that the two can be compared.

The dialect is compose-go's, a stream of statements rather than of lines: a quoted value runs over lines until its quote
closes, what follows it is the next statement, `KEY: value` counts, ` #` ends an unquoted value and `#` alone does not,
`$NAME` is substituted outside single quotes, and a bare `KEY` takes its value from the process. The tests compare it with
the real Compose.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from daoflow_collector.env.dotenv_lexis import (
    BLANKS,
    EXPORT,
    LOOKS_LIKE_NEXT_KEY,
    WHITE_SPACE,
    expand_escapes,
    is_plausible_name,
    may_name,
)
from daoflow_collector.env.interpolation import substitute

_NOT_UTF8 = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True)
class Problem:
    """Something in the file that Compose refuses (`fatal`) or reads otherwise than it looks. No value is ever in `detail`."""

    line: int
    kind: str
    key: str | None
    fatal: bool
    detail: str


@dataclass(frozen=True)
class Assignment:
    """One `KEY=value`.

    `raw` is the text after the separator up to the end of its last line. `meant` is the value as its author most likely meant it: quotes,
    escapes and a trailing comment taken off, references to set variables filled in, and nothing cut. `value` is what Compose reads; None
    when it refuses the file or swallows the line.
    """

    key: str
    line: int
    raw: str
    meant: str
    value: str | None
    quotes: str
    trailing_cr: bool
    edge_space: bool


@dataclass(frozen=True)
class Dotenv:
    """A parsed file. `values` is what Compose takes from it (the last of duplicates), empty when it refuses the file."""

    assignments: tuple[Assignment, ...]
    problems: tuple[Problem, ...]
    values: Mapping[str, str]
    bom: bool
    line_endings: str
    valid_utf8: bool

    @property
    def refused(self) -> bool:
        """Whether Compose refuses the file, and with it every command."""
        return any(problem.fatal for problem in self.problems)


def parse_dotenv(
    content: bytes, environment: Mapping[str, str] | None = None, earlier: Mapping[str, str] | None = None
) -> Dotenv:
    """Parse an env file. `environment` is the process's, `earlier` the values of env files read before this one. Never raises."""
    text = content.decode("utf-8", "surrogateescape")
    bom = text.startswith("\ufeff")
    valid_utf8 = _NOT_UTF8.search(text) is None
    parser = _Parser(_NOT_UTF8.sub("\ufffd", text[1:] if bom else text), environment or {}, earlier or {})
    parser.parse()
    problems = [*_file_problems(text, bom), *parser.problems, *_duplicates(parser.assignments)]
    problems.sort(key=lambda problem: problem.line)
    assignments = sorted(parser.assignments, key=lambda item: item.line)
    if any(problem.fatal for problem in problems):
        assignments = [replace(item, value=None) for item in assignments]
        parser.values.clear()
    return Dotenv(tuple(assignments), tuple(problems), parser.values, bom, _line_endings(content), valid_utf8)


class _Parser:
    def __init__(self, text: str, environment: Mapping[str, str], earlier: Mapping[str, str]) -> None:
        self.text = text
        self.environment = environment
        self.earlier = earlier
        self.values: dict[str, str] = {}
        self.assignments: list[Assignment] = []
        self.problems: list[Problem] = []
        self._line_offset = 0
        self._line = 1
        self._after_quote_line = 0
        self._after_quote_key: str | None = None

    def parse(self) -> None:
        """Read statement after statement. After an error, go on at the next line: what Compose no longer reads is still evidence."""
        position = self._statement(0)
        while position is not None:
            following = self._read(position)
            if following is None:
                newline = self.text.find("\n", position)
                following = newline if newline >= 0 else len(self.text)
            position = self._statement(following)

    def _lookup(self, name: str) -> str | None:
        for known in (self.environment, self.earlier, self.values):
            if name in known:
                return known[name]
        return None

    def _line_at(self, position: int) -> int:
        if position < self._line_offset:
            self._line_offset, self._line = 0, 1
        self._line += self.text.count("\n", self._line_offset, position)
        self._line_offset = position
        return self._line

    def _statement(self, position: int) -> int | None:
        text = self.text
        while position < len(text):
            if text[position] == "#":
                newline = text.find("\n", position)
                if newline < 0:
                    return None
                position = newline
            elif text[position] not in WHITE_SPACE:
                return position
            position += 1
        return None

    def _problem(self, line: int, kind: str, key: str | None, detail: str, *, fatal: bool = False) -> None:
        self.problems.append(Problem(line, kind, key, fatal, detail))

    def _read(self, start: int) -> int | None:
        """Read the statement at `start`; return where it ends, or None after an error."""
        line = self._line_at(start)
        after_quote = line == self._after_quote_line
        position = start
        if EXPORT.match(self.text, start):
            position = self._skip_blanks(start + len("export"))
        end = position
        while end < len(self.text) and self.text[end] not in "=:\n":
            character = self.text[end]
            if character not in BLANKS and not may_name(character):
                kind = "text-after-quote" if after_quote else "bad-key"
                words = (
                    "text follows the closing quote"
                    if after_quote
                    else "the name holds a character that is not allowed"
                )
                key = self._after_quote_key if after_quote else None
                self._problem(line, kind, key, f"{words}; Compose refuses the file", fatal=True)
                return None
            end += 1
        if end == len(self.text):
            detail = "the file ends in a line without `=`; Compose refuses the file"
            self._problem(line, "no-equals", None, detail, fatal=True)
            return end
        name = self.text[position:end].rstrip(WHITE_SPACE)
        if " " in name:
            detail = "the name holds a space, or the line has no `=`; Compose refuses the file"
            kind = "no-equals" if self.text[end] == "\n" else "bad-key"
            key = self._after_quote_key if after_quote else None
            self._problem(line, "text-after-quote" if after_quote else kind, key, detail, fatal=True)
            return None
        if self.text[end] == "\n":
            self._inherit(name, line, after_quote)
            return end + 1
        return self._assign(name, line, position, end)

    def _inherit(self, name: str, line: int, after_quote: bool) -> None:
        if after_quote:
            detail = "text follows the closing quote; Compose leaves it out"
            self._problem(line, "text-after-quote", self._after_quote_key, detail)
        elif name:
            detail = "the line has no `=`; Compose takes the value from the process environment"
            self._problem(line, "no-equals", name if is_plausible_name(name) else None, detail)
        value = self._lookup(name)
        if value is not None:
            self.values[name] = value

    def _assign(self, name: str, line: int, name_start: int, separator: int) -> int | None:
        start = self._skip_blanks(separator + 1)
        if not name:
            self._problem(
                line, "bad-key", None, "there is no name before the `=`; Compose refuses the file", fatal=True
            )
        written = self.text[name_start:separator]
        spaced = written != written.rstrip(BLANKS) or (
            self.text[separator] == "=" and self._is_spaced(separator, start)
        )
        if name and spaced:
            self._problem(
                line, "space-around-equals", name, "white space around `=`: Compose drops it, a shell does not"
            )
        if start < len(self.text) and self.text[start] in "'\"":
            return self._quoted(name, line, separator, start)
        return self._unquoted(name, line, separator, start)

    def _is_spaced(self, separator: int, start: int) -> bool:
        ended = start >= len(self.text) or self.text[start] == "\n"
        return not ended and start > separator + 1

    def _unquoted(self, name: str, line: int, separator: int, start: int) -> int:
        end = self._line_end(start)
        raw = self.text[separator + 1 : end]
        body = self.text[start:end]
        whole = body.rstrip(WHITE_SPACE)
        kept = body.split(" #", 1)[0].rstrip(WHITE_SPACE)
        meant = whole
        if kept != whole:
            comment = body[body.index(" #") + 2 :]
            if comment[:1] in WHITE_SPACE:  # also when nothing follows: plainly a comment
                meant = kept
            else:
                self._problem(line, "inline-comment", name, "` #` starts a comment: Compose leaves out what follows")
        elif whole.startswith("# ") and start > separator + 1:
            meant = ""
            self._problem(
                line, "inline-comment", name, "the value is empty, and Compose takes the comment for the value"
            )
        self._finish(name, line, raw, meant, kept, quotes="none", expand=True)
        return min(end + 1, len(self.text))

    def _quoted(self, name: str, line: int, separator: int, start: int) -> int | None:
        quote = self.text[start]
        style = "single" if quote == "'" else "double"
        end = start + 1
        characters: list[str] = []
        escaping = False
        while end < len(self.text):
            character = self.text[end]
            if character == quote and not escaping:
                break
            if character == "\\" and not escaping:
                escaping = True
            else:
                if escaping and character != quote:
                    characters.append("\\")
                characters.append(character)
                escaping = False
            end += 1
        if end == len(self.text):
            self._unclosed(name, line, separator, start)
            return None
        content = "".join(characters)
        if style == "double":
            content = expand_escapes(content)
        self._after_quote_line = self._line_at(end)
        self._after_quote_key = name
        line_end = self._line_end(end)
        raw = self.text[separator + 1 : line_end]
        tail = self.text[end + 1 : line_end].strip(WHITE_SPACE)
        continuation = self.text[start + 1 : end].split("\n")[1:]
        if any(LOOKS_LIKE_NEXT_KEY.match(item) for item in continuation):
            self._swallowed(name, line, start, end, content=content, style=style)
        else:
            meant = content if not tail or tail.startswith("#") else raw.strip(WHITE_SPACE)
            if meant is not content and self._is_quoted_whole(meant, quote):
                meant = meant[1:-1]
            self._finish(name, line, raw, meant, content, quotes=style, expand=style == "double")
        return end + 1

    def _swallowed(self, name: str, line: int, start: int, end: int, *, content: str, style: str) -> None:
        """Record a quote that closes only in a later assignment: Compose takes the lines between as part of this value."""
        detail = "the quote closes only on a later line: Compose takes the keys between for part of this value"
        self._problem(line, "unclosed-quote", name, detail)
        first_end = self._line_end(start)
        self._finish(
            name,
            line,
            self.text[start:first_end],
            self.text[start + 1 : first_end],
            content,
            quotes="unclosed",
            expand=style == "double",
        )
        last_line_end = self._line_end(end)
        inner = _Parser(self.text[first_end + 1 : last_line_end], self.environment, self.earlier)
        inner.parse()
        for item in inner.assignments:
            self.assignments.append(replace(item, line=item.line + line, value=None))

    def _unclosed(self, name: str, line: int, separator: int, start: int) -> None:
        self._problem(line, "unclosed-quote", name, "the quote is never closed; Compose refuses the file", fatal=True)
        end = self._line_end(start)
        raw = self.text[separator + 1 : end]
        meant = self.text[start + 1 : end].rstrip(WHITE_SPACE)
        self._finish(name, line, raw, meant, meant, quotes="unclosed", expand=False)

    def _finish(self, name: str, line: int, raw: str, meant: str, content: str, *, quotes: str, expand: bool) -> None:
        value = content
        if expand:
            read = substitute(content, self._lookup)
            value = read.text
            if read.error:
                self._problem(line, "dollar", name, f"{_safe(read.error)}; Compose refuses the file", fatal=True)
            elif read.unset:
                detail = "`$` starts a reference to a variable that is not set: Compose leaves that part out"
                self._problem(line, "dollar", name, detail)
            if not read.error:
                meant = substitute(meant, self._lookup, keep_unset=True).text
        if "\0" in value and name not in self.environment:
            self._problem(line, "nul-byte", name, "the value holds a NUL byte; Compose refuses the file", fatal=True)
        if "\r" in value.rstrip("\r"):
            self._problem(line, "carriage-return", name, "the value holds a carriage return")
        if not name:
            return
        self.values[name] = value
        edge = (
            meant != meant.strip(WHITE_SPACE)
            if quotes != "none"
            else raw.rstrip("\r") != raw.rstrip("\r").strip(WHITE_SPACE)
        )
        self.assignments.append(Assignment(name, line, raw, meant, value, quotes, raw.endswith("\r"), edge))

    def _skip_blanks(self, position: int) -> int:
        while position < len(self.text) and self.text[position] in BLANKS:
            position += 1
        return position

    def _line_end(self, position: int) -> int:
        newline = self.text.find("\n", position)
        return newline if newline >= 0 else len(self.text)

    @staticmethod
    def _is_quoted_whole(text: str, quote: str) -> bool:
        return len(text) > 1 and text[0] == quote and text[-1] == quote


def _safe(error: str) -> str:
    """Return why a value was refused without the name in it: what follows a `$` may be part of a secret."""
    return "`$` starts a reference that must have a value" if error.startswith("required") else error


def _line_endings(content: bytes) -> str:
    crlf = content.count(b"\r\n")
    if not crlf:
        return "lf"
    return "crlf" if crlf == content.count(b"\n") else "mixed"


def _file_problems(text: str, bom: bool) -> list[Problem]:
    problems = []
    if bom:
        problems.append(Problem(1, "bom", None, fatal=False, detail="the file starts with a byte order mark"))
    bad = _NOT_UTF8.search(text)
    if bad:
        line = text.count("\n", 0, bad.start()) + 1
        problems.append(Problem(line, "invalid-utf8", None, fatal=False, detail="bytes that are not UTF-8"))
    crlf = text.find("\r\n")
    if crlf >= 0:
        line = text.count("\n", 0, crlf) + 1
        detail = f"{text.count(chr(13) + chr(10))} lines end in a carriage return (Windows line ends)"
        problems.append(Problem(line, "carriage-return", None, fatal=False, detail=detail))
    return problems


def _duplicates(assignments: list[Assignment]) -> list[Problem]:
    seen: dict[str, Assignment] = {}
    problems = []
    for item in sorted(assignments, key=lambda assignment: assignment.line):
        before = seen.get(item.key)
        if before is not None:
            same = "the same value" if before.meant == item.meant else "another value"
            detail = f"set to {same} in line {before.line}; the last one counts"
            problems.append(Problem(item.line, "duplicate", item.key, fatal=False, detail=detail))
        seen[item.key] = item
    return problems
