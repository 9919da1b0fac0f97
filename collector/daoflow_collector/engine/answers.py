"""An end to each answer of the engine: the SDK reads one into memory for as long as it comes, and what is no engine may never end.

Imports the SDK's transport, so whoever imports this does it where an engine is asked (`access.engine_client`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import requests

MAX_ANSWER_BYTES = 16 << 20
"""Some 6,000 containers in one list; every other document is smaller by far."""
_READ_BYTES = 1 << 16


class EndlessAnswerError(requests.Timeout):
    """An answer with no end in sight: to whoever waits for it the same as none."""

    def __init__(self, max_bytes: int) -> None:
        super().__init__(f"the engine's answer does not end within {max_bytes >> 20} MiB")


def read_bounded(response: requests.Response, *_: Any, stream: bool = False, **_options: Any) -> None:
    """Read an answer that is not to be streamed, as a session's `response` hook. Raises `EndlessAnswerError`."""
    # Of a redirection requests reads the whole answer in any case.
    if not stream or response.is_redirect:
        try:
            body = b"".join(_bounded(response.iter_content(_READ_BYTES)))
            response._content = body  # noqa: SLF001 - what requests itself would set, had it read the answer
        except BaseException:
            response.close()
            raise


def lines(response: requests.Response, *, max_bytes: int) -> Iterator[bytes]:
    """Yield a streamed answer's whole lines as they come. Raises `EndlessAnswerError` for one over `max_bytes`."""
    rest = b""
    for chunk in response.iter_content(_READ_BYTES):
        *whole, rest = (rest + chunk).split(b"\n")
        if len(rest) > max_bytes:
            raise EndlessAnswerError(max_bytes)
        yield from whole


def _bounded(chunks: Iterable[bytes]) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > MAX_ANSWER_BYTES:
            raise EndlessAnswerError(MAX_ANSWER_BYTES)
        yield chunk
