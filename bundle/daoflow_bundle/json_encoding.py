"""JSON as it stands in a bundle: orjson where it loads and passes a golden test, the standard library elsewhere, the same bytes by both."""

from __future__ import annotations

import json
from typing import Any

_GOLDEN: dict[str, Any] = {"\xff": [1, -2, None, True, {}, []], "a": {"\x1b\u2028\n": "\U0001f40b\x7f"}}
_GOLDEN_BYTES = json.dumps(_GOLDEN, ensure_ascii=False, indent=2).encode()


def _find_orjson() -> tuple[Any, str]:
    """Return orjson and its name, or None and why not."""
    try:
        import orjson

        if (
            orjson.dumps(_GOLDEN, option=orjson.OPT_INDENT_2) == _GOLDEN_BYTES
            and orjson.loads(_GOLDEN_BYTES) == _GOLDEN
        ):
            return orjson, f"orjson {orjson.__version__}"
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        return None, f"standard library ({type(error).__name__} of orjson)"
    return None, "standard library (orjson writes wrong bytes here)"


_orjson, BACKEND = _find_orjson()
"""What encodes here, for the manifest and `--version --verbose`."""


def encode_json(document: Any) -> bytes:
    """Return UTF-8, two spaces of indent, order kept, one newline at the end; a lone surrogate becomes `?`.

    Raises `ValueError` for numbers that JSON has not, `TypeError` for what is no JSON value.
    """
    if _orjson is not None and _alike(document):
        try:
            encoded: bytes = _orjson.dumps(document, option=_orjson.OPT_INDENT_2 | _orjson.OPT_APPEND_NEWLINE)
        except TypeError:
            pass  # a lone surrogate, or nested deeper than orjson goes
        else:
            return encoded
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    return text.encode("utf-8", "replace") + b"\n"


def _alike(document: Any) -> bool:
    """Whether both libraries write the same: they differ in floats, in integers past 64 bits and in what they take for a value."""
    stack = [document]
    while stack:
        node = stack.pop()
        kind = type(node)
        if kind is str or kind is bool or node is None:
            continue
        if kind is dict:
            if not all(type(key) is str for key in node):
                return False
            stack.extend(node.values())
        elif kind is list or kind is tuple:
            stack.extend(node)
        elif kind is not int or not -(1 << 63) <= node < 1 << 63:
            return False
    return True
