"""The gate: whatever goes into a bundle passes one of these methods, and each returns `Redacted` or raises `RedactionError`."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Callable

from daoflow_bundle.json_encoding import encode_json
from daoflow_bundle.redacted import Redacted
from daoflow_bundle.token import TOKEN

from daoflow_collector.redact import authfiles, charset, composefile, dotenv, records, spans, told, tree
from daoflow_collector.redact.errors import RedactionError, fail_closed
from daoflow_collector.redact.lines import LineRedactor
from daoflow_collector.redact.scanner import Scanner
from daoflow_collector.redact.spans import Counts
from daoflow_collector.redact.vault import Vault, to_bytes, to_text

_BREAKS = re.compile(rb"([\n\0])")
_Redact = Callable[[bytes, Scanner, Counts], bytes]


class Redactor:
    """Redacts by kind of content. Harvest the vault first: what it knows is hunted everywhere."""

    def __init__(self, vault: Vault, rename: Callable[[bytes], bytes] | None = None) -> None:
        """Redact by `vault`. `rename` (of `--anonymize`) takes all that is redacted and keeps its lines and its form."""
        self.vault = vault
        self._scanner = Scanner(vault)
        self._rename = rename or _as_it_is

    def tree(self, document: Any, hint: str = "document") -> tuple[Any, dict[str, int]]:
        """Return a decoded JSON document without secrets, and counts by what was removed. `hint`: the member's name, for errors."""
        counts: dict[str, int] = {}
        return fail_closed(hint, lambda: tree.Walk(self._scanner, counts).node(document)), counts

    def text(self, content: bytes, hint: str = "text") -> tuple[bytes, dict[str, int]]:
        """Return plain text without secrets; the number of lines stays. UTF-16 becomes UTF-8; JSON is edited as a tree."""
        return self._file(content, hint, lambda text, scanner, counts: _text(text, scanner, hint, counts))

    def dotenv(self, content: bytes, hint: str = "env file") -> tuple[bytes, dict[str, int]]:
        """Return an env file without the values of its secrets; every line, comment and order kept."""
        return self._file(content, hint, dotenv.redact)

    def yaml(self, content: bytes, hint: str = "Compose file") -> tuple[bytes, dict[str, int]]:
        """Return a Compose file without literal secrets; line numbers and references kept."""
        return self._file(content, hint, composefile.redact)

    def lines(self, counts: Counts | None = None) -> LineRedactor:
        """Return a processor for one log's lines: `feed(lines)` and `flush()`, both give settled lines back, oldest first."""
        return LineRedactor(self._scanner, counts, self._rename)

    def string(self, text: str, hint: str = "text") -> str:
        """Return one short text (a reason, an error message, a file name) without secrets."""
        return fail_closed(hint, lambda: to_text(self._rename(self._scanner.redact(to_bytes(text), {}))))

    def member(self, path: str) -> str:
        """Return a member's path without the host's known secrets, and with the names that the rest has.

        Most are fixed words; but the name of a file is the operator's, and a bundle that holds a secret by name is no bundle.
        """
        return to_text(self._rename(to_bytes(fail_closed("a member's name", lambda: self._without_known(path)))))

    def _without_known(self, path: str) -> str:
        raw = to_bytes(path)
        found = spans.merge(self._scanner.known.find(raw), raw, [])
        clean = to_text(spans.apply(raw, found, self.vault, {}))
        return TOKEN.sub(lambda token: f"redacted-{token['what']}-{token['fingerprint']}", clean) if found else path

    def redact_json(self, document: Any, hint: str = "document") -> Redacted:
        """Return a JSON document as a finished member."""
        redacted, counts = self.tree(document, hint)
        return Redacted(fail_closed(hint, lambda: self._rename(serialise(redacted))), counts)

    def redact_json_items(self, items: Iterable[Any], hint: str = "document") -> Redacted:
        """Return a JSON array as a finished member, made item by item: the same bytes as of `redact_json`."""
        counts: Counter[str] = Counter()

        def encoded() -> Iterator[bytes]:
            for item in items:
                redacted, own = self.tree(item, hint)
                counts.update(own)
                yield serialise(redacted).rstrip(b"\n").replace(b"\n", b"\n  ")

        body = fail_closed(hint, lambda: b",\n  ".join(encoded()))
        content = b"[\n  " + body + b"\n]\n" if body else b"[]\n"
        return Redacted(fail_closed(hint, lambda: self._rename(content)), dict(counts))

    def redact_text(self, content: bytes, hint: str = "text") -> Redacted:
        """Return plain text as a finished member."""
        return Redacted(*self.text(content, hint))

    def redact_again(self, content: bytes, before: Mapping[str, int], hint: str) -> Redacted:
        """Return a finished member without what was learnt since; what was taken out `before` stays counted."""
        clean, counts = self.text(content, hint)
        return Redacted(clean, dict(Counter(before) + Counter(counts)))

    def redact_dotenv(self, content: bytes, hint: str = "env file") -> Redacted:
        """Return an env file as a finished member."""
        return Redacted(*self.dotenv(content, hint))

    def redact_yaml(self, content: bytes, hint: str = "Compose file") -> Redacted:
        """Return a Compose file as a finished member."""
        return Redacted(*self.yaml(content, hint))

    def _file(self, content: bytes, hint: str, redact: _Redact) -> tuple[bytes, dict[str, int]]:
        counts: dict[str, int] = {}
        return fail_closed(hint, lambda: self._in_all_places(self._as_utf8(content), redact, counts)), counts

    def _in_all_places(self, text: bytes, redact: _Redact, counts: dict[str, int]) -> bytes:
        """Redact once, and once more where what a text names as a secret is still in another place of it."""
        with self.vault.hearing() as heard:
            clean = redact(text, self._scanner, counts)
        more = told.left_in(clean, heard, self.vault)
        if more:
            counts.clear()
            clean = redact(text, self._scanner.with_more(more), counts)
        return self._rename(clean)

    def _as_utf8(self, content: bytes) -> bytes:
        """Return text in UTF-8. Raises `RedactionError` where both readings of it make sense: nobody can say which one is clean."""
        text = charset.as_utf8(content)
        if text is not content and self._scanner.spans(charset.readable_bytes(content), {}):
            raise RedactionError("redaction of a text failed (its bytes are one text and its UTF-16 another)")
        return text


