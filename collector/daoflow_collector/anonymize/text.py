"""All passes over one redacted text. Fakes have the characters of what they stand for, so JSON, YAML and URLs stay what they are."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from functools import partial
from typing import Callable

from daoflow_collector.anonymize import people
from daoflow_collector.anonymize.addresses import DASHED, IPV4, IPV6, MAC, Addresses, Network
from daoflow_collector.anonymize.names import MAIL, NAME, Names
from daoflow_collector.anonymize.pseudonyms import Pseudonyms
from daoflow_collector.redact import views
from daoflow_collector.redact.encodings import decode_base64
from daoflow_collector.redact.views import BASE64

_SOFTWARE = re.compile(rb"[A-Za-z]/\Z")
"""Before `120.0.0.0` of a browser: a version, where an address stands behind a space, a quote or `//`."""


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
        if b"." in content:
            content = IPV4.sub(self._v4, content)
            content = NAME.sub(lambda match: self._names.host(match[0].decode("ascii")).encode("ascii"), content)
        if b"-" in content:
            content = DASHED.sub(self._dashed, content)
        if b":" in content:
            content = MAC.sub(lambda match: self._addresses.mac(match[0].decode("ascii")).encode("ascii"), content)
            content = IPV6.sub(lambda match: self._addresses.v6(match[0].decode("ascii")).encode("ascii"), content)
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

    def _hunted(self, words: re.Pattern[bytes] | None, content: bytes) -> bytes:
        if words is None:
            return content
        return words.sub(lambda match: self._names.hunted(match[0].decode("ascii")).encode("ascii"), content)

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

    def _mail(self, match: re.Match[bytes]) -> bytes:
        local, at, domain = (match[group].decode("ascii") for group in ("local", "at", "domain"))
        return self._names.mail(local, domain, at).encode("ascii")

    def _v4(self, match: re.Match[bytes]) -> bytes:
        text = match[0]
        if text.endswith(b".0.0") and _SOFTWARE.search(match.string, max(0, match.start() - 2), match.start()):
            return text
        return self._addresses.v4(text.decode("ascii")).encode("ascii")

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
