"""Known values in every encoding, whatever stands around them."""

from __future__ import annotations

import base64
import html
import json
from urllib.parse import quote, quote_plus

from daoflow_bundle.token import find_tokens
from daoflow_collector.redact import Redactor, Vault, Verifier
from hypothesis import given, settings
from hypothesis import strategies as st

TEXT = st.text(
    st.characters(min_codepoint=33, max_codepoint=0x24F, exclude_characters="\x7f"), min_size=10, max_size=40
)
JUNK = st.binary(max_size=7)
NAME = "POSTGRES_PASSWORD"


def _redactor(value: str) -> Redactor | None:
    vault = Vault(bytes(32))
    vault.add(NAME, value)
    return Redactor(vault) if vault.strong_values() else None


def _forms(value: str) -> dict[str, str]:
    once = json.dumps(value)[1:-1]
    return {
        "raw": value,
        "json": once,
        "json-2": json.dumps(once)[1:-1],
        "json-3": json.dumps(json.dumps(once)[1:-1])[1:-1],
        "percent": quote(value, safe=""),
        "percent-lower": quote(value, safe="").replace("%C3", "%c3"),
        "plus": quote_plus(value),
        "html": html.escape(value),
        "sql": value.replace("'", "''"),
        "shell": value.replace("'", "'\\''"),
        "hex": value.encode().hex(),
        "HEX": value.encode().hex().upper(),
    }


@settings(max_examples=70, deadline=None)
@given(TEXT)
def test_every_encoding_is_found_and_equal(value: str) -> None:
    """Each encoding of a strong value by itself becomes one token with the plain value's fingerprint."""
    redactor = _redactor(value)
    if redactor is None:
        return
    for form, written in _forms(value).items():
        output, _ = redactor.text(f"note: {written} end".encode())
        tokens = list(find_tokens(output.decode()))
        assert len(tokens) == 1, form
        assert tokens[0].fingerprint == redactor.vault.fingerprint(value), form
        assert output.startswith(b"note: "), form
        assert output.endswith(b" end"), form


@settings(max_examples=80, deadline=None)
@given(TEXT, JUNK, JUNK)
def test_base64_at_any_alignment(value: str, before: bytes, after: bytes) -> None:
    """A strong value inside base64, with anything before and after it, leaves nothing of the run."""
    redactor = _redactor(value)
    if redactor is None:
        return
    for encode in (base64.b64encode, base64.urlsafe_b64encode):
        run = encode(before + value.encode() + after)
        output, _ = redactor.text(b"x " + run + b" y")
        assert run[2:-4] not in output
        assert not Verifier(redactor.vault.strong_values()).scan([output])


@settings(max_examples=80, deadline=None)
@given(TEXT, st.text(max_size=30), st.text(max_size=30))
def test_nothing_around_hides_it(value: str, before: str, after: str) -> None:
    """A strong value glued into any text is gone, as text and as a JSON document."""
    redactor = _redactor(value)
    if redactor is None:
        return
    output, _ = redactor.text(f"{before}{value}{after}".encode())
    assert value.encode() not in output
    document, _ = redactor.tree({"k": [before + value + after], value: 1})
    assert json.dumps(value)[1:-1] not in json.dumps(document)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200))
def test_any_text_twice_is_once(text: str) -> None:
    """Redacting the output again changes nothing, and the number of lines stays."""
    redactor = Redactor(Vault(bytes(32)))
    once, _ = redactor.text(text.encode())
    assert redactor.text(once)[0] == once
    assert once.count(b"\n") == text.count("\n")
