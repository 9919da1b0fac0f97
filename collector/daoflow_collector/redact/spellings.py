r"""Known values that are written byte by byte, partly escaped, or with signs in them that nobody sees.

Encodings of a whole value are needles (`encodings`). What is here cannot be listed beforehand, so the text is turned back instead,
with a map to where everything came from, and the plain values are looked for in that:

- `decode`: escapes of every kind and mixture give their characters; colours, invisible characters and soft line breaks give nothing;
- dumps: `<Buffer 51 6d …>`, `[81, 109, …]`, `\121\155`, `51:6d`, rows of `xxd`: only words that can be bytes are kept, in their order;
- cut words: the halves of base64 or hex that was wrapped or joined from strings are put together.

Texts are large and such spellings rare. So `may_be_in` asks first, from the words that a block consists of: a dump needs a word for
each byte of a value, and many short numbers in a row.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from daoflow_collector.redact.occurrences import Heads, places
from daoflow_collector.redact.spans import Span

_INVISIBLE = (
    rb"\xe2\x80[\x8b-\x8f\xaa-\xae]|\xe2\x81[\xa0-\xaf]|\xef\xbb\xbf|\xc2\xad|\xcd\x8f|\xe1\xa0\x8e|\xef\xb8[\x80-\x8f]"
)
"""UTF-8 of zero-width, direction and joining characters, the soft hyphen, and variation selectors."""
_NOISE = (
    rb"(?:\x1b|\\+u001[bB]|\\+x1[bB]|\\+u\{1[bB]\}|\\+033|\\+e)\[[0-9;:?]*[A-Za-z]|"
    + _INVISIBLE
    + rb"|[\\=]\r?\n[ \t]*|\0"
)
_ESCAPES = (
    rb"%(?:25)*(?P<percent>[0-9A-Fa-f]{2})|=(?P<quoted>[0-9A-Fa-f]{2})|\\+[xX](?P<byte>[0-9A-Fa-f]{2})"
    rb"|\\+u(?P<unit>[0-9A-Fa-f]{4})(?:\\+u(?P<low>[Dd][C-Fc-f][0-9A-Fa-f]{2}))?"
    rb"|(?:\\+u\{|\\+U(?=[0-9A-Fa-f]{8})|&#[xX])0*(?P<point>[0-9A-Fa-f]{1,6})[};]?|&#0*(?P<number>\d{1,7});"
    rb"|\\+(?P<octal>[0-3][0-7]{2}|[0-7]{1,2})|&(?P<name>quot|amp|lt|gt|apos);"
    rb"|(?P<wide>\xef\xbc[\x81-\xbf]|\xef\xbd[\x80-\x9e])"
)
_ONLY_NOISE = re.compile(_NOISE)
_ALL = re.compile(rb"(?P<noise>" + _NOISE + rb")|" + _ESCAPES)
_FIRST_OF_ALL = re.compile(rb"[%=\\&\x1b\0\xc2\xcd\xe1\xe2\xef]")
"""What any of these begins with."""
_BACKSLASH = re.compile(rb"\\(?:[0-7xXeU]|u[{0-9]|\r?\n)")
_SEEN_NOT = re.compile(_INVISIBLE + rb"|\xef\xbc[\x81-\xbf]|\xef\xbd[\x80-\x9e]")
_QUOTED = re.compile(rb"=([2-9A-F][0-9A-F])")
"""Of quoted-printable what no line end, and no id in lower case behind an equals sign, is."""
_NAMED = {b"quot": b'"', b"amp": b"&", b"lt": b"<", b"gt": b">", b"apos": b"'"}
MAX_ROUNDS = 3
_DASHED = re.compile(rb"(?:[0-9A-Fa-f]{2}-){4}")
MIN_BYTES = 7
"""A shorter value is not hunted: its numbers would also be somebody's version."""
_HEX = b"0123456789abcdefABCDEFxu"
_NO_HEX = bytes(byte for byte in range(256) if byte not in b"0123456789abcdef")
_NO_DIGIT = bytes(byte for byte in range(256) if byte not in b"0123456789")
_BETWEEN_NUMBERS = (
    b",,,,,,",
    b"::::::",
    b";;;;;;",
    b",\n,\n,\n",
    b"\n\n\n\n\n\n",
    b"\\\\\\\\\\\\",
    b"\\{}\\{}\\{}",
    b")()()(",
    b"[][][]",
)
"""What is left of many numbers in a row without their digits and blanks."""
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BLANKS = b"- \t\r"
_BLANKS_BETWEEN = b" " * 6
_ROWS = (b"0010:", b"0010 ")
_WORD = re.compile(rb"[0-9A-Za-z]+")
_HEX_WORD = re.compile(rb"(?:0?x)?(?P<digits>[0-9a-f]{2,})\Z")
_ROW = re.compile(
    rb"^(?P<offset>[ \t]*(?:0x)?[0-9A-Fa-f]{4,16}:?[ \t]+)(?P<bytes>(?:[0-9A-Fa-f]{2,8}[ \t]{1,2})+)(?P<shown>.*)$",
    re.MULTILINE,
)
_BEFORE_NUMBER = re.compile(rb"(?:\\+(?:u\{|[xX])?|&#[xX]?|0[xX])\Z")
_AFTER_NUMBER = re.compile(rb"\}?")
_RUN_WORD = re.compile(rb"[A-Za-z0-9+/=_-]+")
_LONG_WORD = re.compile(rb"[A-Za-z0-9+/=_-]{5}")
_PUNCTUATION = b"+/=_-"


