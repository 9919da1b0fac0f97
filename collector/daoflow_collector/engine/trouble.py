"""What went wrong between the collector and the engine, in the operator's words: never what the other side sent, which may be anything.

Libraries speak of their own insides: pools, classes, an address that nobody can open, megabytes of what was no answer.
"""

from __future__ import annotations

from collections.abc import Iterator

NO_ANSWER = "the Docker Engine did not answer in time"
_MAX_SAID = 300
_IN_WORDS = (
    (("ReadTimeout", "ConnectTimeout", "TimeoutError", "timeout"), NO_ANSWER),
    (("RemoteDisconnected", "ConnectionResetError", "BrokenPipeError"), "the engine closed the connection unanswered"),
    (("IncompleteRead", "InvalidChunkLength"), "the engine's answer broke off in the middle"),
    (
        ("BadStatusLine", "LineTooLong", "HeaderParsingError", "UnknownProtocol"),
        "what answers there does not speak HTTP",
    ),
    (("ConnectionRefusedError",), "nothing accepts connections any more"),
    (("FileNotFoundError",), "its socket is gone"),
    (("JSONDecodeError", "DecodeError", "UnicodeDecodeError"), "what answers there gives no engine's documents"),
)
"""Names of classes, not classes: importing those that the SDK did not load already costs memory."""


def is_silence(error: BaseException) -> bool:
    """Return whether no answer came in time, which the next question would wait for again."""
    return engine_words(error) == NO_ANSWER


def engine_words(error: BaseException) -> str:
    """Return the reason for one line. What the engine itself says of a refusal is quoted, as far as a person reads it."""
    from docker.errors import APIError, InvalidVersion

    if isinstance(error, APIError) and error.response is not None:
        said = " ".join(str(error.explanation or "").split())
        if said:
            return f"the engine says: {said[:_MAX_SAID]}{'...' if len(said) > _MAX_SAID else ''}"
        return f"the engine answered HTTP {error.response.status_code}"
    if isinstance(error, InvalidVersion):
        return "it speaks an API version that is too old to be asked"
    behind = [{cls.__name__ for cls in type(item).__mro__} for item in _behind(error)]
    for names, words in _IN_WORDS:
        if any(not found.isdisjoint(names) for found in behind):
            return words
    said = " ".join(str(error).split())
    return said[:_MAX_SAID] or type(error).__name__


def _behind(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and what it was made of: the transport wraps by argument, by cause and by context."""
    waiting: list[BaseException] = [error] if error is not None else []
    seen: set[int] = set()
    while waiting:
        item = waiting.pop()
        if id(item) in seen:
            continue
        seen.add(id(item))
        yield item
        inner = (*item.args, getattr(item, "reason", None), item.__cause__, item.__context__)
        waiting += [one for one in inner if isinstance(one, BaseException)]
