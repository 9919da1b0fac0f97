"""One text, every pass: known values, structure, shapes, names, URLs, keys, decoded views, entropy. Spans are merged, replaced once."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

from daoflow_collector.redact import (
    assignments,
    bindings,
    chance,
    charset,
    commands,
    complaints,
    cookies,
    diffs,
    drawn,
    encodings,
    jsontext,
    languages,
    listing,
    logins,
    lone,
    markup,
    neighbours,
    oauth,
    pem,
    queries,
    references,
    settings,
    shapes,
    shells,
    spans,
    sql,
    urls,
    values,
    views,
    webhooks,
)
from daoflow_collector.redact.known import Known
from daoflow_collector.redact.layers import Layers, compiled
from daoflow_collector.redact.names import label
from daoflow_collector.redact.odd import is_four_words
from daoflow_collector.redact.spans import Counts, Span
from daoflow_collector.redact.vault import Vault, to_bytes, to_text

MAX_DEPTH = 3
ENTROPY_MIN = 32
_ENTROPY = re.compile(rb"(?<![A-Za-z0-9+/=_-])[A-Za-z0-9+/_-]{%d,}={0,2}(?![A-Za-z0-9+/_-])" % ENTROPY_MIN)
_KEY_CONTEXT = re.compile(
    rb"(?:sha-?(?:1|256|384|512)(?: (?:pin|digest|hash|fingerprint|checksum))?(?:[:= -]{1,2}[\"']?|%)|"
    rb"\be-?tag[\"']?[:= ]{1,3}(?:W/)?\\?[\"']?|(?<![A-Za-z0-9])W/(?:\\?\"|&quot;)|\bkty\W{1,5}RSA\W{1,5}n\W{1,4}|"
    rb"\bh1:|ssh-[a-z0-9]+ |ecdsa-[a-z0-9-]+ |"
    rb"public[ _-]?(?:[a-z]{1,20}_)?key(?:\x1b\[[\d;]{0,9}m)?\S{0,3}\s{0,2}(?:[:=]\s{0,2})?(?:\x1b\[[\d;]{0,9}m)?[\"']?|"
    rb"public_key {1,24}\| |"
    rb"public_key(?:</t[dh]>\s?<td>|%22%3A%|\"[ ,]\s?\"?value[\":=]{1,3})\"?|"
    rb"x-amz-(?:id-[0-9]|cf-id|version-id)\W{1,4}|\b(?:version|request|trace|correlation|upload)[_-]?id[\"']?[:=]\s?[\"']?|"
    rb"integrity\W{1,6}|<HostId>|\bdata:(?:image|font|audio|video)/[\w.+-]{1,20};base64,|"
    rb"\bed25519:\w{1,20}[\"'\\]{0,3}: ?\\?[\"']?|"  # a Matrix server's public key, or what it signed
    rb"\bpeer\b[ :=]{1,3})\Z",
    re.IGNORECASE,
)
_PUBLIC_BLOB = re.compile(
    rb"pk_(?:live|test)_|AAAA(?:B3NzaC1|C3NzaC1|E2VjZHNh|GnNr)|LS0tLS1CRUdJTi(?:BDRVJUSUZJQ0FUR|BQVUJMSUM)"
)
"""What an SSH key's public half and a certificate in base64 begin with; what a private key behind it is, its decoding tells."""
_IN_URL = re.compile(rb"://[^\s\"'<>]*\Z")
_PATH_WORD = re.compile(rb"(?:[a-z]+(?:-[a-z]+)*)?/")
_PATH_BEGINS = re.compile(rb"/[a-z]{3,}(?:-[a-z]+)*/")
_LAST_STEPS = re.compile(rb"(?:/[a-z]+(?:[A-Z][a-z]+|-[a-z]+)*)+/?\Z")
MAX_URL_HEAD = 300
PLAIN_ID = re.compile(rb"[0-9a-f-]+")
_UPPER = re.compile(rb"[A-Z]")
_LOWER = re.compile(rb"[a-z]")
_PARTS = re.compile(r"[/_+=-]")
_TELLING_NOTHING = re.compile(
    r"(?:AC|MG|PN|SM)?[0-9a-f]{7,}|\d+|[A-Z]+\d{0,4}|[a-z]*(?:[A-Z]{1,5}(?=[A-Z][a-z])|[A-Z][a-z]+)*\d{0,4}"
)
"""Segments of a long word that are ids, numbers or words, also joined in camel case."""
_PARTS_OF_WORD = re.compile(rb"[/_+=-]")
MIN_SIGNS = 12
"""Different ones in a word: fewer are a pattern that comes back."""
MIN_NAME, MIN_DRAWN = 4, 22
"""Letters of a part that can be a name, and of all parts that are none."""
_LONG_WORD = re.compile(rb"[A-Za-z0-9+/_-]{24}")
_ID = re.compile(rb"(?:AC|MG|PN|SM)?[0-9a-fA-F]{7,}|\d+")
_NUMBERED = re.compile(r"[a-z]{1,20}\d{1,10}")
_DIGEST = re.compile(rb"sha(?:1|256|384|512)-")
MIN_HASH_HEX = 128
MAX_GLUED = 6
REMEMBERED_BYTES = 200
MAX_REMEMBERED = 10_000