Dumps = dict[bytes, "list[tuple[tuple[bytes, ...], bytes]]"]
"""The words of each dump, and its value, under one of the words."""


@dataclass(frozen=True)
class Decoded:
    """A text turned back.

    Piece k begins at `starts[k]` of it and comes from `origins[k]`: from one escape of that length, or (length 0) as it stands there.
    """

    text: bytes
    starts: list[int]
    origins: list[int]
    lengths: list[int]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the original that a range of `text` comes from, escapes whole."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1) - 1
        begin = self.origins[first] + (0 if self.lengths[first] else start - self.starts[first])
        stop = self.origins[last] + (self.lengths[last] or end - self.starts[last])
        return begin, stop


def decode(text: bytes, pattern: re.Pattern[bytes] = _ALL) -> Decoded:
    """Return the text with all that `pattern` knows turned back once."""
    pieces: list[bytes] = []
    starts, origins, lengths = [0], [0], [0]
    position = size = 0
    for match in pattern.finditer(text):
        begin, end = match.span()
        plain = _plain(match)
        pieces += (text[position:begin], plain)
        size += begin - position
        if plain:
            starts.append(size)
            origins.append(begin)
            lengths.append(end - begin)
            size += len(plain)
        starts.append(size)
        origins.append(end)
        lengths.append(0)
        position = end
    pieces.append(text[position:])
    return Decoded(b"".join(pieces), starts, origins, lengths)


def _plain(match: re.Match[bytes]) -> bytes:
    kind = match.lastgroup
    if kind in (None, "noise"):
        return b""
    found = match.group(kind or 0)
    if kind in ("percent", "quoted", "byte"):
        return bytes((int(found, 16),))
    if kind in ("unit", "low"):
        return (
            bytes.fromhex((match["unit"] + (match["low"] or b"")).decode("ascii"))
            .decode("utf-16-be", "replace")
            .encode()
        )
    if kind == "octal":
        return bytes((int(found, 8),))
    if kind == "name":
        return _NAMED[found]
    point = ord(found.decode()) - 0xFEE0 if kind == "wide" else int(found, 16 if kind == "point" else 10)
    return chr(point).encode("utf-8", "surrogatepass") if point <= 0x10FFFF else match.group()


