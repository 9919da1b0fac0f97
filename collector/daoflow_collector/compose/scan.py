"""Reads a Compose file as a flat list of scalars with their paths and lines, by indentation, without a YAML library.

The host side carries none, and a file that a YAML parser refuses is just the one that must still be read. Understands what Compose
files use: block and flow collections, quoted and block scalars, comments, anchors, aliases and merge keys. Never raises; what it does
not understand (complex keys, several documents) it reads as text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from daoflow_collector.compose.flow_scan import FlowScalar, Path, read_flow, read_quoted, strip_comment

_KEY = re.compile(r"(?P<key>[^\s\"'\[\]{}&*!|>#%@`,?][^\n]*?):(?=\s|$)")
_PROPERTY = re.compile(r"(?:&(?P<anchor>[^\s,\[\]{}]+)|!\S*)(?:\s+|$)")
_ALIAS = re.compile(r"\*(?P<name>[^\s,\[\]{}]+)\s*(?:#.*)?$")
_BLOCK = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?$")
_SCALARS_LIMIT = 50_000
_ALIAS_ROUNDS = 5
_ANCHORS_LIMIT = 500
_DEPTH_LIMIT = 60
_CONTINUATION_LIMIT = 200


@dataclass(frozen=True)
class Scalar:
    """One scalar: its path of keys and list positions, its text (None for an empty value), and its 1-based first line."""

    path: Path
    text: str | None
    line: int


@dataclass
class _Level:
    indent: int
    path: Path
    key: str | None = None
    """The key being read; None in a sequence."""
    index: int = 0

    @property
    def current(self) -> Path:
        return (*self.path, self.index if self.key is None else self.key)


def scan_compose(text: str) -> tuple[Scalar, ...]:
    """Return the scalars of a Compose file in the order of its lines, those that an alias brings in after them."""
    scan = _Scan(text.lstrip("\ufeff").split("\n"))
    scan.run()
    parents = {item.path[:size] for item in scan.scalars if item.text is not None for size in range(len(item.path))}
    parents |= {path[:size] for path, _ in scan.aliases for size in range(len(path) + 1)}
    kept = [item for item in scan.scalars if item.text is not None or item.path not in parents]
    return tuple(_with_aliases(kept, scan.anchors, scan.aliases))


class _Scan:
    def __init__(self, lines: list[str]) -> None:
        self.lines = [line.rstrip("\r") for line in lines]
        self.scalars: list[Scalar] = []
        self.anchors: dict[str, Path] = {}
        self.aliases: list[tuple[Path, str]] = []
        self._levels: list[_Level] = []
        self._number = 0
        self._plain_indent: int | None = None

    def run(self) -> None:
        while self._number < len(self.lines) and len(self.scalars) < _SCALARS_LIMIT:
            line = self.lines[self._number]
            self._number += 1
            content = line.lstrip(" \t")
            if not content or content.startswith(("#", "%")):
                continue
            if line.startswith(("---", "...")):
                self._levels.clear()
                self._plain_indent = None
                continue
            self._read_line(content, len(line) - len(content))

    def _read_line(self, content: str, column: int) -> None:
        if self._plain_indent is not None and column > self._plain_indent:
            self._extend_plain(content)
            return
        self._plain_indent = None
        while content == "-" or content.startswith(("- ", "-\t")):
            self._enter_item(column)
            rest = content[1:].lstrip(" \t")
            column += len(content) - len(rest)
            content = rest
            if not content or content.startswith("#"):
                return
        content = self._properties(content)
        if not content:
            return
        if content.startswith("? "):  # a key and its value on lines of their own
            self._enter_key(column, strip_comment(content[2:]).strip().strip("'\""))
            return
        found = self._key(content)
        if found is None:
            self._value(self._properties(content[2:]) if content.startswith(": ") else content)
            return
        key, rest = found
        self._enter_key(column, key)
        self._value(self._properties(rest.lstrip(" \t")))

    def _properties(self, content: str) -> str:
        prop = _PROPERTY.match(content)
        while prop is not None:
            if prop["anchor"] and len(self.anchors) < _ANCHORS_LIMIT:
                self.anchors[prop["anchor"]] = self._path()
            content = content[prop.end() :]
            prop = _PROPERTY.match(content)
        return content

    def _path(self) -> Path:
        return self._levels[-1].current if self._levels else ()

    @staticmethod
    def _key(content: str) -> tuple[str, str] | None:
        if content[:1] in ("'", '"'):
            key, end = read_quoted(content, 0)
            after = content[end:].lstrip(" \t")
            if end > len(content) or not re.match(r":(?:\s|$)", after):
                return None
            return key, after[1:]
        match = _KEY.match(content)
        if match is None or " #" in match["key"]:
            return None
        return match["key"].rstrip(), content[match.end() :]

    def _enter_item(self, column: int) -> None:
        while self._levels and self._levels[-1].indent > column:
            self._levels.pop()
        top = self._levels[-1] if self._levels else None
        if top is not None and top.key is None and top.indent == column:
            top.index += 1
        elif len(self._levels) < _DEPTH_LIMIT:
            self._levels.append(_Level(column, self._path()))

    def _enter_key(self, column: int, key: str) -> None:
        while self._levels and (
            self._levels[-1].indent > column or (self._levels[-1].key is None and self._levels[-1].indent == column)
        ):
            self._levels.pop()
        top = self._levels[-1] if self._levels else None
        if top is not None and top.key is not None and top.indent == column:
            top.key = key
        elif len(self._levels) < _DEPTH_LIMIT:
            self._levels.append(_Level(column, self._path(), key))

    def _value(self, content: str) -> None:
        """Read what stands after a key or a dash, or alone on a line below it."""
        path = self._path()
        alias = _ALIAS.match(content)
        if alias:
            self.aliases.append((path, alias["name"]))
        elif _BLOCK.match(content):
            self._block(path)
        elif not (content[:1] in ("'", '"') and self._gather_quoted(path, content)) and not (
            content[:1] in ("[", "{") and self._gather_flow(path, content)
        ):
            plain = strip_comment(content)
            self.scalars.append(Scalar(path, plain or None, self._number))
            self._plain_indent = self._indent() if plain else None

    def _indent(self) -> int:
        """Return the column that the lines of a value must exceed."""
        return self._levels[-1].indent if self._levels else -1

    def _extend_plain(self, content: str) -> None:
        plain = strip_comment(content)
        last = self.scalars[-1]
        self.scalars[-1] = Scalar(last.path, f"{last.text}\n{plain}", last.line)

    def _block(self, path: Path) -> None:
        start = self._number
        taken: list[str] = []
        while self._number < len(self.lines):
            line = self.lines[self._number]
            if line.strip() and len(line) - len(line.lstrip(" ")) <= self._indent():
                break
            taken.append(line.strip())
            self._number += 1
        self.scalars.append(Scalar(path, "\n".join(taken).rstrip("\n"), start + 1))

    def _gather_quoted(self, path: Path, content: str) -> bool:
        start = self._number
        for size in range(_CONTINUATION_LIMIT):
            text, end = read_quoted(content, 0)
            if end <= len(content):
                self.scalars.append(Scalar(path, text, start))
                self._number = start + size
                return True
            if start + size >= len(self.lines):
                break
            content += "\n" + self.lines[start + size].strip()
        return False

    def _gather_flow(self, path: Path, content: str) -> bool:
        start = self._number
        for size in range(_CONTINUATION_LIMIT):
            found = read_flow(content)
            if found is not None:
                self._number = start + size
                self._add_flow(path, start, found)
                return True
            if start + size >= len(self.lines):
                break
            content += "\n" + self.lines[start + size].strip()
        return False

    def _add_flow(self, path: Path, line: int, found: tuple[FlowScalar, ...]) -> None:
        for item in found:
            if item.alias is not None:
                self.aliases.append(((*path, *item.path), item.alias))
            else:
                self.scalars.append(Scalar((*path, *item.path), item.text, line + item.line_offset))


def _with_aliases(scalars: list[Scalar], anchors: dict[str, Path], aliases: list[tuple[Path, str]]) -> list[Scalar]:
    """Copy what each alias names to where it stands; a merged key never replaces one that is written out."""
    known = {item.path for item in scalars}
    for _ in range(_ALIAS_ROUNDS):
        added: list[Scalar] = []
        for path, name in aliases:
            source = anchors.get(name)
            if source is None:
                continue
            target = path[: path.index("<<")] if "<<" in path else path
            for item in scalars:
                if item.path[: len(source)] != source or len(scalars) + len(added) > _SCALARS_LIMIT:
                    continue
                copy = Scalar((*target, *item.path[len(source) :]), item.text, item.line)
                if copy.path not in known:
                    known.add(copy.path)
                    added.append(copy)
        if not added:
            break
        scalars = scalars + added
    return scalars
