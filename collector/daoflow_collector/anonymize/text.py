"""All passes over one redacted text. Fakes have the characters of what they stand for, so JSON, YAML and URLs stay what they are."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from functools import partial
from typing import Callable

from daoflow_collector.anonymize import people
from daoflow_collector.anonymize.addresses import (
    DASHED,
    IPV4,
    IPV4_ESCAPED,
    IPV6,
    IPV6_ESCAPED,
    MAC,
    MAPPED,
    REVERSED,
    Addresses,
    Network,
)
from daoflow_collector.anonymize.names import MAIL, NAME, PLUS, Hunt, Names
from daoflow_collector.anonymize.pseudonyms import Pseudonyms
from daoflow_collector.redact import views
from daoflow_collector.redact.encodings import decode_base64
from daoflow_collector.redact.views import BASE64

_SOFTWARE = re.compile(rb"[A-Za-z]/\Z")
"""Before `120.0.0.0` of a browser: a version, where an address stands behind a space, a quote or `//`."""

_COLOUR = re.compile(rb"\d{1,3}m(?=[A-Za-z0-9])")
_ESCAPE = re.compile(rb"(?:\x1b|u001[bB]|x1[bB]|\\e|\\033)\[(?:\d{1,3};)*\Z")
_LONGEST_ESCAPE = 24


class Anonymizer:
    """Replaces what names a customer. What it has replaced it leaves alone, so a text may pass twice."""

    def __init__(
        self,
        pseudonyms: Pseudonyms,
        *,
        networks: Iterable[Network] = (),
        own: Iterable[str] = (),
        users: Iterable[str] = (),
        ordinary: Iterable[str] = (),
        are_fake: bool = False,
    ) -> None:
        """`networks`, `own`, `users`: what is real; `ordinary`: words that stay; `are_fake`: an earlier run made the content anonymous."""
        own = tuple(name for name in own if name)
        self.pseudonyms = pseudonyms
        self._addresses = Addresses(pseudonyms, networks, are_fake=are_fake)
        self._names = Names(pseudonyms, own=own, users=users, ordinary=ordinary)
        # A short or common name of the host says too little to be looked for, and still stands in these places.
        labels = sorted(
            {re.escape(name.lower()) for name in own} | {re.escape(name.lower().split(".")[0]) for name in own}
        )
        self._slot = (
            re.compile(
                rf'(?P<before>"(?:host|hostname|node|Name|Hostname)": ?")(?P<name>{"|".join(labels)})(?=")'.encode(),
                re.IGNORECASE,
            )
            if labels
            else None
        )

    def __call__(self, content: bytes) -> bytes:
        """Return redacted content with fake names and addresses; the number of lines stays."""
        if b"@" in content or b"40" in content or b"&" in content:
            content = MAIL.sub(self._mail, content)
        content = BASE64.sub(self._behind_base64, content)
        if b".arpa" in content.lower():
            content = REVERSED.sub(self._reversed, content)
        if b"." in content:
            content = IPV4.sub(self._v4, content)
            content = IPV4_ESCAPED.sub(self._v4_escaped, content)
            content = NAME.sub(self._host, content)
        if b"-" in content:
            content = DASHED.sub(self._dashed, content)
        if b":" in content:
            content = MAC.sub(lambda match: self._addresses.mac(match[0].decode("ascii")).encode("ascii"), content)
            if b"::" in content:
                content = MAPPED.sub(self._mapped, content)
            content = IPV6.sub(lambda match: self._v6(match[0]), content)
            content = IPV6_ESCAPED.sub(lambda match: match["before"] + self._v6(match["address"]), content)
        for pattern in people.slots(content):
            content = pattern.sub(self._user, content)
        if self._slot is not None:
            content = self._slot.sub(
                lambda match: match["before"] + self.name(match["name"].decode("ascii")).encode("ascii"), content
            )
        return self._hunted(self._names.hunt, content)

    def again(self) -> Callable[[bytes], bytes] | None:
        """Return what makes fake in content of before what was met only since; None where nothing was."""
        late = self._names.hunt_late
        return None if late is None else partial(self._hunted, late)

    def _hunted(self, words: Hunt | None, content: bytes) -> bytes:
        return content if words is None else words.replaced(self._names.hunted, content)

    def text(self, text: str) -> str:
        """Do the same for a string."""
        return self(text.encode("utf-8", "surrogateescape")).decode("utf-8", "surrogateescape")

    def name(self, host: str) -> str:
        """Return the fake of a host name that is known to be one, however short."""
        first, dot, _ = host.lower().partition(".")
        if dot:
            return self._names.host(host.lower())
        return self.pseudonyms.fake("label", first, lambda number: f"host-{number}")

    def telling(self) -> dict[str, str]:
        """Return real → kind of the names that must not be in the result, for the last search: long ones, that mean nothing else."""
        kinds = {"label": "a host's name", "site": "a domain", "mail": "a mail address", "user": "a user's name"}
        return {
            real: kinds[kind]
            for kind, real, _ in self.pseudonyms
            if kind in ("site", "mail") or (kind in kinds and real in self._names.given)
        }

    def _host(self, match: re.Match[bytes]) -> bytes:
        colour = _colour_before(match)
        return colour + self._names.host(match[0][len(colour) :].decode("ascii")).encode("ascii")

    def _mail(self, match: re.Match[bytes]) -> bytes:
        colour = _colour_before(match)
        return colour + self._mail_of(match["local"][len(colour) :], match["at"], match["domain"])

    def _mail_of(self, *parts: bytes) -> bytes:
        local, at, domain = (part.decode("ascii") for part in parts)
        # The plus of a tag as URLs and .NET's JSON write it: the same address has the same fake.
        return self._names.mail(PLUS.sub("+", local), domain, at).encode("ascii")

    def _v4(self, match: re.Match[bytes]) -> bytes:
        text = match[0]
        if text.endswith(b".0.0") and _SOFTWARE.search(match.string, max(0, match.start() - 2), match.start()):
            return text
        return self._addresses.v4(text.decode("ascii")).encode("ascii")

    def _v4_escaped(self, match: re.Match[bytes]) -> bytes:
        return match["before"] + self._addresses.v4(match["address"].decode("ascii")).encode("ascii")

    def _v6(self, text: bytes) -> bytes:
        return self._addresses.v6(text.decode("ascii")).encode("ascii")

    def _reversed(self, match: re.Match[bytes]) -> bytes:
        made = self._addresses.reversed_v4 if match["v4"] is not None else self._addresses.reversed_v6
        return made(match[0].decode("ascii")).encode("ascii")

    def _mapped(self, match: re.Match[bytes]) -> bytes:
        return match[1] + self._addresses.mapped(match[2].decode("ascii"), match[3].decode("ascii")).encode("ascii")

    def _dashed(self, match: re.Match[bytes]) -> bytes:
        prefix, text = (match[1] or b"").decode("ascii"), match[2].decode("ascii")
        return (prefix + self._addresses.dashed(prefix, text)).encode("ascii")

    def _behind_base64(self, match: re.Match[bytes]) -> bytes:
        """Return the base64 of text with fake names in it; what is not base64 of text, or names nobody, as it is."""
        run = match[0]
        decoded = decode_base64(run)
        if decoded is None or not views.is_readable(decoded) or b"@" not in decoded:
            return run
        is_safe = not {0x2D, 0x5F}.isdisjoint(run)
        encode = base64.urlsafe_b64encode if is_safe else base64.b64encode
        padded = run.endswith(b"=")
        if encode(decoded).rstrip(b"=") != run.rstrip(b"="):
            return run
        return encode(self(decoded)).rstrip(b"=" if not padded else b"")

    def _user(self, match: re.Match[bytes]) -> bytes:
        start, end = match.span("user")
        before, after = match.string[match.start() : start], match.string[end : match.end()]
        return before + self._names.user(match["user"].decode("ascii")).encode("ascii") + after


def _colour_before(match: re.Match[bytes]) -> bytes:
    """Return what of a match belongs to the escape of a colour before it: `32m`."""
    found = _COLOUR.match(match[0])
    if found is None or not _ESCAPE.search(match.string, max(0, match.start() - _LONGEST_ESCAPE), match.start()):
        return b""
    return found[0]
