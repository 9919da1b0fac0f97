"""JSON from a bundle, decoded within bounds: what later code would choke on ends here."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from daoflow_bundle.errors import FormatError
from daoflow_bundle.limits import MAX_JSON_BYTES, MAX_JSON_DEPTH, MAX_JSON_VALUES

_NUMBER_LENGTH = 40
_SURROGATE_ESCAPE = re.compile(rb"\\u[dD][89a-fA-F]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def count_values(content: bytes) -> int:
    """Return a bound of how many values a JSON text decodes to: what takes memory, whatever its size in bytes."""
    return sum(map(content.count, (b",", b"[", b"{")))


def decode_json(content: bytes, what: str) -> Any:
    """Return the document. Raises `FormatError`, naming `what`, for anything that is not bounded, finite, UTF-8 JSON.

    Of repeated keys the last counts. Lone surrogates become U+FFFD, so that every text can be encoded again.
    """
    if len(content) > MAX_JSON_BYTES or count_values(content) > MAX_JSON_VALUES:
        raise FormatError(f"{what} is too large to decode: {len(content)} bytes")
    try:
        document = json.loads(
            content.decode("utf-8"), parse_int=_integer, parse_float=_real, parse_constant=_refuse_constant
        )
    except RecursionError as error:
        raise FormatError(f"{what} is nested too deeply") from error
    except ValueError as error:
        raise FormatError(f"{what} is not JSON: {error}") from error
    level = [document]
    for _ in range(MAX_JSON_DEPTH + 1):
        level = [
            child
            for node in level
            for child in (node.values() if isinstance(node, dict) else node if isinstance(node, list) else ())
            if isinstance(child, (dict, list))
        ]
        if not level:
            return _without_surrogates(document) if _SURROGATE_ESCAPE.search(content) else document
    raise FormatError(f"{what} is nested too deeply")


def _integer(text: str) -> int:
    if len(text) > _NUMBER_LENGTH:
        raise ValueError("a number is too long")
    return int(text)


def _real(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("a number is too large")
    return number


def _refuse_constant(text: str) -> float:
    raise ValueError(f"{text} is not JSON")


def _without_surrogates(node: Any) -> Any:
    if isinstance(node, str):
        return _SURROGATE.sub("\ufffd", node)
    if isinstance(node, list):
        return [_without_surrogates(child) for child in node]
    if isinstance(node, dict):
        return {_without_surrogates(key): _without_surrogates(child) for key, child in node.items()}
    return node
