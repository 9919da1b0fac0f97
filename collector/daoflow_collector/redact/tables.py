"""Tables in text: a header line names the columns, the lines below hold their values.

`COPY t (…) FROM stdin` rows, tables of psql and mysql, expanded output, CSV and TSV, and two-column Markdown tables of settings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from daoflow_collector.redact import drawn, odd, slots, values, webhooks
from daoflow_collector.redact.names import Verdict, judge, label
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import to_text

_COPY = re.compile(rb"\bcopy\s+[^\s(]+\s*\((?P<columns>[^()]+)\)\s*from\s+stdin", re.IGNORECASE)
_RULE = re.compile(rb"[\s|]*[-+:|=]*-[-+:|= ]*[-+|][-+:|= ]*\Z")
_BOX = re.compile(rb"\xe2[\x94\x95][\x80-\xbf]")
_UPRIGHT = frozenset((b"\xe2\x94\x82", b"\xe2\x94\x83", b"\xe2\x95\x91"))
"""Signs that tables are drawn with, and those of them that part columns."""
_CARET = re.compile(rb"(?<!\S)\^(?!\S)")
"""What DokuWiki parts headings with."""
_ASPECT = re.compile(rb"(?<!\S)[<>^][a-z]?\|")
"""How a cell of AsciiDoc is set: `^l|`."""
_WIDE = re.compile(
    rb"[ \t]*[A-Z_][A-Z0-9_()/-]*(?: [A-Z0-9_()/-]+)*(?:(?: {2,}|\t+)[A-Z_][A-Z0-9_()/-]*(?: [A-Z0-9_()/-]+)*)+\s*\Z"
)
"""Headings in capitals with nothing but space between them, as command lines print them."""
_GAP = re.compile(rb" {2,}|\t+")
_COMMENTED = re.compile(rb"[ \t]*(?:#+|;+|//|--)[ \t]*(?=[A-Za-z])")
_TITLE = re.compile(rb"[A-Za-z][\w.-]{0,30}(?: [A-Za-z][\w.-]{0,30}){0,2}")
_GAPS = b"\t+"
"""Stands for any space of two signs and more, or tabs, as a separator."""
_MIN_TITLES = 3
_LATEX = re.compile(rb"\\(?:textit|textbf|text)\{([^{}]*)\}")
_FONT = re.compile(rb"\\f[BIPR]")
"""How troff sets a heading."""
_COLUMN = rb"\"?[A-Za-z_][A-Za-z0-9_.-]{0,60}\"?"
_CSV_HEADER = re.compile(
    _COLUMN + rb"(?:(?P<separator>[,;|\t])" + _COLUMN + rb")(?:(?P=separator)" + _COLUMN + rb")*\s*\Z"
)
_EXPANDED = re.compile(rb"\s*(?P<name>[A-Za-z_][A-Za-z0-9_.]{1,60})\s*\|\s(?P<v>\S[^|]*?)\s*\Z")
_SETTING = re.compile(
    rb"\s*\|\s*(?:\d{1,4}\s*\|\s*)?[`'*\"]*(?P<name>[A-Za-z_][A-Za-z0-9_.-]{1,60}):?[`'*\"]*\s*"
    rb"\|\s*(?P<q>[`'\"]?)(?P<v>[^\s`'|\"]+(?:(?: [A-Za-z0-9]+)+(?=[`'\"]?\s*\|\s*\Z))?)(?P=q)\s*\|"
)
_ALIGNED = re.compile(rb"\s*(?P<name>[A-Za-z_][A-Za-z0-9_.-]{1,60})(?:\t| {2,})\s*(?P<v>[^\s:/.]{12,})(?:\s|\Z)")
_ALIGNED_PHRASE = re.compile(
    rb"\s*(?P<name>[A-Za-z_][A-Za-z0-9_.-]{1,60})(?:\t| {2,})\s*(?P<v>[A-Za-z]+(?: [A-Za-z0-9]+){2,7})\s*\Z"
)
_UNALIGNED = re.compile(
    rb"(?:[^|\r\n]{1,200}\|)?(?P<name>[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[a-z]+(?:[_.][a-z0-9]+)+)\|(?P<v>[^|\s][^|\r\n]{3,400})(?:\||\Z)"
    rb"|(?P<csv_name>[a-z]+(?:_[a-z0-9]+)+|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+),(?P<csv>[^,\"\s]{8,400})\r?\Z"
)
"""A setting and its value in a row that nothing frames, as `psql -A` and `--csv -x` print them."""
_NUMBERED_WORDS = re.compile(r"(?=.{0,60}[A-Za-z]{3}\d{2})[^\s|]{2,30}(?: [^\s|]{2,30}){1,3}")
"""Words of which one ends in a number."""
_TYPE = re.compile(rb"[A-Za-z]?[a-z]+(?: [a-z]+)*(?:\(\d+\))?(?:\[\])?|[A-Z][a-z ]+")
"""A column's type or a heading: what stands beside a name in the description of a table."""
_NAME_COLUMNS = frozenset(("key", "name", "setting", "variable", "option", "variable_name"))
_VALUE_COLUMNS = frozenset(("value", "val", "data", "setting_value"))
_HEADS = frozenset((b"^l", b">l", b"<l", b"||", b"! "))
"""What a line of headings begins with where that alone tells it: AsciiDoc's, Jira's, MediaWiki's."""
HEADINGS = frozenset((b"stdin", b"STDIN"))
"""Whole words of a line that may name the columns of a table of settings, and no secret."""
HEADERS = (b"name\tvalue", b"key\tvalue", b"setting\tvalue", b"option\tvalue", b"variable\tvalue")
"""What the header of such a table holds where its columns are parted by tabs."""
MAX_LINE = 65536
MAX_QUOTES = 200


