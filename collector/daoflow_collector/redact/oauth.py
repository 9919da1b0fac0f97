"""What a login at another provider hands over in the address it comes back to.

`code` is changed for a token; `state` and `nonce` keep the answer from being forged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_collector.redact import drawn, values
from daoflow_collector.redact.odd import is_hex
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.spoken import ID
from daoflow_collector.redact.vault import to_text

_PARAMETER = re.compile(
    rb"[?&#;](?:amp;)?(?P<name>code|state|nonce|session_state)=(?P<v>[^&#\s\"'<>\\;,)\]}]{6,4000})", re.IGNORECASE
)
_COMPANION = re.compile(
    rb"[?&#;](?:amp;)?(?:code|state|client_id|redirect_uri|response_type|response_mode|code_challenge|session_state|id_token|"
    rb"authuser|error_description|error_uri|grant_type|iss)=",
    re.IGNORECASE,
)
_CALLBACK = re.compile(
    rb"(?:callback|oauth2?|oidc|authorize|/cb|login|signin|sso|openid)[^\s\"'<>]{0,200}\Z", re.IGNORECASE
)
_ADDRESS = re.compile(rb"[^\s\"'<>]*")
_NO_SPACE = re.compile(rb"[^\s\"'<>]{0,1200}\Z")
LITERALS = frozenset((b"nonce=", b"client_id=", b"response_type=", b"error_description=", b"session_state="))
"""Beside `code=`, which is one already: `state=` alone stands in too many lines."""


def find(text: bytes, lowered: bytes) -> Iterator[Span]:
    """Yield the parameters; `lowered` is the text's lower case."""
    if b"code=" not in lowered and b"state=" not in lowered and b"nonce=" not in lowered:
        return
    for match in _PARAMETER.finditer(text):
        before = _NO_SPACE.search(text, max(0, match.start() - 1200), match.start())
        after = _ADDRESS.match(text, match.end(), match.end() + 1200)
        head, tail = before.group() if before else b"", after.group() if after else b""
        has_companion = _COMPANION.search(head) or _COMPANION.search(tail)
        name = to_text(match["name"]).lower().replace("_", "-")
        if name.endswith("state") and (is_hex(to_text(match["v"])) or ID.fullmatch(match["v"])):
            continue  # an id of the attempt, by which its lines are found
        if (has_companion or _CALLBACK.search(head)) and _is_made(match["v"]):
            yield Span(*match.span("v"), f"oauth-{name}", match["v"], exact=True)


def _is_made(value: bytes) -> bool:
    """Say whether a machine made the value: no status, no name of a country, no number of an error."""
    word = to_text(value)
    if values.is_reference(word) or values.is_masked(word) or values.is_plain(word) or word.isdigit():
        return False
    is_long = len(word) >= 16 and not values.is_name(word)
    return is_long or values.is_mixed(word) or drawn.is_scrambled(word) or values.is_random(word, minimum=8)
