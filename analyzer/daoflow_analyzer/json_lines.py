"""In which lines of a JSON document, as a bundle writes it, the values stand that JSON pointers name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from daoflow_analyzer.scan.line_ranges import Range

Wanted = dict[str, "Wanted"]
"""The pointers as a tree of their tokens: only what leads to one of them is walked by name."""


def lines_of(document: Any, pointers: Collection[str]) -> Mapping[str, Range]:
    """Return the 1-based first and last line of each pointer's value (RFC 6901), by pointer, for those that lead somewhere.

    The lines are those of `encode_json`: two spaces of indent, each entry on a line of its own, empty containers in one.
    """
    wanted: Wanted = {}
    for pointer in pointers:
        at = wanted
        for token in _tokens(pointer):
            at = at.setdefault(token, {})
    found: dict[tuple[str, ...], Range] = {}
    _walk(document, (), wanted, 1, found)
    return {pointer: found[tokens] for pointer in pointers if (tokens := tuple(_tokens(pointer))) in found}


def _tokens(pointer: str) -> list[str]:
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]


def _walk(node: Any, path: tuple[str, ...], wanted: Wanted, line: int, found: dict[tuple[str, ...], Range]) -> int:
    """Note where the wanted values stand and return the last line of `node`, which begins in `line`."""
    at = line
    for token, child in _entries(node):
        below = wanted.get(token)
        at = at + _height(child) if below is None else _walk(child, (*path, token), below, at + 1, found)
    last = at + 1 if at > line else line
    found[path] = (line, last)
    return last


def _height(node: Any) -> int:
    """Return how many lines a value takes."""
    if not isinstance(node, dict | list) or not node:
        return 1
    return 2 + sum(map(_height, node.values() if isinstance(node, dict) else node))


def _entries(node: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(node, dict):
        yield from node.items()
    elif isinstance(node, list):
        yield from ((str(index), child) for index, child in enumerate(node))