_QUOTED_CELLS = {
    sign: re.compile(rb"((?:\"(?:[^\"]|\"\")*\"|[^\"" + sign + rb"]|\")*?)" + sign) for sign in (b",", b";")
}
"""The cells of a line, each up to its separator; what stands in quotes may hold one."""


class Table:
    """Follows a table over lines. The header names a secret column or has one of `HEADINGS`, so its line has been looked at before."""

    def __init__(self) -> None:
        self._columns: list[str] = []
        self._separator = b""
        self._tight = False
        self._header: list[str] = []
        """Cells of the line before, in case a rule follows that makes them a header."""
        self._above = b""
        self._is_framed = False
        self._starts: list[int] = []

    @property
    def open(self) -> bool:
        """Say whether the next line may be a row, or the rule under a header."""
        return bool(self._columns or self._header)

    def follow(self, line: bytes) -> None:
        """Take one line: a header opens a table, a line that cannot be a row of it closes it."""
        opens = b"^l" if line.lstrip()[:2] == b"^ " and b"|" not in line else line.lstrip()[:2]
        line = _drawn(line)
        copy = _COPY.search(line) if len(line) <= MAX_LINE else None
        if copy:
            self._open([to_text(name).strip().strip('"') for name in copy["columns"].split(b",")], b"\t")
        elif self._header and _RULE.match(line):
            self._columns, self._separator, self._header = self._header, b"|" if b"|" in self._above else b" ", []
            self._starts = _starts(self._above)
            self._tight = False
            self._is_framed = self._above.lstrip()[:1] == b"|"
        elif self._columns and (
            (self._separator == b"|" and _RULE.match(line)) or line.strip() in (b"\\hline", b"|-", b"", b"_")
        ):
            return
        elif not self._columns or self._is_unframed(line) or not self._is_row(self._row(line)):
            self._columns = []
            self._begin(line, opens)

    def _is_unframed(self, line: bytes) -> bool:
        """Say whether a line lacks the frame that the headings have on their left."""
        return self._is_framed and self._separator == b"|" and line.lstrip()[:1] != b"|"

    def _row(self, line: bytes) -> Sequence[bytes]:
        """Return the cells of a line, as this table parts them: by its separator, or where its headings begin."""
        if self._separator == _GAPS:
            if line.count(b"\t") == len(self._columns) - 1:
                return line.split(b"\t")
            return _GAP.split(line.strip())
        if self._separator != b" ":
            return _cells(line, self._separator)
        inner = [start for start in self._starts if 0 < start < len(line)]
        if (
            any(line[start - 2 : start].strip() and line[start - 1 : start] != b"\t" for start in inner)
            or len(line) <= self._starts[0]
        ):
            return _GAP.split(line.strip())
        ends = (*self._starts[1:], len(line))
        return [line[start:end] for start, end in zip(self._starts, ends)]

    def _is_row(self, cells: Sequence[bytes]) -> bool:
        """Say whether cells are a row: as many as columns, and, where the header had no space behind its separators, none either."""
        is_prose = (self._tight or self._separator == b":") and any(cell.startswith(b" ") for cell in cells[1:])
        return len(cells) == len(self._columns) and not is_prose

    def _begin(self, line: bytes, opens: bytes) -> None:
        self._header, self._above = [], line
        if len(line) > MAX_LINE:
            return
        titles, separator = _titles(line)
        if titles:
            self._open(titles, separator)
            self._tight = False
            return
        csv = _CSV_HEADER.match(line)
        if line.rstrip().endswith(b"\\\\") and b" & " in line:
            titles = [to_text(_LATEX.sub(rb"\1", cell).strip()).replace("\\_", "_") for cell in _cells(line, b"&")]
            self._open(titles, b"&")
        elif csv:
            self._open([to_text(cell).strip('" \r') for cell in line.split(csv["separator"])], csv["separator"])
        elif b"|" in line:
            cells = [to_text(cell).strip().strip('`*"') for cell in _cells(line, b"|")]
            if opens in _HEADS or (opens[:1] == b"|" and line.rstrip()[-1:] != b"|"):
                self._open(cells, b"|")  # no rule comes below it
                self._tight = False
            else:
                self._header = cells if len(cells) > 1 and _names_secrets(cells) else []
        elif _GAP.search(line.strip()):
            cells = [to_text(cell) for cell in _GAP.split(line.strip())]
            if _WIDE.match(line):
                self._open(cells, b" ")
                self._starts = _starts(line)
            else:
                self._header = cells if _names_secrets(cells) else []

    def _open(self, columns: list[str], separator: bytes) -> None:
        self._header = []
        self._is_framed = False
        if "p256dh" in columns:
            columns = ["auth_secret" if name == "auth" else name for name in columns]  # of a push subscription
        if _names_secrets(columns):
            self._columns, self._separator, self._tight = columns, separator, separator not in (b"\t", b"&", b" ")

    def spans(self, line: bytes) -> Iterator[Span]:
        """Yield the secret cells of a row, and the value of a line that is a table's row turned on its side."""
        if len(line) > MAX_LINE:
            return
        line = _drawn(line)
        if self._columns:
            cells = self._row(line)
            if self._is_row(cells) and not self._is_unframed(line):
                position = 0
                for name, cell in zip(_names(self._columns, cells), cells):
                    start = line.index(cell, position)
                    position = start + len(cell)
                    yield from _cell(name, cell, start)
        elif b"\t" in line or b"  " in line:
            yield from _aligned(line)
        if not self._columns:
            yield from _unaligned(line)
        if b"|" in line and not self._columns:
            match = _SETTING.match(line) or _EXPANDED.match(line)
            is_phrase = match is not None and _is_phrase(to_text(match["name"]), to_text(match["v"]))
            is_type = match is not None and _TYPE.fullmatch(match["v"]) and not values.is_weak(to_text(match["v"]))
            if match and (is_phrase or not (is_type or b" " in match["v"])):
                yield from _cell(to_text(match["name"]), match["v"], match.start("v"))


