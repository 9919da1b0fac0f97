"""Known values, fingerprints and tokens."""

from __future__ import annotations

import pytest
from daoflow_bundle.token import parse_token
from daoflow_collector.redact import Vault
from daoflow_collector.redact.vault import ValueClass, to_bytes, to_text
from hypothesis import given
from hypothesis import strategies as st

KEY = bytes(range(32))


def test_same_key_same_fingerprint() -> None:
    """Two runs share fingerprints when they share the key, and only then."""
    assert Vault(KEY).fingerprint("abc") == Vault(KEY).fingerprint("abc")
    assert Vault().fingerprint("abc") != Vault().fingerprint("abc")


def test_short_key_is_refused() -> None:
    """A key that could be guessed is an error, not a weaker vault."""
    with pytest.raises(ValueError, match="32 bytes"):
        Vault(b"short")


@given(st.text(), st.text())
def test_fingerprint_tells_equal_from_different(first: str, second: str) -> None:
    """Fingerprints are equal exactly when the values are, without any trimming."""
    vault = Vault(KEY)
    assert (vault.fingerprint(first) == vault.fingerprint(second)) == (first == second)


@given(st.text(min_size=1), st.text(max_size=80))
def test_every_token_can_be_read_back(value: str, name: str) -> None:
    """Whatever the value and the name, the token is one that the analyzer parses, and it holds no long part of the value."""
    token = Vault(KEY).token(name, value)
    assert parse_token(str(token)) == token
    assert token.fingerprint == Vault(KEY).fingerprint(value)


@given(st.binary())
def test_bytes_and_text_are_one_value(raw: bytes) -> None:
    """A value met as bytes and as text has one fingerprint, valid UTF-8 or not."""
    assert to_bytes(to_text(raw)) == raw


@pytest.mark.parametrize(
    ("value", "flags"),
    [
        ("abc", ("short",)),
        ("abcdefgh", ("len=8-15",)),
        ("x" * 3 + "abcdefghijklm", ("len=16",)),
        ("changeme-please", ("len=8-15", "placeholder")),
        ("change-me-before-going-live", ("len=27", "placeholder")),
        (" abcdefghi", ("len=8-15", "edge-space")),
        ("abcdefghi\r", ("len=8-15", "trailing-cr")),
        ("'abcdefghi'", ("len=8-15", "quoted")),
        ("äbcdefghi", ("len=8-15", "non-ascii")),
    ],
)
def test_flags(value: str, flags: tuple[str, ...]) -> None:
    """What is odd about a value shows in the token, what it is does not."""
    assert Vault(KEY).token("X", value).flags == flags


def test_empty_has_no_fingerprint() -> None:
    """An empty value says so, and gives no fingerprint that could be compared."""
    assert str(Vault(KEY).token("X", "")) == "[redacted:X empty]"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", ValueClass.EMPTY),
        ("  ", ValueClass.EMPTY),
        ("${POSTGRES_PASSWORD}", ValueClass.REFERENCE),
        ("${A}${B:?set it}", ValueClass.REFERENCE),
        ("******", ValueClass.MASKED),
        ("[REDACTED]", ValueClass.MASKED),
        ("changeme-changeme-changeme", ValueClass.PLACEHOLDER),
        ("your-secret-here", ValueClass.PLACEHOLDER),
        ("hunter2", ValueClass.WEAK),
        ("postgres", ValueClass.WEAK),
        ("20261123", ValueClass.WEAK),
        ("myservice-name", ValueClass.WEAK),
        ("Zk3Qp9LmW2xT", ValueClass.STRONG),
    ],
)
def test_classes(value: str, expected: ValueClass) -> None:
    """Only strong values are hunted: words of the bundle, short ones and templates are not."""
    vault = Vault(KEY)
    vault.add_ordinary_words(["myservice-name"])
    assert vault.classify(value) is expected


def test_first_name_stays_and_nothing_shows() -> None:
    """A value keeps the name it was found with first, and neither repr nor str gives it away."""
    vault = Vault(KEY)
    vault.add("POSTGRES_PASSWORD", "Zk3Qp9LmW2xT")
    vault.add("OTHER", "Zk3Qp9LmW2xT")
    assert vault.strong_values() == {"Zk3Qp9LmW2xT": "POSTGRES_PASSWORD"}
    assert "Zk3" not in repr(vault) + str(vault)
