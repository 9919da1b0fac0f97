"""What an address of a login at another provider carries: `code`, `state` and `nonce` go under their own names."""

from __future__ import annotations

import pytest
from daoflow_collector.redact import Redactor, Vault


def redacted(line: str) -> str:
    """Return what the gate leaves of a line."""
    content, _ = Redactor(Vault()).text(line.encode())
    return content.decode()


@pytest.mark.parametrize(
    ("line", "value", "what"),
    [
        ("GET /api/auth/callback/github?code=4f2a9c8e1b7d3f6a0c5e&state=xyzAbcDef123456 302", "xyzAbcDef123456", "oauth-state"),
        ("GET /api/auth/callback/github?code=4f2a9c8e1b7d3f6a0c5e&state=xyzAbcDef123456 302", "4f2a9c8e1b7d3f6a0c5e", "oauth-code"),
        ("GET /authorize?client_id=abc&nonce=n-0S6_WzA2Mj&state=Zx81kdLqPw", "n-0S6_WzA2Mj", "oauth-nonce"),
        ("location: /login?error=access_denied&error_description=code+expired&state=Zx81kdLqPwAA83jd", "Zx81kdLqPwAA83jd", "oauth-state"),
        ("redirect https://x.example.org/cb?state=QkdjfhgkdDfhgkdjfHg&amp;code=0.AXoAABCDEFghijkl", "QkdjfhgkdDfhgkdjfHg", "oauth-state"),
    ],
)  # fmt: skip
def test_a_callback_is_redacted_as_what_it_is(line: str, value: str, what: str) -> None:
    """The value goes, its token says which of them it was, and the rest of the address stays."""
    left = redacted(line + "\n")
    assert value not in left
    assert f"[redacted:{what}#" in left
    assert left.startswith(line.partition("?")[0])


@pytest.mark.parametrize(
    "line",
    [
        "GET /orders?state=open&code=DE 200",
        "GET /api/auth/callback/github?error=access_denied&error_description=no&state=9a38dbfad2a11c6e9c0a4f2c8efa40f8 302",
        "GET /ship?state=CA&code=94107 200",
        "GET /jobs?state=running&page=2 200",
        "exit code=137 state=running nonce=12",
        "GET /cb?error=access_denied&state=completed 302",
        "GET /cb?state=${STATE}&code=$CODE 302",
    ],
)
def test_states_and_codes_of_other_things_stay(line: str) -> None:
    """A country, a status and a number are no login."""
    assert redacted(line + "\n") == line + "\n"