def _is_value(title: str) -> bool:
    """Say whether what stands among headings is none: then the line is a row, and the one below it no row of its."""
    return values.is_random(title, minimum=8) or ("_" not in title and odd.is_odd(title))


def _aligned(line: bytes) -> Iterator[Span]:
    """Yield the value of a row that has nothing but space between a name and it."""
    match = _ALIGNED.match(line)
    if match and re.search(rb"[0-9]", match["v"]) and re.search(rb"[A-Za-z]", match["v"]):
        yield from _cell(to_text(match["name"]), match["v"], match.start("v"))
    phrase = _ALIGNED_PHRASE.match(line)
    if phrase and values.is_passphrase(to_text(phrase["v"])):
        yield from _cell(to_text(phrase["name"]), phrase["v"], phrase.start("v"))


def _unaligned(line: bytes) -> Iterator[Span]:
    """Yield the value of a row of settings that nothing frames, where it looks like a password."""
    pair = _UNALIGNED.match(line) if b"|" in line or b"," in line else None
    if pair:
        group = "v" if pair["name"] else "csv"
        word = to_text(pair[group])
        if odd.is_odd_or_drawn(word) or (values.is_mixed(word) and not values.is_name(word)):
            yield from _cell(to_text(pair["name"] or pair["csv_name"]), pair[group], pair.start(group))


def _is_phrase(name: str, words: str) -> bool:
    """Say whether a cell is a passphrase: words without a number only beside the name of a setting, for a description has such."""
    if _NUMBERED_WORDS.fullmatch(words) and re.search(r"pass(?:word|wd|phrase)?\Z|pwd?\Z", name.lower()):
        return True
    return values.is_passphrase(words) or (bool(re.search(r"[_.]|pw?d", name)) and drawn.is_drawn(words))


