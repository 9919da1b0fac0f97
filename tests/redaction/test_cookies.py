"""Cookies: what keeps somebody logged in goes, how somebody likes a page stays, in headers as lines and as documents have them."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from daoflow_collector.redact import Redactor, Vault

PREFERENCES = (
    "theme=dark",
    "lang=en",
    "locale=de_DE",
    "i18n=en-US",
    "tz=Europe/Berlin",
    "currency=EUR",
    "contrast=high-contrast",
    "sidebar_state=true",
    "columns=12",
)
LOGINS = (
    "sid=AmberMountain11",
    "session=dark",
    "auth_token=light",
    "remember=harbor",
    "_ga=GA1.2.1234567890.1700000000",
    "x=Zk3Qp9LmW2xTz81b",
    "prefs=qWzKvbNmPx",
    "prefs=correcthorsebattery",
    "prefs=password",
)


def in_line(header: str) -> str:
    """Return a request's line as a client prints it, without its secrets."""
    return Redactor(Vault(bytes(32))).string(header)


def in_document(header: str) -> str:
    """Return the same as a logger's document has it."""
    name, _, cookies = header.partition(": ")
    document, _ = Redactor(Vault(bytes(32))).tree({"headers": {name: cookies}})
    return f"{name}: {document['headers'][name]}"


def in_json_line(header: str) -> str:
    """Return the same as a line of JSON has it."""
    name, _, cookies = header.partition(": ")
    line = Redactor(Vault(bytes(32))).string(json.dumps({"level": 30, "req": {"headers": {name: cookies}}}))
    return f"{name}: {json.loads(line)['req']['headers'][name]}"


WAYS = pytest.mark.parametrize("way", [in_line, in_document, in_json_line])
HEADERS = pytest.mark.parametrize("header", ["Cookie", "cookie", "Set-Cookie"])


@WAYS
@HEADERS
@pytest.mark.parametrize("preference", PREFERENCES)
def test_a_preference_stays_wherever_it_stands(way: Callable[[str], str], header: str, preference: str) -> None:
    """Alone, first and last: a short word, a language, a zone or a small number under a harmless name is a fact."""
    assert way(f"{header}: {preference}") == f"{header}: {preference}"
    for pairs in (f"{preference}; sid=AmberMountain11", f"sid=AmberMountain11; {preference}"):
        after = way(f"{header}: {pairs}")
        assert preference in after
        assert "AmberMountain11" not in after


@WAYS
@HEADERS
@pytest.mark.parametrize("login", LOGINS)
def test_a_login_goes_and_so_does_what_is_no_preference(way: Callable[[str], str], header: str, login: str) -> None:
    """A login's name, or a value that is no short word: gone, with the attributes behind it kept."""
    after = way(f"{header}: {login}; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600")
    assert login not in after
    assert "[redacted:" in after
    assert after.endswith("; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600")


def test_a_known_value_goes_also_where_a_preference_would_stay() -> None:
    """A secret of this host that reads as a word is no preference."""
    vault = Vault(bytes(32))
    vault.add("ADMIN_PASSWORD", "contrast-seven")
    assert "contrast" not in Redactor(vault).string("Cookie: theme=contrast-seven")