class Spellings:
    """The known values, ready to be found however their bytes are spelt. `values`: value → its name; `cut`: needles that may be torn."""

    def __init__(self, values: Mapping[bytes, str], cut: Iterable[bytes]) -> None:
        self._values = {value: what for value, what in values.items() if len(value) >= MIN_BYTES}
        self._heads = Heads(self._values)
        self._torn_needles = Heads((*cut, *self._values))
        self._hexed = {value.hex().encode("ascii"): value for value in self._values}
        self._hex_heads = Heads(self._hexed)
        self._without_words = any(not _LONG_WORD.search(value) for value in self._values)
        self._dumps: Dumps = {}
        self._groups: Dumps = {}
        shared: dict[bytes, bytes] = {}
        for value in self._values:
            for codes in _codes(value):
                _file(codes[1:-1], value, self._dumps, shared)
            for groups in _groups(value):
                _file(groups, value, self._groups, shared)

    def may_be_in(self, text: bytes, words: set[bytes]) -> bool:
        """Say whether a spelt value may stand in a block, which consists of `words`; its lines with percent are looked at anyway."""
        if self.may_be_dumped_in(text, words):
            return True
        has_signs = _has_signs(text) or (self._without_words and _QUOTED.search(text) is not None)
        return has_signs and self.is_behind_escapes(text)

    def may_be_dumped_in(self, text: bytes, words: set[bytes]) -> bool:
        """Say whether a dump of a value may stand in `text`, which consists of `words`."""
        if not self._values:
            return False
        may_be_dumped = self._dumped_by(words, self._dumps)
        if may_be_dumped and _are_numbers_in(text) and _is_dumped(text, may_be_dumped):
            return True
        return bool(self._dumped_by(words, self._groups))

    @staticmethod
    def _dumped_by(words: set[bytes], dumps: Dumps) -> set[bytes]:
        return {value for key in dumps.keys() & words for inner, value in dumps[key] if words.issuperset(inner)}

    def is_dashed(self, word: bytes) -> bool:
        """Say whether one word is a dump in hex with dashes, as .NET prints it."""
        if not _DASHED.search(word):
            return False
        digits = word.replace(b"-", b"").lower()
        return any(value.hex().encode("ascii") in digits for value in self._values)

    def is_behind_escapes(self, text: bytes) -> bool:
        """Say whether a value stands in a text turned back."""
        sign = _FIRST_OF_ALL.search(text)
        return sign is not None and _ALL.search(text, sign.start()) is not None and any(self._in_decoded(text))

    def _in_decoded(self, text: bytes) -> Iterator[bool]:
        for pattern in (_ONLY_NOISE, _ALL):
            plain = text
            for _ in range(MAX_ROUNDS):
                before, plain = plain, pattern.sub(_plain, plain)
                if plain == before:
                    break
                yield self._heads.any_in(plain)

    def find(self, text: bytes) -> list[Span]:
        """Return a span for each spelt value; the value as it is, in one piece, is not looked for here."""
        found = [*self._decoded(text, _ONLY_NOISE, rounds=1), *self._decoded(text, _ALL, rounds=MAX_ROUNDS)]
        rows = _ROW.sub(lambda row: b"\n" * len(row["offset"]) + row["bytes"] + b"\n" * len(row["shown"]), text)
        found += self._dumped(text)
        if rows != text:
            found += (_to_line_end(span, text) for span in self._dumped(rows))
        found += self._torn(text)
        return [span for span in found if text[span.start : span.end] != span.value]

    def _decoded(self, text: bytes, pattern: re.Pattern[bytes], *, rounds: int) -> Iterator[Span]:
        layers: list[Decoded] = []
        plain = text
        for _ in range(rounds):
            layer = decode(plain, pattern)
            if layer.text == plain:
                return
            layers.append(layer)
            plain = layer.text
            for start, end, value in places(plain, self._heads.begun_in(plain)):
                place = (start, end)
                for inner in reversed(layers):
                    place = inner.origin(*place)
                yield Span(*place, self._values[value], value, exact=True)

    def _dumped(self, text: bytes) -> Iterator[Span]:
        words = [(match.start(), match.end(), match.group().lower()) for match in _WORD.finditer(text)]
        digits: list[tuple[int, int, bytes]] = []
        for start, end, word in words:
            hexed = _HEX_WORD.match(word)
            if hexed:
                digits.append((start + hexed.start("digits"), end, hexed["digits"]))
        for span in self._joined(text, digits, b"", self._hex_heads):
            value = self._hexed[span.value]
            yield replace(span, what=self._values[value], value=value)
        numbers = [item for item in words if item[2].isdigit()]
        there = {word for _, _, word in numbers}
        for spelt in (_decimal, _signed, _octal, _short_octal) if len(numbers) > 1 else ():
            maybe = [value for value in self._values if spelt(value[1:2])[0] in there]
            wanted = {b" %b " % b" ".join(spelt(value)): value for value in maybe}
            for span in self._joined(text, numbers, b" ", Heads(wanted)):
                value = wanted[span.value]
                yield replace(span, what=self._values[value], value=value)

    def _torn(self, text: bytes) -> Iterator[Span]:
        words = [
            (match.start(), match.end(), match.group())
            for match in _RUN_WORD.finditer(text)
            if match.group().strip(_PUNCTUATION)
        ]
        for span in self._joined(text, words, b"", self._torn_needles):
            # Of what was torn, the rest of its words goes too: it is shaped by the value.
            if span.value in self._values:
                yield span
            else:
                start = max(start for start, _, _ in words if start <= span.start)
                end = min(end for _, end, _ in words if end >= span.end)
                yield Span(start, end, "base64", text[start:end], exact=True)

    def _joined(
        self, text: bytes, words: Sequence[tuple[int, int, bytes]], glue: bytes, wanted: Heads
    ) -> Iterator[Span]:
        """Yield where a wanted text stands in the words as one, over at least two of them."""
        joined = glue + glue.join(word for _, _, word in words) + glue
        begins = list(accumulate((len(word) + len(glue) for _, _, word in words), initial=len(glue)))
        for start, end, needle in places(joined, wanted.begun_in(joined)):
            first, last = start + len(glue), end - len(glue) - 1
            head, tail = bisect_right(begins, first) - 1, bisect_right(begins, last) - 1
            if head == tail:
                continue
            begin = words[head][0] + first - begins[head]
            stop = words[tail][0] + last - begins[tail] + 1
            before = _BEFORE_NUMBER.search(text[max(0, begin - 8) : begin])
            after = _AFTER_NUMBER.match(text, stop)
            if before:
                begin -= len(before.group())
                stop = after.end() if after and before.group()[-1:] == b"{" else stop
            yield Span(begin, stop, self._values.get(needle, "base64"), needle, exact=True)


