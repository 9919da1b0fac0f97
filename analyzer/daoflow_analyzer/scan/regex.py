"""Python regular expressions as a small tree that over-approximates them in bytes.

The tree loses what a block scanner has no use for (names, anchors other than `^`, lookaround) and keeps the promise that whatever the
Python pattern matches in a line's text, the tree matches in that line's UTF-8 bytes, invalid ones included.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from re import _constants as op  # type: ignore[attr-defined]  # the documented way (sre_parse) is deprecated
from re import _parser as sre  # type: ignore[attr-defined]
from typing import Any

from daoflow_analyzer.immutable import immutable

ALL_ASCII = (1 << 128) - 1 & ~(1 << 10)
"""Every ASCII character but the newline: a line's text has none."""

_FOLDS_WIDE = frozenset(map(ord, "kKsSiI"))
"""ASCII letters that equal a non-ASCII one when case is ignored (the Kelvin sign, long s, dotted and dotless i)."""

_NESTED_LIMIT = 4
"""How often a group with a variable part may repeat: `(?:\\d{1,3}\\.){3}` is fine, `(?:\\w+ ?)*` can take for ever."""


class UnsupportedPatternError(Exception):
    """A pattern that is not safe, or not possible, to run over logs that a stranger wrote."""


@immutable
class Chars:
    """One character: a bit mask of ASCII ones, and whether any character beyond ASCII may stand there too."""

    ascii: int
    wide: bool

    @property
    def is_literal(self) -> bool:
        """Whether so few characters are possible that it counts as a known one (`e`, or `[eE]`)."""
        return 0 < self.ascii.bit_count() <= 4


@immutable
class Exact:
    """One character beyond ASCII, as UTF-8."""

    data: bytes


@immutable
class Repeat:
    """`body` at least `low` and at most `high` times (None: no bound)."""

    body: Sequence
    low: int
    high: int | None


@immutable
class Choice:
    """One of several sequences."""

    branches: tuple[Sequence, ...]


@immutable
class Start:
    """The beginning of the text."""


@immutable
class Zero:
    """Something of no width that was dropped: `$`, a word's edge, lookaround. Kept in the tree to judge backtracking."""


Node = Chars | Exact | Repeat | Choice | Start | Zero
Sequence = tuple[Node, ...]

ANYTHING = Repeat((Chars(ALL_ASCII, wide=True),), 0, None)