@dataclass(frozen=True)
class _Lore:
    """The known values, and what was found out by them. One object: what a thread still finds out by the last one is not kept."""

    known: Known | Layers
    labels: dict[str, str] = field(default_factory=dict)
    clean: set[tuple[bytes, int, bool]] = field(default_factory=set)
    """Short texts without any secret: keys and phrases come back in every line of a log."""


class Scanner:
    """Redacts one text at a time against a vault; compiles the known values again when the vault has changed."""

    def __init__(self, vault: Vault, known: Known | Layers | None = None) -> None:
        self.vault = vault
        self._lore = _Lore(Known(vault) if known is None else known)
        self._compiling = threading.Lock()

    def with_more(self, more: Mapping[str, str]) -> Scanner:
        """Return a scanner that hunts for more values, by name, and gives out the same tokens."""
        vault = self.vault.with_more(more)
        return Scanner(vault, compiled(vault, self.known))

    @property
    def known(self) -> Known | Layers:
        """Return the compiled known values, as of now."""
        return self._current().known

    def _current(self) -> _Lore:
        if self._lore.known.revision != self.vault.revision:
            with self._compiling:  # each log is read by a thread of its own, and one copy is enough
                if self._lore.known.revision != self.vault.revision:
                    self._lore = _Lore(compiled(self.vault, self._lore.known))
        return self._lore

    def redact(
        self, text: bytes, counts: Counts, *, depth: int = 0, extra: Sequence[Span] = (), identity: bool = False
    ) -> bytes:
        """Return `text` without secrets.

        `extra`: spans that the caller knows from the text's surroundings; `identity`: the text is an identifier by its name, so being
        random says nothing.
        """
        seen, clean = (text, depth, identity), self._current().clean
        if not extra and seen in clean:
            return text
        found = self.spans(text, counts, depth=depth, extra=extra, identity=identity)
        if found:
            return spans.apply(text, found, self.vault, counts)
        if len(text) <= REMEMBERED_BYTES and len(clean) < MAX_REMEMBERED:
            clean.add(seen)
        return text

    def spans(
        self, text: bytes, counts: Counts, *, depth: int = 0, extra: Sequence[Span] = (), identity: bool = False
    ) -> list[Span]:
        """Return the merged spans of all passes over `text`."""
        known = self.known.find(text)
        protected = self.untouchable(text, known)
        found = [*(self._named(span, keep=True) for span in extra), *spans.forged_tokens(text, self.vault), *known]
        whole, text = text, spans.with_values(text, protected)
        lowered = text.lower()
        found += pem.find(text)
        found += references.find(text)
        found += [*queries.find(text), *settings.find(text)]
        found += [self._named(_around(span, known)) for span in shapes.find(text, lowered)]
        found += [self._named(span) for span in commands.find(text, lowered)]
        found += [self._named(span, keep=True) for span in sql.find(text, lowered)]
        found += [
            self._named(span)
            for span in (*bindings.find(text, lowered), *webhooks.find(text, lowered), *oauth.find(text, lowered))
        ]
        found += [
            self._named(span, keep=True) for span in (*markup.find(text), *assignments.find(text), *diffs.find(text))
        ]
        found += [self._named(span, keep=True) for span in neighbours.find(text, lowered)]
        found += [self._named(span) for span in (*listing.find(text), *shells.find(text))]
        if complaints.may_hold_value(text):
            found += [self._named(span) for span in (*logins.find(text), *complaints.find(text))]
        found += [self._named(span, keep=True) for span in cookies.find(text, lowered)]
        found += [self._named(span, keep=True) for span in languages.find(text, lowered)]
        found += [self._url(credential) for credential in urls.credentials(text)]
        if depth < MAX_DEPTH:
            found += self._behind_encodings(text, depth + 1)
        if not identity:
            before = spans.in_place_of(protected)
            seen = [*found, *before]
            guessed = pem.outside_public(entropy(text), text)
            found += [self._named(span) for span in guessed if not _is_mostly_exact(span, seen, text)]
            found += [self._named(span) for span in lone.find(text, lowered, [*found, *before])]
        if depth < MAX_DEPTH:
            # Inside JSON the tree has looked at each string by itself: a guess made across its quotes would only break it.
            ranges, edits = jsontext.edits(whole, self, counts, depth + 1)
            found = [
                span for span in found if not any(start <= span.start and span.end <= end for start, end in ranges)
            ] + edits
        return (
            [self._labelled(span) for span in spans.merge(spans.tightened(found, known, whole), whole, protected)]
            if found
            else []
        )

    def read(self, line: bytes) -> bytes:
        """Return a line as every pass reads it: with a made-up value where a token stands for one."""
        return spans.with_values(line, self.untouchable(line, self.known.find(line))) if spans.tokens(line) else line

    def untouchable(self, text: bytes, known: Sequence[Span]) -> list[tuple[int, int]]:
        """Return the ranges of tokens that no pass may touch.

        Whoever made them: redacting what another run redacted must find nothing new. But one of somebody else's that holds a secret of this
        host, or names what reads as one, is text like any other.
        """
        ranges: list[tuple[int, int]] = []
        for token in spans.tokens(text):
            start, end = token.span()
            is_known = any(span.start < end and start < span.end for span in known)
            what = to_text(token["what"])
            if spans.is_own(token, self.vault) or not (is_known or self.shown_name(what) != what):
                ranges.append((start, end))
        return ranges

    def slot(self, what: str, value: bytes, flags: Iterable[str] = ()) -> bytes:
        """Return the token of a whole value in a slot of its own; equal to the plain value's where it is an encoding of a known one."""
        resolved, more = self.known.resolve(value)
        return str(self.vault.token(self.shown_name(what), resolved, (*flags, *more))).encode("ascii")

    def shown_name(self, what: str) -> str:
        """Return the label to show: a name met in a text may be, or hold, one of the host's secrets."""
        lore = self._current()
        labels = lore.labels
        if what not in labels:
            if len(labels) >= MAX_REMEMBERED:
                labels.clear()
            labels[what] = what  # while it is looked at itself
            shown = label(what)  # judged as it stands in a token, where another run meets it
            raw = to_bytes(shown)
            told = (
                lore.known.contains(raw)
                or shapes.is_word_shape(raw)
                or any(map(values.is_random, (shown, *_PARTS.split(shown))))
                or is_four_words(shown)
                or drawn.is_row(shown)
                or self._is_most_of_a_known(shown)
            )
            labels[what] = "secret" if told or self.spans(raw, {}, depth=MAX_DEPTH) else what
        return labels[what]

    def _is_most_of_a_known(self, what: str) -> bool:
        """Say whether a label is a known value but for signs that no label has: `Pepper2029` of `Pepper2029!`."""
        return any(what in value and 2 * len(what) >= len(value) for value in self.vault.strong_values())

    def _labelled(self, span: Span) -> Span:
        shown = self.shown_name(span.what) if span.rendered is None else span.what
        return span if shown == span.what else replace(span, what=shown)

    def _named(self, span: Span, *, keep: bool = False) -> Span:
        """Take the known value's name and plain form where the span is one of this host's secrets."""
        if span.rendered is not None:
            return span
        resolved, flags = self.known.resolve(span.value)
        name = None if keep else self.vault.name_of(resolved)
        return replace(span, value=resolved, what=name or span.what, flags=(*span.flags, *flags))

    def _url(self, credential: urls.Credential) -> Span:
        name = self.vault.name_of(credential.value) or credential.kind
        flags = ("pct-encoded",) if credential.encoded else ()
        return Span(credential.start, credential.end, name, credential.value, flags, exact=True)

    def _behind_encodings(self, text: bytes, depth: int) -> Iterator[Span]:
        for view in views.substitutions(text):
            for seen in self.spans(view.text, {}, depth=depth):
                stop = views.whole_end(view, seen.start, seen.end) if seen.rendered is None else seen.end
                span = seen if stop == seen.end else replace(seen, end=stop, value=view.text[seen.start : stop])
                span = views.before_blank(view, text, span)
                start, end = views.original_range(view, span.start, span.end)
                if span.rendered is None:
                    flags = (
                        (*span.flags, "pct-encoded")
                        if view.encoding == "percent" and b"%" in text[start:end]
                        else span.flags
                    )
                    yield replace(span, start=start, end=end, flags=flags, exact=True)
                elif span.rendered == spans.ESCAPED:
                    yield replace(span, start=start, end=end)
                else:
                    whole = [one["what"] for one in spans.tokens(span.rendered) if one.group() == span.rendered]
                    what = to_text(whole[0]) if whole else view.encoding
                    yield Span(start, end, what, span.value or view.text[span.start : span.end], exact=True)
        for start, end, encoding, decoded in (*views.runs(text), *views.byte_lists(text)):
            secret = self._secret_inside(decoded, depth)
            if secret is not None:
                yield Span(start, end, self.vault.name_of(secret) or encoding, secret, exact=True)

    def _secret_inside(self, decoded: bytes, depth: int) -> bytes | None:
        """Return the one secret in what was decoded, so that it equals itself in plain places; all of it where there are several."""
        plain = decoded
        with suppress(charset.UnknownCharsetError):
            plain = charset.as_utf8(decoded)  # PowerShell's base64 is of UTF-16
        if not views.is_readable(plain):
            return decoded if self.known.contains_raw(plain) else None
        found = self.spans(pem.without_public(plain.replace(b"\0", b" ")), {}, depth=depth)
        if not found:
            return None
        # Of a string of JSON the edit is ready, and has its value where all of it is the secret.
        return self.known.resolve(found[0].value)[0] if len(found) == 1 and found[0].value else decoded


