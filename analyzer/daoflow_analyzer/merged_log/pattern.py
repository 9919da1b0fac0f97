"""What `--grep` looks for: re2 where it is installed, because a log can be written to make a backtracking engine run for ever."""

from __future__ import annotations

import importlib
import re
from typing import Any

from daoflow_analyzer.errors import UsageError


def line_pattern(expression: str, *, ignore_case: bool) -> Any:
    """Return the compiled expression, with `search` and `finditer` as `re` has them. Raises `UsageError`."""
    flags = "(?i)" if ignore_case else ""
    try:
        engine: Any = importlib.import_module("re2")
    except ImportError:
        engine = re
    try:
        if engine is re:
            return re.compile(flags + expression)
        options = engine.Options()
        options.log_errors = False
        return engine.compile(flags + expression, options)
    except engine.error as error:
        first = error.args[0] if error.args else ""
        words = first.decode("utf-8", "replace") if isinstance(first, bytes) else str(first)
        raise UsageError(
            f"'{expression}' is not a regular expression",
            words,
            "Put a backslash before what is meant literally, as in '\\[error\\]'; there are no look-arounds.",
        ) from error