def parse(pattern: str) -> Sequence:
    """Return the tree. Raises `UnsupportedPatternError` for what is no pattern, or nests repeats without bound."""
    try:
        tree = sre.parse(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        raise UnsupportedPatternError(f"it is not a regular expression: {error}") from error
    return _sequence(tree, _flags(tree.state.flags, 0, 0))


def _flags(flags: int, added: int, removed: int) -> int:
    flags = (flags | added) & ~removed
    if flags & re.ASCII:
        raise UnsupportedPatternError("the flag `a` is not supported: write the characters as a class")
    return flags


def _sequence(items: Iterable[tuple[Any, Any]], flags: int) -> Sequence:
    nodes: list[Node] = []
    for opcode, argument in items:
        reader = _READERS.get(opcode)
        if reader is None:
            raise UnsupportedPatternError(f"it uses {str(opcode).lower()}, which is not supported")
        nodes.extend(reader(argument, flags))
    return tuple(nodes)


def _group(argument: Any, flags: int) -> Sequence:
    _, added, removed, body = argument
    return _sequence(body, _flags(flags, added, removed))


def _branch(argument: Any, flags: int) -> Sequence:
    return (Choice(tuple(_sequence(branch, flags) for branch in argument[1])),)


def _condition(argument: Any, flags: int) -> Sequence:
    _, yes, no = argument
    return (Choice((_sequence(yes, flags), _sequence(no or (), flags))),)


def _position(argument: Any, _flags: int) -> Sequence:
    # With MULTILINE, `^` still only fits at the text's start: a text has no newline.
    return (Start(),) if argument in (op.AT_BEGINNING, op.AT_BEGINNING_STRING) else (Zero(),)


def _repeat(argument: Any, flags: int) -> Sequence:
    low, high, items = argument
    high = None if high is op.MAXREPEAT else high
    body = _sequence(items, flags)
    if not body or high == 0:
        return ()
    if (high is None or high > _NESTED_LIMIT) and _is_ambiguous(body):
        raise UnsupportedPatternError(
            "it repeats a group whose own length varies, which can take for ever on a crafted line: "
            f"repeat it at most {_NESTED_LIMIT} times, or repeat a single character class"
        )
    return body if (low, high) == (1, 1) else (Repeat(body, low, high),)


@cache
def _literal(code: int, flags: int) -> Node:
    character = chr(code)
    ignore_case = bool(flags & re.IGNORECASE)
    if code > 127:
        # U+FFFD stands for bytes that were not UTF-8, so any bytes may be behind it.
        if ignore_case:
            return Chars(ALL_ASCII, wide=True)
        if code == 0xFFFD or 0xD800 <= code <= 0xDFFF:
            return Chars(0, wide=True)
        return Exact(character.encode())
    if ignore_case:
        return Chars(1 << ord(character.lower()) | 1 << ord(character.upper()), wide=code in _FOLDS_WIDE)
    return Chars(1 << code & ALL_ASCII, wide=False)


def _class(items: list[tuple[Any, Any]], flags: int) -> Chars:
    if items and items[0][0] is op.NEGATE:
        return _negated(items[1:])
    ascii_set, wide = _members(items)
    if flags & re.IGNORECASE:
        cased = {code for code in range(128) if ascii_set >> code & 1}
        if wide:
            cased |= _FOLDS_WIDE
        wide = wide or bool(cased & _FOLDS_WIDE)
        for code in cased:
            ascii_set |= 1 << ord(chr(code).lower()) | 1 << ord(chr(code).upper())
    return Chars(ascii_set & ALL_ASCII, wide)


def _negated(items: list[tuple[Any, Any]]) -> Chars:
    # Case is not folded here: leaving out fewer characters only allows more.
    ascii_set, _ = _members(items)
    return Chars(ALL_ASCII & ~ascii_set, wide=True)


_CATEGORY = {
    op.CATEGORY_DIGIT: r"\d",
    op.CATEGORY_NOT_DIGIT: r"\D",
    op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S",
    op.CATEGORY_WORD: r"\w",
    op.CATEGORY_NOT_WORD: r"\W",
}
_CATEGORY_SETS = {
    category: sum(1 << code for code in range(128) if re.match(pattern, chr(code)))
    for category, pattern in _CATEGORY.items()
}


def _members(items: Iterable[tuple[Any, Any]]) -> tuple[int, bool]:
    ascii_set, wide = 0, False
    for opcode, argument in items:
        if opcode is op.LITERAL:
            low = high = argument
        elif opcode is op.RANGE:
            low, high = argument
        elif opcode is op.CATEGORY:
            ascii_set |= _CATEGORY_SETS[argument]
            wide = True
            continue
        else:
            raise UnsupportedPatternError(f"it uses {str(opcode).lower()} in a class, which is not supported")
        wide = wide or high > 127
        for code in range(low, min(high, 127) + 1):
            ascii_set |= 1 << code
    return ascii_set, wide


_READERS: dict[Any, Callable[[Any, int], Sequence]] = {
    op.LITERAL: lambda argument, flags: (_literal(argument, flags),),
    op.NOT_LITERAL: lambda argument, _: (_negated([(op.LITERAL, argument)]),),
    op.ANY: lambda _, __: (Chars(ALL_ASCII, wide=True),),
    op.IN: lambda argument, flags: (_class(argument, flags),),
    op.SUBPATTERN: _group,
    op.ATOMIC_GROUP: _sequence,
    op.MAX_REPEAT: _repeat,
    op.MIN_REPEAT: _repeat,
    op.POSSESSIVE_REPEAT: _repeat,
    op.BRANCH: _branch,
    op.GROUPREF_EXISTS: _condition,
    op.GROUPREF: lambda _, __: (ANYTHING,),
    op.AT: _position,
    op.ASSERT: lambda _, __: (Zero(),),
    op.ASSERT_NOT: lambda _, __: (Zero(),),
}


def _is_ambiguous(body: Sequence) -> bool:
    for node in body:
        if isinstance(node, Repeat) and (node.low != node.high or _is_ambiguous(node.body)):
            return True
        if isinstance(node, Choice):
            firsts = [first(branch) for branch in node.branches]
            if any(overlap(one, two) for at, one in enumerate(firsts) for two in firsts[at + 1 :]):
                return True
            if any(nullable(branch) or _is_ambiguous(branch) for branch in node.branches):
                return True
    return False


def nullable(nodes: Sequence) -> bool:
    """Whether the sequence can match nothing."""
    for node in nodes:
        if isinstance(node, (Chars, Exact)):
            return False
        if isinstance(node, Repeat) and node.low > 0 and not nullable(node.body):
            return False
        if isinstance(node, Choice) and not any(nullable(branch) for branch in node.branches):
            return False
    return True


def first(nodes: Sequence) -> Chars:
    """Return the characters that a match of the sequence can begin with."""
    ascii_set, wide = 0, False
    for node in nodes:
        if isinstance(node, Chars):
            parts: tuple[Chars, ...] = (node,)
        elif isinstance(node, Exact):
            parts = (Chars(0, wide=True),)
        elif isinstance(node, Repeat):
            parts = (first(node.body),)
        elif isinstance(node, Choice):
            parts = tuple(first(branch) for branch in node.branches)
        else:
            parts = ()
        for part in parts:
            ascii_set |= part.ascii
            wide = wide or part.wide
        if not nullable((node,)):
            break
    return Chars(ascii_set, wide)


def overlap(one: Chars, two: Chars) -> bool:
    """Whether some character fits both."""
    return bool(one.ascii & two.ascii) or (one.wide and two.wide)