def _titles(line: bytes) -> tuple[list[str], bytes]:
    """Return the columns that a line names with nothing but space between them, or a comment with colons, and what parts them."""
    line = _FONT.sub(b"", line) if b"\\f" in line else line
    lead = _COMMENTED.match(line)
    body = line[lead.end() :].strip() if lead else line.strip()
    separator = b":" if lead and b":" in body and b" " not in body else _GAPS
    cells = body.split(b":") if separator == b":" else _GAP.split(body)
    is_header = len(cells) >= _MIN_TITLES and all(_TITLE.fullmatch(cell) for cell in cells)
    return ([to_text(cell) for cell in cells], separator) if is_header and not _WIDE.match(line) else ([], b"")


def _drawn(line: bytes) -> bytes:
    """Return a line whose table is drawn in plain signs, as long as before."""
    if line.lstrip()[:2] in (b"^ ", b"| ") and b"^" in line:
        line = _CARET.sub(b"|", line)
    if (b"||" in line or b"!!" in line) and line.lstrip()[:1] in (b"|", b"!"):
        line = line.replace(b"||", b" |").replace(b"!!", b" |")
    if line.lstrip()[:2] == b"! ":
        line = line.replace(b"! ", b"| ", 1)
    if b"^" in line or b"<" in line or b">" in line:
        line = _ASPECT.sub(lambda sign: b"|".rjust(len(sign.group())), line)
    if b"\xe2\x94" not in line and b"\xe2\x95" not in line:
        return line
    return _BOX.sub(lambda sign: b"  |" if sign.group() in _UPRIGHT else b"---", line)


def _starts(line: bytes) -> list[int]:
    """Return where the columns of a line begin that has nothing but space between them."""
    lead = len(line) - len(line.lstrip())
    return [lead, *(gap.end() for gap in _GAP.finditer(line.rstrip(), lead))]


def _cells(line: bytes, separator: bytes) -> Sequence[bytes]:
    """Return the cells of a line, without the frame that Markdown and mysql draw around them."""
    body = line.rstrip()
    if separator == b"&":
        return body.removesuffix(b"\\\\").split(b" & ")
    if separator == b"|":
        body = body.strip()
        body = body[1:] if body.startswith(b"|") else body
        body = body[:-1] if body.endswith(b"|") else body
    if separator in _QUOTED_CELLS and 0 < body.count(b'"') <= MAX_QUOTES:
        return _QUOTED_CELLS[separator].findall(body + separator)
    return body.split(separator) if separator else []


def _names(columns: list[str], cells: Sequence[bytes]) -> list[str]:
    """Return what each cell of a row is: its column, or in a table of settings the setting that the row names."""
    if not _is_of_settings(columns):
        return columns
    name = next(
        (to_text(cell.strip(b"\"' ")) for column, cell in zip(columns, cells) if column.lower() in _NAME_COLUMNS), ""
    )
    return [name if column.lower() in _VALUE_COLUMNS else column for column in columns]


def _is_of_settings(columns: list[str]) -> bool:
    lowered = {column.lower() for column in columns}
    return bool(lowered & _NAME_COLUMNS and lowered & _VALUE_COLUMNS)


def _names_secrets(columns: list[str]) -> bool:
    return (_is_of_settings(columns) or any(judge(name) is Verdict.SECRET for name in columns)) and all(
        re.fullmatch(r"[A-Za-z_?][\w .?-]{0,60}|\(index\)|#", name) and not _is_value(name) for name in columns
    )


def _cell(name: str, cell: bytes, start: int) -> Iterator[Span]:
    verdict = judge(name)
    if verdict is Verdict.SAFE or (verdict is Verdict.UNSURE and not (name.isupper() and "_" in name)):
        return  # of the names in the headings only a secret's tells, of those in a row's own cell a variable's does too
    value = cell.strip().strip(b"\"`'")
    word = to_text(value)
    if (
        not value
        or value in (b"\\N", b"NULL")
        or values.is_plain(word)
        or values.is_masked(word)
        or values.is_reference(word)
        or slots.is_told_elsewhere(word)
        or (
            values.is_url(word)
            and (b"@" not in value or values.is_passwordless(word))
            and "webhook" not in name.lower()
            and b"hooks" not in value
        )
        or (verdict is Verdict.UNSURE and not slots.is_secret(name.encode(), value, verdict, quoted=False))
    ):
        return
    if slots.is_count(name, word):
        return
    if word.lower() == name.lower():
        return
    end = start + cell.index(value) + len(value)
    value = value[webhooks.key_start(value) :] if name.lower().endswith("webhook_url") else value
    yield Span(end - len(value), end, label(name), value, exact=True)