def _around(shape: Span, known: Sequence[Span]) -> Span:
    """Return a vendor's token as a guess where it goes on behind a known value: `…_tail` was glued to it."""
    is_glued = any(shape.start <= span.start and span.end <= shape.end and span.value != shape.value for span in known)
    return replace(shape, exact=False) if is_glued else shape


def entropy(text: bytes) -> Iterator[Span]:
    """Yield long words that only a machine makes: 32 characters and more, in mixed case. Never hex: digests and ids are that."""
    for match in _ENTROPY.finditer(text):
        if (
            is_random_word(match.group())
            and not _PUBLIC_BLOB.match(match.group())
            and not _KEY_CONTEXT.search(text, max(0, match.start() - 40), match.start())
        ):
            if _is_document(match.group()):
                continue  # what it says has been read, string by string
            # The digits of an escape belong to the sign before them.
            end = match.end() - match.group().endswith(b"/")
            start = match.start() + 2 * (text[match.start() - 1 : match.start()] == b"%")
            if start > match.start() and not is_random_word(text[start : match.end()]):
                continue
            if b"/" in match.group() and (
                _PATH_BEGINS.match(text, start) or _IN_URL.search(text, max(0, start - MAX_URL_HEAD), start)
            ):
                # The words of a path say where it was sent: they stay.
                while word := _PATH_WORD.match(text, start, match.end()):
                    start = word.end()
                end = start + len(_LAST_STEPS.sub(b"", text[start : match.end()]))
                if (start, end) != match.span() and not is_random_word(text[start:end]):
                    continue
            yield Span(start, end, "random", text[start:end])