def _are_numbers_in(text: bytes) -> bool:
    """Say whether there are many numbers in a row somewhere."""
    without = text.translate(None, _HEX)
    if _BLANKS_BETWEEN in without:
        return True
    # What only separates is little of a log: most texts are told by that alone.
    if not _has_separators(without.translate(None, _LETTERS + _BLANKS)):
        return False
    return _has_separators(without.translate(None, _BLANKS))


def _has_separators(without: bytes) -> bool:
    return any(sign in without for sign in _BETWEEN_NUMBERS)


def _is_dumped(text: bytes, values: Iterable[bytes]) -> bool:
    """Say whether the digits of a value's bytes stand in the text in their order, whatever is between; True for rows with offsets."""
    if any(sign in text for sign in _ROWS):
        return True
    hexed = text.lower().replace(b"0x", b"").translate(None, _NO_HEX)
    digits = text.translate(None, _NO_DIGIT)
    return any(
        value.hex().encode("ascii") in hexed
        or any(b"".join(spelt(value)) in digits for spelt in (_decimal, _signed, _octal, _short_octal))
        for value in values
    )


def _has_signs(text: bytes) -> bool:
    """Say whether anything in a text may be an escape or noise, but for what is looked at anyway: percent, entities, `=XX` in words."""
    return bool(
        # One byte is looked for much faster than two.
        b"\x1b" in text
        or (b"%" in text and b"%25" in text)
        or (b"=" in text and b"=\n" in text)
        or (b"\r" in text and b"=\r\n" in text)
        or b"\0" in text
        or (b"\\" in text and _BACKSLASH.search(text))
        or (not text.isascii() and _SEEN_NOT.search(text))
    )


def unquoted(words: bytes) -> bytes:
    """Return words, one a line, with the escapes of quoted-printable turned back, except those of line ends."""
    return _QUOTED.sub(lambda match: bytes((int(match[1], 16),)), words)


def _to_line_end(span: Span, text: bytes) -> Span:
    """Widen a find in rows of a dump: what they show beside the bytes are the same bytes."""
    end = text.find(b"\n", span.end)
    return Span(span.start, end if end >= 0 else len(text), span.what, span.value, exact=True)


def _decimal(value: bytes) -> list[bytes]:
    return [b"%d" % byte for byte in value]


def _signed(value: bytes) -> list[bytes]:
    """Return the numbers of bytes as Java prints them, without the sign."""
    return [b"%d" % (256 - byte if byte > 127 else byte) for byte in value]


def _octal(value: bytes) -> list[bytes]:
    return [b"%03o" % byte for byte in value]


def _short_octal(value: bytes) -> list[bytes]:
    return [b"%o" % byte for byte in value]


def _codes(value: bytes) -> Iterator[list[bytes]]:
    """Yield the words that the bytes of a value may be, one list for each kind of dump."""
    digits = value.hex().encode("ascii")
    for written in (digits, digits.upper()):
        pairs = [written[at : at + 2] for at in range(0, len(written), 2)]
        yield from ([prefix + pair for pair in pairs] for prefix in (b"", b"0x", b"x"))
    yield _decimal(value)
    yield _octal(value)
    yield _short_octal(value)
    if not value.isascii():
        yield [b"-%d" % (256 - byte) if byte > 127 else b"%d" % byte for byte in value]


def _groups(value: bytes) -> Iterator[list[bytes]]:
    """Yield the words of a dump in hex that shows two or four bytes as one, wherever among them the value begins; of a list of letters."""
    if value.isalnum():
        yield [bytes((byte,)) for byte in value]
    digits = value.hex().encode("ascii")
    for written in (digits, digits.upper()):
        for size in (4, 8):
            for skip in range(0, size, 2):
                groups = [written[at : at + size] for at in range(skip, len(written) - size + 1, size)]
                if len(groups) > 1:
                    yield groups


def _file(words: Sequence[bytes], value: bytes, dumps: Dumps, shared: dict[bytes, bytes]) -> None:
    """Keep the words of a dump under the one of them that a log has least: with letters, and long. `shared`: one object for equal words."""
    key = max(words, key=lambda word: (len(word.translate(None, b"0123456789")), len(word), word))
    once = tuple(shared.setdefault(word, word) for word in dict.fromkeys(words))
    dumps.setdefault(shared[key], []).append((once, value))  # a set would take six times as much
