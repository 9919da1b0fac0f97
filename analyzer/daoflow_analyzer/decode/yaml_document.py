"""Safe YAML: an untrusted Compose file as plain values, with bounds on size, aliases and depth."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import yaml
from daoflow_bundle.limits import MAX_JSON_DEPTH

from daoflow_analyzer.decode.json_value import UnreadableError, check_depth

MAX_YAML_CHARACTERS = 256 << 10
"""A Compose file of that size is not one that a person wrote, and the parser takes ten seconds for a megabyte."""

MAX_EVENTS = 20_000
"""Scalars, starts and ends: some seconds of parsing."""

MAX_ALIASES = 1_000
"""Each alias shares its anchor's value; many nested ones are a bomb as soon as somebody walks the tree."""

MAX_NODES = 200_000
"""Values after aliases are followed."""


class YamlError(UnreadableError):
    """The text is no YAML; `line` is 1-based where the parser knows it."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


def load_yaml(content: str) -> Any:
    """Return the first document's value, read without local tags such as Compose's `!override`. Raises `YamlError`, also for other tags."""
    if len(content) > MAX_YAML_CHARACTERS:
        raise YamlError(f"it is larger than {MAX_YAML_CHARACTERS >> 10} KiB")
    try:
        value = _load(content)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        deeper = _deeper(content.splitlines()[: mark.line + 1]) if mark is not None else ""
        words = f"{error.problem or 'it is not YAML'}{deeper}"
        raise YamlError(words, mark.line + 1 if mark is not None else None) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        if isinstance(error, YamlError):
            raise
        raise YamlError(str(error).split("\n", 1)[0] or "it nests too deeply") from error
    _check_size(value)
    check_depth(value)
    return value


def _as_text(_loader: Any, node: yaml.Node) -> Any:
    return node.value


def _without_tag(loader: Any, tag: str, node: yaml.Node) -> Any:
    """Return what a tagged node holds. Compose knows `!override` and `!reset`, which empties, and passes over other local tags."""
    if tag == "reset":
        return None
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return node.value


def _with_local_tags(parser: type[Any]) -> type[Any]:
    loader: Any = type("Loader", (parser,), {})
    loader.add_multi_constructor("!", _without_tag)
    # A lone `=`, which only PyYAML takes for more than a string.
    loader.add_constructor("tag:yaml.org,2002:value", _as_text)
    return loader  # type: ignore[no-any-return]


_LOADER = _with_local_tags(yaml.SafeLoader)
_FAST_LOADER = _with_local_tags(yaml.CSafeLoader) if yaml.__with_libyaml__ else None


def _load(content: str) -> Any:
    """Return what libyaml reads, five times as fast; what it finds fault with is left to PyYAML's own parser, which has better words."""
    if _FAST_LOADER is not None:
        with suppress(yaml.YAMLError):
            return _load_bounded(content, _FAST_LOADER)
    return _load_bounded(content, _LOADER)


def _load_bounded(content: str, loader: type[Any]) -> Any:
    """Stop at the bounds before a value is built, and before it nests deeper than the parsers can follow. Raises `YamlError`."""
    aliases = depth = 0
    for events, event in enumerate(yaml.parse(content, Loader=loader), start=1):
        aliases += isinstance(event, yaml.AliasEvent)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if events > MAX_EVENTS or aliases > MAX_ALIASES:
            raise YamlError(f"it has more than {MAX_EVENTS} values or {MAX_ALIASES} aliases")
        if depth > MAX_JSON_DEPTH:
            raise YamlError(f"it nests deeper than {MAX_JSON_DEPTH} levels")
    return yaml.load(content, Loader=loader)  # noqa: S506 - safe loaders, and plain values for local tags


def _deeper(lines: list[str]) -> str:
    """Say how much deeper the last line begins than the one above that opens nothing: the parser's own words do not name it."""
    *before, last = lines or [""]
    above = next((line for line in reversed(before) if line.strip() and not line.lstrip().startswith("#")), "")
    own, its = (len(line) - len(line.lstrip(" ")) for line in (last, above))
    if own <= its or not above.strip() or above.rstrip().endswith((":", "-", "|", ">", "{", "[", ",")):
        return ""
    return f"; it begins {own} spaces in, the line above it {its}"


def _check_size(value: Any) -> None:
    """Count values with aliases followed, stopping at the bound: shared and cyclic values count each time they are met."""
    pending, count = [value], 0
    while pending:
        item = pending.pop()
        count += 1
        if count > MAX_NODES:
            raise YamlError(f"it expands to more than {MAX_NODES} values")
        if isinstance(item, dict):
            pending.extend(item.values())
        elif isinstance(item, list):
            pending.extend(item)