def _is_document(word: bytes) -> bool:
    """Say whether a word is JSON in base64, no part of a JWT, and without another such word, which may lie too deep to be read."""
    decoded = shapes.document_in(word) if word.startswith((b"eyJ", b"eyA", b"ewo", b"W3s", b"WyJ")) else None
    return decoded is not None and not _LONG_WORD.search(decoded)


def _is_mostly_exact(guess: Span, found: Iterable[Span], text: bytes) -> bool:
    """Say whether a random word is a value found exactly, and what is glued to it tells nothing: `%22`, `36m`, `backup-`, slashes."""
    return any(
        span.exact
        and guess.start <= span.start
        and span.end <= guess.end
        and (
            (guess.end - guess.start) - (span.end - span.start) <= MAX_GLUED
            or (_tells_nothing(text[guess.start : span.start]) and _tells_nothing(text[span.end : guess.end]))
        )
        for span in found
    )


def _tells_nothing(glued: bytes) -> bool:
    """Say whether what stands before or behind a value is words, numbers and ids, set apart from it."""
    parts = _PARTS.split(to_text(glued))
    return (parts[0] == "" or parts[-1] == "") and all(
        not part or _TELLING_NOTHING.fullmatch(part) or _NUMBERED.fullmatch(part) for part in parts
    )


