"""A member's content as a terminal may show it: what commands the terminal, hides text or turns it round is a question mark."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator

_KEPT = "\n\t"


def for_terminal(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the content with every character replaced that does not print; the bundle may be anybody's."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    for chunk in chunks:
        yield _harmless(decoder.decode(bytes(chunk)))
    yield _harmless(decoder.decode(b"", True))


def _harmless(text: str) -> bytes:
    if not text.replace("\n", "").replace("\t", "").isprintable():
        text = "".join(one if one.isprintable() or one in _KEPT else "?" for one in text)
    return text.encode()