def _text(content: bytes, scanner: Scanner, hint: str, counts: Counts) -> bytes:
    if records.is_environment(content):
        return records.redact_environment(content, scanner, counts)
    if records.are_records(content):
        return records.redact_records(content, scanner, counts)
    if content.lstrip()[:1] in (b"{", b"["):
        try:
            json.loads(content)
        except (ValueError, RecursionError):
            pass  # not JSON, or nested past any use: it is text then
        else:
            return scanner.redact(content, counts)
    if b"\0" in content:
        content = records.with_arguments(content, scanner, counts)
    parts = _BREAKS.split(content)
    redactor = LineRedactor(scanner, counts)
    lines = authfiles.prepared(parts[::2], hint, scanner, counts)
    parts[::2] = redactor.feed(lines) + redactor.flush()
    return b"".join(parts)


def _as_it_is(content: bytes) -> bytes:
    return content


def redacted_chunk(prefixes: Iterable[bytes], lines: Iterable[bytes]) -> Redacted:
    """Return settled lines of a log, each behind its prefix (time and stream, which the collector made itself), as content to write.

    `lines` must come from `LineRedactor`; its `counts` are reported with the member, not here.
    """
    return Redacted(b"".join(prefix + line + b"\n" for prefix, line in zip(prefixes, lines)))


def renamed_again(content: Redacted, rename: Callable[[bytes], bytes]) -> Redacted:
    """Return finished content with names that were not known to be some when it was made."""
    return Redacted(rename(content.content), content.redactions)


def serialise(document: Any) -> bytes:
    """Return the bytes of a redacted document, the same on every host."""
    return encode_json(document)