def is_random_word(word: bytes) -> bool:
    """Say whether a long word of capital and small letters is random enough to go without any name."""
    if (
        len(word) < ENTROPY_MIN
        or len(set(word)) < MIN_SIGNS
        or not (_UPPER.search(word) and _LOWER.search(word))
        or _DIGEST.match(word)
    ):
        return False
    parts = [part for part in _PARTS_OF_WORD.split(word) if not _ID.fullmatch(part)]
    drawn_parts = [part for part in parts if len(part) < MIN_NAME or chance.bits(part) >= 0]
    return sum(map(len, drawn_parts)) >= MIN_DRAWN and sum(map(chance.bits, drawn_parts)) >= chance.CERTAIN


def is_suspicious_word(word: bytes) -> bool:
    """Say whether a long word alone is a reason to look at its line: a shape, something encoded, or randomness."""
    _, is_named, value = word.rpartition(b"=")
    if is_named and len(value) >= views.MIN_HEX and PLAIN_ID.fullmatch(value):
        word = value  # the name tells by itself
    if PLAIN_ID.fullmatch(word):
        decoded = encodings.decode_hex(word) if len(word) >= views.MIN_HEX else None
        return len(word) >= MIN_HASH_HEX or (decoded is not None and views.is_readable(decoded))
    if shapes.is_word_shape(word) or (is_named and queries.is_telling(value)):
        return True
    if len(word) < views.MIN_BASE64 or not _UPPER.search(word):
        return False
    return any(views.is_readable(decoded) for _, _, _, decoded in views.runs(word)) or is_random_word(word)


__all__ = ["Scanner", "entropy", "is_random_word", "is_suspicious_word"]
